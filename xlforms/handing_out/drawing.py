"""The one door to openpyxl: a workbook of our own template with the sheets that are wanted and its 填表说明.

openpyxl keeps all that our templates have (a test compares them); rows are not added with it, since it moves neither
merges nor formulas nor validations: that is done afterwards, by our own editor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING

from xlforms import templates
from xlforms.records import NamedTuple
from xlforms.writers.paper import height

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles.proxy import StyleProxy
    from openpyxl.worksheet.worksheet import Worksheet

_TEMPLATE, _GUIDE = "zipingbiao", "填表说明"
# The guide's first step, its lines' width in points and size, and the row above its legend.
_FIRST, _WIDTH, _SIZE = 2, 480, 12
_LEADING = 6
_LEGEND = "浅黄色"


class _Look(NamedTuple):
    """How a line of the guide looks."""

    font: StyleProxy
    alignment: StyleProxy
    border: StyleProxy
    protection: StyleProxy


def prepared(sheets: Mapping[str, int], lines: Sequence[str]) -> bytes:
    """The bytes of a workbook with so many sheets of each name, and a guide before them.

    Args:
        sheets: how often each of the template's sheets is there.
        lines: those of 填表说明.
    """
    from openpyxl import load_workbook

    book = load_workbook(templates.path(_TEMPLATE))
    for sheet in book.worksheets:
        if sheet.title == _GUIDE:
            _write_guide(sheet, lines)
        elif not sheets.get(sheet.title):
            book.remove(sheet)
    for name, number in sheets.items():
        for at in range(2, number + 1):
            _twin(book, book[name], f"{name} ({at})")
    book.active = 0
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_guide(sheet: Worksheet, lines: Sequence[str]) -> None:
    """Let the guide have these lines above its legend."""
    legend = next(row for row in range(_FIRST, sheet.max_row + 1) if _LEGEND in str(sheet.cell(row, 2).value))
    model = sheet.cell(_FIRST, 1)
    look = _Look(copy(model.font), copy(model.alignment), copy(model.border), copy(model.protection))
    length = sheet.max_row - legend
    for row in range(_FIRST, legend):
        _clear(sheet, row)
    first = _FIRST + len(lines) + 1
    _move(sheet, range(legend, legend + length + 1), first - legend)
    for row, line in enumerate(lines, start=_FIRST):
        _write_step(sheet, row, line, look)
    sheet.print_area = f"A1:B{first + length}"


def _clear(sheet: Worksheet, row: int) -> None:
    for area in [area for area in sheet.merged_cells.ranges if area.min_row == row]:
        sheet.unmerge_cells(str(area))
    for column in (1, 2):
        sheet.cell(row, column).value = None
    sheet.row_dimensions[row].height = None


def _move(sheet: Worksheet, rows: range, shift: int) -> None:
    """Let the legend's rows, which have no merged cells, stand so much lower."""
    heights = {row: sheet.row_dimensions[row].height for row in rows}
    for row in rows:
        sheet.row_dimensions[row].height = None
    sheet.move_range(f"A{rows[0]}:B{rows[-1]}", rows=shift)
    for row, points in heights.items():
        sheet.row_dimensions[row + shift].height = points


def _write_step(sheet: Worksheet, row: int, text: str, look: _Look) -> None:
    """A line of the guide, over both columns."""
    for column in (1, 2):
        cell = sheet.cell(row, column)
        for name, style in look._asdict().items():
            setattr(cell, name, style)
    sheet.cell(row, 1).value = text
    sheet.row_dimensions[row].height = height(text, _WIDTH, _SIZE) + _LEADING
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)


def _twin(book: Workbook, sheet: Worksheet, name: str) -> None:
    """A further sheet like this one, behind the others like it; openpyxl copies only a part of it by itself."""
    twin = book.copy_worksheet(sheet)
    twin.title = name
    twin.protection = copy(sheet.protection)
    twin.print_area = sheet.print_area
    twin.print_title_rows = sheet.print_title_rows
    twin.freeze_panes = sheet.freeze_panes
    twin.sheet_view.showGridLines = sheet.sheet_view.showGridLines
    twin.oddFooter.center.text = sheet.oddFooter.center.text  # type: ignore[union-attr]
    for rule in sheet.data_validations.dataValidation:
        twin.add_data_validation(copy(rule))
    alike = [index for index, other in enumerate(book.worksheets) if other.title.startswith(sheet.title)]
    book.move_sheet(twin, alike[-2] + 1 - (len(book.worksheets) - 1))
