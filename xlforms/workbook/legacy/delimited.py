"""CSV in any encoding that offices write: one sheet, each field as Excel takes it."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from itertools import islice

from xlforms.findings import refusal
from xlforms.workbook.files.encodings import decoded
from xlforms.workbook.legacy.entered import entered
from xlforms.workbook.legacy.tables import MAX_CELLS, Table, Told
from xlforms.workbook.parts.limits import check_count, check_rows
from xlforms.workbook.sheet_list import unique_name

SEPARATORS = (",", "\t", ";")
_TOLD = "sep="  # a first line of Excel's own
_LINES_LOOKED_AT = 50


def read_csv(data: bytes, name: str) -> list[Table]:
    """The one sheet of a text, called `name`; FileError XF923 for a cell that never ends, XF938 if it is too large."""
    text = decoded(data).replace("\0", "")
    separator = _separator(text)
    if text.lower().startswith(_TOLD):
        text = text.partition("\n")[2]
    sheet = unique_name(name, ())
    cells: list[Told] = []
    filled = row = 0
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            found = [entered(row, column, field) for column, field in enumerate(fields, 1) if field]
            cells += found
            filled += bool(found)
            check_rows(filled, sheet)
            check_count(len(cells), MAX_CELLS, sheet)
    except csv.Error:
        raise refusal("XF923", row=row + 1, count=csv.field_size_limit()) from None
    return [Table(sheet, cells, [])]


def _separator(text: str) -> str:
    """What the file says, or what stands in most of its first lines."""
    first, *rest = islice(io.StringIO(text), _LINES_LOOKED_AT) if text else ("",)
    with suppress(IndexError):
        if first.lower().startswith(_TOLD):
            return first[len(_TOLD)]
    return max(SEPARATORS, key=lambda separator: sum(separator in line for line in (first, *rest)))
