"""Workbooks that are not packages of XML: what is read of them, and what hostile ones come to.

`values.xls` and `values.ods` were saved by LibreOffice 7.4 from the workbook that `make_values` writes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.workbook import CellValue, Range, Sheet, Workbook, open_workbook
from xlforms.workbook.files.kinds import Kind, identify
from xlforms.workbook.legacy import as_xlsx
from xlforms.workbook.legacy.calamine import PROCESS
from xlforms.workbook.parts.archive import Archive

DATA = Path(__file__).parent.parent / "data" / "legacy"
NUMBER = '<table:table-cell office:value-type="float" office:value="1.5"{}/>'
VALUES: dict[str, Decimal | str | date | time] = {
    "A1": "部门整体支出绩效自评表",
    "B2": "其中：\n 一般公共预算",
    "A4": Decimal("1397.9"),
    "A5": Decimal("0.984"),
    "A6": date(2024, 12, 31),
    "A7": time(12, 30),
    "A8": datetime(2024, 12, 31, 6, 0),
    "A9": Decimal(10),
    "A10": Decimal("0.3"),
    "A11": '<a> & "b" _x0041_  ',
}


def make_values(path: str) -> None:
    """The workbook that the files in `tests/data/legacy` hold."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "自评表"
    for place, value in VALUES.items():
        sheet[place].value = value
    sheet["A5"].number_format = "0.00%"
    sheet.merge_cells("B2:C3")
    book.create_sheet("备注").sheet_state = "hidden"
    book.save(path)


def values(sheet: Sheet) -> dict[str, CellValue]:
    return {cell.ref: cell.value for cell in sheet.cells.values()}


def sheet_of(data: bytes, kind: Kind) -> Sheet:
    (sheet,) = Workbook(Archive(as_xlsx(data, kind)), kind, "").sheets
    return sheet


@pytest.mark.parametrize("name", ["values.xls", "values.ods"])
def test_values_dates_names_and_states_are_read(name: str) -> None:
    book = open_workbook(str(DATA / name))
    assert [(sheet.name, sheet.state) for sheet in book.sheets] == [("自评表", "visible"), ("备注", "hidden")]
    assert values(book.sheets[0]) == VALUES
    assert list(book.sheets[0].merges) == [Range(2, 2, 3, 3)]
    assert book.sheets[0].cells[5, 1].text == "98.40%"
    assert book.sheets[0].cells[6, 1].text == "2024-12-31"
    assert not book.editable


def test_numbers_of_an_xlsb_are_read() -> None:
    assert values(sheet_of(making.xlsb([(0, 0, 1.5), (3, 2, 7)]), Kind.XLSB)) == {
        "A1": Decimal("1.5"),
        "C4": Decimal(7),
    }


def test_merged_ranges_of_an_xls_count_from_one() -> None:
    sheet = sheet_of(making.xls([(1, 0, 2.5)], merges=[(1, 2, 0, 1)]), Kind.XLS)
    assert list(sheet.merges) == [Range(2, 1, 3, 2)]
    assert sheet.cells.keys() == {(2, 1)}


def test_an_empty_sheet_has_no_cells() -> None:
    assert not sheet_of(making.xlsb([]), Kind.XLSB).cells


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(making.xls([(0, 0, 1)], dimensions=(0, 0xFFFFFFFF, 0, 0xFFFF)), "XF925", id="lying dimensions"),
        pytest.param(making.xls([(0, 0, 1), (65535, 255, 2)]), "XF925", id="xls, last cell"),
        pytest.param(making.xlsb([(1048575, 16383, 2)]), "XF939", id="xlsb, XFD1048576 alone"),
        pytest.param(making.xlsb([(0, 0, 1), (1048575, 16383, 2)]), "XF925", id="xlsb, A1 and XFD1048576"),
        pytest.param(making.xlsb([(0, 0, 1), (5, 4_000_000_000, 2)]), "XF925", id="xlsb, column beyond all"),
        pytest.param(making.compound({"Workbook": b"\x09\x08\x10\x00" + bytes(range(256)) * 40}), "XF925", id="noise"),
        pytest.param(
            making.ods(
                '<table:table-row table:number-rows-repeated="90000">'
                + NUMBER.format(' table:number-columns-repeated="1000"')
                + "</table:table-row>"
            ),
            "XF925",
            id="ods, 90 million cells",
        ),
    ],
)
def test_cells_too_far_apart_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as refused:
        as_xlsx(data, identify(data))
    assert refused.value.code == code


def test_too_many_rows_are_refused_when_the_sheet_is_read() -> None:
    row = f'<table:table-row table:number-rows-repeated="20001">{NUMBER.format("")}</table:table-row>'
    sheet = sheet_of(making.ods(row), Kind.ODS)
    with pytest.raises(FileError, match="20001 行") as refused:
        _ = sheet.cells
    assert refused.value.code == "XF937"


def test_empty_rows_to_the_end_of_the_sheet_cost_nothing() -> None:
    rows = (
        f"<table:table-row>{NUMBER.format('')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert values(sheet_of(making.ods(rows), Kind.ODS)) == {"A1": Decimal("1.5")}


def test_the_process_leaves_out_the_cells_of_a_sheet_above_its_limits() -> None:
    data = making.xlsb([(0, column, column) for column in range(9)])

    def asked(*limits: str) -> tuple[int, int]:
        command = [sys.executable, str(PROCESS), *limits]
        (sheet,) = json.loads(subprocess.run(command, input=data, capture_output=True, check=True).stdout)
        return sheet["count"], len(sheet["cells"])

    assert asked("9", "9") == (9, 9)
    assert asked("8", "9") == (0, 0)
    assert asked("9", "8") == (9, 0)
