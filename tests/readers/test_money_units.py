"""Forms in 元: read in 万元, checked in 万元, and filled in again in 元."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.libreoffice import converted, needs_libreoffice, recalculated
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed, numbers, submission
from xlforms.pipeline import check, fill
from xlforms.values.money import told_unit
from xlforms.workbook import open_workbook

SHANGHAI: Lines = (
    ("财政项目支出绩效自评表",),
    ("(2022年度)",),
    ("项目名称", "", "某体育中心结算费用"),
    ("主管部门", "", "某区体育局", "", "", "实施单位", "", "某区体育事业管理中心"),
    ("项目资金\n(元)", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "年度资金总额", "", "", "", "", 10),
    ("", "其中：当年财政拨款", "", 250000, 250000, 215457.6, "—", "", "—"),
    ("", "上年结转资金", "", 0, 0, "3,000.50元", "—", "", "—"),
    ("", "其他资金", "", 0, "1万元", 0, "—", "", "—"),
    *DEPARTMENT[9:],
)


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("项目资金\n（元）", -4),
        ("（单位：元）", -4),
        ("金额单位：人民币元", -4),
        ("填报单位：某局　　单位：元　　填报日期：2024年", -4),
        ("单位:千元", -1),
        ("年度预算申请(万元)", 0),
        ("单位：亿元", 4),
        ("计量单位：元", None),
        ("单位：元江县财政局", None),
        ("实际规模(㎡)", None),
        ("补助标准（元/人）", None),
    ],
)
def test_the_unit_that_a_header_tells(text: str, power: int | None) -> None:
    assert told_unit(text) == power


def test_plain_numbers_are_in_the_headers_unit_and_others_in_their_own(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", SHANGHAI)
    found = {name: Decimal(number) for name, number in numbers(read).items()}
    assert found["funds.appropriation.actual_expenditure"] == Decimal("21.54576")
    assert found["funds.carryover.actual_expenditure"] == Decimal("0.30005")
    assert found["funds.other.final_budget"] == 1
    assert read.forms[0].values["funds.appropriation.final_budget"].text == "250000"
    assert [(note.code, note.cell) for note in read.findings] == [("XF214", "A5")]


def test_totals_are_filled_in_as_yuan_and_stay_alive(tmp_path: Path) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", SHANGHAI)), str(tmp_path / "out"))
    sheet = open_workbook(done.output).sheets[0]
    shown = {ref: sheet.cell(6, column) for ref, column in (("D", 4), ("E", 5), ("F", 6), ("H", 8), ("I", 9))}
    assert {ref: str(cell and cell.value) for ref, cell in shown.items()} == {
        "D": "250000",
        "E": "260000",
        "F": "218458.1",
        "H": "0.8402",
        "I": "8.4",
    }
    assert [cell and cell.formula for cell in shown.values()][:3] == ["SUM(D7:D9)", None, None]
    form = done.submission.forms[0]
    assert form.number("funds.total.actual_expenditure") == Decimal("21.84581")
    assert form.number("funds.total.original_budget") == 25


def test_a_wrong_total_is_told_in_ten_thousands(tmp_path: Path) -> None:
    found = check(str(book(tmp_path / "a.xlsx", changed(SHANGHAI, 5, 3, 240000)))).findings
    (note,) = [note for note in found if note.code == "XF404"]
    assert (note.cell, note.found, note.expected) == ("D6", "24万元", "25万元")


def test_a_line_above_the_table_tells_the_unit_of_the_whole_form(tmp_path: Path) -> None:
    lines = [DEPARTMENT[0], ("单位：元",), *changed(DEPARTMENT, 2, 0, "年度预算申请")[1:]]
    read = submission(tmp_path / "a.xlsx", lines)
    assert Decimal(numbers(read)["funds.total.final_budget"]) == Decimal("0.13979")
    assert Decimal(numbers(read)["expenditure.project"]) == Decimal("0.13693")
    assert numbers(read)["total.weight"] == "100"


@pytest.mark.parametrize("line", ["单 位 ： 元", "单　位：元", "（ 单位： 元 ）", "金\n额\n单\n位\n：\n元"])
def test_a_unit_set_apart_is_the_unit_all_the_same(tmp_path: Path, line: str) -> None:
    lines = [DEPARTMENT[0], (line,), *changed(DEPARTMENT, 2, 0, "年度预算申请")[1:]]
    read = submission(tmp_path / "a.xlsx", lines)
    assert Decimal(numbers(read)["funds.total.final_budget"]) == Decimal("0.13979")


def test_the_header_of_a_table_outdoes_the_line_above_it(tmp_path: Path) -> None:
    lines = [DEPARTMENT[0], ("单位：元",), *DEPARTMENT[1:]]
    assert numbers(submission(tmp_path / "a.xlsx", lines))["funds.total.final_budget"] == "1397.9"


def test_each_block_of_the_base_data_has_its_unit(tmp_path: Path) -> None:
    lines = changed(changed(BASE_DATA, 3, 0, "经费控制情况(元)"), 24, 0, "厉行节约保障措施")
    form = submission(tmp_path / "a.xlsx", lines).forms[0]
    costs = {row.path[-1]: row.actual.value for row in form.rows if row.actual and row.actual.value is not None}
    assert costs["公用经费"] == Decimal("0.0022")
    assert form.number("building.budget_investment") == 300
    assert form.number("staff.authorised") == 10


@needs_libreoffice
def test_libreoffice_recalculates_the_same_yuan(tmp_path: Path) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", PROJECT_IN_YUAN)), str(tmp_path / "out"))
    (again,) = recalculated(tmp_path, Path(done.output))
    ours, theirs = (open_workbook(str(path)).sheets[0] for path in (done.output, again))
    assert [(cell.ref, cell.text) for cell in ours.formulas] == [(cell.ref, cell.text) for cell in theirs.formulas]
    assert len(ours.formulas) > 5


PROJECT_IN_YUAN = changed(
    [
        *PROJECT[:6],
        ("", "其中：当年财政拨款", 800000, 800000, 700000),
        ("", "上年结转资金", 2e5, 2e5, 162000),
        *PROJECT[8:],
    ],
    4,
    0,
    "项目资金(元)",
)


@needs_libreoffice
def test_an_old_workbook_in_yuan_goes_over_to_the_blank_in_ten_thousands(tmp_path: Path) -> None:
    (old,) = converted(tmp_path, "xls", book(tmp_path / "a.xlsx", PROJECT_IN_YUAN))
    done = fill(str(old), str(tmp_path / "out"))
    assert done.submission.forms[0].number("funds.total.final_budget") == 100
    assert done.submission.forms[0].number("funds.carryover.actual_expenditure") == Decimal("16.2")
