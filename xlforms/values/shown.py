"""How figures are written in sentences."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """The number without exponent and without zeros at its end.

    >>> plain(Decimal("1397.90")), plain(Decimal("1E+3")), plain(Decimal("-0.0"))
    ('1397.9', '1000', '0')
    """
    text = f"{value.normalize():f}"
    return "0" if text == "-0" else text


def percentage(fraction: Decimal) -> str:
    """A fraction in percent, with at least two decimals.

    >>> percentage(Decimal("0.984")), percentage(Decimal("0.98403"))
    ('98.40%', '98.403%')
    """
    percent = fraction.normalize().scaleb(2)
    return f"{percent:f}%" if int(percent.as_tuple().exponent) < -2 else f"{percent:.2f}%"
