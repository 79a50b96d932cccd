"""The rates of rules.md 5 that the forms of one unit give, each with its figures and their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.gathered import Gathered, row_of
from xlforms.calculation.places import spot
from xlforms.calculation.rules import (
    budget_adjustment_rate,
    budget_completion_rate,
    carryover_rate,
    completion_rate,
    control_rate,
    cost_saving_rate,
    execution_rate,
    half_up,
    procurement_rate,
    three_public_change_rate,
)
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Indicator, Value
from xlforms.values.shown import percentage, plain
from xlforms.values.targets import same_unit

_Rule = Callable[[Decimal | None, Decimal | None], Decimal | None]


class Ratio(NamedTuple):
    """One rate.

    Attributes:
        rule: the rule's name, such as `control_rate`.
        label: what it is the rate of, in Chinese.
        of: the indicator that it is about, "" for the unit's own.
        value: the exact fraction; None where the denominator is 0.
        arithmetic: the calculation in figures, or why there is none.
        cells: where its figures stand.
    """

    rule: str
    label: str
    of: str
    value: Decimal | None
    arithmetic: str
    cells: tuple[str, ...]


class _Figure(NamedTuple):
    """A figure and the form that it stands on."""

    filled: Filled
    place: Value

    @property
    def amount(self) -> Decimal:
        return self.place.value or Decimal()

    @property
    def spot(self) -> str:
        return spot(self.filled, self.place)


_Pair = tuple[_Figure | None, _Figure | None]


def ratios(forms: Gathered) -> list[Ratio]:
    """Every rate for which both figures are filled in, the unit's own first, then those of single indicators."""
    return [*of_the_unit(forms), *_of_indicators(forms)]


def of_the_unit(forms: Gathered) -> Iterator[Ratio]:
    """The unit's own rates."""
    yield from _of_the_budget(forms)
    yield from _of_the_base_data(forms)


def _of_the_budget(forms: Gathered) -> Iterator[Ratio]:
    original, final, spent = (
        _field(forms.department, f"funds.total.{name}")
        for name in ("original_budget", "final_budget", "actual_expenditure")
    )
    if final and spent:
        yield _over("预算执行率", execution_rate, spent, final)
        yield from _of_the_balance(final, spent)
    if original and final:
        added = final.amount - original.amount
        divided = f"({plain(final.amount)}－{plain(original.amount)})÷{plain(original.amount)}"
        yield _told("预算调整率", budget_adjustment_rate, (added, original.amount), divided, (final, original))


def _of_the_balance(final: _Figure, spent: _Figure) -> Iterator[Ratio]:
    """What was not spent of 全年预算数, which holds 上年结转, 年初 and 追加, is taken for 年末结余."""
    left = final.amount - spent.amount
    told = f"年末结余按没有执行的 {plain(left)} 算，"
    divided = f"{told}({plain(final.amount)}－{plain(left)})÷{plain(final.amount)}"
    completed = budget_completion_rate(None, final.amount, None, left)
    both = (final, spent)
    yield Ratio("budget_completion_rate", "预算完成率", "", completed, _quotient(completed, divided), _spots(both))
    divided = f"{told}{plain(left)}÷{plain(final.amount)}"
    yield _told("结转结余率", carryover_rate, (left, final.amount), divided, both)


def _of_the_base_data(forms: Gathered) -> Iterator[Ratio]:
    base = forms.base_data
    pairs: tuple[tuple[str, _Rule, _Pair], ...] = (
        ("在职人员控制率", control_rate, (_field(base, "staff.actual"), _field(base, "staff.authorised"))),
        ("三公经费控制率", control_rate, _row(base, "three_public")),
        ("公用经费控制率", control_rate, _row(base, "office_costs")),
        ("政府采购执行率", procurement_rate, _row(base, "procurement")),
        ("规模控制率", control_rate, _building(base, "actual_area", "approved_area")),
        ("投资概算控制率", control_rate, _building(base, "actual_investment", "budget_investment")),
    )
    for label, rule, (actual, planned) in pairs:
        if actual and planned:
            yield _over(label, rule, actual, planned)
    budget, before = _row(base, "three_public")[1], _row(forms.before, "three_public")[1]
    if budget and before:
        divided = f"({plain(budget.amount)}－{plain(before.amount)})÷{plain(before.amount)}"
        amounts = (budget.amount, before.amount)
        yield _told("三公经费变动率", three_public_change_rate, amounts, divided, (budget, before))


def _of_indicators(forms: Gathered) -> Iterator[Ratio]:
    """实际完成率 of what was counted, 成本节约率 of what was paid."""
    for filled in filter(None, (forms.department, *forms.projects)):
        for indicator in filled.indicators:
            if found := _of_indicator(filled, indicator):
                yield found


def _of_indicator(filled: Filled, indicator: Indicator) -> Ratio | None:
    target, actual = indicator.target, indicator.actual
    both = same_unit(target.reading, actual.reading) if target and actual else None
    if target is None or actual is None or both is None or target.reading.unit == "%":
        return None
    aim, came = both
    cells = (spot(filled, actual.place), spot(filled, target.place))
    name = indicator.name.content
    if "数量" in indicator.level2 and target.reading.operator not in ("<=", "<", "range"):
        rate = completion_rate(came, aim)
        divided = f"{plain(came)}÷{plain(aim)}"
        return Ratio("completion_rate", "实际完成率", name, rate, _quotient(rate, divided), cells)
    if "成本" in indicator.level1 + indicator.level2 and "元" in target.reading.unit:
        rate = cost_saving_rate(aim, came)
        divided = f"({plain(aim)}－{plain(came)})÷{plain(aim)}"
        return Ratio("cost_saving_rate", "成本节约率", name, rate, _quotient(rate, divided), cells)
    return None


def _over(label: str, rule: _Rule, actual: _Figure, planned: _Figure) -> Ratio:
    divided = f"{plain(actual.amount)}÷{plain(planned.amount)}"
    return _told(label, rule, (actual.amount, planned.amount), divided, (actual, planned))


def _told(
    label: str, rule: _Rule, amounts: tuple[Decimal, Decimal], divided: str, figures: tuple[_Figure, ...]
) -> Ratio:
    value = rule(*amounts)
    return Ratio(rule.__name__, label, "", value, _quotient(value, divided), _spots(figures))


def _quotient(value: Decimal | None, divided: str) -> str:
    return (
        f"{divided}，除数不大于 0，没有意义"
        if value is None
        else f"{divided}＝{percentage(half_up(value, RATE_PLACES))}"
    )


def _spots(figures: tuple[_Figure, ...]) -> tuple[str, ...]:
    return tuple(figure.spot for figure in figures)


def _field(filled: Filled | None, name: str) -> _Figure | None:
    place = filled.values.get(name) if filled else None
    return _Figure(filled, place) if filled and place and place.value is not None else None


def _row(base: Filled | None, term: str) -> _Pair:
    """决算数 and 预算数 of a line of the base data."""
    row = row_of(base, term)
    if base is None or row is None:
        return None, None
    actual, budget = (
        _Figure(base, amount) if amount and amount.value is not None else None for amount in (row.actual, row.budget)
    )
    return actual, budget


def _building(base: Filled | None, actual: str, approved: str) -> _Pair:
    return _field(base, f"building.{actual}"), _field(base, f"building.{approved}")
