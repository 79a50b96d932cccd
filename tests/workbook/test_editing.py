"""Cells set in place: what is written, what stays, and what a formula that goes leaves behind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.making import MAIN, OFFICE, xlsx_parts
from tests.workbook.packages import contents, opened, parts, reopened, sheet_of, values
from xlforms.workbook import CellError, Sheet
from xlforms.workbook.sheets.values import LONGEST_TEXT

SHEET = (
    '<dimension ref="A1:B2"/>'
    '<sheetData><row r="1" spans="1:2"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"/></row></sheetData>'
)
CHAIN = f'<calcChain xmlns="{MAIN}">%s</calcChain>'


def written(sheet: Sheet) -> str:
    """What stands in `<sheetData>`."""
    text = sheet.part.to_bytes().decode()
    return text[text.index("<sheetData>") + 11 : text.index("</sheetData>")]


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Decimal("1397.90"), '<c r="A1" s="1"><v>1397.9</v></c>'),
        (12, '<c r="A1" s="1"><v>12</v></c>'),
        (Decimal("-0.0"), '<c r="A1" s="1"><v>0</v></c>'),
        (Decimal("1E+22"), '<c r="A1" s="1"><v>1E+22</v></c>'),
        (True, '<c r="A1" s="1" t="b"><v>1</v></c>'),
        ("=1+1", '<c r="A1" s="1" t="inlineStr"><is><t>=1+1</t></is></c>'),
        (" 甲\n", '<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve"> 甲\n</t></is></c>'),
        ("\x01_x0041_", '<c r="A1" s="1" t="inlineStr"><is><t>_x0001__x005F_x0041_</t></is></c>'),
        (CellError("#N/A"), '<c r="A1" s="1" t="e"><v>#N/A</v></c>'),
        (None, '<c r="A1" s="1"/>'),
        ("", '<c r="A1" s="1"/>'),
    ],
)
def test_a_value_is_written_and_the_style_stays(value: Decimal | int | str | None, cell: str) -> None:
    sheet = sheet_of(SHEET)
    sheet.set_value(1, 1, value)
    assert written(sheet) == f'<row r="1" spans="1:2">{cell}<c r="B1" s="2"/></row>'


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("1E+400"), "长" * (LONGEST_TEXT + 1)])
def test_what_no_cell_can_hold_is_an_error_and_changes_nothing(value: Decimal | str) -> None:
    sheet = sheet_of(SHEET)
    with pytest.raises(ValueError, match="a cell holds"):
        sheet.set_value(1, 1, value)
    assert 'r="A1" s="1"><v>1</v>' in written(sheet)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
        st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9),
        st.booleans(),
        st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 30)).map(lambda d: d.replace(microsecond=0)),
        st.dates(dt.date(1900, 3, 1)),
    )
)
def test_what_is_set_is_read_again(value: str | Decimal | bool | dt.date) -> None:
    sheet = sheet_of("<sheetData/>")
    sheet.set_value(2, 3, value)
    again = sheet_of(sheet.part.to_bytes(), styles=sheet.document.styles.part.to_bytes().decode())
    expected = value.date() if isinstance(value, dt.datetime) and value.time() == dt.time() else value
    assert again.cells[2, 3].value == expected == sheet.cells[2, 3].value


def test_new_cells_and_rows_stand_in_order() -> None:
    sheet = sheet_of(data('<row r="2"><c r="B2"><v>22</v></c><c r="D2"/></row>', '<row r="5"><c><v>51</v></c></row>'))
    for place in [(2, 3), (2, 1), (2, 9), (3, 1), (1, 2), (9, 1), (5, 2)]:
        sheet.set_value(*place, place[0] * 10 + place[1])
    again = sheet_of(sheet.part.to_bytes())
    text = written(sheet)
    assert list(values(again).values()) == list(values(sheet).values()) == [12, 21, 22, 23, 29, 31, 51, 52, 91]
    assert [text.index(f'r="{ref}"') for ref in ("B1", "A2", "B2", "C2", "D2", "I2", "A3", "B5", "A9")] == sorted(
        text.index(f'r="{ref}"') for ref in ("B1", "A2", "B2", "C2", "D2", "I2", "A3", "B5", "A9")
    )


def test_a_new_cell_has_the_style_of_its_row_or_column() -> None:
    sheet = sheet_of(
        '<cols><col min="2" max="3" style="1"/></cols>'
        + data('<row r="1" s="3" customFormat="1"/>', '<row r="2" s="3"/>')
    )
    for row in (1, 2):
        sheet.set_value(row, 3, 1)
    assert [cell.number_format for cell in sheet.cells.values()] == ["h:mm", "0.00"]


def test_sizes_take_in_a_new_cell() -> None:
    sheet = sheet_of(SHEET)
    sheet.set_value(1, 4, 1)
    sheet.set_value(3, 1, 1)
    text = sheet.part.to_bytes().decode()
    assert '<dimension ref="A1:D3"/>' in text
    assert '<row r="1" spans="1:4">' in text


def test_a_merged_range_is_written_at_its_top_left_cell() -> None:
    sheet = sheet_of(data() + '<mergeCells><mergeCell ref="B2:D4"/></mergeCells>')
    sheet.set_value(4, 4, "甲")
    sheet.set_formula(3, 3, "1+1", Decimal(2))
    assert [(cell.ref, cell.formula) for cell in sheet.cells.values()] == [("B2", "1+1")]


def test_nothing_is_made_for_nothing() -> None:
    sheet = sheet_of(data())
    sheet.set_value(5, 5, None)
    assert not sheet.part.changed


def test_a_number_format_is_a_clone_of_the_cells_own_style() -> None:
    workbook = opened(parts(data('<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/><c r="C1"/></row>')))
    sheet = workbook.sheets[0]
    sheet.set_value(1, 1, Decimal("0.5"), "0.00%")
    sheet.set_value(1, 2, Decimal("0.5"), "0.00%")
    sheet.set_value(1, 3, Decimal("0.5"), "0.0000")
    sheet.set_value(1, 4, Decimal("0.5"), "General")
    styles = contents(workbook.to_bytes())["xl/styles.xml"].decode()
    assert [cell.text for cell in sheet.cells.values()] == ["50.00%", "50.00%", "0.5000", "0.5"]
    assert '<numFmts count="2">' in styles
    assert 'numFmtId="165" formatCode="0.0000"' in styles
    assert '<cellXfs count="6">' in styles
    assert 'numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"' in styles


def test_a_day_shows_as_a_day_also_in_a_workbook_without_styles() -> None:
    workbook = opened(xlsx_parts(data()))
    workbook.sheets[0].set_value(1, 1, dt.date(2024, 12, 31))
    again = reopened(workbook).sheets[0]
    assert again.cells[1, 1].value == dt.date(2024, 12, 31)
    assert again.cells[1, 1].text == "2024/12/31"


def test_metadata_goes_with_the_value_that_it_belonged_to() -> None:
    picture = 'vm="1" t="e"><v>#VALUE!</v></c>'
    sheet = sheet_of(data(f'<row r="1"><c r="A1" {picture}<c r="B1" {picture}</row>'))
    sheet.set_value(1, 1, 5)
    assert written(sheet) == f'<row r="1"><c r="A1"><v>5</v></c><c r="B1" {picture}</row>'


def test_a_formula_with_its_value() -> None:
    sheet = sheet_of(SHEET)
    for column, cached in enumerate([Decimal("0.984"), "甲", False, None], 1):
        sheet.set_formula(2, column, 'IF(A1<0,"&",B1)', cached)
    again = sheet_of(sheet.part.to_bytes())
    assert [cell.formula for cell in again.cells.values()][1:] == ['IF(A1<0,"&",B1)'] * 4
    assert [cell.value for cell in again.cells.values()][1:] == [Decimal("0.984"), "甲", False, None]
    assert [cell.uncached for cell in again.cells.values()][1:] == [False, False, False, True]


SHARED = data(
    '<row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="4">C1*$D$1</f><v>1</v></c>'
    '<c r="B1"><f t="shared" si="4"/></c></row>',
    '<row r="2"><c r="A2"><f t="shared" si="4"/><v>2</v></c></row>',
    '<row r="3"><c r="B3"><f t="shared" si="4"/><v>3</v></c></row>',
    '<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="4">Z9</f><v>4</v></c></row>',
    '<row r="5"><c r="A5"><f t="shared" si="4"/><v>5</v></c></row>',
)


def test_the_master_of_a_shared_formula_hands_it_over() -> None:
    sheet = sheet_of(SHARED)
    before = {cell.ref: cell.formula for cell in sheet.cells.values()}
    sheet.set_value(1, 1, 7)
    sheet.set_value(1, 2, 8)
    again = sheet_of(sheet.part.to_bytes())
    after = {cell.ref: cell.formula for cell in again.cells.values()}
    assert after == before | {"A1": None, "B1": None} == {cell.ref: cell.formula for cell in sheet.cells.values()}
    assert '<c r="A2"><f t="shared" si="4" ref="A2:B3">C2*$D$1</f><v>2</v></c>' in written(sheet)


def test_a_shared_formula_keeps_its_group_when_only_its_value_is_new() -> None:
    sheet = sheet_of(SHARED)
    sheet.set_formula(2, 1, "C2*$D$1", Decimal(20))
    assert '<c r="A2"><f t="shared" si="4"/><v>20</v></c>' in written(sheet)
    sheet.set_formula(2, 1, "C2", Decimal(20))
    assert '<c r="A2"><f>C2</f><v>20</v></c>' in written(sheet)


def test_a_part_of_an_array_formula_is_refused() -> None:
    sheet = sheet_of(data('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">LEN(B1:B2)</f><v>1</v></c></row>'))
    for row in (1, 2):
        with pytest.raises(ValueError, match=f"A{row} is part of an array formula"):
            sheet.set_value(row, 1, 5)
    sheet.set_formula(1, 1, "LEN(B1:B2)", Decimal(9))
    assert written(sheet) == ('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">LEN(B1:B2)</f><v>9</v></c></row>')


def chained(entries: str) -> dict[str, str | bytes]:
    """A workbook with formulas in A1:C1 and a calculation chain."""
    made = parts(data(f'<row r="1">{"".join(f"<c><f>{n}</f><v>{n}</v></c>" for n in range(3))}</row>'))
    links = str(made["xl/_rels/workbook.xml.rels"])
    link = f'<Relationship Id="chain" Type="{OFFICE}/calcChain" Target="calcChain.xml"/>'
    types = str(made["[Content_Types].xml"])
    return {
        **made,
        "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", f"{link}</Relationships>"),
        "xl/calcChain.xml": CHAIN % entries,
        "[Content_Types].xml": types.replace(
            "</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
        ),
    }


def test_the_calculation_chain_loses_what_is_no_formula_any_more() -> None:
    workbook = opened(chained('<c r="A1" i="1" l="1"/><c r="B1"/><c r="A1" i="2"/><c r="C1" i="1"/>'))
    workbook.sheets[0].set_value(1, 1, 5)
    workbook.sheets[0].set_formula(1, 3, "5", Decimal(5))
    chain = contents(workbook.to_bytes())["xl/calcChain.xml"].decode()
    assert chain == CHAIN % '<c r="B1" i="1"/><c r="A1" i="2"/><c r="C1" i="1"/>'


def test_an_empty_calculation_chain_goes_altogether() -> None:
    workbook = opened(chained('<c r="A1" i="1"/>'))
    workbook.sheets[0].set_value(1, 1, 5)
    written_parts = contents(workbook.to_bytes())
    assert "xl/calcChain.xml" not in written_parts
    assert b"calcChain" not in written_parts["[Content_Types].xml"] + written_parts["xl/_rels/workbook.xml.rels"]


def test_a_chain_that_loses_nothing_stays_as_it_is() -> None:
    made = chained('<c r="A1" i="1"/>')
    workbook = opened(made)
    workbook.sheets[0].set_formula(1, 1, "1+4", Decimal(5))
    assert contents(workbook.to_bytes())["xl/calcChain.xml"] == str(made["xl/calcChain.xml"]).encode()
