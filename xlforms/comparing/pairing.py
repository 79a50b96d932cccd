"""Which form, and which line of a table, of one hand-in is which of the other: by what they are called, exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from xlforms.comparing.fields import Line
from xlforms.submission import Filled
from xlforms.values.text import normalise

T = TypeVar("T")
Pair = tuple[T | None, T | None]


def pair_forms(old: Sequence[Filled], new: Sequence[Filled]) -> list[Pair[Filled]]:
    """The forms of two hand-ins side by side, in the order of the newer one; project forms by the project's name.

    Where a single form of a kind is left on either side, the two are one form whose name was changed.
    """
    kinds = dict.fromkeys(filled.form.official for filled in (*new, *old))
    pairs: list[Pair[Filled]] = []
    for kind in kinds:
        before = [filled for filled in old if filled.form.official == kind]
        after = [filled for filled in new if filled.form.official == kind]
        pairs += _married(_paired(before, after, [_called]))
    return pairs


def pair_lines(old: Iterable[Line], new: Iterable[Line]) -> list[Pair[Line]]:
    """The lines of a form side by side: by their whole path, then, where a level was changed, by their own name."""
    return _paired(list(old), list(new), [lambda line: line.path, lambda line: (_table(line), *line.path[-1:])])


def project_name(filled: Filled) -> str:
    """What the project of a form is called, "" when it has none."""
    value = filled.values.get("project_name")
    return "" if value is None else value.content


def _called(filled: Filled) -> Hashable:
    return normalise(project_name(filled)) or normalise(filled.unit)


def _table(line: Line) -> str:
    return line.name.partition(".")[0]


def _paired(old: Sequence[T], new: Sequence[T], keys: Sequence[Callable[[T], Hashable]]) -> list[Pair[T]]:
    """Pairs by the first key on which two agree; of several that agree, in their order."""
    partner: dict[int, T] = {}
    rest = list(old)
    for key in keys:
        waiting: defaultdict[Hashable, list[T]] = defaultdict(list)
        for one in rest:
            waiting[key(one)].append(one)
        for one in new:
            if id(one) not in partner and waiting[key(one)]:
                partner[id(one)] = waiting[key(one)].pop(0)
        taken = {id(one) for one in partner.values()}
        rest = [one for one in rest if id(one) not in taken]
    found: list[Pair[T]] = [(partner.get(id(one)), one) for one in new]
    return [*found, *((one, None) for one in rest)]


def _married(pairs: list[Pair[Filled]]) -> list[Pair[Filled]]:
    alone = [pair for pair in pairs if None in pair]
    old, new = ([pair[side] for pair in alone if pair[side] is not None] for side in (0, 1))
    if len(old) != 1 or len(new) != 1:
        return pairs
    return [*(pair for pair in pairs if None not in pair), (old[0], new[0])]
