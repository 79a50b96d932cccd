"""Amounts of money: the forms' unit is 万元; 元, 千元, 百万元 and 亿元 convert."""

from __future__ import annotations

from xlforms.values.kinds import CellValue, Quantity
from xlforms.values.quantities import read_quantity

# Powers of ten of 万元.
MONEY = {
    "": 0,
    "元": -4,
    "人民币元": -4,
    "千元": -1,
    "万": 0,
    "万元": 0,
    "萬元": 0,
    "万元整": 0,
    "百万": 2,
    "百万元": 2,
    "千万": 3,
    "千万元": 3,
    "亿": 4,
    "亿元": 4,
}


def read_money(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read an amount in 万元; without a unit it is in the form's own, 万元.

    >>> read_money("2026400元", "", "").value
    Decimal('202.6400')
    >>> read_money("(12.5)", "", "").value
    Decimal('-12.5')
    """
    return read_quantity(value, text, number_format, MONEY.get)
