"""勾稽 within one form: small functions in a visible tuple, each with its rule's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from xlforms.calculation.costs import COLUMNS, amount, children
from xlforms.calculation.derived import RATE_PLACES, Known
from xlforms.calculation.funds import ROWS
from xlforms.calculation.places import at
from xlforms.calculation.rules import execution_rate, half_up, sums_agree, tier_band, unusual_execution
from xlforms.calculation.sums import addition
from xlforms.calculation.totals import parts as parts_of_total
from xlforms.findings import Finding
from xlforms.submission import CostRow, Indicator, Measure, Value
from xlforms.values.shown import percentage, plain
from xlforms.values.tiers import tier

_SOURCES = ("general_public_budget", "government_fund", "special_account", "state_capital", "other")
_INCOME = tuple(f"income.{name}" for name in _SOURCES)
_EXPENDITURE = ("expenditure.basic", "expenditure.project")
_TIERS = {1: "达成年度指标", 2: "部分达成年度指标并具有一定效果", 3: "未达成年度指标且效果较差"}
_TOTALS = {"funds.total.final_budget": "全年预算数", "funds.total.actual_expenditure": "全年执行数"}


def split_closes(known: Known) -> Iterator[Finding]:
    """年度资金总额 = 按收入性质分 = Σ its rows = 按支出性质分 = 基本 + 项目, in 全年预算数 or in 全年执行数."""
    sides = {}
    for code, heading, names in (("XF401", "income.total", _INCOME), ("XF402", "expenditure.total", _EXPENDITURE)):
        if _unknown(known, (*names, heading)):
            continue
        parts, whole = _amounts(known, names), _amounts(known, [heading])
        yield from _heading(known, heading, parts)
        if amounts := parts or whole:
            sides[code] = _agreeing(known, amounts)
            # Where the heading agrees with the total, it was said already that its rows do not.
            told = parts and whole and _agreeing(known, whole)
            if not sides[code] and not told and any(known.named(name) is not None for name in _TOTALS):
                yield _split_finding(known, code, (*names, heading), amounts)
    if all(sides.values()) and len(sides) == 2 and not set(sides["XF401"]) & set(sides["XF402"]):
        place = known.filled.values[next(name for name in (*_INCOME, "income.total") if known.named(name) is not None)]
        yield at("XF403", place, income=sides["XF401"][0], expenditure=sides["XF402"][0])


def _amounts(known: Known, names: Iterable[str]) -> list[Decimal]:
    return known.numbers(map(known.filled.values.get, names))


def _unknown(known: Known, names: Iterable[str]) -> bool:
    """Whether an amount is no number, or stands under a label that nobody knows: what the others lack to agree."""
    values = (known.filled.values.get(name) for name in names)
    return "split" in known.filled.unknown or any(value is not None and value.unread for value in values)


def _heading(known: Known, name: str, parts: list[Decimal]) -> Iterator[Finding]:
    """The heading's own total, where somebody typed one, against its rows."""
    heading = known.named(name)
    if heading is not None and parts and not sums_agree(heading, parts, known.parameters):
        place = known.filled.values[name]
        yield at(
            "XF404",
            place,
            label="按收入性质分" if name.startswith("income") else "按支出性质分",
            found=plain(heading),
            expected=plain(sum(parts, Decimal())),
            arithmetic=addition(parts),
        )


def _agreeing(known: Known, parts: list[Decimal]) -> list[str]:
    """Which of the two totals the parts add up to, a rounding tail apart."""
    found = ((known.named(name), label) for name, label in _TOTALS.items())
    return [label for figure, label in found if figure is not None and sums_agree(figure, parts, known.parameters)]


def _split_finding(known: Known, code: str, names: tuple[str, ...], parts: list[Decimal]) -> Finding:
    values = known.filled.values
    place = values[next(name for name in names if known.named(name) is not None)]
    stated = ((label, known.named(name), values[name].cell) for name, label in _TOTALS.items() if name in values)
    totals = "，".join(f"{label}（{cell}）{plain(figure)}" for label, figure, cell in stated if figure is not None)
    arithmetic = f"{addition(parts)}；{totals}"
    return at(code, place, found=plain(sum(parts, Decimal())), expected=totals, arithmetic=arithmetic)


def score_within_weight(known: Known) -> Iterator[Finding]:
    """Each 得分 is at most its 分值 and not below zero."""
    values = known.filled.values
    pairs = [(values.get(f"funds.{row}.weight"), values.get(f"funds.{row}.score")) for row in ROWS]
    pairs += [(indicator.weight, indicator.score) for indicator in known.filled.indicators]
    for weight, score in pairs:
        got, most = known.number(score), known.number(weight)
        if score and got is not None and most is not None and not 0 <= got <= most:
            yield at("XF405", score, found=plain(got), expected=plain(most))


def score_within_tier(known: Known) -> Iterator[Finding]:
    """A typed 得分 stands in the band of the tier that the words of 实际完成值 claim (财预〔2020〕10号)."""
    for indicator in known.filled.indicators:
        claimed = tier(_text(indicator.actual), _text(indicator.target)) if _worded(indicator) else None
        score, weight = known.number(indicator.score), known.number(indicator.weight)
        if indicator.score and claimed and score is not None and weight is not None and score <= weight:
            band = tier_band(weight, claimed, known.parameters)
            if not band.holds(score):
                expected = f"{plain(band.low)}—{plain(band.high)}{'' if band.closed else '（不含）'}"
                facts = {"actual": _text(indicator.actual), "tier": _TIERS[claimed], "expected": expected}
                found = plain(score)
                yield at("XF308", indicator.score, label=indicator.name.content, found=found, **facts)


def _worded(indicator: Indicator) -> bool:
    return indicator.actual is not None and indicator.actual.reading.kind == "quality"


def _text(measure: Measure | None) -> str:
    return measure.reading.text if measure else ""


def weights_sum(known: Known) -> Iterator[Finding]:
    """Σ分值 = 100 with the execution rate's own; where that is nowhere printed the rest may be 100, 90 or 80."""
    weights = known.numbers(parts_of_total(known, "weight"))
    indicators = [indicator.weight for indicator in known.filled.indicators if indicator.weight]
    if not weights or not indicators or any(weight.unread for weight in indicators):
        return
    points = known.parameters.weights
    whole, printed = points.total, known.named("funds.total.weight")
    legal = (
        {whole}
        if printed is not None
        else {whole, whole - points.execution, whole - known.parameters.execution.elsewhere}
    )
    stated = sum(weights, Decimal())
    if stated not in legal:
        place = known.filled.values.get("total.weight") or indicators[0]
        yield at("XF406", place, found=plain(stated), expected=plain(whole), arithmetic=addition(weights))


def level_points(known: Known) -> Iterator[Finding]:
    """The points printed with a level are the sum of the weights below it."""
    indicators = known.filled.indicators
    for _, group in groupby(indicators, key=lambda one: (one.level1, one.points1)):
        lines = list(group)
        yield from _points(known, lines[0].level1, lines[0].points1, lines)
    for _, group in groupby(indicators, key=lambda one: (one.level1, one.level2, one.points2)):
        lines = list(group)
        yield from _points(known, lines[0].level2, lines[0].points2, lines)


def _points(known: Known, label: str, points: Decimal | None, lines: list[Indicator]) -> Iterator[Finding]:
    if points is None:
        return
    parts = known.numbers(line.weight for line in lines)
    unread = any(line.weight and line.weight.unread for line in lines)
    if parts and (stated := sum(parts, Decimal())) != points and lines[0].weight and not unread:
        facts = {"found": plain(stated), "expected": plain(points), "arithmetic": addition(parts)}
        yield at("XF408", lines[0].weight, label=label, **facts)


def execution_explained(known: Known) -> Iterator[Finding]:
    """执行率 above 100% or below 90% wants a reason."""
    budget, spent = known.named("funds.total.final_budget"), known.named("funds.total.actual_expenditure")
    place = known.filled.values.get("funds.total.execution_rate")
    rate = execution_rate(spent, budget)
    if place and rate is not None and unusual_execution(rate, known.parameters):
        limits = known.parameters.execution
        side = f"超过 {percentage(limits.high)}" if rate > limits.high else f"低于 {percentage(limits.low)}"
        yield at("XF415", place, found=percentage(half_up(rate, RATE_PLACES)), side=side)


def office_costs_cover_parts(known: Known) -> Iterator[Finding]:
    """公用经费 ≥ Σ of its 其中 rows."""
    for row in _rows(known, "office_costs"):
        for column, place in _columns(row):
            below = known.numbers(amount(child, column) for child in children(known.filled.rows, row))
            if place.value is not None and below and (stated := sum(below, Decimal())) > place.value:
                facts = {"found": plain(place.value), "expected": plain(stated), "arithmetic": addition(below)}
                yield at("XF410", place, label=row.path[-1], **facts)


def staff_within_authorised(known: Known) -> Iterator[Finding]:
    """在职 ≤ 编制."""
    actual, authorised = known.named("staff.actual"), known.named("staff.authorised")
    if actual is not None and authorised is not None and actual > authorised:
        place = known.filled.values["staff.actual"]
        facts = {"found": plain(actual), "expected": plain(authorised), "arithmetic": _rate(actual, authorised)}
        yield at("XF411", place, other=known.filled.values["staff.authorised"].cell, **facts)


def costs_within_budget(known: Known) -> Iterator[Finding]:
    """三公经费 and 公用经费 of the final account within their budgets."""
    for term, code in (("three_public", "XF412"), ("office_costs", "XF413")):
        for row in _rows(known, term):
            budget, actual = known.number(row.budget), known.number(row.actual)
            if row.actual and row.budget and budget is not None and actual is not None and actual > budget:
                facts = {"found": plain(actual), "expected": plain(budget), "other": row.budget.cell}
                yield at(code, row.actual, arithmetic=_overrun(actual, budget), **facts)


def _overrun(actual: Decimal, budget: Decimal) -> str:
    over = f"超支 {plain(actual - budget)} 万元"
    return f"{over}，{_rate(actual, budget)}" if budget else over


def _rate(actual: Decimal, limit: Decimal) -> str:
    """The rate by which a limit is kept; without a limit only what stands beyond it."""
    if limit == 0:
        return f"多 {plain(actual)}"
    return f"控制率 {plain(actual)}÷{plain(limit)}＝{percentage(half_up(actual / limit, RATE_PLACES))}"


def _rows(known: Known, term: str) -> list[CostRow]:
    return [row for row in known.filled.rows if row.terms[-1] == term]


def _columns(row: CostRow) -> Iterator[tuple[str, Value]]:
    for column in COLUMNS:
        if (value := amount(row, column)) is not None:
            yield column, value


FIGURES = (
    split_closes,
    score_within_weight,
    score_within_tier,
    weights_sum,
    level_points,
    execution_explained,
    office_costs_cover_parts,
    staff_within_authorised,
    costs_within_budget,
)
