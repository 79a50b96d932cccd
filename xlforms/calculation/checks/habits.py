"""Habits of filling in the table of indicators that reviewers send back (rules.md 8.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.checks.reasons import reason_of, says_short, says_unfinished
from xlforms.calculation.derived import Known
from xlforms.calculation.places import at
from xlforms.calculation.rules import unusual_execution
from xlforms.findings import Finding
from xlforms.submission import Indicator, Measure, Value
from xlforms.values.prompts import is_prompt
from xlforms.values.shown import plain
from xlforms.values.text import normalise

# Of costs more is better only where something is saved, handed out, or a share of the money is used.
_MORE_IS_BETTER = (
    *(
        "节约",
        "节省",
        "节支",
        "节能",
        "降低",
        "压减",
        "压缩",
        "下降",
        "减少",
        "核减",
        "审减",
        "结余",
        "补助",
        "补贴",
        "救助",
    ),
    *(
        "发放",
        "奖励",
        "标准",
        "收入",
        "增收",
        "完成率",
        "执行率",
        "支付率",
        "到位率",
        "使用率",
        "有效",
        "合规",
        "合理",
        "投入产出",
        "投入率",
    ),
)
_COST_NAME = (
    *("成本", "费用", "金额", "总额", "支出", "经费", "单价", "造价", "价格", "投资", "投入", "控制", "预算", "资金"),
)
_MONEY = r"[百千万亿]*元(?:/.*)?"
# What can be more than the whole.
_GROWS = (
    *("增长", "增幅", "增速", "增加", "提高", "提升", "上升", "变动", "同比", "环比", "超额", "倍", "周转"),
    *("保值增值", "偿债", "拨备", "流动比", "担保"),
)
_FEWEST = 3


def shortfall_explained(known: Known) -> Iterator[Finding]:
    """得分 below 分值 wants a reason, where the form has a place for it; of a score that is wrong that is said."""
    for indicator in known.filled.indicators:
        place, weight, score = indicator.deviation_reason, known.number(indicator.weight), known.number(indicator.score)
        short = weight is not None and score is not None and 0 <= score < weight
        if place is None or weight is None or score is None or not short or reason_of(indicator):
            continue
        derived = known.derived.get(indicator.score.name) if indicator.score else None
        wrong = derived is not None and derived.disagrees
        if not wrong and not _usual_execution(known, indicator, score / weight):
            facts = {"found": plain(score), "expected": plain(weight)}
            arithmetic = f"{plain(weight)}－{plain(score)}＝{plain(weight - score)}"
            yield at("XF512", place, label=indicator.name.content, arithmetic=arithmetic, **facts)


def _usual_execution(known: Known, indicator: Indicator, share: Decimal) -> bool:
    """Whether the indicator is 预算执行率 itself, and no lower than what goes without saying."""
    return normalise(indicator.name.content).endswith("执行率") and not unusual_execution(share, known.parameters)


def scored_by_something(known: Known) -> Iterator[Finding]:
    """A typed score whose target or actual is blank, in a column that other lines fill."""
    for side, missing in (("target", "年度指标值"), ("actual", "实际完成值")):
        sides = [(indicator, getattr(indicator, side)) for indicator in known.filled.indicators]
        if all(measure is None or measure.place.blank for _, measure in sides):
            continue
        for indicator, measure in sides:
            score = indicator.score.value if indicator.score else None
            if measure is not None and measure.place.blank and score is not None and score > 0:
                label = indicator.name.content
                yield at("XF520", measure.place, label=label, found=plain(score), missing=missing)


def no_reason_for_a_full_score(known: Known) -> Iterator[Finding]:
    """A shortfall told in a row that has all its points."""
    contradicted = all_scores_full(known)
    for indicator in known.filled.indicators:
        place, reason = indicator.deviation_reason, reason_of(indicator)
        told = contradicted and says_unfinished(reason)
        if place and reason and is_full(known, indicator) and says_short(reason) and not told:
            yield at("XF513", place, label=indicator.name.content, found=place.content)


def full_scores_and_work_undone(known: Known) -> Iterator[Finding]:
    """Every indicator has all its points while a remark says that something was not done."""
    if all_scores_full(known):
        remarks = [known.filled.values.get("goal.actual"), *(one.deviation_reason for one in known.filled.indicators)]
        for place in remarks:
            if place and (words := says_unfinished(place.content)):
                yield at("XF517", place, found=words, count=len(known.filled.indicators))


def all_scores_full(known: Known) -> bool:
    """Whether each of several indicators has all its points."""
    indicators = [one for one in known.filled.indicators if known.number(one.weight) is not None]
    return len(indicators) >= _FEWEST and all(is_full(known, one) for one in indicators)


def is_full(known: Known, indicator: Indicator) -> bool:
    """Whether an indicator has all its points, typed or derived."""
    weight, score = known.number(indicator.weight), known.number(indicator.score)
    return weight is not None and score is not None and 0 < weight <= score


def no_indicator_twice(known: Known) -> Iterator[Finding]:
    """The same name under the same second level."""
    seen: dict[tuple[str, str, str], Value] = {}
    for indicator in known.filled.indicators:
        name = normalise(indicator.name.content)
        if name and not is_prompt(name):
            first = seen.setdefault((indicator.level1, indicator.level2, name), indicator.name)
            if first is not indicator.name:
                yield at("XF514", indicator.name, found=indicator.name.content, other=first.cell)


def costs_are_limited_from_above(known: Known) -> Iterator[Finding]:
    """The target of a cost is written ≤; ≥ would reward spending more."""
    for indicator in known.filled.indicators:
        target = indicator.target
        if target is None or target.reading.operator not in (">=", ">") or not _is_cost(indicator):
            continue
        if _limits(indicator, target.reading.unit):
            yield at("XF515", target.place, label=indicator.name.content, found=_typed(target))


def _is_cost(indicator: Indicator) -> bool:
    return "成本" in indicator.level2 or "成本" in indicator.level1


def _limits(indicator: Indicator, unit: str) -> bool:
    """Whether the number is money, or the share of a cost, that is to be kept down."""
    name = normalise(indicator.name.content)
    if _any(_MORE_IS_BETTER, name):
        return False
    return bool(re.fullmatch(_MONEY, unit)) or (unit in ("", "%") and _any(_COST_NAME, name))


def no_share_above_the_whole(known: Known) -> Iterator[Finding]:
    """A target above 100% of something that can't be more than whole."""
    for indicator in known.filled.indicators:
        target = indicator.target
        if target is None or target.reading.unit != "%" or target.reading.operator in ("<=", "<", "range"):
            continue
        value = target.reading.value or Decimal()
        if value > 1 and not _any(_GROWS, normalise(indicator.name.content + target.place.content)):
            yield at("XF518", target.place, label=indicator.name.content, found=_typed(target))


def _typed(target: Measure) -> str:
    """A target as somebody wrote it, together where sign, number and unit have a cell each."""
    return target.reading.text or target.place.content


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


HABITS = (
    shortfall_explained,
    scored_by_something,
    no_reason_for_a_full_score,
    full_scores_and_work_undone,
    no_indicator_twice,
    costs_are_limited_from_above,
    no_share_above_the_whole,
)
