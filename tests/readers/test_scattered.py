"""The same content in layouts chosen at random reads to the same values."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from tests.readers.scattered import FUNDS, GOALS, LINES, MONEY, NAMES, Scattered, drawings, only_form, saved
from xlforms.findings import Severity
from xlforms.pipeline import fill
from xlforms.submission import Filled, Indicator
from xlforms.values.targets import read_actual, read_target

slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(indicator: Indicator) -> tuple[object, ...]:
    target, actual = indicator.target, indicator.actual
    reason = indicator.deviation_reason
    return (
        (indicator.level1, indicator.level2, indicator.name.content),
        target and (target.reading.operator or "=", target.reading.value, target.reading.unit),
        actual and (actual.reading.value, actual.reading.unit),
        indicator.weight and indicator.weight.value,
        indicator.score and indicator.score.value,
        reason and reason.content,
    )


def meant() -> list[tuple[object, ...]]:
    lines: list[tuple[object, ...]] = []
    for line in LINES:
        target, actual = read_target(line.target, "", ""), read_actual(line.actual, "", "")
        goal = (target.operator or "=", target.value, target.unit)
        came = (actual.value, actual.unit)
        lines.append(((line.level1, line.level2, line.name), goal, came, line.weight, line.score, line.reason))
    return lines


def check_content(form: Filled) -> None:
    assert (form.form.key, form.year, form.unit) == ("project", 2024, NAMES["implementing_unit"])
    assert {name: form.values[name].content for name in NAMES} == NAMES
    amounts = {f"funds.{row}.{column}": FUNDS[row][at] for row in FUNDS for at, column in enumerate(MONEY)}
    assert {name: form.number(name) for name in amounts} == amounts
    rates = {"weight": Decimal(10), "execution_rate": Decimal("0.9813"), "score": Decimal("9.81")}
    assert {name: form.number(f"funds.total.{name}") for name in rates} == rates
    assert (form.values["goal.expected"].content, form.values["goal.actual"].content) == GOALS
    assert [told(indicator) for indicator in form.indicators] == meant()
    assert (form.number("total.weight"), form.number("total.score")) == (Decimal(100), Decimal("99.31"))


@slow
@given(drawings())
def test_any_layout_reads_to_the_same_content(drawn: Scattered) -> None:
    check_content(only_form(drawn))


@settings(slow, max_examples=10)
@given(drawings(), drawings())
def test_nothing_is_wrong_with_any_of_them(one: Scattered, other: Scattered) -> None:
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "a.xlsx"))
        saved(path, one, other)
        done = fill(path, str(Path(folder, "out")))
        wrong = [note for note in done.findings if note.severity is Severity.ERROR]
        assert [note.message for note in wrong] == []
        assert len(done.submission.forms) == 2
