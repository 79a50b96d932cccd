"""Printed pages: how much of a sheet stands on one, and where a new one is to begin (ECMA-376 part 1, 18.3.1.62-74)."""

from __future__ import annotations

from collections.abc import Iterable

from xlforms.workbook.parts.attributes import measure, whole
from xlforms.workbook.parts.order import WORKSHEET, ensure
from xlforms.workbook.parts.tree import Element, append
from xlforms.workbook.references import MAX_COLUMN, Range
from xlforms.workbook.sheets.sheet import Sheet
from xlforms.workbook.sheets.widths import widths

_A4 = 9
# Points.
_SHORT, _LONG = 595.3, 841.9
_INCH = 72
# Inches, where the sheet doesn't say.
_MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75}


def page_height(sheet: Sheet) -> float | None:
    """How many points of rows stand on a page of A4; None for other paper, and where somebody has begun pages himself.

    A sheet that is fitted to the width of a page is made smaller when it is wider.
    """
    space = sheet.part.namespace
    setup = sheet.part.root.find(f"{space}pageSetup")
    begun = sheet.part.root.find(f"{space}rowBreaks")
    if setup is None or whole(setup, "paperSize") != _A4 or begun is not None:
        return None
    landscape = setup.get("orientation") == "landscape"
    margins = sheet.part.root.find(f"{space}pageMargins")
    left, right, top, bottom = (_margin(margins, side) for side in _MARGINS)
    across, down = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    width = widths(sheet)(Range(1, 1, 1, max(1, sheet.last_column)))
    return (down - top - bottom) * max(1.0, width / (across - left - right))


def _margin(margins: Element | None, side: str) -> float:
    usual = _MARGINS[side]
    return _INCH * (usual if margins is None else measure(margins, side, usual))


def begin_pages(sheet: Sheet, rows: Iterable[int]) -> None:
    """Let a page begin with each of some rows, besides where it would anyway."""
    space = sheet.part.namespace
    for row in rows:
        breaks = ensure(sheet.part.root, "rowBreaks", WORKSHEET)
        append(breaks, f"{space}brk", {"id": str(row - 1), "max": str(MAX_COLUMN - 1), "man": "1"})
        for count in ("count", "manualBreakCount"):
            breaks.set(count, str(len(breaks)))
        sheet.part.changed = True
