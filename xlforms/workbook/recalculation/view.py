"""The cells of a workbook as formulas see them: plain values, days as numbers, none where one is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from xlforms.workbook.defined_names import DefinedNames
from xlforms.workbook.formulas import Area, Scalar, Unsupported
from xlforms.workbook.references import Range
from xlforms.workbook.serials import to_serial
from xlforms.workbook.sheets.cell import Cell
from xlforms.workbook.sheets.sheet import Sheet

Place: TypeAlias = tuple[int, int]

# So many cells the formulas of a workbook may take in in one go, those of areas no larger than any form's left out.
_MOST_READ = 200_000
_SMALL = 256


class Meter:
    """Looks places up in areas; Unsupported for a large one once so many were looked at.

    A column of COUNTIF(A:A,A1) or MAX(A$1:A1)+1 looks at the square of its length: minutes, where a list is long.
    """

    def __init__(self, most: int) -> None:
        self._left = most

    def within(self, area: Range, places: Collection[Place]) -> list[Place]:
        """The same as the function `within`."""
        count = min(area.size, len(places))
        if count > _SMALL:
            if count > self._left:
                raise Unsupported("more cells than any form reads")
            self._left -= count
        return within(area, places)


class View:
    """What a formula on one sheet sees. A formula without a cached value may be anything, so it is Unsupported.

    Attributes:
        date1904: whether days count from 1904.
        doubtful: the places, by the key of their sheet, that an array formula filled whose value no longer holds.
    """

    def __init__(self, sheets: Iterable[Sheet], names: DefinedNames, *, date1904: bool) -> None:
        self.date1904 = date1904
        self.doubtful: dict[str, set[Place]] = {}
        self._home = ""
        self._names = names
        self._sheets = {key_of(sheet.name): sheet for sheet in sheets}
        self._grids: dict[str, Mapping[Place, Cell]] = {}
        self.begin()

    def begin(self) -> None:
        """Let formulas take in as much as they may in one go once more."""
        self._meter = Meter(_MOST_READ)

    def stand_on(self, key: str) -> None:
        """See the cells as a formula on the sheet `key` does."""
        self._home = key

    def value(self, sheet: str | None, row: int, column: int) -> Scalar:
        """The value of one cell."""
        key = self._home if sheet is None else key_of(sheet)
        cell = self._grid(key).get((row, column))
        if cell is None:
            if self.doubtful:
                self._trust(key, Range(row, column, row, column))
            return None
        return scalar(cell, date1904=self.date1904)

    def filled(self, area: Area) -> Iterator[tuple[Place, Scalar]]:
        """The cells of an area that are not blank."""
        key = self._home if area.sheet is None else key_of(area.sheet)
        grid = self._grid(key)
        self._trust(key, area.range)
        for place in self._meter.within(area.range, grid):
            yield place, scalar(grid[place], date1904=self.date1904)

    def named(self, name: str) -> Area | None:
        """The area that a defined name stands for."""
        return self._names.area(name, self._home)

    def _grid(self, key: str) -> Mapping[Place, Cell]:
        grid = self._grids.get(key)
        if grid is None:
            if key not in self._sheets:
                raise Unsupported(f"no sheet {key}")
            grid = self._grids[key] = self._sheets[key].cells
        return grid

    def _trust(self, key: str, area: Range) -> None:
        """Unsupported when blank cells of an area are in doubt."""
        if key in self.doubtful and within(area, self.doubtful[key]):
            raise Unsupported("part of an array formula")


def key_of(sheet: str) -> str:
    """The name of a sheet as the key that tells it from the others: capitals don't count."""
    return sheet.casefold()


def within(area: Range, places: Collection[Place]) -> list[Place]:
    """Those of `places` that lie in an area, row by row if `places` are."""
    top, left, bottom, right = area
    if top == bottom and left == right:
        return [(top, left)] if (top, left) in places else []
    if area.size > len(places):
        return [place for place in places if top <= place[0] <= bottom and left <= place[1] <= right]
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    return [(row, column) for row in rows for column in columns if (row, column) in places]


def scalar(cell: Cell, *, date1904: bool) -> Scalar:
    """The value of a cell, a number as a double; Unsupported for a formula without a cached value."""
    value = cell.value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str | bool):
        return value
    if value is None:
        raise Unsupported(f"{cell.ref} has no cached value")
    return to_serial(value, date1904=date1904)
