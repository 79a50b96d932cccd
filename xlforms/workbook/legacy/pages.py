"""Web pages that are called .xls: their tables laid on a sheet as Excel does it.

A page goes onto one sheet from top to bottom, text between the tables included (a title often stands there).
LibreOffice marks where another sheet begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from xlforms.findings import refusal
from xlforms.workbook.files.encodings import decoded
from xlforms.workbook.legacy.page_cells import PageCells
from xlforms.workbook.legacy.page_grid import Grid
from xlforms.workbook.legacy.tables import Table
from xlforms.workbook.parts.limits import MAX_ELEMENTS, check_count
from xlforms.workbook.parts.tree import Element, parse_page, walk
from xlforms.workbook.sheet_list import unique_name

_PART = "网页"
_CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?([\w.:-]+)""")
_HEAD = 4096
_DEEPEST = 30  # tables within tables
# The one sheet of a page saved by Excel.
_SHEET_NAME = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_SHEET_MARK = re.compile(r"table[0-9]+", re.IGNORECASE)  # LibreOffice: <a name="table0"><h1>Sheet 1: <em>名称</em>
_UNSEEN = {"head", "script", "style", "title", "noscript", "template", "xml"}
_BLOCKS = {
    *("address", "article", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table"),
    *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}


def read_html(data: bytes, name: str) -> list[Table]:
    """The sheets of a web page, called `name` where it doesn't say.

    Raises:
        FileError: XF911 it holds no table, XF938 it is too large.
    """
    told = _CHARSET.search(data[:_HEAD])
    return read_page(decoded(data, told[1].decode("ascii", "replace") if told else ""), name)


def read_page(text: str, name: str) -> list[Table]:
    """The same of a page's text."""
    check_count(text.count("<") - text.count("</"), MAX_ELEMENTS, _PART)
    root = parse_page(text)
    if root is None or not _table_depth(root):
        raise refusal("XF911")
    tables: list[Table] = []
    for grid in _Layout(root, PageCells(root, text), _own_name(text) or name).grids:
        taken = [table.name for table in tables]
        tables.append(Table(unique_name(grid.name, taken), grid.cells, grid.merges))
    return tables


def _own_name(text: str) -> str:
    names = _SHEET_NAME.findall(text)
    return names[0].strip() if len(names) == 1 else ""


def _table_depth(root: Element) -> int:
    """How deep tables stand in tables; FileError XF911 for a page that is made to hurt."""
    depth = deepest = 0
    for event, element, _ in walk(root):
        if element.tag == "table":
            depth += 1 if event == "start" else -1
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise refusal("XF911")
    return deepest


class _Layout:
    """A page laid on sheets from top to bottom.

    Attributes:
        grids: the sheets.
    """

    def __init__(self, root: Element, cells: PageCells, name: str) -> None:
        self._cells = cells
        self._line: list[str] = []
        # Where sheets are marked, what stands before the first mark is a list of them.
        marked = any(map(_sheet_name, root.iter("a")))
        self.grids = [] if marked else [Grid(name, cells)]
        for event, element, skip in walk(root):
            if event == "start":
                self._begin(element, skip)
            else:
                self._end(element)
        self._put_line()

    def _begin(self, element: Element, skip: Callable[[], None]) -> None:
        if element.tag in _BLOCKS:
            self._put_line()
        if sheet := _sheet_name(element):
            self.grids.append(Grid(sheet, self._cells))
            skip()
        elif element.tag in _UNSEEN:
            skip()
        elif (lines := _own_lines(element)) is not None:
            for grid in self.grids[-1:]:
                grid.put_rows(lines)
            skip()
        else:
            self._line.append(element.text or "")

    def _end(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self._put_line()
        self._line.append(element.tail or "")

    def _put_line(self) -> None:
        for grid in self.grids[-1:]:
            grid.put_text("".join(self._line))
        self._line.clear()


def _own_lines(element: Element) -> list[Element] | None:
    """The rows of a table, or the one row, that goes onto the sheet as it is; None for everything else."""
    if element.tag == "table" and not _is_layout(element):
        return _rows(element)
    # Of a table that lays out the page.
    return [element] if element.tag == "tr" and not _holds_table(element) else None


def _sheet_name(element: Element) -> str:
    """The name of the sheet that LibreOffice begins with an element, "" when it begins none."""
    if element.tag != "a" or not _SHEET_MARK.fullmatch(element.get("name", "")):
        return ""
    told = element.find(".//em")
    return "" if told is None else "".join(map(str, told.itertext())).strip()


def _rows(table: Element) -> list[Element]:
    """The rows of a table itself, those of its head, bodies and foot in their order."""
    parts = ("./tr", "./thead/tr", "./tbody/tr", "./tfoot/tr")
    return [row for part in parts for row in table.iterfind(part)]


def _is_layout(table: Element) -> bool:
    """Whether a table only lays out a page: another one stands in a row that has nothing else."""
    return _holds_table(table) and any(_holds_table(row) and len(row) == 1 for row in _rows(table))


def _holds_table(element: Element) -> bool:
    return element.find(".//table") is not None
