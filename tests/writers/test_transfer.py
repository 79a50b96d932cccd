"""Workbooks of legacy kinds, gone over onto our own blank forms."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.libreoffice import converted, needs_libreoffice, recalculated
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from tests.readers.test_other_places import LAYOUTS
from xlforms.findings import Finding
from xlforms.pipeline import _complete, fill
from xlforms.readers import read_workbook
from xlforms.submission import Filled, Submission, Value
from xlforms.workbook import Sheet, Workbook, open_workbook, parse_ref
from xlforms.writers.transfer import transfer

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [ROOT / "examples" / f"{name}.xlsx" for name in ("junshan-2024", "caizheng-jinrong-2024", "langfang-2019")]
Facts = dict[object, object]
FIGURES = ("previous_actual", "budget", "actual")

# More indicators than the blank has lines for, and second and first levels that it hasn't.
INDICATORS: Lines = (
    ("", "产出指标(40分)", "数量指标", "指标甲", "≥50个", "50", 5, 5, ""),
    *(("", "", "", f"数量之{number}", "≥50个", "49", 5, 4.9, "") for number in range(2, 6)),
    ("", "", "质量指标", "合格率", 0.98, 0.97, 5, 4.95, "因" * 60),
    ("", "产出指标", "经济成本指标", "控制成本", "≤30万元", "28万元", 10, 10, ""),
    ("", "效益指标(30分)", "生态环境效益", "绿化", 100, 90, 20, 18, ""),
    ("", "", "经济效益\n指标", "增收", "≥95%", "96%", 10, 10, ""),
    ("", "满意度指标(10分)", "社会公众或服务对象满意度", "满意", "95%以上", "90%", 10, 9.47, ""),
    ("", "成本指标(10分)", "社会成本", "减少排放", "10吨", "9吨", 5, 4.5, ""),
    ("", "", "环境成本", "节约用水", "10吨", "9吨", 5, 4.5, ""),
)
MANY: Lines = (*DEPARTMENT[:12], *INDICATORS, ("总分", "", "", "", "", "", 100, 97.26, ""))
# More lines of 项目支出 than the blank has, a second group of funds, and an item of 三公经费 of the officer's own.
COSTS: Lines = (
    *BASE_DATA[:10],
    ("　4、其他", 1, 1, 1),
    BASE_DATA[10],
    *((f"　{number}、自有项目{number}", number, number, number) for number in range(1, 7)),
    ("　7、区级专项资金", "", "", ""),
    *((f"区级资金{number}", 1, 2, 3) for number in range(1, 6)),
    ("　8、上级转移支付", 99, "", ""),
    ("上级资金甲", 10, 10, 10),
    ("上级资金乙", 10, 10, 9),
    ("其中：办案", 4, 4, 4),
    *BASE_DATA[17:],
)


def moved(path: Path) -> tuple[Workbook, list[Finding]]:
    """A workbook gone over; one that could be edited goes over just as well."""
    source = open_workbook(path)
    return transfer(source, read_workbook(source))


def drawn(path: Path, *sheets: Lines) -> Workbook:
    return moved(book(path / "源.xlsx", *sheets))[0]


def said(path: Path, *sheets: Lines) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for note in moved(book(path / "源.xlsx", *sheets))[1]:
        found.setdefault(note.code, []).append(note.message)
    return found


def figure(value: Value | None) -> Decimal | None:
    return None if value is None else value.value


def facts(filled: Filled) -> Facts:
    """What was read of a form: figures and texts by field name, indicators and costs in no order.

    Not the unit of a target: .xls and .ods come without number formats, so 100% is 1.
    """
    lines: Facts = {
        (one.level1, one.points1, one.level2.removesuffix("指标"), one.name.content): (
            one.target and one.target.reading[1:4],
            one.actual and one.actual.reading[1:4],
            *map(figure, (one.weight, one.score)),
            one.deviation_reason and one.deviation_reason.content,
        )
        for one in filled.indicators
    }
    costs = {(*row.path, name): figure(getattr(row, name)) for row in filled.rows for name in FIGURES}
    texts: Facts = {
        name: value.content for name, value in filled.values.items() if value.value is None and value.content
    }
    numbers: Facts = {name: value.value for name, value in filled.values.items() if value.value is not None}
    given: Facts = {path: amount for path, amount in costs.items() if amount is not None}
    return {"year": filled.year, "unit": filled.unit, **numbers, **texts, **lines, **given}


def differences(before: Submission, after: Submission) -> list[object]:
    """What was read and is read otherwise after going over; sums that the blank's formulas add are no difference."""
    pairs = zip(before.forms, after.forms, strict=True)
    found: list[object] = []
    for source, form in pairs:
        was, now = facts(source), facts(form)
        found += [(source.sheet.name, name, was[name], now.get(name)) for name in was if now.get(name) != was[name]]
    return found


def sheet(workbook: Workbook, name: str) -> Sheet:
    found = workbook.sheet(name)
    assert found is not None
    return found


def shown(sheet: Sheet, ref: str) -> str:
    cell = sheet.cell(*parse_ref(ref))
    return cell.text if cell else ""


def row_of(sheet: Sheet, text: str) -> int:
    return next(cell.row for cell in sheet.cells.values() if cell.text.strip() == text)


def formula(sheet: Sheet, row: int, column: int) -> str | None:
    cell = sheet.cell(row, column)
    return cell.formula if cell else None


@pytest.fixture(scope="module")
def legacy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The examples and the drawn forms as .xls and .ods."""
    folder = tmp_path_factory.mktemp("legacy")
    many = book(folder / "many.xlsx", MANY, PROJECT, changed(PROJECT, 2, 2, "桥梁检测"), COSTS)
    made = [*converted(folder, "xls", *EXAMPLES, many), *converted(folder, "ods", EXAMPLES[0], many)]
    return {path.name: path for path in made}


@needs_libreoffice
@pytest.mark.parametrize(
    "name", ["junshan-2024.ods", "caizheng-jinrong-2024.xls", "langfang-2019.xls", "many.ods", "many.xls"]
)
def test_what_is_read_after_going_over_is_what_was_read(legacy: dict[str, Path], name: str) -> None:
    path = legacy[name]
    workbook, _ = moved(path)
    for source in (path, *(example for example in EXAMPLES if example.stem == path.stem)):
        assert differences(read_workbook(open_workbook(source)), read_workbook(workbook)) == []


@needs_libreoffice
def test_recalculating_the_results_changes_no_value(legacy: dict[str, Path], tmp_path: Path) -> None:
    sources = (legacy["junshan-2024.ods"], legacy["many.xls"])
    ours = [Path(fill(str(source), str(tmp_path)).output) for source in sources]
    for path, again in zip(ours, recalculated(tmp_path, *ours), strict=True):
        calculated = open_workbook(again)
        for form in open_workbook(path).sheets:
            kept = {cell.ref: cell.text for cell in form.cells.values() if cell.formula is not None}
            assert kept == {ref: shown(sheet(calculated, form.name), ref) for ref in kept}
        assert openpyxl.load_workbook(path).sheetnames == [form.name for form in open_workbook(path).sheets]


def test_more_indicators_than_the_blank_has_lines(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, MANY)
    form = read_workbook(workbook).forms[0]
    assert [(one.level1, one.level2, one.name.content) for one in form.indicators] == [
        *(("产出指标", "数量指标", name) for name in ("指标甲", *(f"数量之{number}" for number in range(2, 6)))),
        ("产出指标", "质量指标", "合格率"),
        ("产出指标", "经济成本指标", "控制成本"),
        ("效益指标", "经济效益指标", "增收"),
        ("效益指标", "生态环境效益", "绿化"),
        ("满意度指标", "社会公众或服务对象满意度", "满意"),
        ("成本指标", "社会成本", "减少排放"),
        ("成本指标", "环境成本", "节约用水"),
    ]
    done = workbook.sheets[0]
    total = row_of(done, "总分")
    assert total == 35 + 2 + 1 + 2
    assert formula(done, total, 7) == f'IF(COUNT(G13:G{total - 1})=0,"",SUM(G4,G13:G{total - 1}))'
    levels = {str(area) for area in done.merges if area.left == area.right in {2, 3} and area.top > 12}
    assert levels == {
        *("B13:B26", "C13:C17", "C18:C20", "C21:C23", "C24:C26"),
        *("B27:B35", "C27:C28", "C29:C30", "C31:C32", "C33:C34"),
        *("B36:B37", "C36:C37", "B38:B39"),
    }
    assert [shown(done, ref) for ref in ("B13", "B38", "C35", "C38", "C39")] == [
        *("产出指标\n（40分）", "成本指标\n（10分）", "生态环境效益", "社会成本", "环境成本")
    ]


def test_added_lines_look_and_behave_like_the_others(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, MANY, COSTS)
    workbook.save(tmp_path / "done.xlsx")
    done = openpyxl.load_workbook(tmp_path / "done.xlsx")
    form, costs = done.worksheets
    for printed, added in (("D13", "D17"), ("B13", "B38"), ("C13", "C39"), ("H13", "H39")):
        for look in ("font", "fill", "border", "alignment", "protection", "number_format"):
            assert repr(getattr(form[added], look)) == repr(getattr(form[printed], look))
    assert form.row_dimensions[17].height == form.row_dimensions[14].height
    assert (form.row_dimensions[18].height or 0) > (form.row_dimensions[17].height or 0)
    assert form.print_area == "'部门整体支出绩效自评表'!$A$1:$I$41"
    advised = [str(rule.sqref) for rule in form.data_validations.dataValidation if rule.promptTitle == "分值"]
    assert advised == ["G13:G39"]
    group = next(row for row in range(1, 40) if "上级转移支付" in str(costs.cell(row, 1).value))
    for row, model in ((group, 6), (group + 1, 9)):
        assert repr(costs.cell(row, 4).fill) == repr(costs.cell(model, 4).fill)
    assert {str(area) for area in costs.merged_cells.ranges} >= {f"B{group}:C{group}", f"F{group + 3}:G{group + 3}"}


def test_more_cost_lines_than_the_blank_has(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, COSTS)
    done = workbook.sheets[0]
    labels = [shown(done, f"A{row}").strip() for row in range(6, 36)]
    assert labels[5:23] == [
        *("3、公务接待", "4、其他", "项目支出：", *(f"{number}、自有项目{number}" for number in range(1, 7))),
        *("7、区级专项资金", *(f"区级资金{number}" for number in range(1, 6))),
        *("8、上级转移支付", "上级资金甲", "上级资金乙"),
    ]
    sums = {shown(done, f"A{row}").strip(): (formula(done, row, 4) or "") for row in range(6, 36)}
    assert {label: text.partition("SUM")[2].rstrip(")") for label, text in sums.items() if text} == {
        "三公经费": "(D7,D10:D12",
        "1、公务用车购置和维护经费": "(D8,D9",
        "项目支出：": "(D14:D20,D26",
        "7、区级专项资金": "(D21:D25",
        "8、上级转移支付": "(D27:D28",
    }
    totals = {shown(done, f"A{row}").strip(): [shown(done, f"{at}{row}") for at in "BDF"] for row in (6, 13, 20, 26)}
    assert totals == {
        "三公经费": ["4.00", "4.00", "4.50"],
        "项目支出：": ["125.00", "51.00", "55.00"],
        "7、区级专项资金": ["5.00", "10.00", "15.00"],
        "8、上级转移支付": ["99.00", "20.00", "19.00"],
    }


def test_lines_that_stay_blank_keep_their_labels_and_their_numbering(tmp_path: Path) -> None:
    few = [line for line in BASE_DATA if "运行维护经费" not in str(line[0]) and "专项" not in str(line[0])]
    done = drawn(tmp_path, few).sheets[0]
    assert [shown(done, f"A{row}").strip() for row in range(13, 18)] == [
        *("1、业务工作经费", "2、运行维护经费", "……", "", "3、省级专项资金（一个专项一行）")
    ]
    own = [("1、甲项目", 1, 1, 1), ("2、乙项目", 1, 1, 1), ("3、运行维护经费", 1, 1, 1)]
    done = drawn(tmp_path, [*few[:11], *own, *few[13:]]).sheets[0]
    assert [shown(done, f"A{row}").strip() for row in range(13, 18)] == [
        *("1、甲项目", "2、乙项目", "3、运行维护经费", "", "4、省级专项资金（一个专项一行）")
    ]


def test_each_form_on_a_sheet_of_its_own_in_the_order_of_the_source(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, PROJECT, [*PROJECT, (), *changed(PROJECT, 2, 2, "桥梁检测")], DEPARTMENT)
    names = ["项目支出绩效自评表", "项目支出绩效自评表 (2)", "项目支出绩效自评表 (3)", "部门整体支出绩效自评表"]
    assert [form.name for form in workbook.sheets] == names
    forms = read_workbook(workbook).of("project")
    assert [form.values["project_name"].content for form in forms] == ["道路养护", "道路养护", "桥梁检测"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        pytest.param(0.9938, 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="what the formula gives"),
        pytest.param(1389.3 / 1397.9, 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="calculated"),
        pytest.param("", 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="blank"),
        pytest.param(0.993, "99.3%", id="rounded otherwise"),
        pytest.param("99.3 %", "99.3 %", id="text"),
        pytest.param(99.3, "99.3", id="percent without its sign"),
        pytest.param(0.99384, "99.38%", id="more digits"),
        pytest.param("—", "—", id="not applicable"),
    ],
)
def test_a_typed_rate_stands_unless_the_formula_gives_it(tmp_path: Path, typed: str | float, stands: str) -> None:
    workbook = drawn(tmp_path, changed(DEPARTMENT, 3, 6, typed))
    cell = workbook.sheets[0].cell(4, 8)
    assert cell is not None
    assert (cell.formula or cell.text) == stands
    if cell.formula is not None:
        assert cell.text == "99.38%"


def test_sums_that_were_typed_stand_and_what_adds_them_up_takes_them(tmp_path: Path) -> None:
    typed = changed(changed(BASE_DATA, 14, 1, 7), 10, 1, 16)
    done = drawn(tmp_path, typed).sheets[0]
    assert [(shown(done, ref), formula(done, *parse_ref(ref))) for ref in ("B12", "B17")] == [
        ("16.00", None),
        ("7.00", None),
    ]


def test_amounts_typed_as_text_stay_text_and_still_count(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, changed(changed(DEPARTMENT, 3, 3, "1,397.90万元"), 3, 4, " 1389.30"))
    _complete(workbook, values=False, overwrite=False)
    done = [shown(workbook.sheets[0], ref) for ref in ("E4", "F4", "H4", "I4", "H35")]
    assert done == ["1,397.90万元", " 1389.30", "99.38%", "9.94", "99.41"]


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


@pytest.mark.parametrize("place", LAYOUTS)
def test_the_layouts_of_other_places(tmp_path: Path, place: str) -> None:
    path = book(tmp_path / "a.xlsx", LAYOUTS[place])
    workbook, _ = moved(path)
    assert differences(read_workbook(open_workbook(path)), read_workbook(workbook)) == []
    assert [shown(workbook.sheets[0], f"{column}13") for column in "DEF"][:2] == ["培训人数", "≥50人"]


def test_indicators_of_unknown_levels_stand_by_themselves(tmp_path: Path) -> None:
    lines = [[*line[:1], *line[3:]] if number >= 11 else line for number, line in enumerate(DEPARTMENT)]
    form = read_workbook(drawn(tmp_path, lines)).forms[0]
    assert [(one.level1, one.level2, one.name.content) for one in form.indicators] == [
        ("(原表未分级)", "(原表未分级)", name) for name in ("培训人次", "增收", "满意度")
    ]


def test_the_kind_of_the_source_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, DEPARTMENT) == {
        "XF109": ["「源.xlsx」是 xlsx 格式，只能读取；读到的内容已填入官方模板的副本，百分数等显示格式以模板为准。"]
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
    first = Path(fill(str(EXAMPLES[0]), str(tmp_path)).output)
    workbook = open_workbook(first)
    material = sheet(workbook, "报告素材")
    last = row_of(material, "问题6")
    material.set_value(last, 3, "第六个问题。")
    material.repeat_row(last, 3)
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
    assert shown(sheet(done, "自评报告"), "A1") == shown(sheet(before_of(tmp_path), "自评报告"), "A1")


def before_of(folder: Path) -> Workbook:
    return open_workbook(folder / "again.xlsx")


@needs_libreoffice
def test_fill_gives_an_xlsx_and_leaves_the_source_alone(legacy: dict[str, Path], tmp_path: Path) -> None:
    source = legacy["caizheng-jinrong-2024.xls"]
    before = source.read_bytes()
    done = fill(str(source), str(tmp_path))
    assert (done.file, Path(done.output).name) == (str(source), "caizheng-jinrong-2024-已完成.xlsx")
    assert source.read_bytes() == before
    assert sorted(codes(done.findings)) == sorted(
        ["XF109", *codes(fill(str(EXAMPLES[1]), str(tmp_path / "b")).findings)]
    )
    assert shown(sheet(open_workbook(done.output), "问题清单"), "A2").startswith("文件：caizheng-jinrong-2024.xls　")


def codes(findings: Sequence[Finding]) -> list[str]:
    return [note.code for note in findings]
