"""Amounts of money: the forms' unit is 万元; 元, 千元, 百万元 and 亿元 convert."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.values.kinds import CellValue, Quantity
from xlforms.values.quantities import read_quantity
from xlforms.values.text import squash

# Powers of ten of 万元.
MONEY = {
    "": 0,
    "元": -4,
    "元整": -4,
    "人民币元": -4,
    "元人民币": -4,
    "千元": -1,
    "万": 0,
    "万元": 0,
    "萬元": 0,
    "万元整": 0,
    "万元人民币": 0,
    "百万": 2,
    "百万元": 2,
    "千万": 3,
    "千万元": 3,
    "亿": 4,
    "亿元": 4,
}


# (万元), （单位：元）, 金额单位：人民币元; not 计量单位 of an indicator.
_TOLD = (
    r"(?:[(（]|(?:^|[^编制计量度])单位\s*[:：]?\s*)(?:人民币)?"
    r"(?P<unit>百万元|千元|万元|亿元|元)(?=$|[\s)）。;；,，])"
)


class Money:
    """A reader of amounts, in 万元, on a form whose own unit may be another.

    Attributes:
        power: what a number without a unit means, as a power of ten of 万元: -4 on a form in 元.
    """

    __slots__ = ("power",)

    def __init__(self, power: int = 0) -> None:
        self.power = power

    def __call__(self, value: CellValue, text: str, number_format: str) -> Quantity:
        """Read an amount; one that has a unit is in that unit.

        >>> Money(-4)("250,000.00", "", "").value, Money(-4)("25万元", "", "").value
        (Decimal('25.000000'), Decimal('25'))
        """
        return read_quantity(value, text, number_format, lambda unit: MONEY.get(unit) if unit else self.power)


read_money = Money()
"""Read an amount in 万元; without a unit it is in the form's own, 万元.

>>> read_money("2026400元", "", "").value, read_money("(12.5)", "", "").value
(Decimal('202.6400'), Decimal('-12.5'))
"""


@lru_cache(maxsize=1024)
def told_unit(text: str) -> int | None:
    r"""The power of ten of 万元 that a header names as its unit; None when it names none.

    >>> told_unit("项目资金\n（元）"), told_unit("填报单位：某局　金额单位：万元"), told_unit("实际规模(㎡)")
    (-4, 0, None)
    >>> told_unit("项 目 资 金 （ 元 ）"), told_unit("单 位 ： 千 元")
    (-4, -1)
    """
    if "元" not in text:
        return None
    # Characters are set apart with white space to fill a line.
    found = re.search(_TOLD, text) or re.search(_TOLD, squash(text))
    return MONEY[found["unit"]] if found else None
