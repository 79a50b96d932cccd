"""Which findings matter most: severity, what was not read, what is at stake, family."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writers.filling import FIGURES, INDICATORS, WORDS, made
from xlforms.calculation.stakes import by_weight, share
from xlforms.findings import Finding, finding
from xlforms.submission import Submission

FORM = "部门整体支出绩效自评表"
# 全年预算数 is 232.31.
READ = made(FIGURES, WORDS, indicators=INDICATORS).submission


def about(code: str, name: str, found: str, expected: str) -> Finding:
    words = {
        "label": "得分",
        "arithmetic": "",
        "difference": "",
        "actual": "",
        "tier": "",
        "reason": "没有填",
        "side": "",
    }
    return finding(code, sheet=FORM, cell="I4", name=name, found=found, expected=expected, **words)


TWO_POINTS = about("XF301", "total.score", "98", "96")
A_TENTH_OF_A_POINT = about("XF301", "funds.total.score", "10", "9.9")
MUCH_MONEY = about("XF409", "rows.3.budget", "20", "43.231")
NO_AMOUNT = about("XF415", "funds.total.execution_rate", "86.20%", "")
NOT_READ = finding("XF103", sheet=FORM, cell="A4", label="基本支出", cells="A4、A8")
A_WARNING = about("XF307", "indicators.1.score", "1", "30")


@pytest.mark.parametrize(
    ("note", "part"),
    [
        (TWO_POINTS, Decimal("0.02")),
        (A_TENTH_OF_A_POINT, Decimal("0.001")),
        (MUCH_MONEY, Decimal("0.1")),
        (NO_AMOUNT, Decimal(0)),
        (NOT_READ, Decimal(0)),
        (about("XF304", "indicators.1.score", "", ""), Decimal("0.3")),
        (about("XF304", "indicators.99.score", "", ""), Decimal(0)),
        (about("XF409", "rows.3.budget", "约二十", "43"), Decimal(0)),
    ],
)
def test_what_is_at_stake_is_a_part_of_the_whole(note: Finding, part: Decimal) -> None:
    assert share(note, READ) == part


def test_money_of_an_unknown_whole_is_not_guessed() -> None:
    assert share(MUCH_MONEY, Submission("自评表.xlsx")) == 0


def test_the_order() -> None:
    ordered = [NOT_READ, MUCH_MONEY, TWO_POINTS, A_TENTH_OF_A_POINT, A_WARNING, NO_AMOUNT]
    shuffled = random.Random(5).sample(ordered, len(ordered))
    assert by_weight(shuffled, READ) == ordered


@given(st.permutations([TWO_POINTS, A_TENTH_OF_A_POINT, MUCH_MONEY, NO_AMOUNT, NOT_READ, A_WARNING]))
def test_the_order_does_not_depend_on_where_one_looks_first(found: list[Finding]) -> None:
    assert by_weight(found, READ) == by_weight(found[::-1], READ)
