""".xls and .et, .xlsb and .ods: values by calamine; what it leaves out, number formats above all, is read beside it."""

from __future__ import annotations

from collections.abc import Mapping

from xlforms.workbook.legacy import biff, biff12, calamine, open_document
from xlforms.workbook.legacy.extras import Extras
from xlforms.workbook.legacy.tables import ERROR, GENERAL, NUMBER, Table, Told
from xlforms.workbook.number_format import is_date_format
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.serials import DAYS_TO_1904


def read_xls(data: bytes, _: str) -> list[Table]:
    """The sheets of an .xls or .et."""
    return _completed(calamine.tables(data), biff.extras(data))


def read_xlsb(data: bytes, _: str) -> list[Table]:
    """The sheets of an .xlsb."""
    return _completed(calamine.tables(data), biff12.extras(Archive(data)))


def read_ods(data: bytes, _: str) -> list[Table]:
    """The sheets of an .ods."""
    return _completed(calamine.tables(data), open_document.extras(Archive(data)))


def _completed(tables: Mapping[int, Table], extras: Mapping[int, Extras]) -> list[Table]:
    return [_with(table, extras.get(place, Extras())) for place, table in tables.items()]


def _with(table: Table, extras: Extras) -> Table:
    cells = [_formatted(cell, extras.formats.get(cell[:2], GENERAL), extras) for cell in table.cells]
    taken = {cell[:2] for cell in cells}
    errors = (Told(*place, ERROR, name) for place, name in extras.errors.items() if place not in taken)
    return table._replace(cells=[*cells, *errors], merges=table.merges or extras.merges)


def _formatted(cell: Told, number_format: str, extras: Extras) -> Told:
    """The cell in its own format; a moment keeps one that shows moments.

    Of some formats calamine doesn't see that they show days: what it gives then is still counted from the file's epoch.
    """
    dated = is_date_format(number_format)
    if cell.kind != NUMBER or (cell.number_format != GENERAL and not dated):
        return cell
    if dated and extras.date1904 and cell.number_format == GENERAL:
        cell = cell._replace(value=float(cell.value) + DAYS_TO_1904)
    return cell._replace(number_format=number_format)
