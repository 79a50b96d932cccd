"""What the rules say of themselves: whole, true, and together about every setting."""

from __future__ import annotations

import ast
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

import xlforms
from xlforms.calculation.settings import regulation
from xlforms.calculation.told import Told, functions, told

RULES = told()
DOCS = {one.__name__: one.__doc__ or "" for one in functions()}
ROOT = Path(xlforms.__file__).parent
# Rules that take in settings fall back on the newest of the regulation's, which no caller within xlforms may do.
WITH_PARAMETERS = {one.__name__ for one in functions() if "parameters" in one.__annotations__}
# A report's own sums are held by the regulation's tolerance.
APART = "closing.py"
_ARITHMETIC = re.compile(r"([-－()0-9.×÷+ ]*[×÷+－][-－()0-9.×÷+ ]*)＝ (-?[0-9.]+)(%?)")


def ids(one: Told) -> str:
    return one.name


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_each_rule_has_names_formula_basis_and_example(rule: Told) -> None:
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,}", term) for term in rule.terms)
    assert all((rule.formula, rule.basis, rule.example))
    assert ">>> " in (DOCS[rule.name])


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_the_arithmetic_of_an_example_is_right(rule: Told) -> None:
    for terms, result, percent in _ARITHMETIC.findall(rule.example):
        python = re.sub(r"([0-9.]+)", r"Decimal('\1')", terms.translate(str.maketrans("×÷－", "*/-")))
        exact = eval(python.strip(), {"Decimal": Decimal})
        shown = Decimal(result)
        assert (exact * (100 if percent else 1)).quantize(shown, ROUND_HALF_UP) == shown


def test_most_examples_calculate() -> None:
    assert sum(bool(_ARITHMETIC.search(rule.example)) for rule in RULES) >= len(RULES) - 8


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_a_chinese_console_can_show_it(rule: Told) -> None:
    assert "".join((*rule.terms, rule.formula, rule.basis, rule.example)).encode("gbk")


def test_every_rate_of_the_rules_is_told() -> None:
    terms = {term for rule in RULES for term in rule.terms}
    assert terms >= {
        *(
            "在职人员控制率",
            "三公经费控制率",
            "三公经费变动率",
            "公用经费控制率",
            "预算完成率",
            "预算调整率",
            "结转结余率",
        ),
        *("政府采购执行率", "实际完成率", "完成及时率", "质量达标率", "成本节约率", "规模控制率", "投资概算控制率"),
    }


def test_no_name_means_two_rules() -> None:
    names = [name for rule in RULES for name in (rule.name, *rule.terms)]
    assert len(names) == len(set(names))


def test_every_setting_belongs_to_a_rule_and_no_rule_names_another() -> None:
    sections = {name.split(".")[0] for name in regulation()}
    assert {name for rule in RULES for name in rule.settings} <= {*regulation(), *sections}
    newest = {name: versions[-1] for name, versions in regulation().items()}
    assert {name for rule in RULES for name in rule.in_force(newest)} == {*regulation()}


SOURCES = sorted(one for one in ROOT.rglob("*.py") if one.name != APART)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_settings_in_force_are_handed_to_every_rule(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in WITH_PARAMETERS:
            handed = [ast.unparse(one) for one in (*call.args, *(word.value for word in call.keywords))]
            assert any("parameters" in one or "rules.of" in one for one in handed), ast.unparse(call)
