"""预算执行率 and its score (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.rules.rates import ratio


def execution_rate(actual: Decimal | None, final_budget: Decimal | None) -> Decimal | None:
    """执行率 of a budget, as a fraction; None where the budget is blank or not above zero.

    Formula: 全年执行数 ÷ 全年预算数, the adjusted budget, not the initial one.
    Basis: 财预〔2020〕10号.

    >>> execution_rate(Decimal("1389.3"), Decimal("1397.90")).quantize(Decimal("0.0001"))
    Decimal('0.9938')
    >>> execution_rate(Decimal("5"), Decimal("0"))
    """
    return ratio(actual, final_budget)


def execution_score(weight: Decimal | None, actual: Decimal | None, final_budget: Decimal | None) -> Decimal | None:
    """预算执行率得分 in points, not rounded; None where the rate is undefined or the weight blank.

    Formula: 分值 × 执行率, at most 分值, at least 0.
    Basis: 财预〔2020〕10号.

    >>> execution_score(Decimal("10"), Decimal("228.6"), Decimal("232.31")).quantize(Decimal("0.01"))
    Decimal('9.84')
    >>> execution_score(Decimal("10"), Decimal("12"), Decimal("10"))
    Decimal('10')
    """
    rate = execution_rate(actual, final_budget)
    if rate is None or weight is None:
        return None
    return min(max(weight * rate, Decimal(0)), weight)
