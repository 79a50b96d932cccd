"""The rules of rules.md 1-6 hold for every figure, not only for the examples in their docstrings."""

from __future__ import annotations

import doctest
from decimal import Decimal
from importlib import import_module
from inspect import getdoc, isfunction
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.calculation import rules

MODULES = [found.name for found in iter_modules(rules.__path__, "xlforms.calculation.rules.")]
RATES = [name for name in rules.__all__ if name.endswith("_rate") and name != "budget_completion_rate"]
money = st.decimals(0, 10**8, places=2)
blank_or_not = st.none() | st.decimals(-(10**8), 10**8, places=2)
weights = st.decimals(0, 100, places=1)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


@pytest.mark.parametrize("name", [name for name in rules.__all__ if name.endswith(("_rate", "_score", "_band"))])
def test_each_rule_states_its_formula_and_its_basis(name: str) -> None:
    rule = getattr(rules, name)
    assert isfunction(rule)
    doc = getdoc(rule) or ""
    assert "Formula: " in doc
    assert "Basis: 财预" in doc


@pytest.mark.parametrize("name", RATES)
@given(first=blank_or_not, second=blank_or_not)
def test_a_rate_is_undefined_or_a_number_and_never_raises(
    name: str, first: Decimal | None, second: Decimal | None
) -> None:
    rate = getattr(rules, name)(first, second)
    planned = first if name == "cost_saving_rate" else second
    assert (rate is None) == (first is None or second is None or planned is None or planned <= 0)


@given(blank_or_not, blank_or_not, blank_or_not, blank_or_not)
def test_the_completion_of_a_budget_needs_a_budget(
    carryover: Decimal | None, original: Decimal | None, added: Decimal | None, balance: Decimal | None
) -> None:
    rate = rules.budget_completion_rate(carryover, original, added, balance)
    available = None if original is None else original + (carryover or 0) + (added or 0)
    assert (rate is None) == (available is None or available <= 0)


def test_the_junshan_and_the_finance_department_figures() -> None:
    assert rules.half_up(rules.execution_rate(Decimal("228.6"), Decimal("232.31")) or Decimal(), 4) == Decimal("0.9840")
    assert rules.half_up(rules.control_rate(Decimal("17.07"), Decimal("10.8")) or Decimal(), 2) == Decimal("1.58")
    score = rules.execution_score(Decimal(10), Decimal("1389.3"), Decimal("1397.90"))
    assert rules.half_up(score or Decimal(), 2) == Decimal("9.94")


@given(weights, blank_or_not, blank_or_not)
def test_the_score_of_the_rate_stays_between_nothing_and_its_weight(
    weight: Decimal, actual: Decimal | None, budget: Decimal | None
) -> None:
    score = rules.execution_score(weight, actual, budget)
    assert score is None or 0 <= score <= weight
    assert rules.execution_score(None, actual, budget) is None


@given(weights, money, money, money)
def test_spending_more_never_scores_less(weight: Decimal, budget: Decimal, spent: Decimal, more: Decimal) -> None:
    less, greater = (rules.execution_score(weight, actual, budget) for actual in (spent, spent + more))
    assert (less is None and greater is None) or (less is not None and greater is not None and less <= greater)


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(-2, 4))
def test_rounding_moves_by_half_a_unit_at_most_and_away_from_zero_on_the_half(value: Decimal, places: int) -> None:
    rounded = rules.half_up(value, places)
    assert rules.within(rounded, value, places)
    assert rules.half_up(-value, places) == -rounded
    assert rounded == rules.half_up(rounded, places)


@given(st.lists(st.decimals(0, 10**6, places=6), min_size=1, max_size=12))
def test_a_sum_of_rounded_terms_agrees(exact: list[Decimal]) -> None:
    terms = [rules.half_up(term, 2) for term in exact]
    assert rules.sums_agree(rules.half_up(sum(exact, Decimal()), 2), terms)
    assert not rules.sums_agree(sum(terms) + Decimal("0.02") * len(terms), terms)


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_better_score_never_has_a_worse_grade(one: Decimal, other: Decimal) -> None:
    order = "差中良优"
    assert (order.index(rules.grade(one)) - order.index(rules.grade(other))) * (one - other) >= 0


@given(weights.filter(bool), st.decimals(0, 1, places=3))
def test_every_score_stands_in_exactly_one_band(weight: Decimal, share: Decimal) -> None:
    bands = [rules.tier_band(weight, tier) for tier in (1, 2, 3)]
    assert [band.holds(weight * share) for band in bands].count(True) == 1
    assert not any(band.holds(weight + 1) or band.holds(Decimal(-1)) for band in bands)


def test_the_edges_of_the_bands() -> None:
    first, second, third = (rules.tier_band(Decimal(10), tier) for tier in (1, 2, 3))
    assert first.holds(Decimal(10))
    assert first.holds(Decimal(8))
    assert not second.holds(Decimal(8))
    assert second.holds(Decimal(6))
    assert not third.holds(Decimal(6))
