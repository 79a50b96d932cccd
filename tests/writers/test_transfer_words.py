"""Words that go over onto the blank forms, and what is said of those that don't."""

from __future__ import annotations

from pathlib import Path

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from tests.writers.moving import differences, drawn, moved, row_of, sheet, shown
from xlforms.pipeline import fill
from xlforms.readers import read_workbook
from xlforms.workbook import open_workbook

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "junshan-2024.xlsx"


def said(path: Path, *sheets: Lines) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for note in moved(book(path / "源.xlsx", *sheets))[1]:
        found.setdefault(note.code, []).append(note.message)
    return found


def test_titles_years_and_signatures(tmp_path: Path) -> None:
    titled = changed(DEPARTMENT, 0, 0, "2021年度某某局整体支出绩效自评表")
    signed = [*titled, ("填报人：张三　　填报日期：2022年3月1日", "", "", "联系电话：0730-8888888")]
    dated = [tuple(str(cell).replace("2024", "2022").replace("2023", "2021") for cell in line) for line in BASE_DATA]
    workbook = drawn(tmp_path, signed, changed(dated, 0, 0, "整体支出绩效评价基础数据表"), PROJECT)
    department, base, project = workbook.sheets
    assert shown(department, "A1") == "2021年度某某局整体支出绩效自评表"
    foot = [shown(department, f"{column}36") for column in "ADEH"]
    assert foot == ["填表人：张三", "填报日期：2022年3月1日", "联系电话：0730-8888888", "单位负责人签字："]
    assert shown(base, "A1") == "2022年度整体支出绩效评价基础数据表"
    assert [shown(base, ref) for ref in ("D3", "B5", "F5")] == ["2022年实际在职人数", "2021年决算数", "2022年决算数"]
    assert shown(base, "A27") == "楼堂馆所控制情况\n（2022年完工项目）"
    assert [shown(project, ref) for ref in ("A1", "A2")] == ["项目支出绩效自评表", "（2024年度）"]


def test_amounts_inside_their_labels(tmp_path: Path) -> None:
    apart = changed(changed(DEPARTMENT, 5, 1, "一般公共预算"), 5, 2, 1397.9)
    done = drawn(tmp_path, apart).sheets[0]
    assert shown(done, "B6") == "其中：一般公共预算：1397.9"
    assert shown(done, "F7") == "　　　项目支出：1369.3"
    assert shown(done, "B7") == "　　　政府性基金拨款："


def test_the_kind_of_the_source_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, DEPARTMENT) == {
        "XF109": ["「源.xlsx」是 .xlsx 格式，只能读取；读到的内容已填入官方模板的副本，百分数等显示格式以模板为准。"]
    }


def test_what_finds_no_place_is_listed(tmp_path: Path) -> None:
    fund = ("", "当年财政拨款", 1300, 1300, "", "", "", "")
    lines = [*DEPARTMENT[:4], fund, *DEPARTMENT[4:], ("评价结论：", "良好" * 30), ("填表人：", "", "")]
    (message,) = said(tmp_path, lines, PROJECT)["XF110"]
    assert message == (
        "原文件工作表「表1」里有 4 处内容在官方模板里没有位置，没有带过来：C5“1300”、D5“1300”、A18“评价结论：”、"
        f"B18“{'良好' * 20}…”。"
    )


def test_sheets_left_out_and_labels_not_found_are_told_of_in_words(tmp_path: Path) -> None:
    lines = changed(DEPARTMENT, 2, 4, "支出情况")
    found = moved(book(tmp_path / "源.xlsx", lines, [("会议签到表",), ("姓名", "电话")]))[1]
    told = {note.code: note for note in found}
    assert told["XF111"].message == "原文件的工作表「表2」不是已知的官方表样，没有带到新工作簿里。"
    assert told["XF102"].message.startswith("原文件「表1」：没有找到栏目「全年执行数」")
    assert {(note.sheet, note.cell) for note in found} == {("", "")}
    assert "E4“1389.3”" in told["XF110"].message


def test_a_year_that_nobody_gave_is_asked_for(tmp_path: Path) -> None:
    lines = changed(changed(PROJECT, 0, 0, "项目支出绩效自评表"), 1, 0, "")
    assert said(tmp_path, lines).keys() == {"XF109", "XF112"}
    assert said(tmp_path, lines, DEPARTMENT).keys() == {"XF109"}


def test_report_material_and_annex_of_an_earlier_run(tmp_path: Path) -> None:
    first = Path(fill(str(EXAMPLE), str(tmp_path)).output)
    workbook = open_workbook(first)
    material = sheet(workbook, "报告素材")
    last = row_of(material, "问题6")
    material.set_value(last, 3, "第六个问题。")
    material.copy_row(last, last, 2)
    for number in (7, 8):
        material.set_value(last + number - 6, 2, f"问题{number}")
        material.set_value(last + number - 6, 3, f"第{number}个问题。")
    workbook.save(tmp_path / "again.xlsx")
    done, notes = moved(tmp_path / "again.xlsx")
    assert [note.code for note in notes] == ["XF109"]
    assert [form.name for form in done.sheets] == [
        *("填表说明", "基础数据表", "部门整体支出绩效自评表", "项目支出绩效自评表", "报告素材", "自评报告", "附件5")
    ]
    before, after = read_workbook(open_workbook(tmp_path / "again.xlsx")), read_workbook(done)
    assert differences(before, after) == []
    assert [shown(sheet(done, "报告素材"), f"B{last + 2}"), shown(sheet(done, "报告素材"), f"C{last + 2}")] == [
        *("问题8", "第8个问题。")
    ]
    assert [shown(sheet(done, "附件5"), ref) for ref in ("C3", "D3", "E3")] == ["岳阳市君山区总工会", "年度", "2024年"]
    assert shown(sheet(done, "自评报告"), "A1") == shown(sheet(workbook, "自评报告"), "A1")
