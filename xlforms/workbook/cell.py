"""One cell as it is read, and the kinds of values it can hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from xlforms.workbook.number_format import render
from xlforms.workbook.references import ref


class CellError(str):
    """An error value by its name: `#DIV/0!`, `#REF!`, `#N/A`."""

    __slots__ = ()


CellValue: TypeAlias = Decimal | str | bool | dt.date | dt.datetime | dt.time | CellError | None


class SharedFormula(NamedTuple):
    """A formula that a cell takes over from the master of its group, moved by some rows and columns."""

    text: str
    rows: int
    columns: int


class Cell:
    """What one cell holds.

    Attributes:
        row, column: its place, from 1.
        value: Decimal of the stored double, text, bool, date, date with time, time, CellError, or None.
        number_format: the format code of its style, `General` when it has none.
        uncached: whether it holds a formula without a cached value.
    """

    __slots__ = ("_formula", "column", "number_format", "row", "uncached", "value")

    def __init__(
        self,
        row: int,
        column: int,
        value: CellValue,
        formula: str | SharedFormula | None = None,
        number_format: str = "General",
        uncached: bool = False,
    ) -> None:
        self.row = row
        self.column = column
        self.value = value
        self.number_format = number_format
        self.uncached = uncached
        self._formula = formula

    def __repr__(self) -> str:
        return f"<Cell {self.ref} {self.value!r}>"

    @property
    def formula(self) -> str | None:
        """The formula without `=`, None when the cell holds a plain value."""
        formula = self._formula
        if isinstance(formula, SharedFormula):
            from xlforms.workbook.formulas import translate

            formula = self._formula = translate(formula.text, formula.rows, formula.columns)
        return formula

    @property
    def ref(self) -> str:
        """The place as `D4`."""
        return ref(self.row, self.column)

    @property
    def text(self) -> str:
        """The value as Excel shows it; texts as they are, nothing as the empty text."""
        if self.value is None or isinstance(self.value, str):
            return self.value or ""
        return render(self.value, self.number_format)
