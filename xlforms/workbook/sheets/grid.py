"""The rows and cells of one live worksheet, found by place and made where they are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from xlforms.findings import refusal
from xlforms.workbook.parts.attributes import area_of, index, whole
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.order import WORKSHEET, ensure
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, make, put_in_place
from xlforms.workbook.references import Range, parse_ref, ref
from xlforms.workbook.sheets.reading import cells_of, rows_of

_ON = {"1", "true"}


class Grid:
    """Access to the `<c>` elements of a worksheet; nothing but what has to be made is changed.

    FileError XF920 where a row stands twice, or a cell in another row than it says.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._tags = names(part.namespace)
        rows = list(rows_of(part))
        self._rows = dict(rows)
        if len(self._rows) < len(rows):
            raise refusal("XF920", part=part.name)
        self._numbers = sorted(self._rows)
        self._cells: dict[int, dict[int, Element]] = {}

    def row(self, row: int) -> Element | None:
        """The row's element, None when the sheet has none."""
        return self._rows.get(row)

    def cell(self, row: int, column: int) -> Element | None:
        """The element at a place, None when the sheet has none."""
        return self._columns(row).get(column)

    @property
    def rows(self) -> Mapping[int, Element]:
        """The rows by their numbers."""
        return self._rows

    def know(self, rows: Mapping[int, Element]) -> None:
        """Go by these rows from now on."""
        self._rows = dict(rows)
        self._numbers = sorted(rows)
        self._cells.clear()
        self.__dict__.pop("arrays", None)

    def last_row(self, number: int) -> Element | None:
        """The last row of that number or a lower one, None when there is none."""
        position = bisect_right(self._numbers, number)
        return self._rows[self._numbers[position - 1]] if position else None

    def insert(self, above: Element, rows: Mapping[int, Element]) -> None:
        """Put rows in below another one."""
        for row in rows.values():
            above.addnext(row)
            above = row
        self.know({**self._rows, **rows})

    def replace(self, number: int, rows: Sequence[Element]) -> None:
        """Let rows stand in the place of the one of that number, the first of them, and below."""
        put_in_place(self._rows[number], rows[0])
        self._rows[number] = rows[0]
        self.insert(rows[0], dict(enumerate(rows[1:], start=number + 1)))

    def make_cell(self, row: int, column: int) -> Element:
        """The element at a place; a new one stands in order and has the style of its row or column."""
        if (cell := self.cell(row, column)) is not None:
            return cell
        parent = self.make_row(row)
        cell = make(self._tags.c, {"r": ref(row, column)})
        if (style := self._inherited_style(parent, column)) is not None:
            cell.set("s", style)
        after = next((element for at, element in cells_of(parent, self._tags) if at > column), None)
        if after is None:
            parent.append(cell)
        else:
            after.addprevious(cell)
        self._columns(row)[column] = cell
        self._widen(parent, row, column)
        return cell

    def make_row(self, row: int) -> Element:
        """The row's element; a new one stands in order."""
        if (found := self._rows.get(row)) is not None:
            return found
        made = make(self._tags.row, {"r": str(row)})
        position = bisect_right(self._numbers, row)
        if position < len(self._numbers):
            self._rows[self._numbers[position]].addprevious(made)
        else:
            self._sheet_data.append(made)
        self._numbers.insert(position, row)
        self._rows[row] = made
        return made

    @cached_property
    def arrays(self) -> Sequence[Range]:
        """The ranges of array formulas and data tables that fill more than one cell."""
        found = (f for f in self._part.root.iter(self._tags.f) if f.get("t") in {"array", "dataTable"})
        return [place for place in map(area_of, found) if place is not None and place[:2] != place[2:]]

    @property
    def _sheet_data(self) -> Element:
        return ensure(self._part.root, "sheetData", WORKSHEET)

    def _columns(self, row: int) -> dict[int, Element]:
        """The cells of a row by their columns; the last one counts, should a place be taken twice."""
        if (known := self._cells.get(row)) is None:
            found = self._rows.get(row)
            known = self._cells[row] = {} if found is None else self._in_place(row, found)
        return known

    def _in_place(self, row: int, element: Element) -> dict[int, Element]:
        """The cells of a row; to write beside one that says it stands elsewhere would write over somebody's figure."""
        found: dict[int, Element] = {}
        column = 0
        for cell in element.iterchildren(self._tags.c):
            column += 1
            place = cell.get("r")
            # Most stand right beside the one before.
            if place and place != ref(row, column):
                column = self._column(place, row)
            found[column] = cell
        return found

    def _column(self, place: str, row: int) -> int:
        """The column of a cell that says where it stands, which must be in the row."""
        try:
            column = parse_ref(place)[1]
        except ValueError:
            column = 0
        if not column or place.upper() != ref(row, column):
            raise refusal("XF920", part=self._part.name)
        return column

    def _inherited_style(self, row: Element, column: int) -> str | None:
        if row.get("customFormat") in _ON and row.get("s"):
            return row.get("s")
        for element in self._part.root.iterfind(f"{self._part.namespace}cols/{self._part.namespace}col"):
            if whole(element, "min") <= column <= whole(element, "max"):
                return element.get("style")
        return None

    def _widen(self, parent: Element, row: int, column: int) -> None:
        """Let `spans` and `<dimension>`, which readers trust for their sizes, take in a new cell."""
        first, last = map(index, parent.get("spans", ":").partition(":")[::2])
        if first and last and not first <= column <= last:
            parent.set("spans", f"{min(first, column)}:{max(last, column)}")
        dimension = self._part.root.find(f"{self._part.namespace}dimension")
        if dimension is None:
            return
        place = Range(row, column, row, column)
        known = area_of(dimension) or place
        if not known.covers(row, column):
            dimension.set("ref", str(known.union(place)))
