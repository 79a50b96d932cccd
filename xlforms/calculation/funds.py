"""Derived figures of the funds: 年度资金总额, 执行率 and its 得分."""

from __future__ import annotations

from xlforms.calculation.derived import RATE_PLACES, SCORE_PLACES, Derived, Known, Operand, formula_of
from xlforms.calculation.rules import execution_rate, execution_score, half_up
from xlforms.calculation.sums import sum_of
from xlforms.findings import Finding, finding
from xlforms.forms.department import FUNDS_ROWS
from xlforms.values.kinds import Kind
from xlforms.values.shown import percentage, plain
from xlforms.workbook import is_percent_format, shown_places

ROWS = {row.name: row.term.official for row in FUNDS_ROWS}
COLUMNS = {"original_budget": "年初预算数", "final_budget": "全年预算数", "actual_expenditure": "全年执行数"}


def derive_funds(known: Known) -> list[Finding]:
    """Fill the totals, rates and the score of the funds into `known`; say what can't be derived."""
    for column in COLUMNS:
        known.add(_total(known, column))
    for row in ROWS:
        if money := _money(known, row):
            known.add(_rate(known, row, *money))
            known.add(_score(known, row, *money))
    return _undefined(known)


def _total(known: Known, column: str) -> Derived | None:
    """年度资金总额 = the sum of its lines, where any is filled in, none is unknown and none divides another."""
    if "funds" in known.filled.unknown:
        return None
    values = known.filled.values
    parts = [values.get(f"funds.{row}.{column}") for row in list(ROWS)[1:]]
    return sum_of(known, values.get(f"funds.total.{column}"), f"年度资金总额的{COLUMNS[column]}", parts, "XF404")


def _money(known: Known, row: str) -> tuple[Operand, Operand] | None:
    """The final budget and the actual expenditure of a row, when both are there.

    A form without 全年预算数 (Jinan 2019) defines its 执行率(B/A) by the budget that it has, 年初预算数(A); not where a
    column that nobody knows may hold the other.
    """
    adjusted = f"funds.{row}.final_budget" in known.filled.values
    if not adjusted and "funds.final_budget" in known.filled.unknown:
        return None
    budget = known.get(f"funds.{row}.{'final_budget' if adjusted else 'original_budget'}")
    actual = known.get(f"funds.{row}.actual_expenditure")
    if budget is None or actual is None:
        return None
    # Cells in different units are not divided by each other.
    return (budget, actual) if budget.power == actual.power else (budget._replace(cell=None), actual)


def rate_places(number_format: str) -> int:
    """How many decimals of the fraction a rate's cell shows."""
    shown = shown_places(number_format)
    return shown if shown is not None and is_percent_format(number_format) else RATE_PLACES


def _rate(known: Known, row: str, budget: Operand, spent: Operand) -> Derived | None:
    """执行率 = 全年执行数 / 全年预算数."""
    place = known.filled.values.get(f"funds.{row}.execution_rate")
    exact = execution_rate(spent.value, budget.value)
    if place is None or exact is None:
        return None
    places = rate_places(known.number_format(place))
    return Derived(
        place,
        f"{ROWS[row]}的执行率",
        half_up(exact, places),
        exact,
        formula_of(f'IF({{0}}=0,"",ROUND({{1}}/{{0}},{places}))', budget, spent),
        f"{plain(spent.value)}÷{plain(budget.value)}＝{percentage(half_up(exact, RATE_PLACES))}",
        percent=True,
    )


def _score(known: Known, row: str, budget: Operand, spent: Operand) -> Derived | None:
    """得分 = 分值 × 执行率, at most 分值; from the money itself, not from a rate already rounded."""
    place = known.filled.values.get(f"funds.{row}.score")
    weight = _weight(known, row)
    exact = execution_score(weight.value, spent.value, budget.value) if weight else None
    if place is None or weight is None or exact is None:
        return None
    value = half_up(exact, SCORE_PLACES)
    return Derived(
        place,
        f"{ROWS[row]}的执行率得分",
        value,
        exact,
        formula_of('IF({0}=0,"",ROUND({2}*MAX(0,MIN(1,{1}/{0})),2))', budget, spent, weight),
        f"分值 {plain(weight.value)}×{plain(spent.value)}÷{plain(budget.value)}＝{plain(value)}",
        most=weight.value,
    )


def _weight(known: Known, row: str) -> Operand | None:
    """The weight; one that the form prints into a header counts as a number of the formula itself."""
    weight = known.get(f"funds.{row}.weight")
    printed = weight is not None and known.filled.values[f"funds.{row}.weight"].inside
    return weight._replace(cell=plain(weight.value)) if weight and printed else weight


def _undefined(known: Known) -> list[Finding]:
    """A rate that money was spent for but that no budget defines."""
    place = known.filled.values.get("funds.total.execution_rate")
    budget = known.filled.values.get("funds.total.final_budget")
    spent = known.get("funds.total.actual_expenditure")
    if place is None or budget is None or spent is None or spent.value == 0:
        return []
    operand = known.get(budget.name)
    parts = (known.filled.values.get(f"funds.{row}.final_budget") for row in ROWS)
    unread = any(part is not None and part.unread for part in parts)
    if unread or budget.kind is Kind.NOT_APPLICABLE or (operand and operand.value != 0):
        return []
    reason = f"全年预算数（{budget.cell}）{'是零' if operand else '没有填'}"
    label = "年度资金总额的执行率"
    return [finding("XF302", sheet=place.sheet, cell=place.cell, name=place.name, label=label, reason=reason)]
