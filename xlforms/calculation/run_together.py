"""Two figures run together (189.67190.2万元): of all readings those that the figures around allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlforms.calculation.relations import Figure, Sum, rows, sums
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.values.money import MONEY
from xlforms.values.scan import split_readings
from xlforms.values.shown import plain

_CODE = "XF202"
_UNIT = re.compile(r"[^0-9.]*$")
# What rounding to 0.01 leaves.
_TAIL = Decimal("0.01")


class Allowed(NamedTuple):
    """A number that would fit in a place, and why."""

    value: Decimal
    why: str


def narrowed(findings: Iterable[Finding], forms: Sequence[Filled]) -> list[Finding]:
    """The findings, each of figures run together with only the readings that a sum or a figure beside it allows."""
    return [_narrowed(note, forms) if note.code == _CODE else note for note in findings]


def _narrowed(note: Finding, forms: Sequence[Filled]) -> Finding:
    for filled in forms:
        for place in _places(filled):
            if (place.sheet, place.cell, place.name) == (note.sheet, note.cell, note.name):
                return _told(note, place, list(_allowed(filled, place)))
    return note


def _places(filled: Filled) -> Iterator[Value]:
    yield from filled.values.values()
    for row in filled.rows:
        yield from (value for value in (row.previous_actual, row.budget, row.actual) if value)


def _told(note: Finding, place: Value, allowed: Sequence[Allowed]) -> Finding:
    """The finding with the readings in which a figure is exactly what is allowed, else but for a rounding tail."""
    readings = _readings(place, allowed, Decimal()) or _readings(place, allowed, _TAIL)
    if not readings:
        return note
    facts = {"sheet": note.sheet, "cell": note.cell, "name": note.name, "found": note.found}
    return finding(_CODE, readings=" 或 ".join(readings), **facts)


def _readings(place: Value, allowed: Sequence[Allowed], tail: Decimal) -> list[str]:
    power = MONEY.get(_UNIT.findall(place.content.strip())[0], 0)
    readings = []
    for pair in split_readings(place.content):
        fits = [one for one in allowed if any(abs(part.scaleb(power) - one.value) <= tail for part in pair)]
        if fits:
            reasons = "；".join(dict.fromkeys(one.why for one in fits))
            readings.append(f"{pair[0]:f} 和 {pair[1]:f}（{reasons}）")
    return readings


def _allowed(filled: Filled, place: Value) -> Iterator[Allowed]:
    """What a sum leaves for the place, and what stands beside it."""
    for same in sums(filled):
        for one in same:
            yield from _left(one, place)
    for row in rows(filled):
        if any(figure.place.name == place.name for figure in row):
            yield from (
                Allowed(figure.value, f"{plain(figure.value)} 与旁边的{figure.label}相同")
                for figure in row
                if figure.read
            )


def _left(one: Sum, place: Value) -> Iterator[Allowed]:
    """What closes a sum of which all other figures are read."""
    figures = (one.whole, *one.parts)
    others = [figure for figure in figures if figure.place.name != place.name]
    if len(others) == len(figures) or any(figure.place.unread for figure in others):
        return
    if one.whole.place.name == place.name:
        value = sum((part.value for part in one.parts), Decimal())
        yield from _closing(value, f"{plain(value)} 等于各项之和 {_plus(one.parts)}")
    elif one.whole.read:
        rest = [part for part in one.parts if part.place.name != place.name]
        value = one.whole.value - sum((part.value for part in rest), Decimal())
        sides = "".join(f"－{plain(part.value)}" for part in rest if part.value)
        yield from _closing(value, f"{plain(value)} 使合计相符：{plain(one.whole.value)}{sides}＝{plain(value)}")


def _closing(value: Decimal, why: str) -> Iterator[Allowed]:
    if value:
        yield Allowed(value, why)


def _plus(parts: Iterable[Figure]) -> str:
    return "＋".join(plain(part.value) for part in parts if part.value)
