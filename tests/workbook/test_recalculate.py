"""Cached values after a change: refreshed where the formula is understood, dropped where it isn't, else left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.making import MAIN, OFFICE, PACKAGE, content_types, relationship, zipped
from tests.workbook.packages import CORPUS, RICH, STYLES, contents, opened, reopened
from xlforms.workbook import CellError, CellValue, Workbook, open_workbook, parse_ref, ref

SAVED_BY_EXCEL = ("066-ext-mismatch.xlsm", "237-xlsx.xlsx", "243-xlsx.xlsx", "258-xlsx.xlsx", "288-xlsx.xlsx")
TABLE = "<tableParts/>"


def n(value: object, *, style: int = 0) -> str:
    """What follows `<c r="A1"` of a number."""
    return f' s="{style}"><v>{value}</v>'


def f(text: str, cached: object = None, *, attributes: str = "", kind: str = "", style: int = 0) -> str:
    """What follows `<c r="A1"` of a formula with its cached value."""
    value = "" if cached is None else f"<v>{escape(str(cached))}</v>"
    return f' s="{style}"{f" t={kind!r}" if kind else ""}><f{attributes}>{escape(text, quote=False)}</f>{value}'


def worksheet(cells: Mapping[str, str], rest: str = "") -> str:
    rows: dict[int, str] = {}
    for name in sorted(cells, key=parse_ref):
        row = parse_ref(name)[0]
        rows[row] = rows.get(row, "") + f'<c r="{name}"{cells[name]}</c>'
    inside = "".join(f'<row r="{row}">{text}</row>' for row, text in rows.items())
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{rest}</worksheet>'


def book(sheets: Mapping[str, Mapping[str, str]], *, names: str = "", properties: str = "", rest: str = "") -> Workbook:
    """A workbook of sheets by the insides of their cells; `rest` closes the first sheet."""
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    links = f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>' + "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    middle = f"{properties}<sheets>{listed}</sheets><definedNames>{names}</definedNames>"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationship("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{middle}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    for at, cells in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = worksheet(cells, rest if at == 1 else "")
    return opened(zipped(parts))


def shown(workbook: Workbook) -> dict[str, CellValue]:
    """The values of all formulas, as they are read from the saved workbook."""
    sheets = reopened(workbook).sheets
    return {f"{sheet.name}!{cell.ref}": cell.value for sheet in sheets for cell in sheet.formulas}


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


@pytest.mark.parametrize("formula", ["TODAY()+B1", "SUMIFS(B:B,B:B,1)", "B2", "[1]Sheet1!A1", "B1+", "SUM(表1[金额])"])
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


@pytest.mark.parametrize("name", SAVED_BY_EXCEL)
def test_what_excel_saved_is_what_we_calculate(name: str) -> None:
    if not (CORPUS / name).exists():
        pytest.skip("the corpus is not here")
    workbook = open_workbook(CORPUS / name)
    assert sum(len(sheet.formulas) for sheet in workbook.sheets) > 5
    assert workbook.recalculate(workbook.sheets) == []


@pytest.mark.skipif(not RICH.exists(), reason="the shared form is not here")
def test_a_rich_form_is_calculated_through() -> None:
    workbook = open_workbook(RICH)
    assert workbook.recalculate(workbook.sheets) == []
    form = workbook.sheets[0]
    for row, column, value in ((7, 6, "110.5"), (7, 7, "99.3"), (13, 7, "3.5")):
        form.set_value(row, column, Decimal(value))
    workbook.recalculate([form])
    found = shown(workbook)
    assert found["项目支出绩效自评表!I6"] == Decimal("0.8986425339366516")
    assert found["项目支出绩效自评表!G37"] == Decimal("13.5")
    assert found["部门整体支出绩效自评表!F24"] == found["项目支出绩效自评表!H37"]


FIELD = [ref(row, column) for row in range(1, 6) for column in range(1, 5)]
FORMULAS = st.builds(
    lambda shape, first, second: shape.replace("x", first).replace("y", second),
    st.sampled_from(["x+y", "x*2-y", "IF(x>y,x,y)", "SUM(A1:x)", "ROUND(x/3,2)", "SUMIFS(x,x,y)", "x", "MAX(x,y,B:B)"]),
    st.sampled_from(FIELD),
    st.sampled_from(FIELD),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELD), FORMULAS, min_size=3),
    st.dictionaries(st.sampled_from(FIELD), st.integers(-9, 9), min_size=1),
    st.lists(st.tuples(st.sampled_from(FIELD), st.integers(-9, 9)), min_size=1, max_size=3),
)
def test_step_by_step_is_the_same_as_all_at_once(
    formulas: dict[str, str], numbers: dict[str, int], changes: list[tuple[str, int]]
) -> None:
    """Values kept through changes are those of a workbook that had none; what is dropped here is unknown there."""
    cells = {name: n(value) for name, value in numbers.items()} | {name: f(text) for name, text in formulas.items()}
    kept = book({"表": cells})
    kept.recalculate()
    for name, value in changes:
        kept.sheets[0].set_value(*parse_ref(name), value)
        kept.recalculate()
    fresh = book({"表": cells | {name: n(value) for name, value in changes}})
    fresh.recalculate()
    assert shown(kept) == shown(fresh)
