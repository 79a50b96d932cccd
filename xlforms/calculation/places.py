"""A finding at a value's cell, and how another value's place is told in it."""

from __future__ import annotations

from decimal import Decimal

from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain


def at(code: str, place: Value, **facts: object) -> Finding:
    """A finding at a value's cell."""
    return finding(code, sheet=place.sheet, cell=place.cell, name=place.name, **facts)  # type: ignore[arg-type]


def spot(filled: Filled, place: Value) -> str:
    """`自评表!E7`, with its file where several were handed in."""
    file = f"{filled.file} " if filled.file else ""
    return f"{file}{place.sheet}!{place.cell}"


def apart(one: Decimal, other: Decimal) -> str:
    """`1369.3－1369＝0.3`, the larger first."""
    low, high = sorted((one, other))
    return f"{plain(high)}－{plain(low)}＝{plain(high - low)}"
