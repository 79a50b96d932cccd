"""From what a cell holds to a quantity in a base unit; the readers of money, rates, scores and counts stand on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from xlforms.values.kinds import CellValue, Kind, Note, Quantity
from xlforms.values.scan import MOST_DIGITS, left_over, no_number, scan
from xlforms.values.text import narrow

# The power of ten that one of a unit is in base units; None for a unit that doesn't belong there.
Shift = Callable[[str], int | None]

PERCENT = {"%": -2, "百分比": -2, "‰": -3}
_LITERAL = r'"[^"]*"|\\.'


def read_quantity(value: CellValue, text: str, number_format: str, shift: Shift) -> Quantity:
    """Read what a cell holds.

    Args:
        value: the cell's value: a number, a text, an error value, a boolean, a date, None.
        text: what the cell shows.
        number_format: the cell's number format, such as `0.00%`.
        shift: the units that belong there.

    Returns:
        The quantity in base units. Nothing raises: what can't be read is TEXT or ERROR with a note.
    """
    if isinstance(value, Decimal):
        return _stored(value, text, number_format, shift)
    if value is None or isinstance(value, str):
        return _in_base_unit(scan(value or ""), shift)
    return no_number(text or str(value), "XF207" if isinstance(value, bool) else "XF208")


@lru_cache(maxsize=256)
def is_percent(number_format: str) -> bool:
    r"""Whether the format shows a fraction as percent; a quoted sign is only a word beside the number.

    >>> is_percent("0.00%"), is_percent('0.00"%"')
    (True, False)
    """
    quoted = '"' in number_format or "\\" in number_format
    return "%" in (re.sub(_LITERAL, "", number_format) if quoted else number_format)


def _stored(value: Decimal, text: str, number_format: str, shift: Shift) -> Quantity:
    """A number cell: the value as stored, unit and places as shown; none that is out of all proportion."""
    if value and abs(value.adjusted()) > MOST_DIGITS:
        return no_number(text)
    shown = scan(text)
    if shown.value is None or shown.places is None:
        return Quantity(Kind.NUMBER, value.scaleb(shift("") or 0) + 0, text=text)
    stored = value.scaleb(2) + 0 if is_percent(number_format) else value
    differs = stored != shown.value and abs(stored - shown.value) > Decimal(1).scaleb(-shown.places)
    notes = (Note("XF212", {"stored": f"{value:f}"}),) if differs else ()
    return _in_base_unit(Quantity(shown.kind, stored, shown.unit, shown.text, shown.places, notes), shift)


def _in_base_unit(typed: Quantity, shift: Shift) -> Quantity:
    if typed.value is None or typed.places is None:
        unit_alone = typed.kind is Kind.TEXT and shift(narrow(typed.text)) is not None
        return left_over(typed.text) if unit_alone else typed
    power = shift(typed.unit)
    if power is None:
        return no_number(typed.text, "XF209", unit=typed.unit)
    if power == 0:
        return typed
    return typed._replace(value=typed.value.scaleb(power) + 0, places=typed.places - power)
