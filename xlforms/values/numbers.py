"""Plain numbers, scores and head counts."""

from __future__ import annotations

from xlforms.values.kinds import CellValue, Quantity
from xlforms.values.quantities import PERCENT, read_quantity

_POINTS = {"": 0, "分": 0}
_OF_HUNDRED = {**_POINTS, "%": 0}
_HEADS = {"": 0, "人": 0, "名": 0, "位": 0, "个": 0}


def read_number(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read a number in whatever unit it has; percent is a fraction, no other unit is converted.

    >>> read_number("1,304.5㎡", "", "")[1:3]
    (Decimal('1304.5'), '㎡')
    """
    return read_quantity(value, text, number_format, lambda unit: PERCENT.get(unit, 0))


def read_score(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read 分值 or 得分, in points.

    >>> read_score("9.84分", "", "").value
    Decimal('9.84')
    """
    return read_quantity(value, text, number_format, _POINTS.get)


def read_weight(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read 分值 or 权重, in points; percent is so many of the hundred points.

    >>> read_weight("30%", "", "").value, read_weight("30分", "", "").value
    (Decimal('30'), Decimal('30'))
    """
    return read_quantity(value, text, number_format, _OF_HUNDRED.get)


def read_count(value: CellValue, text: str, number_format: str) -> Quantity:
    """Read a number of persons.

    >>> read_count("12人", "", "").value
    Decimal('12')
    """
    return read_quantity(value, text, number_format, _HEADS.get)
