"""等级 of a total score (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.parameters import Parameters, load


def grade(score: Decimal, parameters: Parameters | None = None) -> str:
    """等级, 评价等级: of 总分, in points of a hundred; cut on the score itself.

    Formula: 总分不低于各等级的下限即为该等级，最末一等没有下限；先划等、不先四舍五入
    Basis: 财预〔2020〕10号
    Example: 总分 89.5，优的下限是 90，良的下限是 80，等级为良
    Settings: grades

    >>> [grade(Decimal(score)) for score in ("90", "89.5", "60", "59.99")]
    ['优', '良', '中', '差']
    """
    grades = (parameters or load()).grades
    bounds = (grades.excellent, grades.good, grades.fair)
    return grades.names[sum(score < bound for bound in bounds)]
