"""等级 of a total score (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.parameters import Parameters, load


def grade(score: Decimal, parameters: Parameters | None = None) -> str:
    """评价等级 of 总分, in points of a hundred.

    Formula: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; cut on the score itself, so 89.5 is 良.
    Basis: 财预〔2020〕10号.

    >>> [grade(Decimal(score)) for score in ("90", "89.5", "60", "59.99")]
    ['优', '良', '中', '差']
    """
    grades = (parameters or load()).grades
    bounds = (grades.excellent, grades.good, grades.fair)
    return grades.names[sum(score < bound for bound in bounds)]
