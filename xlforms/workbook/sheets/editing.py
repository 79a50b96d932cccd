"""Edits of one worksheet's live tree, cell by cell (decision 1 of the design).

A cell that is set keeps its style, or gets a clone of it with another number format; nothing else changes.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from xlforms.workbook.document import Document
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import ref
from xlforms.workbook.sheets.cell import Cell, CellValue, is_empty
from xlforms.workbook.sheets.content import clear, formula_of, put_cached, put_formula, put_value
from xlforms.workbook.sheets.grid import Grid
from xlforms.workbook.sheets.values import Stored, day, stored, typed
from xlforms.workbook.styles import Format


class Editor:
    """Writes values and formulas into the cells of one worksheet; places are those of top-left cells."""

    def __init__(self, part: Part, document: Document, sheet_id: str) -> None:
        self.grid = Grid(part)
        self._part = part
        self._document = document
        self._sheet_id = sheet_id
        self._tags = names(part.namespace)

    def set_value(self, row: int, column: int, value: CellValue | int, number_format: str | None) -> Cell | None:
        """Replace what a cell holds by a value; gives the cell as it reads then."""
        content = None if is_empty(value) else self._stored(value)
        element = self._cleared(row, column)
        if content is not None:
            put_value(element, self._tags, content)
        form = self._show(element, value, number_format)
        return None if content is None else Cell(row, column, self._read(content, form), None, form.code)

    def set_formula(self, row: int, column: int, formula: str, cached: CellValue, number_format: str | None) -> Cell:
        """Replace what a cell holds by a formula and its value; gives the cell as it reads then."""
        content = None if cached is None else self._stored(cached)
        element = self._cleared(row, column)
        put_formula(element, self._tags, formula, content)
        self._document.lost_formulas.discard((self._sheet_id, ref(row, column)))
        form = self._show(element, cached, number_format)
        return Cell(row, column, self._read(content, form), formula, form.code, content is None)

    def refresh(self, cell: Cell, cached: CellValue, number_format: str | None) -> Cell:
        """Replace the cached value of the formula that a cell holds; gives the cell as it reads then."""
        content = None if cached is None else self._stored(cached)
        element = self.grid.make_cell(cell.row, cell.column)
        put_cached(element, self._tags, content)
        form = self._show(element, cached, number_format)
        return Cell(cell.row, cell.column, self._read(content, form), cell.source, form.code, content is None)

    def number_format(self, row: int, column: int) -> str:
        """The number format that a place has, whether or not it holds anything."""
        element = self.grid.cell(row, column)
        return self._document.styles.formats[None if element is None else element.get("s")].code

    def wear(self, row: int, column: int, model: tuple[int, int]) -> None:
        """Give a cell the style of another one."""
        found = self.grid.cell(*model)
        if found is not None and (style := found.get("s")) is not None:
            self.grid.make_cell(row, column).set("s", style)

    def _stored(self, value: CellValue | int) -> Stored:
        return stored(value, date1904=self._document.date1904)

    def _read(self, content: Stored | None, form: Format) -> CellValue:
        """A value as it reads once it is stored."""
        value = None if content is None else typed(content.kind or "n", content.text)
        if form.dated and isinstance(value, Decimal):
            return day(value, date1904=self._document.date1904)
        return value

    def is_spread(self, row: int, column: int) -> bool:
        """Whether an array formula fills the place."""
        arrays = self.grid.arrays
        return bool(arrays) and any(place.covers(row, column) for place in arrays)

    def _cleared(self, row: int, column: int) -> Element:
        if self.is_spread(row, column):
            raise ValueError(f"{ref(row, column)} is part of an array formula")
        element = self.grid.make_cell(row, column)
        if len(element):
            if (formula := formula_of(element, self._tags)) is not None:
                self._lose(row, column, formula)
            clear(element, self._tags)
        return element

    def _lose(self, row: int, column: int, formula: Element) -> None:
        if formula.get("t") == "shared":
            from xlforms.workbook.formulas.shared_formulas import hand_over

            hand_over(self._part, row, column, formula)
        self._document.lost_formulas.add((self._sheet_id, ref(row, column)))

    def _show(self, element: Element, value: CellValue | int, number_format: str | None) -> Format:
        """Give the cell the number format asked for, or one that shows a day when its own doesn't."""
        style = element.get("s")
        form = self._document.styles.formats[style]
        wanted = number_format or (None if form.dated else _format_of_day(value))
        if wanted is None or wanted == form.code:
            return form
        style = self._document.with_format(style, wanted)
        element.set("s", style)
        return self._document.styles.formats[style]


def _format_of_day(value: CellValue | int) -> str | None:
    """The format that shows a day or time; None for other values."""
    if not isinstance(value, dt.date | dt.time):
        return None
    if isinstance(value, dt.time):
        return "h:mm:ss"
    return "yyyy/m/d h:mm" if isinstance(value, dt.datetime) else "yyyy/m/d"
