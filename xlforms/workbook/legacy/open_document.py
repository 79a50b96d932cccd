"""Number formats, merged ranges and errors of an .ods: OpenDocument 1.2 part 1, 9.1 and 16.27."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xlforms.records import NamedTuple
from xlforms.workbook.legacy.data_styles import codes
from xlforms.workbook.legacy.extras import Extras
from xlforms.workbook.legacy.open_names import CALC, OFFICE, STYLE, TABLE, TEXT
from xlforms.workbook.legacy.tables import GENERAL, MAX_CELLS
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.attributes import index
from xlforms.workbook.parts.package import Package
from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW, Range

_CONTENT, _STYLES = "content.xml", "styles.xml"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


class _Row(NamedTuple):
    first: int
    last: int
    element: Element


def extras(archive: Archive) -> dict[int, Extras]:
    """What the sheets hold besides values, by their place among all sheets.

    Raises:
        FileError: XF920, XF934 or XF938, the content is damaged, has a DOCTYPE, or is too large.
    """
    package = Package(archive)
    if _CONTENT not in package:
        return {}
    roots = [package.part(name).root for name in (_STYLES, _CONTENT) if name in package]
    formats = _formats(roots)
    sheets = roots[-1].iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    return {number: _sheet(table, formats) for number, table in enumerate(sheets)}


def _formats(roots: list[Element]) -> dict[str, str]:
    """The number format of each cell style, its parents' where it has none of its own."""
    data_styles: dict[str, str] = {}
    named: dict[str, tuple[str | None, str]] = {}
    for root in roots:
        data_styles |= codes(root)
        for style in root.iter(f"{STYLE}style"):
            parent = style.get(f"{STYLE}parent-style-name", "")
            named[style.get(f"{STYLE}name", "")] = style.get(f"{STYLE}data-style-name"), parent
    return {name: data_styles.get(_inherited(name, named), GENERAL) for name in named}


def _inherited(name: str, named: Mapping[str, tuple[str | None, str]]) -> str:
    for _ in named:
        data_style, parent = named.get(name, ("", ""))
        if data_style is not None:
            return data_style
        name = parent
    return ""


def _sheet(table: Element, formats: Mapping[str, str]) -> Extras:
    found = Extras({}, {}, [])
    columns = _column_styles(table)
    for row in _rows(table):
        column = 1
        for cell in row.element.iterchildren(*_CELLS):
            last = column + (index(cell.get(f"{TABLE}number-columns-repeated")) or 1) - 1
            if last > MAX_COLUMN or row.last > MAX_ROW or len(found.formats) > MAX_CELLS:
                return found
            _merge(found, row.first, column, cell)
            if cell.get(f"{OFFICE}value-type"):
                style = cell.get(f"{TABLE}style-name") or row.element.get(f"{TABLE}default-cell-style-name")
                for place in range(column, last + 1):
                    _put(found, row, place, formats.get(style or columns.get(place, ""), GENERAL), _error(cell))
            column = last + 1
    return found


def _rows(table: Element) -> Iterator[_Row]:
    number = 1
    for row in table.iter(f"{TABLE}table-row"):
        last = number + (index(row.get(f"{TABLE}number-rows-repeated")) or 1) - 1
        yield _Row(number, last, row)
        number = last + 1


def _column_styles(table: Element) -> dict[int, str]:
    styles: dict[int, str] = {}
    number = 1
    for column in table.iter(f"{TABLE}table-column"):
        last = number + (index(column.get(f"{TABLE}number-columns-repeated")) or 1) - 1
        if style := column.get(f"{TABLE}default-cell-style-name"):
            styles |= dict.fromkeys(range(number, min(last, MAX_COLUMN) + 1), style)
        number = last + 1
    return styles


def _merge(found: Extras, row: int, column: int, cell: Element) -> None:
    across = index(cell.get(f"{TABLE}number-columns-spanned")) or 1
    down = index(cell.get(f"{TABLE}number-rows-spanned")) or 1
    area = Range(row, column, row + down - 1, column + across - 1)
    if (across > 1 or down > 1) and area.bottom <= MAX_ROW and area.right <= MAX_COLUMN:
        found.merges.append(area)


def _put(found: Extras, row: _Row, column: int, number_format: str, error: str) -> None:
    for line in range(row.first, min(row.last, row.first + MAX_CELLS - len(found.formats)) + 1):
        found.formats[line, column] = number_format
        if error:
            found.errors[line, column] = error


def _error(cell: Element) -> str:
    """The error that a cell shows, "" when it shows none."""
    if cell.get(f"{CALC}value-type") != "error":
        return ""
    text = "".join(map(str, next(cell.iterchildren(f"{TEXT}p"), cell).itertext()))
    return text if text.startswith("#") else "#VALUE!"
