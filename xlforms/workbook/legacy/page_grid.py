"""The cells of a web page's tables on a sheet: HTML 5, 4.9.12, the algorithm of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from xlforms.workbook.legacy.page_cells import PageCells
from xlforms.workbook.legacy.tables import TEXT, Told
from xlforms.workbook.legacy.taken import Taken
from xlforms.workbook.parts.attributes import index
from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import Range

_WIDEST = 1000  # what browsers take of colspan


class Grid:
    """A sheet that grows from top to bottom.

    Attributes:
        name: the sheet's name.
        cells: what stands on it.
        merges: the cells of several rows or columns.
    """

    def __init__(self, name: str, reads: PageCells) -> None:
        self.name = name
        self.cells: list[Told] = []
        self.merges: list[Range] = []
        self._reads = reads
        self._row = 0
        self._taken = Taken(name)

    def put_text(self, text: str) -> None:
        """A line of text that stands in no table."""
        line = " ".join(text.split())
        if line:
            self._row += 1
            self.cells.append(Told(self._row, 1, TEXT, line))

    def put_rows(self, rows: Sequence[Element]) -> None:
        """The rows of a table, one line each."""
        last = self._row + len(rows)
        self._taken.free()
        for row in rows:
            self._row += 1
            column = 1
            for cell in row.iterchildren("td", "th"):
                area = self._area(cell, self._taken.next_free(self._row, column), last)
                if (told := self._reads.cell(area.top, area.left, cell)) is not None:
                    self.cells.append(told)
                if area.size > 1:
                    self.merges.append(area)
                column = area.right + 1

    def _area(self, cell: Element, column: int, last: int) -> Range:
        wide = min(index(cell.get("colspan", "").strip()) or 1, _WIDEST)
        high = index(cell.get("rowspan", "1").strip(), 1) or last  # 0: to the table's end
        return self._taken.take(self._row, column, min(self._row + high - 1, last), column + wide - 1)
