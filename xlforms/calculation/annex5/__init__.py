"""附件5 as far as the workbook itself shows it (rules.md 7); judgement is left open, with its legal band."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlforms.calculation.annex5.forms import assess_forms
from xlforms.calculation.annex5.prose import assess_problems, assess_suggestions
from xlforms.calculation.annex5.standard import (
    ANNEX_POINTS,
    BODY_POINTS,
    PART_POINTS,
    STANDARDS,
    Assessment,
    basis,
    waiting,
)
from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.figures import Facts, report_facts
from xlforms.calculation.report.parts import missing_parts
from xlforms.forms import BASE_DATA, DEPARTMENT, PROJECT, Form
from xlforms.forms import annex_terms as a
from xlforms.submission import Filled, Submission


def assess(submission: Submission, rules: Rulebook = REGULATION) -> tuple[Assessment, ...]:
    """The eight rows in the form's order; `score` is None wherever a person judges or another file tells."""
    facts = report_facts(submission, rules)
    shown = {
        a.COMPLETENESS: lambda: _completeness(submission, facts),
        a.FORMS: lambda: assess_forms(submission, rules),
        a.PROBLEMS: lambda: assess_problems(submission, facts),
        a.SUGGESTIONS: lambda: assess_suggestions(submission, facts),
    }
    return tuple(shown[item]() if item in shown else waiting(standard) for item, standard in STANDARDS.items())


def _completeness(submission: Submission, facts: Facts) -> Assessment:
    """完整性: each missing part of the body takes 2 of 8; each missing annex 2 of 7, the fourth the last 1."""
    parts = [f"{part.number}、{part.heading.official}" for part in missing_parts(submission, facts)]
    annexes = [form.official for form in _missing_annexes(submission, facts)]
    body, annex = _left(BODY_POINTS, parts), _left(ANNEX_POINTS, annexes)
    standard = STANDARDS[a.COMPLETENESS]
    reason = f"{_sentence('正文', parts, body)}；{_sentence('附件', annexes, annex)}。"
    return Assessment(standard.item, standard.points, Decimal(body + annex), (), reason, basis(standard.item))


def _left(points: int, missing: Sequence[str]) -> int:
    return max(0, points - PART_POINTS * len(missing))


def _sentence(what: str, missing: Sequence[str], score: int) -> str:
    return f"{what}缺{'，'.join(missing)}，得{score}分" if missing else f"{what}齐全，得{score}分"


def _missing_annexes(submission: Submission, facts: Facts) -> list[Form]:
    """基础数据表, the department's form and, where there are projects, the projects' form, handed in with figures."""
    wanted = [BASE_DATA, DEPARTMENT]
    if any(name in facts for name in ("项目清单", "项目支出", "项目支出预算数", "项目支出决算数")):
        wanted.append(PROJECT)
    return [form for form in wanted if not any(map(_has_figures, submission.of(form.key)))]


def _has_figures(filled: Filled) -> bool:
    numbers = (filled.number(name) for name in ("funds.total.actual_expenditure", "staff.actual", "staff.authorised"))
    amounts = (amount for row in filled.rows for amount in (row.previous_actual, row.budget, row.actual))
    typed = (*numbers, *(amount.value for amount in amounts if amount is not None))
    return bool(filled.indicators) or any(number is not None for number in typed)
