"""Rows copied to another place of a sheet, merged ranges split in two, looks handed on."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.workbook.packages import ROOT, opened, parts, reopened, values
from xlforms.workbook import Range, Sheet, Workbook, open_workbook

LIST = (
    '<sheetData><row r="1" ht="20" customHeight="1"><c r="A1" t="str"><v>合计</v></c>'
    '<c r="B1"><f>SUM(B2:B4)</f><v>9</v></c></row>'
    '<row r="2" ht="30" customHeight="1"><c r="A2"><v>2</v></c><c r="B2"><f>A2+C2+B1</f></c></row>'
    '<row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>'
    '<row r="5"><c r="A5"><f>SUM(B4:B4)+SUM(B2:B5)+B5</f></c></row></sheetData>'
    '<mergeCells count="3"><mergeCell ref="C2:D2"/><mergeCell ref="E3:E4"/><mergeCell ref="E1:E5"/></mergeCells>'
    '<dataValidations count="1"><dataValidation sqref="A2 B4"/></dataValidations>'
)


def sheet_of(inside: str) -> tuple[Workbook, Sheet]:
    book = opened(parts(inside))
    return book, book.sheets[0]


def formulas(sheet: Sheet) -> dict[str, str]:
    return {cell.ref: cell.formula for cell in sheet.cells.values() if cell.formula}


def test_a_row_copied_further_down() -> None:
    book, sheet = sheet_of(LIST)
    sheet.copy_row(2, 4, 2)
    assert formulas(sheet) == {
        "B1": "SUM(B2:B6)",
        "B2": "A2+C2+B1",
        "B5": "A5+C5+B4",
        "B6": "A6+C6+B5",
        "A7": "SUM(B4:B4)+SUM(B2:B7)+B7",
    }
    assert [str(area) for area in sheet.merges] == ["C2:D2", "C5:D5", "C6:D6", "E3:E4", "E1:E7"]
    assert [sheet.row_height(row) for row in range(1, 8)] == [20, 30, None, None, 30, 30, None]
    assert 'sqref="A2 A5:A6 B4"' in sheet.part.to_bytes().decode()
    assert values(reopened(book).sheets[0]) == values(sheet)


def test_a_row_copied_further_up() -> None:
    _, sheet = sheet_of(LIST)
    sheet.copy_row(4, 1, 1)
    assert formulas(sheet) == {"B1": "SUM(B3:B5)", "B3": "A3+C3+B1", "A6": "SUM(B5:B5)+SUM(B3:B6)+B6"}
    assert sheet.cells[2, 2].value == sheet.cells[5, 2].value == 4


@pytest.mark.parametrize(
    ("row", "left"),
    [(2, ["E2:E5"]), (3, ["E1:E2", "E3:E5"]), (5, ["E1:E4"]), (1, ["E1:E5"])],
)
def test_a_merged_range_is_split(row: int, left: list[str]) -> None:
    _, sheet = sheet_of(
        '<sheetData/><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="E1:E5"/></mergeCells>'
    )
    sheet.split_merge(row, 5)
    assert [str(area) for area in sheet.merges] == ["A1:B1", *left]
    assert sheet.area(row, 5).top == row


def test_both_parts_of_a_split_range_look_the_same() -> None:
    book = open_workbook(ROOT / "templates" / "zipingbiao.xlsx")
    sheet = book.sheet("部门整体支出绩效自评表")
    assert sheet is not None
    sheet.split_merge(20, 2)
    sheet.set_value(20, 2, "产出指标")
    assert sheet.area(13, 2) == Range(13, 2, 19, 2)
    first, second = (openpyxl.load_workbook(io.BytesIO(book.to_bytes()))[sheet.name][place] for place in ("B13", "B20"))
    assert second.value == "产出指标"
    for look in ("font", "fill", "border", "alignment", "protection"):
        assert repr(getattr(second, look)) == repr(getattr(first, look))


def test_a_look_handed_on_takes_the_number_format_along() -> None:
    book = open_workbook(ROOT / "templates" / "zipingbiao.xlsx")
    sheet = book.sheet("部门整体支出绩效自评表")
    assert sheet is not None
    sheet.set_value(4, 7, 10)
    sheet.wear(4, 7, (4, 8))
    assert sheet.cells[4, 7].text == "1000.00%"
