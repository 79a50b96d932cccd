"""The merged ranges of a worksheet, by the places that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from xlforms.workbook.parts.limits import check_merged
from xlforms.workbook.references import Range

# Ranges of more places are searched instead of listed.
_LISTED = 1000
# The ranges of a form cover a few hundred places; of no more than these they are kept for the next form of its kind.
_FEW = 5000


@lru_cache(maxsize=65536)
def _alone(row: int, column: int) -> Range:
    """A place as a range: most are asked for again and again."""
    return Range(row, column, row, column)


def merges_of(ranges: Sequence[Range], sheet: str) -> Merges:
    """The merged ranges of the sheet of that name; FileError XF935 when they cover too many cells in sum."""
    count = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in ranges)
    check_merged(count, sheet)
    return _remembered(tuple(ranges)) if count <= _FEW else Merges(ranges)


class Merges:
    """Merged ranges. Their value and look are those of the top-left place; what stands in the others can't be seen.

    Sheets share them, so nobody changes them.

    Attributes:
        ranges: all of them, as listed in the file.
    """

    __slots__ = ("_large", "_over", "ranges")

    def __init__(self, ranges: Sequence[Range]) -> None:
        self.ranges = ranges
        self._over: dict[tuple[int, int], Range] = {}
        self._large: list[Range] = []
        for area in ranges:
            if area.size > _LISTED:
                self._large.append(area)
            else:
                self._over.update(dict.fromkeys(area.places(), area))

    def area(self, row: int, column: int) -> Range:
        """The merged range that covers a place, or the place alone."""
        if (found := self._over.get((row, column))) is not None:
            return found
        for area in self._large:
            if area.covers(row, column):
                return area
        return _alone(row, column)

    def top_left(self, row: int, column: int) -> tuple[int, int]:
        """The place whose content is seen at a place."""
        place = (row, column)
        found = self._over.get(place)
        if found is not None:
            return found[:2]
        return self.area(row, column)[:2] if self._large else place


@lru_cache(maxsize=32)
def _remembered(ranges: tuple[Range, ...]) -> Merges:
    return Merges(ranges)
