"""A worksheet's cells and merged ranges, read from its live tree in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.workbook.document import Document
from xlforms.workbook.parts.attributes import area_of, range_of, whole
from xlforms.workbook.parts.names import Names, names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.strings import text_of
from xlforms.workbook.parts.tree import Element, great_grandchildren, references_in
from xlforms.workbook.references import Range, parse_ref
from xlforms.workbook.sheets.cell import ArrayFormula, Cell, CellValue, Formula, SharedFormula, is_empty
from xlforms.workbook.sheets.values import day, number, shared, typed

_SPREADING = {"array", "dataTable"}

Cells = dict[tuple[int, int], Cell]


def rows_of(part: Part) -> Iterator[tuple[int, Element]]:
    """The rows of a worksheet by their numbers; a row without one follows the row before it."""
    sheet_data = part.root.find(f"{part.namespace}sheetData")
    tags = names(part.namespace)
    last = 0
    for row in () if sheet_data is None else sheet_data.iterchildren(tags.row):
        last = _row_number(row, last, tags)
        yield last, row


def _row_number(row: Element, last: int, tags: Names) -> int:
    if told := whole(row, "r"):
        return told
    first = next(row.iterchildren(tags.c), None)
    place = None if first is None else area_of(first, "r")
    return place.top if place else last + 1


def cells_of(row: Element, tags: Names) -> Iterator[tuple[int, Element]]:
    """The cells of a row by their columns; a cell without a (sound) reference follows the cell before it."""
    column = 0
    for cell in row.iterchildren(tags.c):
        place = cell.get("r")
        try:
            column = parse_ref(place)[1] if place else column + 1
        except ValueError:
            column += 1
        yield column, cell


def read_cells(part: Part, document: Document) -> Cells:
    """The cells that hold something, in the order of the file; ValueError for one outside the sheet."""
    sheet_data = part.root.find(f"{part.namespace}sheetData")
    if sheet_data is None:
        return {}
    read = Reader(document, names(part.namespace)).cell
    cells: Cells = {}
    for place, element, content in _filled(part, sheet_data):
        if (cell := read(place, element, content)) is not None:
            cells[place] = cell
    return cells


def in_order(cells: Cells) -> Cells:
    """The same cells in row-major order; some programs write them otherwise."""
    places = list(cells)
    ordered = sorted(places)
    return cells if places == ordered else {place: cells[place] for place in ordered}


def _filled(part: Part, sheet_data: Element) -> Iterator[tuple[tuple[int, int], Element, Element]]:
    """The `<c>` elements that have content, with their places and the first thing in them.

    Found by their content: most cells of a form are empty but for a style.
    """
    implied: dict[Element, tuple[int, int]] | None = None
    last = None
    for content in great_grandchildren(sheet_data):
        element = content.getparent()
        if element is None or element is last:
            continue
        last = element
        if (told := element.get("r")) is not None:
            yield parse_ref(told), element, content
            continue
        if implied is None:
            implied = _implied_places(part)
        if element in implied:
            yield implied[element], element, content


def _implied_places(part: Part) -> dict[Element, tuple[int, int]]:
    tags = names(part.namespace)
    return {cell: (number, column) for number, row in rows_of(part) for column, cell in cells_of(row, tags)}


class Reader:
    """Makes cells of the `<c>` elements of one sheet, in their order: a shared formula's master comes first."""

    __slots__ = ("_document", "_f", "_formats", "_inline", "_masters", "_strings", "_tags")

    def __init__(self, document: Document, tags: Names) -> None:
        self._document = document
        self._formats = document.styles.formats
        self._strings = document.strings
        self._tags = tags
        self._f = tags.f
        self._inline = tags.inline
        self._masters: dict[str, tuple[int, int, str]] = {}

    def cell(self, place: tuple[int, int], element: Element, first: Element) -> Cell | None:
        """The cell of a `<c>`, of which `first` is the first thing in it; None when it holds nothing."""
        row, column = place
        content: Element | None = first
        formula: Formula = None
        if first.tag == self._f:
            formula, content = self._formula(row, column, first), first.getnext()
        value = None if content is None else self._value(element.get("t"), content)
        if formula is None and is_empty(value):
            return None
        code, dated = self._formats[element.get("s")]
        if dated and isinstance(value, Decimal):
            value = day(value, date1904=self._document.date1904)
        return Cell(row, column, value, formula, code, value is None)

    def _value(self, kind: str | None, content: Element) -> CellValue:
        if content.tag == self._inline:
            return text_of(content, self._tags)
        text = content.text
        if text is None:
            return "" if kind == "str" else None
        if kind == "s":
            if not self._strings:
                self._document.check_strings()
            return shared(text, self._strings)
        return number(text) if kind is None else typed(kind, text)

    def _formula(self, row: int, column: int, element: Element) -> Formula:
        text, group, kind = element.text, element.get("si"), element.get("t")
        if kind in _SPREADING:
            return ArrayFormula(text or _table(element), area_of(element) or Range(row, column, row, column))
        if group is None or kind != "shared":
            return text
        if text and (element.get("ref") or group not in self._masters):
            self._masters[group] = row, column, text
            return text
        if group not in self._masters:
            return None
        top, left, master = self._masters[group]
        return SharedFormula(master, row - top, column - left)


def _table(element: Element) -> str:
    """A data table as Excel shows it, with its input cells."""
    return f"TABLE({element.get('r1', '')},{element.get('r2', '')})"


def read_merges(part: Part) -> list[Range]:
    """The merged ranges."""
    container = part.root.find(f"{part.namespace}mergeCells")
    found = () if container is None else map(range_of, references_in(container))
    return [merge for merge in found if merge is not None]
