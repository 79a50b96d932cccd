"""Edits of one worksheet's live tree, cell by cell (decision 1 of the design).

A cell that is set keeps its style, or gets a clone of it with another number format; nothing else changes.
"""

from __future__ import annotations

import datetime as dt

from xlforms.workbook.cell import Cell, CellValue, Formula
from xlforms.workbook.content import clear, formula_of, put_cached, put_formula, put_value
from xlforms.workbook.document import Document
from xlforms.workbook.grid import Grid
from xlforms.workbook.names import names
from xlforms.workbook.part import Part
from xlforms.workbook.reading import Reader
from xlforms.workbook.references import ref
from xlforms.workbook.tree import Element
from xlforms.workbook.values import Stored, stored


class Editor:
    """Writes values and formulas into the cells of one worksheet; places are those of top-left cells."""

    def __init__(self, part: Part, document: Document, sheet_id: str) -> None:
        self.grid = Grid(part)
        self._part = part
        self._document = document
        self._sheet_id = sheet_id
        self._tags = names(part.namespace)
        self._reader = Reader(document, self._tags)

    def set_value(self, row: int, column: int, value: CellValue | int, number_format: str | None) -> bool:
        """Replace what a cell holds by a value; False when there was nothing to empty."""
        empty = value is None or value == ""
        if empty and self.grid.cell(row, column) is None:
            return False
        content = None if empty else self._stored(value)
        cell = self._cleared(row, column)
        if content is not None:
            put_value(cell, self._tags, content)
        self._show(cell, value, number_format)
        return True

    def set_formula(self, row: int, column: int, formula: str, cached: CellValue, number_format: str | None) -> None:
        """Replace what a cell holds by a formula and its value."""
        content = self._stored(cached)
        cell = self._cleared(row, column)
        put_formula(cell, self._tags, formula, content)
        self._document.lost_formulas.discard((self._sheet_id, ref(row, column)))
        self._show(cell, cached, number_format)

    def refresh(self, row: int, column: int, cached: CellValue, number_format: str | None) -> None:
        """Replace the cached value of the formula that a cell holds."""
        content = self._stored(cached)
        cell = self.grid.make_cell(row, column)
        put_cached(cell, self._tags, content)
        self._show(cell, cached, number_format)

    def read(self, row: int, column: int, formula: Formula) -> Cell | None:
        """The cell as it stands now, which holds `formula`."""
        element = self.grid.cell(row, column)
        if element is None:
            return None
        value, number_format, _ = self._reader.content(element)
        if formula is None and value is None:
            return None
        return Cell(row, column, value, formula, number_format, formula is not None and value is None)

    def number_format(self, row: int, column: int) -> str:
        """The number format that a place has, whether or not it holds anything."""
        element = self.grid.cell(row, column)
        return self._document.styles.formats[None if element is None else element.get("s")].code

    def _stored(self, value: CellValue | int) -> Stored | None:
        return None if value is None else stored(value, date1904=self._document.date1904)

    def _cleared(self, row: int, column: int) -> Element:
        if any(place.covers(row, column) for place in self.grid.arrays):
            raise ValueError(f"{ref(row, column)} is part of an array formula")
        cell = self.grid.make_cell(row, column)
        if (formula := formula_of(cell, self._tags)) is not None:
            self._lose(row, column, formula)
        clear(cell, self._tags)
        return cell

    def _lose(self, row: int, column: int, formula: Element) -> None:
        if formula.get("t") == "shared":
            from xlforms.workbook.shared_formulas import hand_over

            hand_over(self._part, row, column, formula)
        self._document.lost_formulas.add((self._sheet_id, ref(row, column)))

    def _show(self, cell: Element, value: CellValue | int, number_format: str | None) -> None:
        """Give the cell the number format asked for, or one that shows a day when its own doesn't."""
        style = cell.get("s")
        code, dated = self._document.styles.formats[style]
        wanted = number_format or (None if dated else _format_of_day(value))
        if wanted is not None and wanted != code:
            cell.set("s", self._document.styles.with_format(style, wanted))


def _format_of_day(value: CellValue | int) -> str | None:
    """The format that shows a day or time; None for other values."""
    if isinstance(value, dt.datetime):
        return "yyyy/m/d h:mm"
    if isinstance(value, dt.date):
        return "yyyy/m/d"
    return "h:mm:ss" if isinstance(value, dt.time) else None
