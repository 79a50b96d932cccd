"""A worksheet: cells read at first use, and edits that touch nothing but the cells that are set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from xlforms.findings import refusal
from xlforms.workbook.document import Document
from xlforms.workbook.parts.attributes import measure
from xlforms.workbook.parts.limits import check_sheet, holds_formulas
from xlforms.workbook.parts.part import Part
from xlforms.workbook.references import Range, ref
from xlforms.workbook.sheet_list import local_names
from xlforms.workbook.sheets.cell import Cell, CellValue, is_empty
from xlforms.workbook.sheets.editing import Editor
from xlforms.workbook.sheets.links import Links
from xlforms.workbook.sheets.merges import Merges, merges_of
from xlforms.workbook.sheets.reading import Cells, in_order, read_cells, read_merges

if TYPE_CHECKING:
    from xlforms.workbook.sheets.lines import Line
    from xlforms.workbook.sheets.pattern import Pattern
    from xlforms.workbook.sheets.rows import Copies


class Sheet:
    """One worksheet of an open workbook. Every method that takes a place means the top-left cell of a merged range.

    Attributes:
        document: the workbook's parts that it shares with the other sheets.
        name: as on its tab.
        state: `visible`, `hidden` or `veryHidden`.
        sheet_id: the workbook's own number for it, which the calculation chain uses.
        part_name: the part that holds it.
        touched: the places that were set since formulas were last brought up to date.
    """

    def __init__(self, document: Document, part_name: str, name: str, state: str, sheet_id: str) -> None:
        self.name = name
        self.state = state
        self.sheet_id = sheet_id
        self.part_name = part_name
        self.document = document
        self.touched: set[tuple[int, int]] = set()
        self._known: Cells | None = None
        self._pattern: Pattern | None = None

    def __repr__(self) -> str:
        return f"<Sheet {self.name}>"

    @cached_property
    def part(self) -> Part:
        """The live tree; FileError XF9 when it is missing, damaged or too large for a form."""
        package = self.document.package
        if package.is_new(self.part_name):
            return package.part(self.part_name)
        data = package.read(self.part_name)
        check_sheet(data, self.name)
        return package.parse(self.part_name, data)

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The cells that hold a value or a formula by (row, column), row by row; empty texts are left out."""
        self._known = in_order(self._held)
        return self._known

    @property
    def _held(self) -> Cells:
        """The same cells, in any order."""
        if self._known is None:
            self._known = self._read_cells()
        return self._known

    def _read_cells(self) -> Cells:
        try:
            return read_cells(self.part, self.document)
        except ValueError:
            raise refusal("XF936", sheet=self.name) from None

    def know(self, source: Sheet) -> None:
        """Take over what was read of the sheet that this one is a copy of, cell by cell the same."""
        self._known = dict(source.cells)
        self._merged = source._merged

    @property
    def formulas(self) -> list[Cell]:
        """The cells that hold a formula, row by row; a sheet without any is not even parsed for that."""
        if self._known is None and not self._may_calculate():
            return []
        return [cell for cell in self.cells.values() if cell.source is not None]

    def typed(self, row: int, column: int) -> bool:
        """Whether no formula fills a place, be it an array formula of another cell."""
        cell = self.cell(row, column)
        return (cell is None or cell.source is None) and not self._editor.is_spread(row, column)

    def _may_calculate(self) -> bool:
        if "part" in self.__dict__ or self.document.package.is_new(self.part_name):
            return next(self.part.root.iter(f"{self.part.namespace}f"), None) is not None
        return holds_formulas(self.document.package.read(self.part_name))

    @property
    def merges(self) -> Sequence[Range]:
        """The merged ranges."""
        return list(self._merged.ranges)

    @cached_property
    def _merged(self) -> Merges:
        return merges_of(read_merges(self.part), self.name)

    @cached_property
    def _editor(self) -> Editor:
        return Editor(self.part, self.document, self.sheet_id)

    def area(self, row: int, column: int) -> Range:
        """The merged range that covers a place, or the place alone."""
        return self._merged.area(row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None when it is empty."""
        known = self._held if self._known is None else self._known
        return known.get(self._merged.top_left(row, column))

    def holds(self, row: int, column: int) -> bool:
        """Whether a place itself holds anything, be it covered by a merged range."""
        return (row, column) in self._held

    def number_format(self, row: int, column: int) -> str:
        """The number format of a place, an empty one included."""
        return self._editor.number_format(*self._merged.top_left(row, column))

    @property
    def last_row(self) -> int:
        """The last row that holds anything, 0 when the sheet is empty."""
        return max(self._held, default=(0, 0))[0]

    @property
    def last_column(self) -> int:
        """The last column that holds anything, 0 when the sheet is empty."""
        return max(map(itemgetter(1), self._held), default=0)

    def set_value(self, row: int, column: int, value: CellValue | int, number_format: str | None = None) -> None:
        """Write a value; None and the empty text empty the cell. A formula that was there goes.

        Texts are never formulas, whatever they begin with. A day in a cell whose format shows none gets one that does.

        Raises:
            ValueError: the place is part of an array formula, or the value is none that a cell can hold.
        """
        row, column = self._merged.top_left(row, column)
        if is_empty(value) and (row, column) not in self._held:
            return
        self._put(row, column, self._editor.set_value(row, column, value, number_format))
        self.touched.add((row, column))

    def set_formula(
        self,
        row: int,
        column: int,
        formula: str,
        cached: Decimal | str | bool | dt.date | None,
        number_format: str | None = None,
    ) -> None:
        """Write a formula (without `=`) with its value; None leaves it without one.

        A cell that holds this formula already keeps it as it is, shared or array, and gets the value alone.

        Raises:
            ValueError: the place is part of an array formula other than this one.
        """
        row, column = self._merged.top_left(row, column)
        known = self._held.get((row, column))
        if known is not None and known.formula == formula:
            cell = self._editor.refresh(known, cached, number_format)
        else:
            cell = self._editor.set_formula(row, column, formula, cached, number_format)
        self._put(row, column, cell)
        self.touched.add((row, column))

    def set_cached(self, row: int, column: int, value: CellValue) -> None:
        """Replace the value that is kept beside a formula; None leaves it without one."""
        self._put(row, column, self._editor.refresh(self._held[row, column], value, None))

    def row_height(self, row: int) -> float | None:
        """The height of a row in points, None when it has the sheet's default."""
        found = self._editor.grid.row(row)
        return None if found is None else measure(found, "ht", None)

    def set_row_height(self, row: int, points: float) -> None:
        """Fix the height of a row, at most 409 points, the highest that Excel knows."""
        element = self._editor.grid.make_row(row)
        element.set("ht", f"{min(points, 409):g}")
        element.set("customHeight", "1")
        self._touch()

    def copy_row(self, row: int, below: int, count: int = 1) -> None:
        """Put copies of a row, with height, styles, content and merged ranges, below the row `below`.

        What lies below moves down; merged ranges, formulas, validations, print area and totals over the place grow, and
        so do those that end there and hold the row. Only for sheets that were added, which no other sheet refers to.
        """
        from xlforms.workbook.sheets.rows import Copies, copy_rows

        copies = Copies(row, below, count)
        copy_rows(self.part, self._editor.grid, copies, self.name, local_names(self.document, self.sheet_id))
        self._moved([copies])

    def write_lines(self, blocks: Mapping[int, Sequence[Line]]) -> None:
        """Let rows stand once for each line, in their look, and hold the lines' values in place of their own.

        What lies below moves down as with `copy_row`; one line at least for each row. Only for sheets that were added.
        """
        from xlforms.workbook.sheets.lines import places, put_lines
        from xlforms.workbook.sheets.rows import Copies, make_room, moved_by

        grid = self._editor.grid
        for row in blocks:
            grid.make_row(row)
        longer = sorted((row for row, lines in blocks.items() if len(lines) > 1), reverse=True)
        gaps = [Copies(row, row, len(blocks[row]) - 1) for row in longer]
        if gaps:
            make_room(self.part, grid, gaps, self.name, local_names(self.document, self.sheet_id))
        now = {moved_by(gaps, row): lines for row, lines in blocks.items()}
        put_lines(self.part, grid, now, date1904=self.document.date1904)
        self._moved(gaps)
        self.touched |= places(now)

    def _moved(self, gaps: Sequence[Copies]) -> None:
        """Go by the rows as they are after room was made."""
        from xlforms.workbook.sheets.rows import moved_by

        if gaps:
            self.document.part.changed = True
        self._touch()
        self._forget()
        self.touched = {(moved_by(gaps, row), column) for row, column in self.touched}

    def split_merge(self, row: int, column: int) -> None:
        """Let the merged range over a place end above it; the rest of it is merged by itself and looks the same."""
        from xlforms.workbook.sheets.rows import put_merges

        area = self.area(row, column)
        halves = (area._replace(bottom=row - 1), area._replace(top=row))
        parts = [half for half in halves if half[:2] != half[2:]] if row > area.top else [area]
        put_merges(self.part, [*(merge for merge in self.merges if merge != area), *parts])
        self._forget()
        self.wear(row, column, area[:2])

    def wear(self, row: int, column: int, model: tuple[int, int]) -> None:
        """Give a cell the style of another one of this sheet."""
        self._editor.wear(*self._merged.top_left(row, column), self._merged.top_left(*model))
        self._touch()
        self._forget("cells")

    def set_hyperlink(self, row: int, column: int, location: str) -> None:
        """Let a cell lead to a place in the workbook, such as `'表 1'!D4`."""
        self._links.put(ref(*self._merged.top_left(row, column)), location)
        self._touch()

    @cached_property
    def _links(self) -> Links:
        return Links(self.part)

    @property
    def pattern(self) -> Pattern:
        """The sheet as it is copied into other workbooks."""
        if self._pattern is None:
            from xlforms.workbook.sheets.pattern import Pattern

            self._pattern = Pattern(self.part, self.document, self.name)
        return self._pattern

    def _touch(self) -> None:
        self.part.changed = True
        self._pattern = None

    def _forget(self, *cached: str) -> None:
        """Read anew what may have changed; all that depends on rows when nothing is named."""
        self._known = None
        for name in cached or ("cells", "_merged", "_links"):
            self.__dict__.pop(name, None)

    def _put(self, row: int, column: int, cell: Cell | None) -> None:
        """Let `cells` show what the tree holds now."""
        self._touch()
        if self._known is None:
            return
        if cell is None:
            self._known.pop((row, column), None)
            return
        if (row, column) not in self._known:
            self.__dict__.pop("cells", None)
        self._known[row, column] = cell
