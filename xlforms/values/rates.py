"""Rates, as fractions: 98.40% is 0.9840."""

from __future__ import annotations

from decimal import Decimal

from xlforms.values.kinds import CellValue, Note, Quantity
from xlforms.values.quantities import PERCENT, read_quantity
from xlforms.values.shown import percentage

_UNITS = {"": 0, **PERCENT}


def read_rate(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read a rate as a fraction; what has no percent sign is taken as `as_fraction` says.

    >>> [str(read_rate(typed, "", "").value) for typed in ("98.40%", "100", "98.4", "1", "0.984")]
    ['0.9840', '1.00', '0.984', '1', '0.984']
    """
    read = read_quantity(value, text, number_format, _UNITS.get)
    if read.value is None or read.unit:
        return read
    fraction = as_fraction(read.value)
    finer = 2 if fraction != read.value else 0
    # A bare 1 or 0.9 isn't rounded to tenths: it is known to the whole percent at least.
    places = None if read.places is None else max(read.places + finer, 2)
    return read._replace(value=fraction, places=places, notes=(*read.notes, *_doubt(read.value, fraction)))


def as_fraction(bare: Decimal) -> Decimal:
    """A rate typed without its sign: above 1 it can only be meant as percent.

    >>> as_fraction(Decimal("98.4")), as_fraction(Decimal("1"))
    (Decimal('0.984'), Decimal('1'))
    """
    return bare.scaleb(-2) if abs(bare) > 1 else bare


def _doubt(bare: Decimal, fraction: Decimal) -> tuple[Note, ...]:
    """Between 1 and 2 both readings, 100% to 200% and 1% to 2%, happen."""
    if not 1 <= abs(bare) < 2:
        return ()
    readings = f"{percentage(bare)} 或 {percentage(bare.scaleb(-2))}"
    return (Note("XF210", {"read": percentage(fraction), "readings": readings}),)
