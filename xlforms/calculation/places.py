"""A finding at a value's cell, and how another value's place is told in it."""

from __future__ import annotations

from decimal import Decimal

from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain

# 元 for 万元, 万元 for 亿元, in powers of ten.
_TEN_THOUSAND = 4


def at(code: str, place: Value, **facts: object) -> Finding:
    """A finding at a value's cell."""
    return finding(code, sheet=place.sheet, cell=place.cell, name=place.name, **facts)  # type: ignore[arg-type]


def spot(filled: Filled, place: Value) -> str:
    """`自评表!E7`, with its file where several were handed in."""
    file = f"{filled.file} " if filled.file else ""
    return f"{file}{place.sheet}!{place.cell}"


def apart(one: Decimal, other: Decimal) -> str:
    """`1369.3－1369＝0.3`, the larger first; `3693000÷10000＝369.3` where one seems to be in another unit."""
    low, high = sorted((one, other))
    if low > 0 and high == low.scaleb(_TEN_THOUSAND):
        return f"{plain(high)}÷{10**_TEN_THOUSAND}＝{plain(low)}，像是单位写错了"
    return f"{plain(high)}－{plain(low)}＝{plain(high - low)}"
