"""Durations taken turn by turn, so that whatever else the machine does falls on all alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

Action = Callable[[Path], object]


class Timing(NamedTuple):
    """Milliseconds by the clock: the least disturbed run, and the usual one."""

    best: float
    usual: float


def in_turns(actions: Mapping[str, Action], rounds: int) -> dict[str, Timing]:
    """Run every action `rounds` times, each into an empty folder; once more before that, which doesn't count."""
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds + 1):
        for name, action in actions.items():
            taken[name].append(_once(action))
    return {name: Timing(min(times[1:]), median(times[1:])) for name, times in taken.items()}


def _once(action: Action) -> float:
    with TemporaryDirectory() as folder:
        gc.collect()
        start = perf_counter()
        action(Path(folder))
        return (perf_counter() - start) * 1000
