"""Putting cells, sizes, print setup, protection and input help on a sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import Look

Content = str | int | None


def paint(sheet: Worksheet, area: str, content: Content, look: Look) -> None:
    """Write `content` at the top left of `area`, give each of its cells the look, and merge more than one."""
    first, _, last = area.partition(":")
    for row in sheet[f"{first}:{last or first}"]:
        for cell in row:
            _wear(cell, look)
    sheet[first] = content
    if last:
        sheet.merge_cells(area)


def _wear(cell: Cell, look: Look) -> None:
    cell.font = look.font
    cell.fill = look.fill
    cell.border = look.border
    cell.alignment = look.alignment
    cell.number_format = look.number_format
    cell.protection = Protection(locked=look.locked)


def columns(sheet: Worksheet, widths: Mapping[str, float]) -> None:
    """Set column widths, in characters."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width


def heights(sheet: Worksheet, rows: Iterable[int], points: float) -> None:
    """Set the height of each of `rows`, in points."""
    for row in rows:
        sheet.row_dimensions[row].height = points


def room(text: str, characters: int, points: float) -> float:
    """Height in points of `text` when a line holds so many `characters` and takes so many `points`."""
    lines = sum(max(1, math.ceil(len(line) / characters)) for line in text.split("\n"))
    return lines * points + 8


def free_rows(sheet: Worksheet, rows: Iterable[int]) -> None:
    """Unlock whole rows: a protected sheet lets a row be deleted only if none of its cells is locked."""
    for row in rows:
        sheet.row_dimensions[row].protection = Protection(locked=False)


def printed(sheet: Worksheet, *, titles: str | None = None, landscape: bool = False, colour: bool = False) -> None:
    """A4, one page wide and as long as it needs, `titles` ("4:4") repeated on each page, input colours left out."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.blackAndWhite = not colour
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"  # type: ignore[union-attr]
    sheet.print_area = sheet.dimensions
    sheet.print_title_rows = titles
    sheet.sheet_view.showGridLines = False
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top = margins.bottom = 0.55
    margins.footer = 0.25


def protected(sheet: Worksheet) -> None:
    """Lock the locked cells, without a password; sizes, formats and rows stay free."""
    protection = sheet.protection
    protection.sheet = True
    # In the file format these say what is forbidden.
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = False


def advise(sheet: Worksheet, areas: Sequence[str], title: str, text: str) -> None:
    """Show a message when one of the cells is selected; any value may be typed."""
    _attach(sheet, areas, DataValidation(promptTitle=title, prompt=text, showInputMessage=True))


def suggest(sheet: Worksheet, areas: Sequence[str], words: Sequence[str]) -> None:
    """Offer `words` in a drop-down; other words may be typed."""
    choice = '"' + ",".join(words) + '"'
    _attach(sheet, areas, DataValidation("list", choice, allow_blank=True, showErrorMessage=False))


def limit(sheet: Worksheet, area: str, highest: int) -> None:
    """Accept only a number from 0 to `highest`."""
    rule = DataValidation("decimal", "0", str(highest), allow_blank=True, operator="between", showErrorMessage=True)
    rule.errorTitle, rule.error = "得分超出范围", f"得分应当是0到{highest}之间的数。"
    rule.promptTitle, rule.prompt, rule.showInputMessage = "得分", f"0—{highest}分", True
    _attach(sheet, [area], rule)


def _attach(sheet: Worksheet, areas: Sequence[str], rule: DataValidation) -> None:
    for area in areas:
        rule.add(area)
    sheet.add_data_validation(rule)
