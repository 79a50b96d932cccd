"""A sheet of another kind as it is told: its cells that hold something, and its merged ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.workbook.number_format import is_date_format
from xlforms.workbook.parts.limits import MAX_ELEMENTS, check_count, check_extent
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW, Range
from xlforms.workbook.serials import to_serial

MAX_CELLS = MAX_ELEMENTS // 2
NUMBER, TEXT, TRUTH, ERROR = "n", "str", "b", "e"
GENERAL = "General"

# How a moment is shown whose cell doesn't say it.
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss", "duration": "[h]:mm:ss"}
_MOMENTS: dict[str, Callable[[str], date | datetime | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


class Told(NamedTuple):
    """One cell, counted from 1.

    Attributes:
        row: its line.
        column: its column.
        kind: `n`, `str`, `b` or `e`.
        value: a number, a text, 0 or 1, or the name of an error.
        number_format: the format code of its style.
    """

    row: int
    column: int
    kind: str
    value: float | str
    number_format: str = GENERAL


class Table(NamedTuple):
    """One sheet; `state` is `visible`, `hidden` or `veryHidden`."""

    name: str
    cells: list[Told]
    merges: list[Range]
    state: str = "visible"


def cell_of(row: int, column: int, kind: str, value: float | str, number_format: str = GENERAL) -> Told:
    """A cell; a `date`, `datetime` or `time` in ISO 8601, and a `duration` in days, becomes its serial number."""
    if kind == TRUTH:
        return Told(row, column, kind, int(value))
    if kind not in _FORMATS:
        return Told(row, column, kind, value, number_format)
    serial = to_serial(_MOMENTS[kind](str(value))) if kind in _MOMENTS else value
    shown = number_format if is_date_format(number_format) else _FORMATS[kind]
    return Told(row, column, NUMBER, serial, shown)


def check(table: Table) -> None:
    """FileError XF93x when a table is above the limits."""
    rows = max((cell.row for cell in table.cells), default=0)
    columns = max((cell.column for cell in table.cells), default=0)
    check_extent(rows, columns, table.name)
    check_merges_inside(table.merges, table.name)
    check_count(len(table.cells), MAX_CELLS, table.name)


def check_merges_inside(merges: Iterable[Range], name: str) -> None:
    """FileError XF936 when a merged range leaves the sheet."""
    if any(merge.bottom > MAX_ROW or merge.right > MAX_COLUMN for merge in merges):
        raise refusal("XF936", sheet=name)
