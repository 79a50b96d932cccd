"""Figures that a finding about their own form says are wrong: what follows from them is no fault of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlforms.calculation.derived import Known
from xlforms.submission import Value

_FUNDS, _SCORE = "funds", "total.score"


def doubt(known: Known, slipped: Mapping[str, Decimal]) -> set[str]:
    """Mark the figures that slipped by their unit, what follows from them, and those that disagree with their rule.

    Returns the names of all that follow.
    """
    following = {name for figure in slipped for name in _following(known, figure)} - set(slipped)
    wrong = {name: one.value for name, one in known.derived.items() if one.disagrees}
    meant: dict[str, Decimal | None] = {**wrong, **dict.fromkeys(following), **slipped}
    for name, value in meant.items():
        place = _place(known, name)
        if place is not None:
            known.filled.put(place._replace(doubted=True, meant=value))
    return following


def _following(known: Known, figure: str) -> Iterator[str]:
    """What is derived from an amount: of the funds the total, rates and scores; of costs the lines above."""
    table, _, rest = figure.partition(".")
    line, _, column = rest.partition(".")
    if table == _FUNDS:
        yield from _as_derived(known, f"{_FUNDS}.total.{column}")
        yield from (f"{_FUNDS}.{row}.{name}" for row in {line, "total"} for name in ("execution_rate", "score"))
        yield _SCORE
    elif table == "rows":
        path = known.filled.rows[int(line) - 1].path
        for number, row in enumerate(known.filled.rows, start=1):
            if len(row.path) < len(path) and path[: len(row.path)] == row.path:
                yield from _as_derived(known, f"rows.{number}.{column}")


def _as_derived(known: Known, name: str) -> Iterator[str]:
    """A sum that is what its parts give, and so as wrong as they are."""
    derived = known.derived.get(name)
    if derived is not None and not derived.disagrees:
        yield name


def _place(known: Known, name: str) -> Value | None:
    table, _, rest = name.partition(".")
    line, _, column = rest.partition(".")
    if table not in ("indicators", "rows"):
        return known.filled.values.get(name)
    lines = known.filled.indicators if table == "indicators" else known.filled.rows
    place = getattr(lines[int(line) - 1], column)
    return place if isinstance(place, Value) else None
