"""Lines written at once in the look of one row, read back by openpyxl."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.styles import Font

from xlforms.workbook import Line, open_workbook


def added(tmp_path: Path, lines: list[Line]) -> Path:
    """A list with a bold model row, a row below it and a sum, copied into another workbook and written into."""
    book = Book()
    sheet = book.worksheets[0]
    sheet.title = "清单"
    sheet.append(["序号", "问题"])
    sheet.append([None, None])
    sheet["A2"].font = sheet["B2"].font = Font(bold=True)
    sheet.row_dimensions[2].height = 30
    sheet.append(["合计", "=COUNTA(B2:B2)"])
    book.save(tmp_path / "model.xlsx")
    Book().save(tmp_path / "target.xlsx")
    target = open_workbook(tmp_path / "target.xlsx")
    source = open_workbook(tmp_path / "model.xlsx").sheet("清单")
    assert source is not None
    target.add_sheet(source, "清单").write_lines({2: lines})
    target.save(tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


def test_lines_stand_in_the_look_of_the_model(tmp_path: Path) -> None:
    texts = ["<执行率> & “98%”", "  两边有空 ", "=1+1", "第二\n行\x01"]
    lines = [Line((number, text), 20 + number) for number, text in enumerate(texts, start=1)]
    sheet = load_workbook(added(tmp_path, lines))["清单"]
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == [1, 2, 3, 4]
    assert [sheet.cell(row, 2).value for row in range(2, 5)] == texts[:3]
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [21, 22, 23, 24]
    assert all(sheet.cell(row, 2).font.b for row in range(2, 6))
    assert sheet["A6"].value == "合计"
    assert sheet["B6"].value == "=COUNTA(B2:B5)"
    written = open_workbook(tmp_path / "out.xlsx").sheet("清单")
    assert written is not None
    assert [cell.value for cell in written.cells.values() if cell.column == 2][4] == texts[3]


def test_one_line_keeps_the_height_and_leaves_blanks_blank(tmp_path: Path) -> None:
    sheet = load_workbook(added(tmp_path, [Line((None, Decimal("9.84")))]))["清单"]
    assert (sheet["A2"].value, sheet["B2"].value, sheet.row_dimensions[2].height) == (None, 9.84, 30)
    assert sheet["A3"].value == "合计"
