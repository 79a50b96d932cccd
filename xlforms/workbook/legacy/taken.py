"""Which cells of a growing table are taken by merged ones, for kinds that tell cells in order instead of by place."""

from __future__ import annotations

from xlforms.findings import refusal
from xlforms.workbook.parts.limits import MAX_SHEET_AREA
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW, Range


class Taken:
    """The places that cells from the rows above take; `sheet` is the sheet's name."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._until: dict[int, int] = {}  # the last row that is taken, by column
        self._work = 0

    def free(self) -> None:
        """Begin a new table below."""
        self._until.clear()

    def next_free(self, row: int, column: int) -> int:
        """The first column from `column` on that nothing takes."""
        while self._until.get(column, 0) >= row:
            column += 1
        return column

    def take(self, row: int, column: int, bottom: int, right: int) -> Range:
        """Take an area; FileError XF936 when it leaves the sheet, XF935 when areas cover more than a sheet may."""
        if bottom > MAX_ROW or right > MAX_COLUMN:
            raise refusal("XF936", sheet=self._sheet)
        area = Range(row, column, bottom, right)
        if bottom > row:
            self._work += right - column + 1
            if self._work > MAX_SHEET_AREA:
                raise refusal("XF935", sheet=self._sheet, count=self._work, limit=MAX_SHEET_AREA)
            self._until.update(dict.fromkeys(range(column, right + 1), bottom))
        return area
