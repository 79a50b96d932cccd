"""The levels of the table of indicators, from the merged cells to the left of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from xlforms.forms.indicators import FIRST_LEVELS, LEVELS
from xlforms.forms.labels import strip_lead
from xlforms.readers.region import Region
from xlforms.values.text import normalise

# (50分), (权重50%), 50分 at the end.
_POINTS = re.compile(r"\((?:分值|权重)?:?([0-9]+(?:\.[0-9]+)?)[分%]?\)|[-—]?(?<![0-9.])([0-9]+(?:\.[0-9]+)?)分$")
_CONTINUED = ("(接上)", "(接上页)", "(接上表)", "(续)", "(续表)")

Level = tuple[str, Decimal | None]
_NONE: Level = ("", None)


class Levels:
    """The first and second level that the line at hand belongs to; a blank cell continues the one above.

    Attributes:
        headings: lines that hold a level alone, above its indicators.
        first: the first level's name and points.
        second: likewise.
    """

    def __init__(self, region: Region, rows: Iterable[int], places: dict[str, int]) -> None:
        lines = list(rows)
        self._firsts = _printed(region, lines, places.get("level1"), places["name"])
        self._seconds = _printed(region, lines, places.get("level2"), places["name"])
        self.headings: set[int] = set()
        if not (self._firsts or self._seconds):
            self._read_headings(region, lines, places)
        self.first = _NONE
        self.second = _NONE

    def _read_headings(self, region: Region, lines: list[int], places: dict[str, int]) -> None:
        """Levels that stand above their indicators, in the same column: lines that aim at nothing."""
        sides = [places[key] for key in ("target", "actual") if key in places]
        for row in lines:
            cell = region.sheet.cell(row, places["name"])
            level = split_points(cell.text) if cell else _NONE
            aims = any(region.sheet.cell(row, column) not in (None, cell) for column in sides)
            if level[0] in LEVELS and not aims:
                self.headings.add(row)
                (self._firsts if level[0] in FIRST_LEVELS else self._seconds)[row] = level

    def see(self, row: int) -> None:
        """Go on to a line."""
        first = self._firsts.get(row, _NONE)
        if first[0] and first[0] != self.first[0]:
            self.second = _NONE
        self.first = _continued(self.first, first)
        self.second = _continued(self.second, self._seconds.get(row, _NONE))


def _printed(region: Region, rows: Iterable[int], column: int | None, name: int) -> dict[int, Level]:
    """What stands in a column of levels by lines; a name cut in two, over a cell and the one below it, is whole.

    A title across the page, beyond the indicators' names, is no level.
    """
    cells = {row: region.sheet.cell(row, column) for row in rows} if column else {}
    wide = {row for row in cells if column and column < name < region.sheet.area(row, column).right}
    texts = {row: cell.text for row, cell in cells.items() if cell and row not in wide}
    levels = {row: split_points(text) for row, text in texts.items()}
    for above, below in dict.fromkeys((texts[row], texts[below]) for row, below in pairwise(texts)):
        whole = split_points(above + below)
        if whole[0] in LEVELS and not LEVELS.issuperset(split_points(half)[0] for half in (above, below)):
            levels |= {row: whole for row, text in texts.items() if text in (above, below)}
    return levels


def _continued(above: Level, here: Level) -> Level:
    """A level split in two by a page break goes on where the second part is blank or repeats it without points."""
    if not here[0] or (here[0] == above[0] and here[1] is None):
        return above
    return here


@lru_cache(maxsize=1024)
def split_points(text: str) -> Level:
    """一、产出指标(50分) as its name, without numbering and white space, and its points."""
    plain = strip_lead(normalise(text))
    for words in _CONTINUED:
        plain = plain.replace(words, "")
    points = _POINTS.search(plain)
    return _POINTS.sub("", plain), Decimal(points[1] or points[2]) if points else None
