"""Rates, as fractions; undefined (None) where a figure is blank or the denominator is not above zero (rules.md 5)."""

from __future__ import annotations

from decimal import Decimal


def ratio(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """The quotient; None, never an error, where it is undefined.

    >>> ratio(Decimal(1), Decimal(4)), ratio(Decimal(1), Decimal(0)), ratio(None, Decimal(4))
    (Decimal('0.25'), None, None)
    """
    if numerator is None or denominator is None or denominator <= 0:
        return None
    return numerator / denominator


def control_rate(actual: Decimal | None, approved: Decimal | None) -> Decimal | None:
    """控制率, 在职人员控制率, 三公经费控制率, 公用经费控制率, 规模控制率, 投资概算控制率: actual over approved.

    Formula: 在职人员数 ÷ 编制数；实际支出 ÷ 预算安排；实际规模 ÷ 批复规模；实际投资 ÷ 预算投资
    Basis: 财预〔2013〕53号；部门整体支出绩效评价基础数据表
    Example: 公用经费决算 17.07，预算 10.8：17.07 ÷ 10.8 ＝ 158.06%

    >>> control_rate(Decimal("17.28"), Decimal("10.8"))
    Decimal('1.6')
    """
    return ratio(actual, approved)


def three_public_change_rate(budget: Decimal | None, previous_budget: Decimal | None) -> Decimal | None:
    """三公经费变动率: growth is positive.

    Formula: （本年预算 － 上年预算）÷ 上年预算
    Basis: 财预〔2013〕53号
    Example: 本年预算 9，上年预算 10：(9 － 10) ÷ 10 ＝ -10.00%

    >>> three_public_change_rate(Decimal("9"), Decimal("10"))
    Decimal('-0.1')
    """
    return ratio(_difference(budget, previous_budget), previous_budget)


def budget_completion_rate(
    carryover: Decimal | None, original: Decimal | None, added: Decimal | None, balance: Decimal | None
) -> Decimal | None:
    """预算完成率: a blank 上年结转, 追加 or 年末结余 counts as none.

    Formula: （上年结转 ＋ 年初预算 ＋ 追加 － 年末结余）÷（上年结转 ＋ 年初预算 ＋ 追加）
    Basis: 财预〔2013〕53号
    Example: 年初 190，追加 10，年末结余 4：(190 + 10 － 4) ÷ (190 + 10) ＝ 98.00%

    >>> budget_completion_rate(None, Decimal("190"), Decimal("10"), Decimal("4"))
    Decimal('0.98')
    """
    if original is None:
        return None
    available = (carryover or 0) + original + (added or 0)
    return ratio(available - (balance or 0), available)


def budget_adjustment_rate(added: Decimal | None, original: Decimal | None) -> Decimal | None:
    """预算调整率, 预算控制率: additions and cuts alike.

    Formula: |追加| ÷ 年初预算数
    Basis: 财预〔2013〕53号
    Example: 年初 190.2，全年 232.31：(232.31 － 190.2) ÷ 190.2 ＝ 22.14%

    >>> budget_adjustment_rate(Decimal("-38"), Decimal("190"))
    Decimal('0.2')
    """
    return ratio(None if added is None else abs(added), original)


def carryover_rate(carryover: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """结转结余率: what is left over the budget.

    Formula: 结转结余总额 ÷ 支出预算数
    Basis: 财预〔2013〕53号
    Example: 结转结余 5，支出预算 200：5 ÷ 200 ＝ 2.50%

    >>> carryover_rate(Decimal("5"), Decimal("200"))
    Decimal('0.025')
    """
    return ratio(carryover, budget)


def procurement_rate(purchased: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """政府采购执行率: purchased over planned.

    Formula: 实际政府采购金额 ÷ 政府采购预算数
    Basis: 财预〔2013〕53号
    Example: 实际 4.5，预算 4.5：4.5 ÷ 4.5 ＝ 100.00%

    >>> procurement_rate(Decimal("4.5"), Decimal("4.5"))
    Decimal('1')
    """
    return ratio(purchased, budget)


def completion_rate(produced: Decimal | None, planned: Decimal | None) -> Decimal | None:
    """实际完成率: produced over planned.

    Formula: 实际产出数 ÷ 计划产出数
    Basis: 财预〔2013〕53号
    Example: 计划 50 个，实际 48 个：48 ÷ 50 ＝ 96.00%

    >>> completion_rate(Decimal("48"), Decimal("50"))
    Decimal('0.96')
    """
    return ratio(produced, planned)


def timeliness_rate(in_time: Decimal | None, planned: Decimal | None) -> Decimal | None:
    """完成及时率: 53号 prints (计划完成时间 － 实际完成时间) ÷ 计划完成时间, which practice has left.

    Formula: 及时完成数 ÷ 计划产出数
    Basis: 财预〔2013〕53号，按实务
    Example: 计划 50 个，及时完成 45 个：45 ÷ 50 ＝ 90.00%

    >>> timeliness_rate(Decimal("45"), Decimal("50"))
    Decimal('0.9')
    """
    return ratio(in_time, planned)


def quality_rate(up_to_standard: Decimal | None, produced: Decimal | None) -> Decimal | None:
    """质量达标率: up to standard over produced.

    Formula: 质量达标产出数 ÷ 实际产出数
    Basis: 财预〔2013〕53号
    Example: 实际 48 个，达标 48 个：48 ÷ 48 ＝ 100.00%

    >>> quality_rate(Decimal("48"), Decimal("48"))
    Decimal('1')
    """
    return ratio(up_to_standard, produced)


def cost_saving_rate(planned: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """成本节约率: a saving is positive, an overrun negative, and 0 a normal answer.

    Formula: （计划成本 － 实际成本）÷ 计划成本
    Basis: 财预〔2013〕53号
    Example: 计划 10 万元，实际 12 万元：(10 － 12) ÷ 10 ＝ -20.00%

    >>> cost_saving_rate(Decimal("10"), Decimal("12")), cost_saving_rate(Decimal("10"), Decimal("10"))
    (Decimal('-0.2'), Decimal('0'))
    """
    return ratio(_difference(planned, actual), planned)


def _difference(minuend: Decimal | None, subtrahend: Decimal | None) -> Decimal | None:
    return None if minuend is None or subtrahend is None else minuend - subtrahend
