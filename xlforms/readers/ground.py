"""A sheet as its forms are looked for on it: its cells line by line, its labels by their words.

Hundreds of forms may stand on one sheet. What is told of each is looked up here, so that none goes through all cells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from xlforms.forms.labels import Words
from xlforms.forms.term import Term
from xlforms.readers.spots import Spot, find_labels
from xlforms.workbook import Cell, Range, Sheet
from xlforms.workbook.sheets.cell import ArrayFormula
from xlforms.workbook.sheets.hidden import hidden_columns, hidden_rows
from xlforms.workbook.sheets.merges import Merges

P = TypeVar("P", tuple[int, int], Spot)


class Ground:
    """The cells and labels of a sheet at the time of one reading.

    Attributes:
        sheet: the sheet.
        words: the words by which labels are known.
        whole: all lines and columns that hold anything.
        places: those of the cells, row by row.
        spots: the labels, row by row.
    """

    def __init__(self, sheet: Sheet, words: Words) -> None:
        self.sheet = sheet
        self.words = words
        self.whole = Range(1, 1, sheet.last_row, sheet.last_column)
        self.places: Sequence[tuple[int, int]] = list(sheet.cells)
        self.spots: Sequence[Spot] = find_labels(sheet, words)

    def places_in(self, window: Range) -> list[tuple[int, int]]:
        """The places within a window that hold anything, row by row."""
        return _within(self.places, window)

    def cells_in(self, window: Range) -> Iterator[Cell]:
        """What stands there now."""
        cells = self.sheet.cells
        return (cell for place in self.places_in(window) if (cell := cells.get(place)) is not None)

    def spots_in(self, window: Range) -> list[Spot]:
        """The labels within a window, row by row."""
        return _within(self.spots, window)

    def spots_of(self, term: Term, window: Range) -> list[Spot]:
        """Where a label stands within a window, row by row."""
        return _within(self._by_term.get(term, ()), window)

    def holds(self, term: Term, window: Range) -> bool:
        """Whether a label stands within a window."""
        if (spots := self._by_term.get(term)) is None:
            return False
        return any(window.left <= spots[at].column <= window.right for at in _lines(spots, window))

    @cached_property
    def _by_term(self) -> dict[Term, list[Spot]]:
        found: dict[Term, list[Spot]] = {}
        for spot in self.spots:
            found.setdefault(spot.label.term, []).append(spot)
        return found

    @cached_property
    def hidden(self) -> tuple[frozenset[int], frozenset[int]]:
        """The hidden rows and columns."""
        return hidden_rows(self.sheet.part), hidden_columns(self.sheet.part)

    @property
    def has_arrays(self) -> bool:
        """Whether there is an array formula."""
        return bool(self._arrays[0])

    def array_over(self, row: int, column: int) -> str | None:
        """The array formula that gives a place its value."""
        texts, ranges = self._arrays
        return texts.get(ranges.area(row, column))

    @cached_property
    def _arrays(self) -> tuple[dict[Range, str], Merges]:
        arrays = [cell.source for cell in self.sheet.formulas if isinstance(cell.source, ArrayFormula)]
        texts = {array.range: array.text for array in arrays}
        return texts, Merges(list(texts))


def _within(places: Sequence[P], window: Range) -> list[P]:
    """Those of some places, which stand row by row, that lie within a window."""
    _, left, _, right = window
    return [place for at in _lines(places, window) if left <= (place := places[at])[1] <= right]


def _lines(places: Sequence[P], window: Range) -> range:
    """Which of some places, which stand row by row, stand in the lines of a window."""
    return range(bisect_left(places, (window.top,)), bisect_left(places, (window.bottom + 1,)))
