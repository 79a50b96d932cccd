"""Sentences with figures: what has none is left out."""

from __future__ import annotations

import doctest
from importlib import import_module
from itertools import chain

import pytest

from tests.writers.filling import FIGURES, WORDS, made
from xlforms.calculation.report.figures import report_facts
from xlforms.writers import sentences
from xlforms.writers.wording import wording


def compose(key: str, facts: dict[str, str]) -> str:
    return sentences.compose(wording(), key, facts)


WHO = {"单位": "总工会", "年度": "2024"}
BUDGET = {"年初预算数": "190.2", "年中追加": "42.11", "总预算数": "232.31"}


def test_a_sentence_states_its_figures() -> None:
    assert compose("基本支出", {**WHO, **BUDGET}) == (
        "总工会2024年财政预算批复：总支出年初预算数190.2万元，年中追加42.11万元，总预算数232.31万元。"
    )


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("年初预算数", "总工会2024年财政预算批复：年中追加42.11万元，总预算数232.31万元。"),
        ("总预算数", "总工会2024年财政预算批复：总支出年初预算数190.2万元，年中追加42.11万元。"),
    ],
)
def test_a_clause_without_its_figure_is_left_out(left_out: str, said: str) -> None:
    facts = {**WHO, **BUDGET}
    del facts[left_out]
    assert compose("基本支出", facts) == said


def test_a_sentence_without_any_figure_is_left_out() -> None:
    assert compose("基本支出", WHO) == ""
    assert compose("自评分", WHO) == ""


def test_parts_are_nothing_without_their_whole() -> None:
    parts = {"公用经费决算数": "17.07"}
    assert compose("基本支出", {**WHO, **parts}) == ""
    assert compose("基本支出", {**WHO, **parts, "决算数": "228.6"}) == (
        "2024年年末决算数为228.6万元。其中：公用经费支出17.07万元。"
    )


def test_the_wording_names_only_what_the_tables_and_the_writer_give() -> None:
    named = {name for clause in chain.from_iterable(chain(*wording().values())) for name in clause.names}
    given = set(report_facts(made(FIGURES, WORDS).submission))
    rest = {"年中调减", "政府性基金", "项目支出", "未评分指标数", "内容", "成本指标", "在职人员控制率"}
    split = {f"{what}{when}数" for what in ("人员类支出", "公用经费") for when in ("预算", "决算")}
    assert named - given - rest - split == set()


@pytest.mark.parametrize("module", ["sentences", "paper", "narrative", "field_names"])
def test_docstring_examples(module: str) -> None:
    assert doctest.testmod(import_module(f"xlforms.writers.{module}")).failed == 0
