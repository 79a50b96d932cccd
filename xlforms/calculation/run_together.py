"""Two figures run together (189.67190.2万元): of all readings those that the figures around allow."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from xlforms.calculation.relations import Figure, Sum, rows, sums
from xlforms.findings import Finding, finding
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Value
from xlforms.values.money import MONEY
from xlforms.values.scan import split_readings
from xlforms.values.shown import plain

_CODE = "XF202"
_UNIT = "[^0-9.]*$"
# What rounding to 0.01 leaves.
_TAIL = Decimal("0.01")


class Allowed(NamedTuple):
    """A number that would fit in a place, and why."""

    value: Decimal
    why: str


def narrowed(findings: Iterable[Finding], forms: Sequence[Filled]) -> list[Finding]:
    """The findings, each of figures run together with only the readings that a sum or a figure beside it allows."""
    notes = list(findings)
    if not any(note.code == _CODE for note in notes):
        return notes
    known = {(place.sheet, place.cell, place.name): one for one in map(_Form, forms) for place in _places(one.filled)}
    return [_narrowed(note, known.get((note.sheet, note.cell, note.name))) for note in notes]


class _Form:
    """A form with the sums and the rows that each of its amounts belongs to, by field name."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.places = {place.name: place for place in _places(filled)}
        self.sums: defaultdict[str, list[Sum]] = defaultdict(list)
        self.rows: defaultdict[str, list[Figure]] = defaultdict(list)
        for one in (one for same in sums(filled) for one in same):
            for figure in (one.whole, *one.parts):
                self.sums[figure.place.name].append(one)
        for row in rows(filled):
            for figure in row:
                self.rows[figure.place.name] = row


def _narrowed(note: Finding, form: _Form | None) -> Finding:
    if note.code != _CODE or form is None:
        return note
    return _told(note, form.places[note.name], list(_allowed(form, note.name)))


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
    power = MONEY.get(re.findall(_UNIT, place.content.strip())[0], 0)
    readings = []
    for pair in split_readings(place.content):
        fits = [one for one in allowed if any(abs(part.scaleb(power) - one.value) <= tail for part in pair)]
        if fits:
            reasons = "；".join(dict.fromkeys(one.why for one in fits))
            readings.append(f"{pair[0]:f} 和 {pair[1]:f}（{reasons}）")
    return readings


def _allowed(form: _Form, name: str) -> Iterator[Allowed]:
    """What a sum leaves for a place, and what stands beside it."""
    for one in form.sums[name]:
        yield from _left(one, name)
    beside = (figure for figure in form.rows[name] if figure.read)
    yield from (Allowed(one.value, f"{plain(one.value)} 与旁边的{one.label}相同") for one in beside)


def _left(one: Sum, name: str) -> Iterator[Allowed]:
    """What closes a sum of which all other figures are read."""
    if any(figure.place.unread and figure.place.name != name for figure in (one.whole, *one.parts)):
        return
    if one.whole.place.name == name:
        value = sum((part.value for part in one.parts), Decimal())
        yield from _closing(value, f"{plain(value)} 等于各项之和 {_plus(one.parts)}")
    elif one.whole.read:
        rest = [part for part in one.parts if part.place.name != name]
        value = one.whole.value - sum((part.value for part in rest), Decimal())
        sides = "".join(f"－{plain(part.value)}" for part in rest if part.value)
        yield from _closing(value, f"{plain(value)} 使合计相符：{plain(one.whole.value)}{sides}＝{plain(value)}")


def _closing(value: Decimal, why: str) -> Iterator[Allowed]:
    if value:
        yield Allowed(value, why)


def _plus(parts: Iterable[Figure]) -> str:
    return "＋".join(plain(part.value) for part in parts if part.value)
