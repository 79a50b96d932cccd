"""问题清单: every finding once, in order, with its link; ours is replaced, a stranger's kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.writers.filling import FIGURES, UNIT, WORDS, Made, cell, made, reread, texts
from xlforms.catalogue import CATALOGUE
from xlforms.findings import Finding, finding
from xlforms.pipeline import fill
from xlforms.workbook import Sheet, open_workbook
from xlforms.writers.field_names import in_words
from xlforms.writers.problem_list import write_problem_list

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FORM = "部门整体支出绩效自评表"
OVERRUN = finding(
    "XF413",
    sheet="基础数据表",
    cell="F21",
    name="rows.15.actual",
    found="17.07",
    expected="10.8",
    other="D21",
    arithmetic="超支6.27",
)
EXCEEDED = finding("XF405", sheet=FORM, cell="H13", name="indicators.1.score", found="31", expected="30")
RATE = finding(
    "XF309",
    sheet=FORM,
    cell="H4",
    name="funds.total.execution_rate",
    found="99.3%",
    expected="99.4%",
    arithmetic="1389.3÷1397.9",
    label="执行率",
)
STRANGE = finding("XF108", sheet="填表说明")
TAIL = finding("XF405", sheet=FORM, cell="H9", name="total.score", found="101", expected="100")


def listed(*findings: Finding, whole: Made | None = None) -> Sheet:
    whole = whole or made(FIGURES, WORDS)
    write_problem_list(whole.workbook, whole.submission, findings)
    return whole.workbook.sheets[-1]


def column(sheet: Sheet, number: int) -> list[str]:
    return [found.text for (row, at), found in sheet.cells.items() if at == number and row > 3]


def links(sheet: Sheet) -> dict[str, str]:
    elements = sheet.part.root.iter(f"{sheet.part.namespace}hyperlink")
    return {element.get("ref", ""): element.get("location", "") for element in elements}


def test_errors_come_first_then_sheets_then_cells() -> None:
    sheet = listed(STRANGE, RATE, OVERRUN, EXCEEDED, TAIL)
    assert sheet.name == "问题清单"
    assert column(sheet, 1) == ["1", "2", "3", "4", "5"]
    assert column(sheet, 2) == ["错误", "错误", "警告", "提示", "提示"]
    assert column(sheet, 3) == [f"{FORM}!H9", f"{FORM}!H13", "基础数据表!F21", "填表说明", f"{FORM}!H4"]


def test_a_line_tells_all_that_is_known() -> None:
    sheet = listed(RATE)
    entry = CATALOGUE["XF309"]
    assert [cell(sheet, 4, at).text for at in range(2, 11)] == [
        *("提示", f"{FORM}!H4", "年度资金总额·执行率", RATE.message),
        *("99.3%", "99.4%", "1389.3÷1397.9", entry.basis, entry.remedy),
    ]


def test_every_place_is_a_link_into_the_workbook() -> None:
    assert links(listed(STRANGE, OVERRUN)) == {"C4": "'基础数据表'!F21", "C5": "'填表说明'!A1"}


def test_a_finding_of_the_whole_workbook_has_no_link() -> None:
    sheet = listed(finding("XF108", sheet="不在"), STRANGE._replace(sheet=""))
    assert column(sheet, 3) == ["不在", "整个工作簿"]
    assert links(sheet) == {}


def test_a_sheet_name_with_an_apostrophe_is_quoted() -> None:
    whole = made(FIGURES)
    whole.workbook.add_sheet(whole.sheet("填表说明"), "表'1")
    assert links(listed(STRANGE._replace(sheet="表'1"), whole=whole)) == {"C4": "'表''1'!A1"}


def test_the_head_names_file_unit_and_counts() -> None:
    sheet = listed(STRANGE, RATE, OVERRUN, EXCEEDED)
    assert texts(sheet)[1] == f"文件：zipingbiao.xlsx　　单位：{UNIT}　　错误1条、警告1条、提示2条"


def test_nothing_found_is_said() -> None:
    sheet = listed()
    assert [found.text for (row, _), found in sheet.cells.items() if row > 3] == ["没有发现问题"]
    assert texts(sheet)[1].endswith("错误0条、警告0条、提示0条")


def test_the_list_of_an_earlier_run_is_replaced_even_renamed(tmp_path: Path) -> None:
    first = made(FIGURES, WORDS)
    listed(EXCEEDED, OVERRUN, whole=first)
    first.workbook.save(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["问题清单"].title = "上次的清单"
    book.save(tmp_path / "b.xlsx")
    second = reread(open_workbook(tmp_path / "b.xlsx"))
    sheet = listed(RATE, whole=second)
    assert [other.name for other in second.workbook.sheets if "清单" in other.name] == ["问题清单"]
    assert column(sheet, 1) == ["1"]


def test_a_stranger_of_the_same_name_is_kept() -> None:
    whole = made(FIGURES, WORDS)
    own = whole.workbook.add_sheet(whole.sheet("填表说明"), "问题清单")
    sheet = listed(RATE, whole=whole)
    assert own in whole.workbook.sheets
    assert sheet.name not in ("问题清单", own)
    assert texts(own)[0] == "填表说明"


def test_what_was_typed_is_shown_as_text_whatever_it_begins_with() -> None:
    found = cell(listed(EXCEEDED._replace(found="=1+1")), 4, 6)
    assert (found.text, found.formula) == ("=1+1", None)


def test_long_texts_have_higher_rows() -> None:
    sheet = listed(RATE, OVERRUN._replace(message="很长的话，" * 40))
    heights = [sheet.row_height(row) or 0 for row in (4, 5)]
    # 问题 holds 18 characters of 宋体 10.5 a line.
    assert heights[0] > 200 / 18 * 13.5
    assert heights[1] < heights[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("funds.appropriation.final_budget", "当年财政拨款·全年预算数"),
        ("income.government_fund", "政府性基金拨款"),
        ("staff.control_rate", "控制率"),
        ("indicators.1.score", "培训人次·得分"),
        ("rows.1.actual", "三公经费·决算数"),
        ("total.score", "总分·得分"),
        ("material.problems.2", "问题2"),
        ("material.organs", "机构设置和人员情况"),
        ("report.results", "整体支出绩效情况"),
        ("completeness.score", "完整性·得分"),
        ("", ""),
    ],
)
def test_fields_are_named_in_the_words_of_the_forms(name: str, words: str) -> None:
    (filled,) = made(FIGURES).submission.of("base_data" if name.startswith("rows") else "department")
    assert in_words(name, filled) == words


def test_openpyxl_reads_the_list_of_a_real_workbook(tmp_path: Path) -> None:
    done = fill(str(EXAMPLES / "junshan-2024.xlsx"), str(tmp_path))
    sheet = openpyxl.load_workbook(done.output)["问题清单"]
    last = 3 + len(done.findings)
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == list(range(1, len(done.findings) + 1))
    assert sheet.print_area == f"'问题清单'!$A$1:$J${last}"
    assert [str(ranges.sqref) for ranges in sheet.conditional_formatting] == [f"B4:B{last}"]
    assert all(sheet.cell(row, 3).hyperlink is not None for row in range(4, last + 1))
    assert all(sheet.cell(row, 4).value for row in range(4, last + 1))


def test_figures_stand_as_people_write_them() -> None:
    assert Decimal(cell(listed(OVERRUN), 4, 6).text) == Decimal("17.07")
