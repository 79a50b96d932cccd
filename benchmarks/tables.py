"""What corpus and fuzz print alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from benchmarks.outcomes import FAULT, NO_FORM, READING, Outcome
from benchmarks.workers import Ended, J
from xlforms.catalogue import CATALOGUE

_NOTABLE = 3


def ending(one: Ended[J, Outcome]) -> str:
    """How a file ended; `fault` too when its process had to go."""
    return FAULT if one.breach or one.result is None else one.result.ending


def faults(one: Ended[J, Outcome]) -> list[str]:
    """What must not be."""
    return [*filter(None, [one.breach]), *(one.result.faults if one.result else ())]


def print_refusals(done: Sequence[Ended[J, Outcome]]) -> None:
    """Each code, how often, and what it means."""
    codes = Counter(map(ending, done))
    for code in sorted(codes.keys() - {READING, NO_FORM, FAULT}):
        print(f"  {codes[code]:10,} {code} {CATALOGUE[code].title}")


def print_extremes(done: Sequence[Ended[J, Outcome]], name: Callable[[J], str]) -> None:
    """The files that took the longest time and the most memory."""
    slowest = sorted(done, key=_seconds, reverse=True)[:_NOTABLE]
    largest = sorted(done, key=lambda one: one.memory, reverse=True)[:_NOTABLE]
    print("  slowest command: " + ", ".join(f"{name(one.job)} {_seconds(one):.2f} s" for one in slowest))
    print("  largest, at most: " + ", ".join(f"{name(one.job)} {one.memory:.0f} MB" for one in largest))


def _seconds(one: Ended[J, Outcome]) -> float:
    return one.result.seconds if one.result else one.seconds
