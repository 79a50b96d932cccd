"""Rounding and tolerance: half up, once, at the edge (rules.md 9)."""

from __future__ import annotations

from collections.abc import Collection
from decimal import MAX_PREC, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from xlforms.calculation.parameters import Parameters, load

# Rounding to a place keeps all digits before it, however many.
_ALL_DIGITS = Context(prec=MAX_PREC)


def half_up(value: Decimal, places: int) -> Decimal:
    """四舍五入 to so many decimal places; negative places round before the point.

    >>> half_up(Decimal("9.935"), 2), half_up(Decimal("-0.5"), 0), half_up(Decimal("17549"), -2)
    (Decimal('9.94'), Decimal('-1'), Decimal('17500'))
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ALL_DIGITS) + 0


def cut(value: Decimal, places: int) -> Decimal:
    """去尾, which no rule asks for but people do: the digits behind so many decimal places left out.

    >>> cut(Decimal("0.99384"), 3)
    Decimal('0.993')
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN, _ALL_DIGITS)


def within(shown: Decimal, exact: Decimal, places: int) -> bool:
    """Whether `exact` may be shown as `shown`: they differ by at most half a unit of the last place.

    >>> within(Decimal("0.994"), Decimal("0.99384"), 3), within(Decimal("0.993"), Decimal("0.99384"), 3)
    (True, False)
    """
    return abs(shown - exact) <= Decimal("0.5").scaleb(-places)


def sums_agree(whole: Decimal, terms: Collection[Decimal], parameters: Parameters | None = None) -> bool:
    """合计, 尾差: whether the terms, in 万元, add up to the whole but for the tails that rounding leaves.

    Formula: 合计与各项之和的差不超过 每项允许的尾差 × 项数
    Basis: 各项四舍五入到分（0.01 万元）后相加会有尾差
    Example: 合计 100.01，三项各 33.33：33.33 × 3 ＝ 99.99，相差 0.02，不超过 0.01 × 3
    Settings: tolerances.sum_term

    >>> sums_agree(Decimal("100.01"), [Decimal("33.33")] * 3), sums_agree(Decimal("100.03"), [Decimal("33.33")] * 3)
    (True, False)
    """
    tail = (parameters or load()).tolerances.sum_term * len(terms)
    return abs(whole - sum(terms)) <= tail
