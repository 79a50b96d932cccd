"""Rates, as fractions: 98.40% is 0.9840."""

from __future__ import annotations

from decimal import Decimal

from xlforms.values.kinds import CellValue, Note, Quantity
from xlforms.values.quantities import PERCENT, read_quantity
from xlforms.values.shown import percentage

# No rate of a form comes near: what is spent is not ten times the budget.
_HUNDREDFOLD = 10
_UNITS = {"": 0, **PERCENT}


def read_rate(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read a rate as a fraction; from 2 on, what has no percent sign can only be meant as percent.

    Between 1 and 2 an overrun of up to double (1.087 is 108.7%, as a bare formula shows it) is likelier than next to
    nothing.

    >>> [str(read_rate(typed, "", "").value) for typed in ("98.40%", "100", "98.4", "1", "1.087", "0.984")]
    ['0.9840', '1.00', '0.984', '1', '1.087', '0.984']
    """
    read = read_quantity(value, text, number_format, _UNITS.get)
    if read.value is None or read.unit:
        return _hundredfold(read)
    fraction = read.value if abs(read.value) < 2 else as_fraction(read.value)
    finer = 2 if fraction != read.value else 0
    # A bare 1 or 0.9 isn't rounded to tenths: it is known to the whole percent at least.
    places = None if read.places is None else max(read.places + finer, 2)
    return read._replace(value=fraction, places=places, notes=(*read.notes, *_doubt(read.value, fraction)))


def _hundredfold(read: Quantity) -> Quantity:
    """A rate of more than ten times, 9840%, is 98.4 in a cell that shows percent."""
    if read.value is None or abs(read.value) < _HUNDREDFOLD:
        return read
    facts = {"read": percentage(read.value), "expected": percentage(read.value.scaleb(-2))}
    return read._replace(notes=(*read.notes, Note("XF216", facts)))


def as_fraction(bare: Decimal) -> Decimal:
    """A rate beside one that has its sign: above 1 it is meant as percent.

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
