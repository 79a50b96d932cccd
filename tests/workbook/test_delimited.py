"""CSV in the encodings and with the separators that offices use."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from xlforms.errors import FileError
from xlforms.workbook import CellValue, open_workbook
from xlforms.workbook.files.kinds import Kind
from xlforms.workbook.legacy import as_xlsx
from xlforms.workbook.legacy.entered import entered
from xlforms.workbook.number_format import render

TEXT = '绩效自评表,,\r\n"其中：\n一般公共预算",1397.90,98.40%\r\n,"1,389.30",007\r\n'
CELLS = {
    "A1": "绩效自评表",
    "A2": "其中：\n一般公共预算",
    "B2": Decimal("1397.9"),
    "C2": Decimal("0.984"),
    "B3": Decimal("1389.3"),
    "C3": "007",
}


def cells(folder: Path, data: bytes, name: str = "甲局.xls") -> dict[str, CellValue]:
    (folder / name).write_bytes(data)
    book = open_workbook(folder / name)
    assert book.kind is Kind.CSV
    assert not book.editable
    (sheet,) = book.sheets
    assert sheet.name == "甲局"
    return {cell.ref: cell.value for cell in sheet.cells.values()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    assert cells(tmp_path, (mark + TEXT).encode(encoding)) == CELLS


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_separators(tmp_path: Path, separator: str) -> None:
    text = f"甲{separator}1,5{separator}x\r\n乙{separator}2{separator}\r\n"
    assert cells(tmp_path, text.encode()) == {"A1": "甲", "B1": "1,5", "C1": "x", "A2": "乙", "B2": Decimal(2)}


def test_a_line_that_tells_the_separator_is_no_content(tmp_path: Path) -> None:
    assert cells(tmp_path, "sep=|\r\n甲|1\r\n".encode()) == {"A1": "甲", "B1": Decimal(1)}


def test_numbers_show_as_they_were_typed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1397.90,12,-0.50,1.0%,0", "utf-8")
    (sheet,) = open_workbook(tmp_path / "a.csv").sheets
    assert [cell.text for cell in sheet.cells.values()] == ["1397.90", "12", "-0.50", "1.0%", "0"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('a,"' + "x" * 200_000, "XF923", id="a quotation mark that never closes"),
        pytest.param("1,\n" * 20_001, "XF937", id="too long"),
        pytest.param(("1," * 4_000 + "\n") * 101, "XF938", id="too many cells"),
        pytest.param("," * 16_400 + "1", "XF936", id="too wide"),
    ],
)
def test_what_can_not_be_a_form_is_refused(text: str, code: str) -> None:
    with pytest.raises(FileError) as refused:
        as_xlsx(text.encode(), Kind.CSV)
    assert refused.value.code == code


def test_what_general_shows_as_it_stands_is_not_rendered() -> None:
    for text in ("0", "-7", "123456", "0.5", "-123456.1234"):
        assert render(Decimal(text), "General") == text
        assert entered(1, 1, text) == (1, 1, "n", float(text), "General")
    assert entered(1, 1, "-0").kind == "str"
