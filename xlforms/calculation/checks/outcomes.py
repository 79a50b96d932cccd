"""What an indicator reached against its target: over-fulfilment and lateness want a word (rules.md 3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.checks.reasons import reason_of
from xlforms.calculation.derived import RATE_PLACES, Known
from xlforms.calculation.places import at
from xlforms.calculation.rules import Excess, Reason, fulfilment, half_up, indicator_score, over_fulfilment
from xlforms.findings import Finding
from xlforms.values.shown import percentage, plain
from xlforms.values.targets import Target, same_unit


def over_fulfilment_explained(known: Known) -> Iterator[Finding]:
    """Far above the target: a note, and further up a reason is expected."""
    limits = known.parameters.over_fulfilment
    for indicator in known.filled.indicators:
        if indicator.target is None or indicator.actual is None:
            continue
        share = (
            None if _about(indicator.actual.reading) else fulfilment(indicator.target.reading, indicator.actual.reading)
        )
        excess = over_fulfilment(share, known.parameters) if share is not None else None
        if share is None or excess is None or reason_of(indicator):
            continue
        facts = {"label": indicator.name.content, "found": indicator.actual.place.content}
        facts |= {"expected": indicator.target.place.content}
        facts |= {"arithmetic": _division(indicator.target.reading, indicator.actual.reading, share)}
        limit = limits.reason if excess is Excess.REASON else limits.note
        # Where the form has no column for it, nobody can be asked for a reason.
        wanted = excess is Excess.REASON and indicator.deviation_reason is not None
        code = "XF417" if wanted else "XF416"
        yield at(code, indicator.actual.place, limit=percentage(limit), **facts)


def _about(actual: Target) -> bool:
    """Whether an actual is an approximate number (超2000人), of which that was said already."""
    return any(note.code == "XF211" for note in actual.notes)


def _division(target: Target, actual: Target, share: Decimal) -> str:
    both = same_unit(target, actual)
    if both and target.unit == actual.unit:  # in the unit that was typed (16÷12, not in metres)
        both = target.value or both[0], actual.value or both[1]
    shown = percentage if "%" in (target.unit, actual.unit) else plain
    divided = f"{shown(both[1])}÷{shown(both[0])}＝" if both else ""
    return divided + percentage(half_up(share, RATE_PLACES))


def lateness_explained(known: Known) -> Iterator[Finding]:
    """Done after the deadline and yet scored in full: a reason is expected."""
    for indicator in known.filled.indicators:
        if indicator.target is None or indicator.actual is None:
            continue
        weight, score = known.number(indicator.weight), known.number(indicator.score)
        full = weight is not None and score is not None and score >= weight
        if full and _is_late(indicator.target.reading, indicator.actual.reading, known) and not reason_of(indicator):
            facts = {"found": indicator.actual.place.content, "expected": indicator.target.place.content}
            yield at("XF418", indicator.actual.place, label=indicator.name.content, **facts)


def _is_late(target: Target, actual: Target, known: Known) -> bool:
    """Whether a deadline was surely missed; numbers, which most indicators are, have none."""
    numbers = target.kind == actual.kind == "number"
    return not numbers and indicator_score(target, actual, Decimal(), known.parameters).reason is Reason.LATE


def units_agree(known: Known) -> Iterator[Finding]:
    """Target and actual of one thing: 人 and 人次 are two. Where no score stands that was said with it."""
    for indicator in known.filled.indicators:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or known.number(indicator.score) is None:
            continue
        units = target.reading.unit, actual.reading.unit
        numbers = target.reading.kind == actual.reading.kind == "number"
        if numbers and all(units) and same_unit(target.reading, actual.reading) is None:
            facts = {"found": units[1], "expected": units[0]}
            yield at("XF218", actual.place, label=indicator.name.content, **facts)


OUTCOMES = (over_fulfilment_explained, lateness_explained, units_agree)
