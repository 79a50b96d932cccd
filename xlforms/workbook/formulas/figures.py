"""Functions of single numbers: rounding and its kin.

Excel rounds the fifteen digits it shows, not the double behind them, and halves away from zero:
ROUND(1.005, 2) is 1.01, though the double is a little less than 1.005.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from xlforms.workbook.formulas.calls import Function, of_numbers

_ALL_DIGITS = Context(prec=800)
_UNIT = Decimal(1)
_EXACT_FROM = 1e15
_NO_PLACES = 400


def rounded(value: float, places: float, rounding: str) -> float:
    """`value` to `places` decimals (negative: to tens, hundreds …), by a rounding mode of `decimal`."""
    exact = Decimal(f"{value:.15g}") if abs(value) < _EXACT_FROM else Decimal(value)
    unit = _UNIT.scaleb(-int(max(-_NO_PLACES, min(_NO_PLACES, places))))
    result = exact.quantize(unit, rounding, _ALL_DIGITS)
    return value if result == exact else float(result)


FUNCTIONS: dict[str, Function] = {
    "ABS": of_numbers(1, 1, abs),
    "INT": of_numbers(1, 1, lambda value: rounded(value, 0, ROUND_FLOOR)),
    "ROUND": of_numbers(2, 2, lambda value, places: rounded(value, places, ROUND_HALF_UP)),
    "ROUNDDOWN": of_numbers(2, 2, lambda value, places: rounded(value, places, ROUND_DOWN)),
    "ROUNDUP": of_numbers(2, 2, lambda value, places: rounded(value, places, ROUND_UP)),
}
