"""附件5 绩效自评表: weights as regulated, indicators down to level 3; their quality is for people to judge."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xlforms.calculation.annex5.standard import (
    LEVEL3_POINTS,
    QUALITY_POINTS,
    STANDARDS,
    WEIGHTS_POINTS,
    Assessment,
    waiting,
)
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.rules import half_up
from xlforms.forms import annex_terms as a
from xlforms.submission import Filled, Indicator, Submission
from xlforms.values.prompts import is_prompt
from xlforms.values.shown import plain

# The words by which a first level is known; newer forms have 成本指标 there, which the regulation counts as output.
_LEVELS = {"output": ("产出", "成本"), "benefit": ("效益",), "satisfaction": ("满意",)}
_NAMES = {"execution": "预算执行率", "output": "产出指标", "benefit": "效益指标", "satisfaction": "满意度指标"}


class _Share(NamedTuple):
    """A weight on one form against the regulation's."""

    sheet: str
    level: str
    weight: Decimal
    regulated: Decimal


def assess_forms(submission: Submission, rules: Rulebook) -> Assessment:
    """绩效自评表: 5 points in proportion to the right weights, 5 for level 3, 10 by judgement."""
    standard = STANDARDS[a.FORMS]
    forms = [filled for key in ("department", "project") for filled in submission.of(key)]
    detailed = [filled for filled in forms if filled.indicators]
    if not detailed:
        return waiting(standard, "没有读到绩效指标。")
    weights, told_weights = _weights([share for filled in detailed for share in _shares(filled, rules)])
    bare = [filled.sheet.name for filled in forms if not filled.indicators and _spent(filled)]
    low, high, told_level3 = _level3([one for filled in detailed for one in filled.indicators], bare)
    limits = ((weights + low, weights + high + QUALITY_POINTS),)
    return waiting(standard, f"{told_weights}；{told_level3}；其余{QUALITY_POINTS}分看：", limits)


def _spent(filled: Filled) -> bool:
    return filled.number("funds.total.actual_expenditure") is not None


def _shares(filled: Filled, rules: Rulebook) -> Iterator[_Share]:
    regulated = rules.of(filled.year).weights._asdict()
    for level, name in _NAMES.items():
        weight = _execution(filled) if level == "execution" else _sum(filled, _LEVELS[level])
        yield _Share(filled.sheet.name, name, weight, regulated[level])


def _execution(filled: Filled) -> Decimal:
    return filled.number("funds.total.weight") or Decimal()


def _sum(filled: Filled, words: tuple[str, ...]) -> Decimal:
    lines = (one for one in filled.indicators if any(word in one.level1 for word in words))
    return sum((one.weight.value for one in lines if one.weight and one.weight.value is not None), Decimal())


def _weights(shares: list[_Share]) -> tuple[Decimal, str]:
    """Points for the weights, and how they come about."""
    wrong = [share for share in shares if share.weight != share.regulated]
    if not wrong:
        return Decimal(WEIGHTS_POINTS), f"权重相符，得{WEIGHTS_POINTS}分"
    right = len(shares) - len(wrong)
    points = half_up(Decimal(WEIGHTS_POINTS * right) / len(shares), 2)
    listed = "，".join(f"「{one.sheet}」{one.level}{plain(one.weight)}分应为{plain(one.regulated)}分" for one in wrong)
    return points, f"权重{len(shares)}项相符{right}项，得{plain(points)}分（{listed}）"


def _level3(indicators: list[Indicator], bare: list[str]) -> tuple[int, int, str]:
    """The least and the most that the coverage of level 3 gives, and why; `bare` are forms without any indicator."""
    named = [one for one in indicators if one.name.content and not is_prompt(one.name.content)]
    if named and bare:
        return 0, LEVEL3_POINTS, f"「{'、'.join(bare)}」没有三级指标，在{LEVEL3_POINTS}分内酌情扣分"
    if len(named) == len(indicators):
        return LEVEL3_POINTS, LEVEL3_POINTS, f"全部细化到三级指标，得{LEVEL3_POINTS}分"
    if not named:
        return 0, 0, "没有三级指标，不得分"
    return 0, LEVEL3_POINTS, f"{len(indicators)}个指标中{len(named)}个有三级指标，在{LEVEL3_POINTS}分内酌情扣分"
