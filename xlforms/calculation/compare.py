"""A figure that stands in the sheet against what the rules give for its cell."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.derived import Derived
from xlforms.calculation.parameters import Parameters
from xlforms.calculation.rules import cut, sums_agree
from xlforms.findings import Finding, finding
from xlforms.submission import Value
from xlforms.values.kinds import Kind
from xlforms.values.shown import plain


def compare(derived: Derived, parameters: Parameters) -> Finding | None:
    """The finding for a figure that disagrees with its rule; None when it agrees or there is none.

    A formula that gives nothing although the rule gives a figure reads cells that hold text instead of numbers.
    """
    place = derived.place
    if place.value is None:
        silent = place.formula is not None and place.kind is not Kind.ERROR
        return _finding("XF310", derived) if silent else None
    if not derived.disagrees:
        return None
    if derived.most is not None and not 0 <= place.value <= derived.most:
        return None
    return _finding(_code(derived, place.value, parameters), derived)


def _code(derived: Derived, typed: Decimal, parameters: Parameters) -> str:
    if derived.place.formula is not None:
        return "XF306"
    if derived.percent and cut(derived.exact, derived.places) == typed:
        return "XF309"
    if derived.terms and sums_agree(typed, derived.terms, parameters):
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
    """What the person sees as the field's own content; of a form in another unit what it comes to in 万元."""
    if place.power and place.value is not None:
        return f"{plain(place.value)}万元"
    return place.content if place.inside else place.text
