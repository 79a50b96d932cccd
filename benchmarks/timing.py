"""Durations taken turn by turn, so that whatever else the machine does falls on all alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

Action = Callable[[Path], object]


class Timing(NamedTuple):
    """Milliseconds: the least disturbed run and the usual one by the clock, and the least that a processor worked.

    On a machine that is busy with other things the processor's time tells more than the clock's.
    """

    best: float
    usual: float
    worked: float


def in_turns(actions: Mapping[str, Action], rounds: int) -> dict[str, Timing]:
    """Run every action `rounds` times, each into an empty folder; once more before that, which doesn't count."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in actions}
    for _ in range(rounds + 1):
        for name, action in actions.items():
            taken[name].append(_once(action))
    return {name: _timing(times[1:]) for name, times in taken.items()}


def _timing(times: Sequence[tuple[float, float]]) -> Timing:
    clock = [one for one, _ in times]
    return Timing(min(clock), median(clock), min(worked for _, worked in times))


def _once(action: Action) -> tuple[float, float]:
    """By the clock, and by the processor, processes that were started included."""
    with TemporaryDirectory() as folder:
        gc.collect()
        start, worked = perf_counter(), _worked()
        action(Path(folder))
        return (perf_counter() - start) * 1000, (_worked() - worked) * 1000


def _worked() -> float:
    usages = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
