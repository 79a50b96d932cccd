"""A worksheet's cells and merged ranges, read from its live tree in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xlforms.findings import refusal
from xlforms.workbook.cell import Cell, CellValue, SharedFormula
from xlforms.workbook.document import Document
from xlforms.workbook.names import Names, names
from xlforms.workbook.part import Part
from xlforms.workbook.references import Range, column_number, parse_ref
from xlforms.workbook.strings import text_of
from xlforms.workbook.tree import Element
from xlforms.workbook.values import day, number, typed

_DIGITS = "0123456789"

Cells = dict[tuple[int, int], Cell]
Masters = dict[str, tuple[int, int, str]]


def rows_of(part: Part) -> Iterator[tuple[int, Element]]:
    """The rows of a worksheet by their numbers; a row without one follows the row before it."""
    sheet_data = part.root.find(f"{part.namespace}sheetData")
    tags = names(part.namespace)
    last = 0
    for row in () if sheet_data is None else sheet_data.iterchildren(tags.row):
        last = _row_number(row, last, tags)
        yield last, row


def _row_number(row: Element, last: int, tags: Names) -> int:
    told = row.get("r")
    if told is not None and told.isdecimal():
        return int(told)
    first = next(row.iterchildren(tags.c), None)
    place = None if first is None else first.get("r")
    return parse_ref(place)[0] if place else last + 1


def cells_of(row: Element, tags: Names) -> Iterator[tuple[int, Element]]:
    """The cells of a row by their columns; a cell without a reference follows the cell before it."""
    column = 0
    for cell in row.iterchildren(tags.c):
        place = cell.get("r")
        column = column_number(place.rstrip(_DIGITS)) if place else column + 1
        yield column, cell


def read_cells(part: Part, document: Document) -> Cells:
    """The cells that hold something, row by row and from left to right; FileError XF9 for a place that is none."""
    reader = Reader(document, names(part.namespace), {})
    cells: Cells = {}
    try:
        for row_number, row in rows_of(part):
            for column, element in cells_of(row, reader.tags):
                if len(element) and (cell := reader.cell(row_number, column, element)) is not None:
                    cells[row_number, column] = cell
    except ValueError:
        raise refusal("XF904") from None
    return in_order(cells)


def in_order(cells: Cells) -> Cells:
    """The same cells in row-major order; some programs write them otherwise."""
    places = list(cells)
    ordered = sorted(places)
    return cells if places == ordered else {place: cells[place] for place in ordered}


class Reader(NamedTuple):
    """What is at hand while the cells of one sheet are read."""

    document: Document
    tags: Names
    masters: Masters

    def cell(self, row: int, column: int, element: Element) -> Cell | None:
        """The cell of a `<c>`, None when it holds nothing."""
        value, number_format, formula_element = self.content(element)
        formula = None if formula_element is None else self._formula(row, column, formula_element)
        if formula is None and (value is None or value == ""):
            return None
        return Cell(row, column, value, formula, number_format, formula is not None and value is None)

    def content(self, element: Element) -> tuple[CellValue, str, Element | None]:
        """Value, number format and `<f>` of a `<c>`."""
        formula = text = inline = None
        for child in element:
            tag = child.tag
            if tag == self.tags.v:
                text = child.text
            elif tag == self.tags.f:
                formula = child
            elif tag == self.tags.inline:
                inline = text_of(child, self.tags)
        code, dated = self.document.styles.format(element.get("s"))
        return self._value(element.get("t"), text, inline, dated=dated), code, formula

    def _value(self, kind: str | None, text: str | None, inline: str | None, *, dated: bool) -> CellValue:
        if inline is not None:
            return inline
        if text is None:
            return "" if kind == "str" else None
        value = number(text) if kind is None else typed(kind, text, self.document.strings if kind == "s" else ())
        return day(value, date1904=self.document.date1904) if dated else value

    def _formula(self, row: int, column: int, element: Element) -> str | SharedFormula | None:
        text, group = element.text, element.get("si")
        if element.get("t") != "shared" or group is None:
            return text
        if text and (element.get("ref") or group not in self.masters):
            self.masters[group] = row, column, text
            return text
        if group not in self.masters:
            return None
        top, left, master = self.masters[group]
        return SharedFormula(master, row - top, column - left)


def read_merges(part: Part) -> list[Range]:
    """The merged ranges."""
    container = part.root.find(f"{part.namespace}mergeCells")
    merges = []
    for element in () if container is None else container:
        try:
            merges.append(Range.parse(element.get("ref", "")))
        except ValueError:
            continue
    return merges
