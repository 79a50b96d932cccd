"""What the department's form says about its indicators, for the report's 绩效目标完成情况."""

from __future__ import annotations

from collections.abc import Iterable

from xlforms.calculation.report.material import joined
from xlforms.submission import Indicator, Measure, Submission
from xlforms.values.shown import plain


def indicator_facts(submission: Submission) -> dict[str, str]:
    """How many indicators got their full weight, those that did not, and those of cost and of time."""
    indicators = [one for filled in submission.of("department")[:1] for one in filled.indicators]
    if not indicators:
        return {}
    short = [one for one in indicators if _full(one) is False]
    open_ = sum(_full(one) is None for one in indicators)
    return {
        "指标数": str(len(indicators)),
        "满分指标数": str(len(indicators) - len(short) - open_),
        "未满分指标数": str(len(short) or ""),
        "未满分指标": "；".join(_shortfall(one) for one in short),
        "未评分指标数": str(open_ or ""),
        "成本指标": _outcomes(one for one in indicators if "成本" in one.level2 + one.level1),
        "时效指标": _outcomes(one for one in indicators if "时效" in one.level2),
    }


def _full(indicator: Indicator) -> bool | None:
    """Whether an indicator got its full weight; None while it has no score."""
    weight, score = indicator.weight, indicator.score
    if weight is None or score is None or weight.value is None or score.value is None:
        return None
    return score.value >= weight.value


def _shortfall(indicator: Indicator) -> str:
    score = indicator.score.value if indicator.score else None
    facts = (
        ("年度指标值", _content(indicator.target)),
        ("实际完成值", _content(indicator.actual)),
        ("得分", "" if score is None else f"{plain(score)}分"),
    )
    return f"{joined(indicator.name.content)}（{'，'.join(label + fact for label, fact in facts if fact)}）"


def _outcomes(indicators: Iterable[Indicator]) -> str:
    return "，".join(f"{joined(one.name.content)}{actual}" for one in indicators if (actual := _content(one.actual)))


def _content(measure: Measure | None) -> str:
    return joined(measure.place.content) if measure else ""
