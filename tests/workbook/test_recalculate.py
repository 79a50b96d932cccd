"""Cached values after a change: refreshed where the formula is understood, dropped where it isn't, else left alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.workbook.calculating import book, f, n, shown
from tests.workbook.packages import contents, reopened
from xlforms.workbook import CellError, CellValue, Workbook

TABLE = "<tableParts/>"


def refreshed(workbook: Workbook, *forms: str) -> list[str]:
    """The places that a recalculation refreshes, in its order."""
    found = workbook.recalculate([sheet for sheet in workbook.sheets if sheet.name in forms])
    return [f"{sheet.name}!{cell.ref}" for sheet, cell in found]


CHAIN = {
    "表一": {"A1": n(1), "A2": f("A3+1", 99), "A3": f("A1*2", 2), "A4": f("B1*2", 77), "B1": n(5)},
    "表 二": {"A1": f("表一!A2*10", 30), "A2": f("SUM('表 二'!A1,B1)", 31), "B1": n(1), "C1": f("B1+1", 55)},
    "无关": {"A1": f("1+1", 66)},
}


def test_what_depends_on_a_change_is_refreshed_in_order_and_nothing_else() -> None:
    workbook = book(CHAIN)
    workbook.sheets[0].set_value(1, 1, 4)
    assert refreshed(workbook) == ["表一!A3", "表一!A2", "表 二!A1", "表 二!A2"]
    assert shown(workbook) == {
        "表一!A2": 9, "表一!A3": 8, "表一!A4": 77, "表 二!A1": 90, "表 二!A2": 91, "表 二!C1": 55, "无关!A1": 66,
    }  # fmt: skip


def test_only_the_values_change() -> None:
    workbook = book(CHAIN)
    before = contents(workbook.to_bytes())
    workbook.sheets[0].set_value(1, 1, 4)
    workbook.recalculate()
    after = contents(workbook.to_bytes())
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    }
    assert after["xl/worksheets/sheet2.xml"] == before["xl/worksheets/sheet2.xml"].replace(
        b"<v>30</v>", b"<v>90</v>"
    ).replace(b"<v>31</v>", b"<v>91</v>")


def test_nothing_changed_is_nothing_done() -> None:
    workbook = book(CHAIN)
    assert refreshed(workbook) == []
    workbook.sheets[0].set_value(1, 1, 4)
    workbook.recalculate()
    assert refreshed(workbook) == []


def test_a_form_is_checked_without_any_change_and_so_is_what_depends_on_it() -> None:
    workbook = book(CHAIN)
    assert refreshed(workbook, "表一") == ["表一!A2", "表一!A4"]
    assert shown(workbook)["表一!A2"] == 3
    assert shown(workbook)["表 二!A1"] == 30


@pytest.mark.parametrize(("cached", "stale"), [("0.30000000001", False), ("0.3000001", True), ("1E-13", True)])
def test_a_form_keeps_what_agrees_to_nine_digits(cached: str, stale: bool) -> None:
    workbook = book({"表": {"A1": f("0.1+0.2", cached), "A2": f("0.1+0.2-0.3", "5.5E-17")}})
    assert refreshed(workbook, "表") == ["表!A1"] * stale


def test_a_change_below_nine_digits_is_refreshed() -> None:
    workbook = book({"表": {"A1": n(1), "A2": f("A1", 1)}})
    workbook.sheets[0].set_value(1, 1, Decimal("1.00000000001"))
    workbook.recalculate()
    assert shown(workbook) == {"表!A2": Decimal("1.00000000001")}


def test_formulas_without_a_value_get_one_on_any_sheet() -> None:
    workbook = book({"一": {"A1": n(2)}, "二": {"A1": f("一!A1^2"), "A2": f("A1+1", 0), "A3": f("TODAY()")}})
    assert refreshed(workbook) == ["二!A1", "二!A2"]
    assert shown(workbook) == {"二!A1": 4, "二!A2": 5, "二!A3": None}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1=2", True),
        ("A1&\"项\"", "2项"),
        ("LEFT(A1,0)", ""),
        ("1/(A1-2)", CellError("#DIV/0!")),
        ("A1/3", Decimal("0.6666666666666666")),
        ("SUM(A:A)", Decimal(2)),
        ("SUM(B1:C9,A1)*COUNT(1:1)", Decimal(2)),
        ("Sum(表!$a$1)", Decimal(2)),
    ],
)  # fmt: skip
def test_a_value_is_kept_by_its_kind(formula: str, value: CellValue) -> None:
    workbook = book({"表": {"A1": n(1), "D2": f(formula, "old", kind="str")}})
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["表!D2"]
    kept = shown(workbook)["表!D2"]
    assert (kept, type(kept)) == (value, type(value))


@pytest.mark.parametrize(
    "formula",
    [
        "TODAY()+A1", "RAND()*A1", "SUMIFS(A:A,A:A,1)", "OFFSET(B1,0,1)", "INDIRECT(\"A\"&1)", "SUM(一:三!B7)", "B2+A1",
        "A1+[1]Sheet1!A1", "A1+", "B1:INDEX(C1:C9,2)", "名称", "A1:A3+1", "二!A1+A1",
    ],
)  # fmt: skip
def test_what_cannot_be_known_any_more_is_dropped_with_all_that_reads_it(formula: str) -> None:
    cells = {"A1": n(1), "B2": f(formula, 7), "B3": f("B2+1", 8), "C1": f("A2+1", 9)}
    workbook = book(
        {"一": cells, "三": {"A1": f("一!B3*2", 16)}},
        names="<definedName name='名称'>OFFSET(一!$A$1,0,0)</definedName>",
    )
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["一!B2", "一!B3", "三!A1"]
    assert shown(workbook) == {"一!B2": None, "一!B3": None, "一!C1": 9, "三!A1": None}


@pytest.mark.parametrize(
    "formula", ["TODAY()+B1", "SUMIFS(B:B,B:B,1)", "B2", "[1]Sheet1!A1", "[1]!名", "B1+", "SUM(表1[金额])"]
)
def test_what_no_change_reaches_is_kept_even_if_it_is_not_understood(formula: str) -> None:
    workbook = book({"表": {"A1": n(1), "A2": f("A1", 1), "B2": f(formula, 7), "B3": f("B2+1", 8)}})
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["表!A2"]
    assert shown(workbook) == {"表!A2": 2, "表!B2": 7, "表!B3": 8}


def test_columns_of_tables_may_have_changed_where_there_are_tables() -> None:
    sheets = {"表": {"A1": n(1)}, "汇总": {"A1": f("SUM(表1[金额])", 1), "A2": f("A1*2", 2), "A3": f("1+1", 2)}}
    workbook = book(sheets, rest=TABLE)
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["汇总!A1", "汇总!A2"]


def test_an_array_formula_is_never_calculated_and_dropped_whole() -> None:
    array = ' t="array" ref="B1:B2"'
    cells = {
        "A1": n(1), "A2": n(2), "B1": f("A1:A2*2", 2, attributes=array), "B2": n(4), "C1": f("B2+1", 5),
        "D1": f("SUM(E1:E2)", 3, attributes=' t="array" ref="D1"'), "D2": f("SUM(B:B)", 6),
    }  # fmt: skip
    workbook = book({"表": cells})
    workbook.sheets[0].set_value(5, 5, 1)
    assert refreshed(workbook) == []
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["表!B1", "表!B2", "表!C1", "表!D2"]
    assert shown(workbook) == {"表!B1": None, "表!C1": None, "表!D1": 3, "表!D2": None}
    assert reopened(workbook).sheets[0].cell(2, 2) is None


def test_a_data_table_depends_on_its_input_cells() -> None:
    table = ' t="dataTable" ref="B1:B2" dt2D="0" dtr="0" r1="A1"'
    workbook = book({"表": {"A1": n(1), "B1": f("", 2, attributes=table), "B2": n(4), "C1": f("B2+1", 5)}})
    workbook.sheets[0].set_value(1, 1, 2)
    assert refreshed(workbook) == ["表!B1", "表!B2", "表!C1"]


def test_shared_formulas_follow_their_own_cells() -> None:
    cells = {
        "A1": n(1), "A2": n(2), "A3": n(3), "B1": f("A1*$A$1", 1, attributes=' t="shared" ref="B1:B3" si="0"'),
        "B2": f("", 2, attributes=' t="shared" si="0"'), "B3": f("", 3, attributes=' t="shared" si="0"'),
    }  # fmt: skip
    workbook = book({"表": cells})
    workbook.sheets[0].set_value(2, 1, 5)
    assert refreshed(workbook) == ["表!B2"]
    assert shown(workbook) == {"表!B1": 1, "表!B2": 5, "表!B3": 3}


def test_names_of_areas_are_followed_and_a_sheet_may_have_its_own() -> None:
    names = (
        '<definedName name="金额">一!$A$1</definedName><definedName name="税率">0.17</definedName>'
        '<definedName name="金额" localSheetId="1">二!$A$1</definedName>'
    )
    cells = {"A1": n(1), "B1": f("金额*2", 2), "C1": f("税率*2", 0.34)}
    workbook = book({"一": cells, "二": cells, "三": {"B1": f("金额+1", 2)}}, names=names)
    workbook.sheets[0].set_value(1, 1, 5)
    assert refreshed(workbook) == ["一!B1", "三!B1"]
    workbook.sheets[1].set_value(1, 1, 6)
    assert refreshed(workbook) == ["二!B1"]
    assert [shown(workbook)[place] for place in ("一!B1", "二!B1", "三!B1")] == [10, 12, 6]


@pytest.mark.parametrize(("properties", "days"), [("", 45292), ('<workbookPr date1904="1"/>', 43830)])
def test_days_are_the_numbers_that_the_workbook_counts(properties: str, days: int) -> None:
    cells = {"A1": n(1, style=2), "A2": f("A1+30", 1, style=2), "A3": f("A1*1", 1)}
    workbook = book({"表": cells}, properties=properties)
    workbook.sheets[0].set_value(1, 1, dt.date(2024, 1, 1))
    workbook.recalculate()
    assert shown(workbook) == {"表!A2": dt.date(2024, 1, 31), "表!A3": days}


def test_an_empty_text_is_a_value() -> None:
    workbook = book({"表": {"A1": f('""', "", kind="str"), "A2": f('A1=""', 1, kind="b")}})
    assert refreshed(workbook, "表") == []


def test_a_formula_that_was_written_is_checked_too() -> None:
    workbook = book({"表": {"A1": n(2), "A2": n(0), "A3": f("A2", 0)}})
    workbook.sheets[0].set_formula(2, 1, "A1*2", Decimal(5))
    assert refreshed(workbook) == ["表!A2", "表!A3"]
    workbook.sheets[0].set_formula(2, 1, "SUMIFS(A1,A1,2)", Decimal(2))
    assert refreshed(workbook) == ["表!A3"]
    assert shown(workbook) == {"表!A2": 2, "表!A3": 2}


def test_a_circle_is_dropped_all_round_once_a_change_reaches_it() -> None:
    cells = {
        "A1": n(1),
        "B1": f("B2+1", 2),
        "B2": f("B3+1", 3),
        "B3": f("B1+A1", 4),
        "C1": f("B2", 3),
        "D1": f("D1", 5),
    }
    workbook = book({"表": cells})
    assert refreshed(workbook, "表") == []
    workbook.sheets[0].set_value(1, 1, 2)
    assert sorted(refreshed(workbook)) == ["表!B1", "表!B2", "表!B3", "表!C1"]
    assert shown(workbook)["表!D1"] == 5


def test_a_long_chain_is_calculated_from_its_end() -> None:
    length = 3000
    cells = {f"A{row}": f(f"A{row + 1}+1", 0) for row in range(1, length)}
    workbook = book({"表": {**cells, f"A{length}": n(0)}})
    workbook.sheets[0].set_value(length, 1, 1)
    workbook.recalculate()
    assert shown(workbook)["表!A1"] == length


def test_a_sheet_without_formulas_is_not_even_parsed() -> None:
    workbook = book({**CHAIN, "名单": {"A1": n(1)}})
    workbook.sheets[0].set_value(1, 1, 4)
    workbook.recalculate()
    assert ["part" in sheet.__dict__ for sheet in workbook.sheets] == [True, True, True, False]


def test_a_long_column_in_which_each_reads_all_above_is_calculated_as_far_as_time_allows() -> None:
    """A list numbered by MAX looks at half the square of its length; what reads little is not held up by it."""
    numbered = {f"A{row}": f(f"MAX(A$1:A{row - 1})+1") for row in range(2, 1501)}
    workbook = book({"名册": {"A1": n(1), **numbered, "B1501": f("SUM(A2:A101)")}})
    workbook.recalculate()
    values = shown(workbook)
    assert [values[f"名册!A{row}"] for row in (2, 101, 600)] == [2, 101, 600]
    assert values["名册!A1500"] is None
    assert values["名册!B1501"] == 5150


def test_a_value_that_would_take_too_long_to_find_is_dropped() -> None:
    counting = {f"B{row}": f(f"COUNTIF(A$1:A$1000,A{row})", 1) for row in range(1, 1001)}
    workbook = book({"名册": {**{f"A{row}": n(row) for row in range(1, 1001)}, **counting, "C1": f("A1+1", 2)}})
    workbook.sheets[0].set_value(1, 1, Decimal(2))
    workbook.recalculate()
    values = shown(workbook)
    assert (values["名册!B1"], values["名册!B2"], values["名册!B1000"], values["名册!C1"]) == (2, 2, None, 3)
