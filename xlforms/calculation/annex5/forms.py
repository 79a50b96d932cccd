"""附件5 绩效自评表: weights as regulated, indicators down to level 3; their quality is for people to judge."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.annex5.points import forms_band, weights_score
from xlforms.calculation.annex5.standard import Assessment, Standard, waiting
from xlforms.calculation.bands import Band
from xlforms.calculation.parameters import Parameters, Rulebook
from xlforms.calculation.rules import half_up
from xlforms.records import NamedTuple
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


def assess_forms(standard: Standard, submission: Submission, rules: Rulebook) -> Assessment:
    """绩效自评表: 5 points in proportion to the right weights, 5 for level 3, 10 by judgement."""
    forms = [filled for key in ("department", "project") for filled in submission.of(key)]
    detailed = [filled for filled in forms if filled.indicators]
    if not detailed:
        return waiting(standard, "没有读到绩效指标。")
    parameters = rules.of(detailed[0].year)
    weights, told_weights = _weights([share for filled in detailed for share in _shares(filled, rules)], parameters)
    bare = [filled.sheet.name for filled in forms if not filled.indicators and _spent(filled)]
    level3, told_level3 = _level3([one for filled in detailed for one in filled.indicators], bare, parameters)
    low, high = forms_band(weights, level3, parameters)
    quality = plain(high - weights - level3[1])
    return waiting(standard, f"{told_weights}；{told_level3}；其余{quality}分看：", ((low, high),))


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


def _weights(shares: list[_Share], parameters: Parameters) -> tuple[Decimal, str]:
    """Points for the weights, and how they come about."""
    right = sum(share.weight == share.regulated for share in shares)
    points = half_up(weights_score(right, len(shares), parameters), 2)
    if right == len(shares):
        return points, f"权重相符，得{plain(points)}分"
    listed = "，".join(
        f"「{one.sheet}」{one.level}{plain(one.weight)}分应为{plain(one.regulated)}分"
        for one in shares
        if one.weight != one.regulated
    )
    lost = plain(parameters.annex5.weights - points)
    rule = f"评分标准1：不符的按比例扣除，扣{lost}分"
    return points, f"权重{len(shares)}项相符{right}项，得{plain(points)}分（{rule}：{listed}）"


def _level3(indicators: list[Indicator], bare: list[str], parameters: Parameters) -> tuple[Band, str]:
    """The least and the most that the coverage of level 3 gives, and why; `bare` are forms without any indicator."""
    points, none = parameters.annex5.level3, Decimal()
    most = plain(points)
    named = [one for one in indicators if one.name.content and not is_prompt(one.name.content)]
    if named and bare:
        return (none, points), f"「{'、'.join(bare)}」没有三级指标，在{most}分内酌情扣分（评分标准2）"
    if len(named) == len(indicators):
        return (points, points), f"全部细化到三级指标，得{most}分"
    if not named:
        return (none, none), f"没有三级指标，不得分（评分标准2，扣{most}分）"
    told = f"{len(indicators)}个指标中{len(named)}个有三级指标，在{most}分内酌情扣分（评分标准2）"
    return (none, points), told
