"""Where the box of a note stands: cells that it spans, with distances from their edges (ECMA-376 part 4, 19.4.2.3)."""

from __future__ import annotations

from collections.abc import Callable

from xlforms.records import NamedTuple
from xlforms.workbook.parts.attributes import measure, whole
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW, Range
from xlforms.workbook.sheets.sheet import Sheet
from xlforms.workbook.sheets.widths import widths

# Pixels a point, as Excel's anchors count.
_PIXELS = 96 / 72
# Of a row for which neither the sheet nor the row says anything, in points.
_ROW = 15.0
# How far a box stands from the cell that it belongs to, and how far above it, in pixels; as Excel puts it.
_ASIDE, _ABOVE = 15, 10

Measure = Callable[[int], float]


class Size(NamedTuple):
    """Width and height of a box in points."""

    width: float
    height: float


class Anchor(NamedTuple):
    """The corners of a box: column and row, from 0, of the cells that they lie in, each with the pixels inside it."""

    left: int
    left_pixels: int
    top: int
    top_pixels: int
    right: int
    right_pixels: int
    bottom: int
    bottom_pixels: int

    def __str__(self) -> str:
        return ", ".join(map(str, self))


class Grid(NamedTuple):
    """The widths of a sheet's columns and the heights of its rows in pixels, both numbered from 0."""

    column: Measure
    row: Measure

    @classmethod
    def of(cls, sheet: Sheet) -> Grid:
        """As the sheet has them; what is hidden takes no room."""
        root, space = sheet.part.root, sheet.part.namespace
        wide = widths(sheet)
        hidden = [
            (whole(column, "min", 1), whole(column, "max", 1))
            for column in root.iterfind(f"{space}cols/{space}col")
            if column.get("hidden") in {"1", "true"}
        ]
        settings = root.find(f"{space}sheetFormatPr")
        default = _ROW if settings is None else measure(settings, "defaultRowHeight", _ROW)
        rows = {whole(row, "r"): row for row in root.iterfind(f"{space}sheetData/{space}row")}

        def column_pixels(number: int) -> float:
            at = number + 1
            return 0 if any(first <= at <= last for first, last in hidden) else wide(Range(1, at, 1, at)) * _PIXELS

        def row_pixels(number: int) -> float:
            row = rows.get(number + 1)
            if row is None:
                return default * _PIXELS
            return 0 if row.get("hidden") in {"1", "true"} else measure(row, "ht", default) * _PIXELS

        return cls(column_pixels, row_pixels)

    def beside(self, area: Range, size: Size) -> Anchor:
        """A box of a size to the right of an area, a little above its first row."""
        return self._reaching(area.right, _ASIDE, max(area.top - 2, 0), _ABOVE, size)

    def grown(self, anchor: Anchor, size: Size) -> Anchor:
        """The same box, at least of a size."""
        reached = self._reaching(*anchor[:4], size)
        right = max(anchor[4:6], reached[4:6])
        bottom = max(anchor[6:8], reached[6:8])
        return Anchor(*anchor[:4], *right, *bottom)

    def _reaching(self, left: int, aside: int, top: int, above: int, size: Size) -> Anchor:
        right = _reach(self.column, left, aside + size.width * _PIXELS, MAX_COLUMN - 1)
        bottom = _reach(self.row, top, above + size.height * _PIXELS, MAX_ROW - 1)
        return Anchor(left, aside, top, above, *right, *bottom)


def _reach(pixels: Measure, start: int, far: float, last: int) -> tuple[int, int]:
    """The column or row that lies so many pixels from the beginning of another one, and the pixels inside it."""
    at = start
    while at < last and far > pixels(at):
        far -= pixels(at)
        at += 1
    return at, int(far)
