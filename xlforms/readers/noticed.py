"""What is worth a word about a form as a whole: that parts of it are hidden, that its numbers are texts."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TypeAlias

from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Indicator, Value
from xlforms.workbook.references import column_letters

Hidden: TypeAlias = tuple[frozenset[int], frozenset[int]]

# So many cells are named, for the rest their number tells.
_NAMED = 5


def noticed(filled: Filled, hidden: Hidden) -> Iterator[Finding]:
    """What is hidden on a form, and what is typed as text; `hidden` are the rows and columns that can't be seen."""
    yield from _unseen(filled, hidden)
    yield from _texts(filled)


def _texts(filled: Filled) -> Iterator[Finding]:
    """The numbers that are stored as texts, which no formula takes in."""
    cells = filled.sheet.cells
    plain = [one for one in _values(filled) if one.value is not None and not (one.inside or one.unit or one.formula)]
    texts = [one for one in plain if (cell := cells.get((one.row, one.column))) and isinstance(cell.value, str)]
    if texts:
        named = "、".join(one.cell for one in texts[:_NAMED]) + ("等" if len(texts) > _NAMED else "")
        yield finding("XF217", sheet=filled.sheet.name, cell=texts[0].cell, cells=named, count=len(texts))


def _unseen(filled: Filled, hidden: Hidden) -> Iterator[Finding]:
    """The hidden lines of a form that hold something, and the hidden sheet that it stands on."""
    sheet = filled.sheet
    if sheet.state != "visible":
        yield finding("XF116", sheet=sheet.name, form=filled.form.official)
    values = [value for value in _values(filled) if not value.blank] if any(hidden) else []
    rows = sorted(hidden[0].intersection(value.row for value in values))
    columns = sorted(hidden[1].intersection(value.column for value in values))
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


def _places(one: Indicator) -> Iterator[Value]:
    measured = (measure.place if measure else None for measure in (one.target, one.actual))
    return filter(None, (one.name, *measured, one.weight, one.score, one.deviation_reason, one.criteria))
