"""A worksheet: cells read at first use, and edits that touch nothing but the cells that are set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from xlforms.workbook.cell import Cell
from xlforms.workbook.document import Document
from xlforms.workbook.limits import check_sheet
from xlforms.workbook.part import Part
from xlforms.workbook.reading import read_cells, read_merges
from xlforms.workbook.references import Range


class Sheet:
    """One worksheet of an open workbook.

    Attributes:
        name: as on its tab.
        state: `visible`, `hidden` or `veryHidden`.
    """

    def __init__(self, document: Document, part_name: str, name: str, state: str) -> None:
        self.name = name
        self.state = state
        self.part_name = part_name
        self._document = document

    def __repr__(self) -> str:
        return f"<Sheet {self.name}>"

    @cached_property
    def part(self) -> Part:
        """The live tree; FileError XF9 when it is missing, damaged or too large for a form."""
        data = self._document.package.read(self.part_name)
        check_sheet(data, self.name)
        return self._document.package.parse(self.part_name, data)

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The cells that hold a value or a formula by (row, column), row by row; empty texts are left out."""
        return read_cells(self.part, self._document)

    @cached_property
    def merges(self) -> Sequence[Range]:
        """The merged ranges."""
        return read_merges(self.part)

    @cached_property
    def _merges_by_row(self) -> Mapping[int, Sequence[Range]]:
        rows: dict[int, list[Range]] = defaultdict(list)
        for merge in self.merges:
            for row in range(merge.top, merge.bottom + 1):
                rows[row].append(merge)
        return dict(rows)

    def area(self, row: int, column: int) -> Range:
        """The merged range that covers a place, or the place alone."""
        for merge in self._merges_by_row.get(row, ()):
            if merge.left <= column <= merge.right:
                return merge
        return Range(row, column, row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place, inside a merged range its top-left one; None when it is empty."""
        if row in self._merges_by_row:
            row, column = self.area(row, column)[:2]
        return self.cells.get((row, column))
