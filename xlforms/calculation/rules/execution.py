"""预算执行率 and its score (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.parameters import Parameters, load
from xlforms.calculation.rules.rates import ratio


def execution_rate(actual: Decimal | None, final_budget: Decimal | None) -> Decimal | None:
    """执行率, 预算执行率: as a fraction; None where the budget is blank or not above zero.

    Formula: 全年执行数 ÷ 全年预算数（调整后的预算，不是年初预算）
    Basis: 财预〔2020〕10号
    Example: 全年执行数 1389.3，全年预算数 1397.9：1389.3 ÷ 1397.9 ＝ 99.38%

    >>> execution_rate(Decimal("1389.3"), Decimal("1397.90")).quantize(Decimal("0.0001"))
    Decimal('0.9938')
    >>> execution_rate(Decimal("5"), Decimal("0"))
    """
    return ratio(actual, final_budget)


def execution_score(weight: Decimal | None, actual: Decimal | None, final_budget: Decimal | None) -> Decimal | None:
    """执行率得分, 预算执行率得分: in points, not rounded; None where the rate is undefined or the weight blank.

    Formula: 分值 × 全年执行数 ÷ 全年预算数，最高为分值，最低为 0；中间不舍入
    Basis: 财预〔2020〕10号
    Example: 分值 10，全年执行数 228.6，全年预算数 232.31：10 × 228.6 ÷ 232.31 ＝ 9.84
    Settings: weights.execution, execution.elsewhere

    >>> execution_score(Decimal("10"), Decimal("228.6"), Decimal("232.31")).quantize(Decimal("0.01"))
    Decimal('9.84')
    >>> execution_score(Decimal("10"), Decimal("12"), Decimal("10"))
    Decimal('10')
    """
    rate = execution_rate(actual, final_budget)
    if rate is None or weight is None:
        return None
    return min(max(weight * rate, Decimal(0)), weight)


def unusual_execution(rate: Decimal, parameters: Parameters | None = None) -> bool:
    """执行率异常: whether the rate, as a fraction, wants a reason.

    Formula: 执行率低于下限或高于上限的，应说明原因
    Basis: 实务；财预〔2020〕10号要求说明偏离原因
    Example: 全年执行数 37.24，全年预算数 43.2：37.24 ÷ 43.2 ＝ 86.20%，低于下限 90%，应说明原因
    Settings: execution.low, execution.high

    >>> [unusual_execution(Decimal(rate)) for rate in ("0.862", "0.9", "1", "1.01")]
    [True, False, False, True]
    """
    limits = (parameters or load()).execution
    return not limits.low <= rate <= limits.high
