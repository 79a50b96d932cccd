"""Workbooks as zip parts: read, and edited in place so that what is not understood survives."""

from __future__ import annotations

from xlforms.workbook.book import Workbook, open_workbook
from xlforms.workbook.number_format import is_percent_format, shown_places
from xlforms.workbook.references import Range, parse_ref, ref
from xlforms.workbook.sheets.cell import Cell, CellError, CellValue
from xlforms.workbook.sheets.lines import Line
from xlforms.workbook.sheets.sheet import Sheet

__all__ = [
    "Cell",
    "CellError",
    "CellValue",
    "Line",
    "Range",
    "Sheet",
    "Workbook",
    "is_percent_format",
    "open_workbook",
    "parse_ref",
    "ref",
    "shown_places",
]
