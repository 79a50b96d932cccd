"""XML 表格 2003 (SpreadsheetML), which systems of offices write and call .xls: values, formats, merged ranges, states.

The elements are those of Microsoft's Office 2003 XML Reference Schemas, chapter SpreadsheetML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.workbook.legacy.tables import ERROR, GENERAL, NUMBER, TEXT, TRUTH, Table, Told, cell_of
from xlforms.workbook.legacy.taken import Taken
from xlforms.workbook.parts.attributes import index
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import Range
from xlforms.workbook.sheet_list import unique_name
from xlforms.workbook.sheets.values import number

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{NAMESPACE}}}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_PART = "XML 表格 2003"
_STATES = {"SheetHidden": "hidden", "SheetVeryHidden": "veryHidden"}
# The names of formats that need no code.
_NAMED = {
    "General": GENERAL,
    "General Number": GENERAL,
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": '"¥"#,##0.00',
    "Scientific": "0.00E+00",
    "General Date": "yyyy/m/d h:mm",
    "Short Date": "yyyy/m/d",
    "Medium Date": "d-mmm-yy",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
}
_KINDS = {"Number": NUMBER, "Boolean": TRUTH, "Error": ERROR, "DateTime": "datetime"}
# Days before it are times of day.
_FIRST_DAY = datetime(1900, 1, 1)


class _Style(NamedTuple):
    number_format: str | None
    parent: str | None


def read_xml(data: bytes, _: str) -> list[Table]:
    """The sheets of a SpreadsheetML file.

    Raises:
        FileError: XF913 it is damaged, XF934 it has a DOCTYPE, XF93x it is above the limits.
    """
    try:
        root = Part.read(data, _PART).root
    except FileError as error:
        raise refusal("XF913") if error.code == "XF920" else error from None
    formats = _formats(root)
    tables: list[Table] = []
    for number_, sheet in enumerate(root.iterchildren(f"{_SS}Worksheet"), 1):
        name = unique_name(_told(sheet, "Name") or f"Sheet{number_}", [table.name for table in tables])
        tables.append(_table(sheet, name, formats))
    if not tables:
        raise refusal("XF913")
    return tables


def _told(element: Element, name: str) -> str | None:
    """An attribute; some writers leave its prefix out."""
    return element.get(f"{_SS}{name}") or element.get(name)


def _count(element: Element, name: str) -> int:
    return index(_told(element, name))


def _formats(root: Element) -> dict[str, str]:
    """The number format of each style, its parents' where it has none of its own."""
    styles: dict[str, _Style] = {}
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        found = style.find(f"{_SS}NumberFormat")
        code = None if found is None else _told(found, "Format") or GENERAL
        styles[_told(style, "ID") or ""] = _Style(code, _told(style, "Parent"))
    return {name: _inherited(name, styles) for name in styles}


def _inherited(name: str, styles: Mapping[str, _Style]) -> str:
    for _ in styles:
        style = styles.get(name, _Style(GENERAL, None))
        if style.number_format is not None:
            return _NAMED.get(style.number_format, style.number_format)
        name = style.parent or "Default"
    return GENERAL


def _table(sheet: Element, name: str, formats: Mapping[str, str]) -> Table:
    visible = sheet.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible", "").strip()
    cells: list[Told] = []
    merges: list[Range] = []
    for area, style, cell in _placed(sheet, name):
        if area.size > 1:
            merges.append(area)
        if (told := _cell(area.top, area.left, cell, formats.get(style, GENERAL))) is not None:
            cells.append(told)
    return Table(name, cells, merges, _STATES.get(visible, "visible"))


def _placed(sheet: Element, name: str) -> Iterator[tuple[Range, str, Element]]:
    """Each cell with what it covers and its style, which may be its row's or its column's.

    LibreOffice and others leave out the place of a cell that follows one merged from above, so those are passed over.
    """
    table = sheet.find(f"{_SS}Table")
    if table is None:
        return
    columns, taken = _column_styles(table), Taken(name)
    row_number = 0
    for row in table.iterchildren(f"{_SS}Row"):
        row_number = _count(row, "Index") or row_number + 1
        column = 1
        for cell in row.iterchildren(f"{_SS}Cell"):
            column = _count(cell, "Index") or taken.next_free(row_number, column)
            wide, high = _count(cell, "MergeAcross") + 1, _count(cell, "MergeDown") + 1
            area = taken.take(row_number, column, row_number + high - 1, column + wide - 1)
            style = _told(cell, "StyleID") or _told(row, "StyleID") or columns.get(column) or _told(table, "StyleID")
            yield area, style or "Default", cell
            column = area.right + 1
        row_number += _count(row, "Span")


def _column_styles(table: Element) -> dict[int, str]:
    styles: dict[int, str] = {}
    number_ = 0
    for column in table.iterchildren(f"{_SS}Column"):
        number_ = _count(column, "Index") or number_ + 1
        if style := _told(column, "StyleID"):
            styles[number_] = style
        number_ += _count(column, "Span")
    return styles


def _cell(row: int, column: int, cell: Element, number_format: str) -> Told | None:
    data = cell.find(f"{_SS}Data")
    text = "" if data is None else "".join(map(str, data.itertext()))
    if data is None or not text:
        return None
    kind = _KINDS.get(_told(data, "Type") or "", TEXT)
    if kind == NUMBER:
        value = number(text.strip())
        return Told(row, column, TEXT, text) if isinstance(value, str) else _number(row, column, value, number_format)
    if kind == TRUTH:
        return Told(row, column, TRUTH, int(text.strip() == "1"))
    return _moment(row, column, text, number_format) if kind == "datetime" else Told(row, column, kind, text)


def _number(row: int, column: int, value: object, number_format: str) -> Told:
    return Told(row, column, NUMBER, float(str(value)), number_format)


def _moment(row: int, column: int, text: str, number_format: str) -> Told:
    try:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return Told(row, column, TEXT, text)
    if moment < _FIRST_DAY:
        return cell_of(row, column, "time", moment.time().isoformat(), number_format)
    midnight = moment.time() == datetime.min.time()
    kind = "date" if midnight else "datetime"
    return cell_of(row, column, kind, (moment.date() if midnight else moment).isoformat(), number_format)
