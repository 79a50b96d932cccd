"""The unit's own two forms in layouts chosen at random read to the same values."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from tests.readers.scattered import Scattered, only_form
from tests.readers.scattered_unit import BUILDING, COSTS, INVESTED, SPLIT, STAFF, UNIT, base_data, department

slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(base_data())
def test_any_base_data_read_to_the_same_lines(drawn: Scattered) -> None:
    form = only_form(drawn)
    assert (form.form.key, form.year, form.unit) == ("base_data", 2024, UNIT)
    numbers = {**STAFF, **BUILDING, **INVESTED}
    assert {name: form.number(name) for name in numbers} == numbers
    amounts = {
        row.path: tuple(value and value.value for value in (row.previous_actual, row.budget, row.actual))
        for row in form.rows
    }
    assert {path: amounts.get(path) for path, *_ in COSTS} == {
        path: tuple(map(Decimal, figures)) for path, _, _, figures in COSTS
    }
    assert amounts["项目支出", "区级专项资金", "职工帮扶资金"] == (Decimal(6), Decimal(7), Decimal(7))
    assert len(form.rows) == len(COSTS) + 2


@slow
@given(department())
def test_any_split_reads_to_the_same_amounts(drawn: Scattered) -> None:
    form = only_form(drawn)
    assert (form.form.key, form.year, form.unit) == ("department", 2024, UNIT)
    assert {name: form.number(name) for name in SPLIT} == {name: amount for name, (_, amount) in SPLIT.items()}
    assert form.number("funds.total.actual_expenditure") == Decimal("1389.3")
    assert form.values["goal.actual"].content == "已服务职工"
    assert [one.name.content for one in form.indicators] == ["帮扶职工"]
