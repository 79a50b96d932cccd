"""One cell as it is read, and the kinds of values it can hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeAlias

from xlforms.records import NamedTuple
from xlforms.workbook.number_format import render
from xlforms.workbook.references import Range, ref


class CellError(str):
    """An error value by its name: `#DIV/0!`, `#REF!`, `#N/A`."""

    __slots__ = ()


CellValue: TypeAlias = Decimal | str | bool | dt.date | dt.datetime | dt.time | CellError | None


def is_empty(value: CellValue | int) -> bool:
    """Whether a cell that is set to a value holds nothing; a Decimal would take long over whether it equals a text."""
    return value is None or (isinstance(value, str) and not value)


class SharedFormula(NamedTuple):
    """A formula that a cell takes over from the master of its group, moved by some rows and columns."""

    text: str
    rows: int
    columns: int


class ArrayFormula(NamedTuple):
    """A formula, or a data table, that gives the values of a whole range; it stands in the top-left cell."""

    text: str
    range: Range


Formula: TypeAlias = str | SharedFormula | ArrayFormula | None


class Cell:
    """What one cell holds.

    Attributes:
        row, column: its place, from 1.
        value: Decimal of the stored double, text, bool, date, date with time, time, CellError, or None.
        number_format: the format code of its style, `General` when it has none.
        uncached: whether it holds a formula without a cached value.
        source: the formula as it is stored, None when the cell holds a plain value.
    """

    __slots__ = ("column", "number_format", "row", "source", "uncached", "value")

    def __init__(
        self,
        row: int,
        column: int,
        value: CellValue,
        source: Formula = None,
        number_format: str = "General",
        uncached: bool = False,
    ) -> None:
        self.row = row
        self.column = column
        self.value = value
        self.number_format = number_format
        self.uncached = uncached
        self.source = source

    def __repr__(self) -> str:
        return f"<Cell {self.ref} {self.value!r}>"

    @property
    def formula(self) -> str | None:
        """The formula without `=`, None when the cell holds a plain value."""
        source = self.source
        if source is None:
            return None
        if isinstance(source, SharedFormula):
            from xlforms.workbook.formulas import translate

            self.source = source = translate(source.text, source.rows, source.columns)
        return source.text if isinstance(source, ArrayFormula) else source

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
