"""A sheet as its forms are looked for on it: its cells line by line, its labels by their words.

Hundreds of forms may stand on one sheet. What is told of each is looked up here, so that none goes through all cells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from xlforms.forms.labels import Words
from xlforms.forms.term import Term
from xlforms.readers.spots import Spot, find_labels
from xlforms.workbook import Cell, Range, Sheet
from xlforms.workbook.cell import ArrayFormula
from xlforms.workbook.hidden import hidden_columns, hidden_rows
from xlforms.workbook.merges import Merges


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
        return [self.places[at] for at in _within(self.places, window)]

    def cells_in(self, window: Range) -> Iterator[Cell]:
        """What stands there now."""
        cells = self.sheet.cells
        return (cell for place in self.places_in(window) if (cell := cells.get(place)) is not None)

    def spots_in(self, window: Range) -> Iterator[Spot]:
        """The labels within a window, row by row."""
        return (self.spots[at] for at in _within(self.spots, window))

    def spots_of(self, term: Term, window: Range) -> Iterator[Spot]:
        """Where a label stands within a window, row by row."""
        spots = self._by_term.get(term, ())
        return (spots[at] for at in _within(spots, window))

    def holds(self, term: Term, window: Range) -> bool:
        """Whether a label stands within a window."""
        return next(self.spots_of(term, window), None) is not None

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


def _within(places: Sequence[tuple[int, int] | Spot], window: Range) -> Iterator[int]:
    """Which of some places, which stand row by row, lie within a window."""
    top, left, bottom, right = window
    lines = range(bisect_left(places, (top,)), bisect_left(places, (bottom + 1,)))
    return (at for at in lines if left <= places[at][1] <= right)
