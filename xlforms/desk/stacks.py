"""The rows of the tables as they come in, kept by columns: four bytes a text, eight a figure, each text once.

Which submissions count is only known when all have come; until then their rows wait here, for much less than the
objects of Python that they come as.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from xlforms.desk.columns import Kind, Table
from xlforms.desk.tables import ANNEX5, BASE_DATA, FINDINGS, FUNDS, INDICATORS

# The tables whose rows a record holds.
STACKED = (FUNDS, INDICATORS, BASE_DATA, ANNEX5, FINDINGS)
# Rows that are put into the columns together: each call costs as much as several cells.
_AT_ONCE = 200
# The figure of a cell, given the cell twice: what fills an array fastest.
_figure: Callable[[float | None, float | None], float] = {None: float("nan")}.get  # type: ignore[assignment]

Row = list[Any]


class Texts(dict[str, int]):
    """A number for each text that is asked for, in the order in which they came."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class TextColumn:
    """A column of texts.

    Attributes:
        texts: each text once.
        codes: the number of each row's text.
    """

    def __init__(self, cells: Iterable[str] = ()) -> None:
        self.texts = Texts()
        self.codes = array("i")
        self.extend(cells)

    def extend(self, cells: Iterable[str]) -> None:
        """Add the cells of some rows."""
        self.codes.extend(map(self.texts.__getitem__, cells))


class FigureColumn:
    """A column of figures.

    Attributes:
        figures: of each row, not a number where none stands.
    """

    def __init__(self, cells: Sequence[float | None] = ()) -> None:
        self.figures = array("d")
        self.extend(cells)

    def extend(self, cells: Sequence[float | None]) -> None:
        """Add the cells of some rows."""
        self.figures.extend(map(_figure, cells, cells))


class Stack:
    """The rows of one table, of one submission after the other; unit and year, which are the submission's, apart."""

    def __init__(self, table: Table) -> None:
        told = table.columns[2:]
        self._texts = {one.name: TextColumn() for one in told if one.kind is Kind.TEXT}
        self._figures = {one.name: FigureColumn() for one in told if one.kind is not Kind.TEXT}
        self._columns = [self._texts.get(one.name) or self._figures[one.name] for one in told]
        self._waiting: list[Row] = []
        self._ends = array("q", [0])

    @property
    def texts(self) -> Mapping[str, TextColumn]:
        """The columns of texts by their names."""
        self._put_away()
        return self._texts

    @property
    def figures(self) -> Mapping[str, FigureColumn]:
        """The columns of figures by their names."""
        self._put_away()
        return self._figures

    def add(self, rows: list[Row]) -> None:
        """Add the rows of the next submission."""
        self._waiting += rows
        self._ends.append(self._ends[-1] + len(rows))
        if len(self._waiting) >= _AT_ONCE:
            self._put_away()

    def places(self, submission: int) -> range:
        """Where the rows of a submission stand in the columns."""
        return range(self._ends[submission], self._ends[submission + 1])

    def _put_away(self) -> None:
        for column, cells in zip(self._columns, zip(*self._waiting, strict=True), strict=False):
            column.extend(cells)
        self._waiting = []
