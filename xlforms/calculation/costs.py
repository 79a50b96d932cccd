"""Derived figures of the base data: control rates and the sums of the costs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlforms.calculation.derived import RATE_PLACES, Derived, Known, Operand, formula_of
from xlforms.calculation.funds import rate_places
from xlforms.calculation.rules import control_rate, half_up
from xlforms.calculation.sums import sum_of
from xlforms.findings import Finding
from xlforms.submission import CostRow, Value
from xlforms.values.shown import percentage, plain

COLUMNS = {"previous_actual": "上年决算数", "budget": "本年预算数", "actual": "本年决算数"}

# A rate, its name, what is held against what.
_RATES = (
    ("staff.control_rate", "在职人员控制率", "staff.actual", "staff.authorised"),
    ("building.area_control_rate", "规模控制率", "building.actual_area", "building.approved_area"),
    ("building.investment_control_rate", "投资概算控制率", "building.actual_investment", "building.budget_investment"),
)

# Lines that are the sum of the lines directly below them.
SUMS = frozenset(
    {"three_public", "vehicles", "project_costs", "provincial_funds", "city_funds", "district_funds", "transfers"}
)


def derive_base_data(known: Known) -> list[Finding]:
    """Fill the sums and rates of the base data into `known`, inner sums first."""
    rows = known.filled.rows
    for row in sorted(rows, key=lambda row: -len(row.path)):
        if row.terms[-1] in SUMS:
            below = children(rows, row)
            for column, label in COLUMNS.items():
                known.add(_sum(known, row, below, column, label))
    for name, label, actual, approved in _RATES:
        known.add(_control_rate(known, name, label, actual, approved))
    return []


def children(rows: Sequence[CostRow], parent: CostRow) -> list[CostRow]:
    """The lines directly below a line."""
    depth = len(parent.path)
    return [row for row in rows if len(row.path) == depth + 1 and row.path[:depth] == parent.path]


def amount(row: CostRow, column: str) -> Value | None:
    """The value of a line in the column `previous_actual`, `budget` or `actual`."""
    value: Value | None = getattr(row, column)
    return value


def _sum(known: Known, row: CostRow, below: Sequence[CostRow], column: str, label: str) -> Derived | None:
    """三公经费, 公务用车, 项目支出 and a group of funds: the sum of their lines, where any of them is filled in."""
    parts = [amount(child, column) for child in below]
    return sum_of(known, amount(row, column), f"{row.path[-1]}（{label}）", parts, "XF409")


def _control_rate(known: Known, name: str, label: str, actual: str, approved: str) -> Derived | None:
    """控制率 = 实际 / 编制 or 批复."""
    place = known.filled.values.get(name)
    operands = known.get(actual), known.get(approved)
    if place is None or operands[0] is None or operands[1] is None:
        return None
    return _ratio(place, known.number_format(place), label, operands[0], operands[1])


def _ratio(place: Value, number_format: str, label: str, actual: Operand, approved: Operand) -> Derived | None:
    exact: Decimal | None = control_rate(actual.value, approved.value)
    if exact is None:
        return None
    places = rate_places(number_format)
    return Derived(
        place,
        label,
        half_up(exact, places),
        exact,
        formula_of(f'IF({{1}}=0,"",ROUND({{0}}/{{1}},{places}))', actual, approved),
        f"{plain(actual.value)}÷{plain(approved.value)}＝{percentage(half_up(exact, RATE_PLACES))}",
        percent=True,
    )
