"""得分 of the indicators: computed where target and actual tell it, proposed where words do, else left to a person."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.derived import SCORE_PLACES, Derived, Known, Operand, formula_of
from xlforms.calculation.parameters import Parameters
from xlforms.calculation.rules import Reason, Scored, half_up, indicator_score, tier_band
from xlforms.calculation.slips import measured_slip
from xlforms.findings import Finding, finding
from xlforms.submission import Indicator, Measure, Value
from xlforms.values.shown import plain
from xlforms.values.targets import Target

_BLANK = Target("", kind="blank")
_OPEN = {
    Reason.LATE: "完成时间晚于目标，扣多少分由人工确定",
    Reason.JUDGEMENT: "目标值或完成值是文字，需要人工判断",
    Reason.UNITS: "目标值和完成值的单位不一致",
    Reason.ABOUT: "目标值或完成值是约数，不作精确比对",
    Reason.NO_TARGET: "没有填年度指标值",
    Reason.NO_ACTUAL: "没有填实际完成值",
}


def derive_scores(known: Known) -> list[Finding]:
    """Fill the scores of the indicators into `known`; say which were proposed and which are left open."""
    findings = []
    for indicator in known.filled.indicators:
        place, weight = indicator.score, known.take(indicator.weight)
        if place is None or weight is None:
            continue
        if measured_slip(indicator):
            continue
        by_criteria = indicator.criteria is not None and not indicator.criteria.blank
        if by_criteria:
            findings += [_left_to_criteria(indicator, place)] if place.blank else []
            continue
        scored = indicator_score(reading(indicator.target), reading(indicator.actual), weight.value, known.parameters)
        if scored.score is not None and not (scored.reason is Reason.FIRST_TIER and not place.blank):
            known.add(_derived(indicator, place, weight, scored, scored.score))
        if place.blank and (note := _note(indicator, place, weight, scored, known.parameters)):
            findings.append(note)
    return findings


def _left_to_criteria(indicator: Indicator, place: Value) -> Finding:
    """A form that prints how each indicator is scored is scored by that, not by the proportion reached."""
    facts = {"label": indicator.name.content, "reason": "本表列有评分标准，由人工对照标准打分"}
    return finding("XF304", sheet=place.sheet, cell=place.cell, name=place.name, **facts)


def reading(measure: Measure | None) -> Target:
    """A target or an actual understood; blank where its column is not on the form."""
    return measure.reading if measure else _BLANK


def _derived(indicator: Indicator, place: Value, weight: Operand, scored: Scored, exact: Decimal) -> Derived:
    value = half_up(exact, SCORE_PLACES)
    words = f"目标 {_said(indicator.target)}，完成 {_said(indicator.actual)}，分值 {plain(weight.value)}"
    formula = _formula(indicator, weight, scored)
    words += f"，得分 {plain(value)}"
    return Derived(place, indicator.name.content, value, exact, formula, words, code="XF307", most=weight.value)


def _said(measure: Measure | None) -> str:
    return measure.reading.text or measure.place.content if measure else "空白"


def _formula(indicator: Indicator, weight: Operand, scored: Scored) -> str | None:
    """The score as a formula where target and actual are plain numbers of which more is better."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or scored.reason not in (Reason.MET, Reason.SHORT):
        return None
    readings = target.reading, actual.reading
    if any(one.value is None or one.operator is not None or one.unit for one in readings) or readings[0].value == 0:
        return None
    cells = [_operand(measure) for measure in (target, actual)]
    return formula_of('IF({0}=0,"",ROUND({2}*MAX(0,MIN(1,{1}/{0})),2))', *cells, weight)


def _operand(measure: Measure) -> Operand:
    """The cell of a number that the cell itself holds."""
    return Operand(measure.reading.value or Decimal(), measure.place.cell if measure.stored else None)


def _told(indicator: Indicator) -> bool:
    """Whether reading has said already why target or actual gives nothing: an error value, a prompt left over."""
    sides = reading(indicator.target), reading(indicator.actual)
    return any(note.code in ("XF206", "XF207", "XF213") for side in sides for note in side.notes)


def _note(
    indicator: Indicator, place: Value, weight: Operand, scored: Scored, parameters: Parameters
) -> Finding | None:
    facts: dict[str, str] = {}
    if scored.reason is Reason.FIRST_TIER:
        first = tier_band(weight.value, 1, parameters)
        code, facts = "XF303", {"found": _said(indicator.actual), "expected": plain(first.high)}
        facts |= {"low": plain(first.low), "high": plain(first.high)}
    elif scored.score is None and not _told(indicator):
        code, facts = "XF304", {"reason": _OPEN[scored.reason]}
    else:
        return None
    label = indicator.name.content
    return finding(code, sheet=place.sheet, cell=place.cell, name=place.name, label=label, **facts)
