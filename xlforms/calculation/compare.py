"""A figure that stands in the sheet against what the rules give for its cell."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from xlforms.calculation.derived import Derived
from xlforms.calculation.parameters import load
from xlforms.findings import Finding, finding
from xlforms.submission import Value
from xlforms.values.shown import plain

_SCORE_UNIT = Decimal("0.01")


def compare(derived: Derived) -> Finding | None:
    """The finding for a figure that disagrees with its rule; None when it agrees or there is none."""
    place = derived.place
    if place.value is None or derived.value == place.value:
        return None
    unit = _unit(derived)
    if abs(derived.exact - place.value) <= unit / 2:
        return None
    return _finding(_code(derived, unit), derived)


def _unit(derived: Derived) -> Decimal:
    """One unit of the last place that counts: of a rate as shown, of a score or an amount at least a hundredth."""
    places = derived.place.places
    if derived.percent:
        return Decimal(1).scaleb(-(places if places is not None else 4))
    return _SCORE_UNIT if places is None else min(_SCORE_UNIT, Decimal(1).scaleb(-places))


def _code(derived: Derived, unit: Decimal) -> str:
    place = derived.place
    if place.formula is not None:
        return "XF306"
    typed = place.value or Decimal()
    if derived.percent and derived.exact.quantize(unit, ROUND_DOWN) == typed.quantize(unit, ROUND_DOWN):
        return "XF309"
    terms = derived.arithmetic.count("＋") + 1
    if derived.code in ("XF404", "XF409") and abs(derived.exact - typed) <= load().tolerances.sum_term * terms:
        return "XF414"
    return derived.code


def _finding(code: str, derived: Derived) -> Finding:
    place = derived.place
    return finding(
        code,
        sheet=place.sheet,
        cell=place.cell,
        name=place.name,
        found=typed_text(place),
        expected=derived.shown,
        arithmetic=derived.arithmetic,
        label=derived.label,
        formula=place.formula,
        difference=plain(abs(derived.exact - (place.value or Decimal()))),
    )


def typed_text(place: Value) -> str:
    """What the person sees as the field's own content."""
    return place.content if place.inside else place.text
