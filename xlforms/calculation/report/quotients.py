"""The rates of a report as the quotients of what it says itself: 执行率, 同比增减率, 占比."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.report.closing import Values, values
from xlforms.calculation.report.noting import noted
from xlforms.calculation.rules import cut, half_up, within
from xlforms.findings import Finding
from xlforms.prose import Figure, Report
from xlforms.values.shown import percentage, plain

# Of which wholes a part's share may be meant where the report doesn't say.
_WHOLES = {
    "basic": ("total",),
    "project": ("total",),
    "personnel": ("basic", "total"),
    "office": ("basic", "total"),
    "abroad": ("three_public",),
    "vehicles": ("three_public",),
    "vehicle_purchase": ("three_public",),
    "vehicle_running": ("three_public",),
    "reception": ("three_public",),
}


def rate_is_its_quotient(report: Report) -> Iterator[Finding]:
    """预算执行率 as the quotient of what the report says."""
    known = values(report)
    figure = report.stated("execution_rate")
    budget, spent = known.get("total.final_budget"), known.get("total.actual_expenditure")
    if not figure or figure.value is None or not budget or spent is None:
        return
    exact = spent / budget
    if not _is_about(figure.value, exact, figure.places):
        rate = percentage(half_up(exact, RATE_PLACES))
        arithmetic = f"{plain(spent)}÷{plain(budget)}＝{rate}"
        facts = {"found": percentage(figure.value), "expected": rate, "arithmetic": arithmetic}
        yield noted("XF459", figure.place, figure.name, **facts)


def growth_is_its_quotient(report: Report) -> Iterator[Finding]:
    """决算数520.5万元，较上年增加20.5万元，增长4.1%: the rate as the quotient, where all three stand side by side."""
    texts = [one.text for section in report.sections for one in section.paragraphs]
    for base, change, rate in zip(report.figures, report.figures[1:], report.figures[2:], strict=False):
        if (change.name, rate.name) != ("year_on_year.change", "year_on_year.rate"):
            continue
        if base.value is None or change.value is None or rate.value is None or base.approximate:
            continue
        before = base.value - change.value
        if before > 0 and any(f"{base.text}，{change.text}" in text for text in texts):
            yield from _growth(base, change, rate, change.value / before)


def _growth(base: Figure, change: Figure, rate: Figure, exact: Decimal) -> Iterator[Finding]:
    if base.value is None or change.value is None or rate.value is None or _is_about(rate.value, exact, rate.places):
        return
    expected = percentage(half_up(exact, RATE_PLACES))
    arithmetic = f"{plain(change.value)}÷{plain(base.value - change.value)}＝{expected}"
    facts = {"phrase": rate.text, "base": plain(base.value), "arithmetic": arithmetic}
    yield noted("XF460", rate.place, rate.name, found=percentage(rate.value), expected=expected, **facts)


def _is_about(rate: Decimal, exact: Decimal, places: int) -> bool:
    """Whether a rate is the exact one rounded to its places, or cut, as people do: 99.3% and 99.30% for 99.38%."""
    kept = min(places, max(2, -int(rate.normalize().as_tuple().exponent)))
    return within(rate, exact, places) or cut(exact, kept) == rate


def shares_are_quotients(report: Report) -> Iterator[Finding]:
    """项目支出334.67万元，占30.47%: the share of the whole that is named, or of one that may be meant."""
    known = values(report)
    for share in report.figures:
        name, is_share, named = share.name.partition(".share")
        subject, _, column = name.partition(".")
        if not is_share or share.value is None or name not in known:
            continue
        meant = (named[1:],) if named else _WHOLES.get(subject, ())
        wholes = [_whole(known, one, column) for one in meant]
        quotients = [(known[name] / whole, whole) for whole in wholes if whole]
        if not quotients or len(quotients) < len(meant):
            continue
        if not any(_is_about(share.value, exact, share.places) for exact, _ in quotients):
            yield _share(share, known[name], *quotients[0])


def _whole(known: Values, subject: str, column: str) -> Decimal | None:
    """A whole that is stated, or the sum of its parts where only they are."""
    stated = known.get(f"{subject}.{column}")
    parts = [known.get(f"{part}.{column}") for part in ("personnel", "office")]
    if stated is None and subject == "basic" and None not in parts:
        return sum(filter(None, parts), Decimal())
    return stated


def _share(share: Figure, part: Decimal, exact: Decimal, whole: Decimal) -> Finding:
    expected = percentage(half_up(exact, RATE_PLACES))
    arithmetic = f"{plain(part)}÷{plain(whole)}＝{expected}"
    facts = {"phrase": share.text, "found": percentage(share.value or Decimal()), "arithmetic": arithmetic}
    return noted("XF464", share.place, share.name, expected=expected, label=share.label, **facts)
