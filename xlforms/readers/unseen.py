"""What stands in hidden rows, columns and sheets: it is read like everything else, and said."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Indicator, Measure, Value
from xlforms.workbook.hidden import hidden_columns, hidden_rows
from xlforms.workbook.references import column_letters


def unseen(filled: Filled) -> Iterator[Finding]:
    """The hidden lines of a form that hold something, and the hidden sheet that it stands on."""
    sheet = filled.sheet
    if sheet.state != "visible":
        yield finding("XF116", sheet=sheet.name, form=filled.form.official)
    values = [value for value in _values(filled) if not value.blank]
    rows = sorted({value.row for value in values} & hidden_rows(sheet.part))
    columns = sorted({value.column for value in values} & hidden_columns(sheet.part))
    if rows or columns:
        first = min(
            (one for one in values if one.row in rows or one.column in columns), key=attrgetter("row", "column")
        )
        places = [*(f"第{row}行" for row in rows), *(f"{column_letters(column)}列" for column in columns)]
        yield finding("XF115", sheet=sheet.name, cell=first.cell, places="、".join(places))


def _values(filled: Filled) -> Iterator[Value]:
    yield from filled.values.values()
    for indicator in filled.indicators:
        yield from _places(indicator)
    for row in filled.rows:
        yield from (value for value in (row.label, row.previous_actual, row.budget, row.actual) if value)


def _places(indicator: Indicator) -> Iterator[Value]:
    for part in indicator:
        if isinstance(part, Value):
            yield part
        elif isinstance(part, Measure):
            yield part.place
