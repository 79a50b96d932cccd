"""Pages of the printed report: none ends with a heading, and none parts the list of annexes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from xlforms.forms.labels import recognise
from xlforms.forms.report import BARE, TEXTS
from xlforms.workbook import Sheet
from xlforms.workbook.sheets.pages import begin_pages, page_height

_ANNEXES = "附件"


def keep_headings(sheet: Sheet) -> None:
    """Begin a page with every heading that would stand at the foot of one, away from its text; so with the annexes."""
    page = page_height(sheet)
    heights = {row: sheet.row_height(row) for row in range(1, sheet.last_row + 1)}
    known = {row: points for row, points in heights.items() if points is not None}
    if page is not None and len(known) == len(heights):
        begin_pages(sheet, begun(known, _headings(sheet) | _annexes(sheet), page))


def begun(heights: Mapping[int, float], headings: Collection[int], page: float) -> list[int]:
    """The headings, with those right above them, that a page has to begin with, by the heights of all rows.

    >>> begun({1: 40, 2: 30, 3: 20, 4: 40, 5: 20}, {3}, 100), begun({1: 40, 2: 30, 3: 20, 4: 40, 5: 20}, {4}, 100)
    ([3], [])
    """
    found: list[int] = []
    first, used = min(heights, default=1), 0.0
    for row, points in heights.items():
        if used + points > page and row > first:
            start = row
            while start - 1 in headings and start - 1 > first:
                start -= 1
            if start < row:
                found.append(start)
            first, used = start, sum(heights[above] for above in range(start, row))
        used += points
    return found


def _headings(sheet: Sheet) -> set[int]:
    texts = ((cell.row, cell.value) for cell in sheet.cells.values() if isinstance(cell.value, str))
    terms = {*TEXTS, *BARE}
    return {row for row, text in texts if any(label.term in terms and not label.rest for label in recognise(text))}


def _annexes(sheet: Sheet) -> set[int]:
    """The lines of the list at the end but its last one: each is kept with the next, as a heading is."""
    texts = ((cell.row, cell.value) for cell in sheet.cells.values() if isinstance(cell.value, str))
    first = min((row for row, text in texts if text.strip().startswith(_ANNEXES)), default=sheet.last_row)
    return set(range(first, sheet.last_row))
