"""One table on one sheet: title, totals, headings, rows; filters, frozen heads and A4 pages."""

from __future__ import annotations

import os
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from xlforms.contract import number
from xlforms.desk.columns import Column, Kind, Table
from xlforms.desk.frames import rows_of
from xlforms.desk.looks import Looks
from xlforms.desk.tables import COMPARISON, FINDINGS, MISSING
from xlforms.records import NamedTuple
from xlforms.workbook import ref
from xlforms.writers.paper import height

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

Sheet = Any

TITLE, NOTE, TOTALS, HEADER, FIRST = range(5)
_SUBTOTALS = {"sum": 109, "mean": 101, "count": 103}
_MOST_LINKS = 60_000  # of a sheet, Excel's own limit being 65,530
_LONGEST_LINK = 1000
_LONGEST_TEXT = 32_767  # of a cell
_CHARACTER = 5.6  # points that a character of a column's width takes
_SIZE = 10.5
_HEIGHT = 16
_NOTHING = {FINDINGS.name: "没有发现问题", MISSING.name: "没有未报送的单位，或者没有给名册（--roster）"}


class Page(NamedTuple):
    """What one sheet shows.

    Attributes:
        table: the table.
        frame: its rows, or those of them that this sheet has room for.
        looks: the workbook's formats.
        folder: the folder that the workbook will stand in; links lead on from there.
        root: the folder that all files are below, which their names are shown without.
    """

    table: Table
    frame: DataFrame
    looks: Looks
    folder: str
    root: str

    @property
    def last(self) -> int:
        """The last row, counted from 0; there is always one."""
        return FIRST + max(len(self.frame), 1) - 1


def write_table(sheet: Sheet, page: Page) -> None:
    """Write a table."""
    _set_up(sheet, page)
    sheet.write_string(TITLE, 0, f"绩效自评汇总：{page.table.title}", page.looks.title)
    below = f"文件都在“{_seen_from(page.folder, page.root)}”里。" if page.root and "file" in page.table.names else ""
    sheet.write_string(NOTE, 0, f"{page.table.about}。金额单位：万元。{below}", page.looks.note)
    _totals(sheet, page)
    for at, column in enumerate(page.table.columns):
        sheet.write_string(HEADER, at, column.title, page.looks.header)
    _body(sheet, page)
    _colours(sheet, page)


def _seen_from(folder: str, root: str) -> str:
    """The folder of the files, by its short name where it stands beside the summary."""
    inside = os.path.abspath(root).startswith(os.path.join(folder, ""))
    return os.path.relpath(root, folder) if inside else root


def _set_up(sheet: Sheet, page: Page) -> None:
    table = page.table
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column), None, {"hidden": column.hidden})
    sheet.set_row(TITLE, 26)
    sheet.set_row(HEADER, 30)
    sheet.freeze_panes(FIRST, table.frozen)
    sheet.autofilter(HEADER, 0, page.last, len(table.columns) - 1)
    sheet.hide_gridlines(2)
    _paper(sheet, table)
    sheet.print_area(0, 0, page.last, len(table.columns) - 1)
    sheet.repeat_rows(HEADER)


def _width(column: Column) -> float:
    return column.width or column.kind.width


def _paper(sheet: Sheet, table: Table) -> None:
    """A4 on its side; a wide table goes on on further pages, its first columns on each of them."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&C第 &P 页 共 &N 页&R&D")
    sheet.fit_to_pages(table.across, 0)
    if table.across > 1:
        sheet.repeat_columns(0, table.frozen - 1)


def _totals(sheet: Sheet, page: Page) -> None:
    """Live totals of the rows that the filter leaves in sight."""
    if not any(column.total for column in page.table.columns):
        return
    sheet.write_string(TOTALS, 0, "合计", page.looks.total)
    for at, column in enumerate(page.table.columns):
        if column.total in ("", "one") or not len(page.frame):
            continue
        formula, value = _total(page, at, column)
        form = page.looks.total if column.total == "count" else page.looks.sum(column.kind)
        sheet.write_formula(TOTALS, at, formula, form, "" if value is None else value)


def _total(page: Page, at: int, column: Column) -> tuple[str, int | float | str | None]:
    """The formula of a total, and its value."""
    above, _, below = column.total.partition("/")
    if below:
        places = [ref(TOTALS + 1, page.table.names.index(name) + 1) for name in (above, below)]
        parts = [_sum(page.frame, name) for name in (above, below)]
        quotient = number(parts[0] / parts[1]) if parts[1] else None
        return f'=IF(N({places[1]})=0,"",{places[0]}/{places[1]})', quotient
    area = f"{ref(FIRST + 1, at + 1)}:{ref(page.last + 1, at + 1)}"
    if column.total == "filtered":
        key = next(place for place, other in enumerate(page.table.columns, start=1) if other.total == "one")
        lines = f"{ref(FIRST + 1, key)}:{ref(page.last + 1, key)}"
        return f'=IF(SUBTOTAL(103,{lines})=COUNTA({lines}),"先按栏目筛选",SUBTOTAL(109,{area}))', "先按栏目筛选"
    subtotal = f"SUBTOTAL({_SUBTOTALS[column.total]},{area})"
    if column.total == "count":
        return f'={subtotal}&"个"', f"{sum(map(bool, page.frame[column.name]))}个"
    known = int(page.frame[column.name].notna().sum())
    if column.total == "mean":
        return f'=IFERROR({subtotal},"")', number(_sum(page.frame, column.name) / known) if known else None
    return f"={subtotal}", number(_sum(page.frame, column.name))


def _sum(frame: DataFrame, name: str) -> Decimal:
    return sum((Decimal(str(value)) for value in frame[name].dropna().tolist()), Decimal())


def _body(sheet: Sheet, page: Page) -> None:
    if not len(page.frame):
        nothing = _NOTHING.get(page.table.name, "（没有）")
        sheet.write_string(FIRST, 0, nothing, page.looks.note)
        return
    forms = [page.looks.of(column) for column in page.table.columns]
    heights = _Heights(page.table)
    linked = _linked(page)
    for row, values in enumerate(rows_of(page.frame), start=FIRST):
        shown = _shown(page, values)
        sheet.set_row(row, heights.of(shown))
        for at, value in enumerate(shown):
            if value is None or value == "":
                sheet.write_blank(row, at, None, forms[at])
            elif isinstance(value, str):
                sheet.write_string(row, at, value[:_LONGEST_TEXT], forms[at])
            else:
                sheet.write_number(row, at, value, forms[at])
        if linked is not None and row < _MOST_LINKS:
            _link(sheet, page, row, linked, values, shown[linked])
        if page.table is COMPARISON:
            _changes(sheet, page, row, values)


def _shown(page: Page, values: tuple[Any, ...]) -> list[Any]:
    """The values as the sheet has them: files without the folder that they all stand in."""
    shown = [*values]
    if "file" in page.table.names and shown[at := page.table.names.index("file")]:
        shown[at] = shown[at][len(page.root) :].lstrip("/\\")
    return shown


class _Heights:
    """The heights in which all texts of a table's rows are seen whole; a text that recurs is measured once."""

    def __init__(self, table: Table) -> None:
        widths = [(at, _width(column)) for at, column in enumerate(table.columns) if column.kind is Kind.TEXT]
        self._columns = [(at, width, (width - 2) / 2) for at, width in widths if not table.columns[at].hidden]
        self._measured = lru_cache(maxsize=10_000)(_text_height)

    def of(self, values: list[Any]) -> float:
        """The height of a row."""
        long = (
            self._measured(values[at], width)
            for at, width, short in self._columns
            if values[at] and len(values[at]) > short
        )
        return max(long, default=_HEIGHT)


def _text_height(text: str, width: float) -> float:
    return height(text, width * _CHARACTER, _SIZE)


def _linked(page: Page) -> int | None:
    """The column whose cells lead to what they are about: the cell, else the file."""
    names = page.table.names
    return names.index("cell") if "cell" in names else names.index("file") if "file" in names else None


def _link(sheet: Sheet, page: Page, row: int, at: int, values: tuple[Any, ...], text: str) -> None:
    told = dict(zip(page.table.names, values, strict=True))
    path = _reachable(told["file"] or "", page.folder)
    if not path or not text:
        return
    place = f"#'{told['sheet'].replace(chr(39), chr(39) * 2)}'!{told['cell']}" if told.get("cell") else ""
    if len(path) + len(place) <= _LONGEST_LINK:
        sheet.write_url(row, at, f"external:{path}{place}", page.looks.link_of(page.table.columns[at]), text)


@lru_cache(maxsize=1024)
def _reachable(file: str, folder: str) -> str:
    """The way from the summary's folder to a file; "" where a link can't name it."""
    if "#" in file or not os.path.isfile(file):
        return ""
    try:
        return os.path.relpath(file, folder)
    except ValueError:  # on another drive
        return os.path.abspath(file)


def _changes(sheet: Sheet, page: Page, row: int, values: tuple[Any, ...]) -> None:
    """Live differences between this year's and last year's side."""
    for at, column in enumerate(page.table.columns):
        if column.name.endswith("_change"):
            before, now = ref(row + 1, at - 1), ref(row + 1, at)
            formula = f'=IF(COUNT({before}:{now})<2,"",{now}-{before})'
            value = "" if values[at] is None else values[at]
            sheet.write_formula(row, at, formula, page.looks.cell(column.kind), value)


def _colours(sheet: Sheet, page: Page) -> None:
    for at, name in enumerate(page.table.names):
        for word, form in page.looks.words.get(name, {}).items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            sheet.conditional_format(FIRST, at, page.last, at, rule)
