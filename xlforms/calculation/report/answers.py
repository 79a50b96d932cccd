"""Each problem of the report has its measure: both speak of the same thing."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from xlforms.calculation.report.noting import noted
from xlforms.findings import Finding
from xlforms.prose import Report

_FILE = os.path.join(os.path.dirname(__file__), "topics.toml")
_LONGEST = 40
# What lists more problems is something else.
MOST = 100


def problems_answered(report: Report) -> Iterator[Finding]:
    """Problems of which no measure speaks; nothing is said where the report gives no measure at all or mixes both."""
    if not report.measures:
        return
    measures = "\n".join(measure.text for measure in report.measures)
    for number, problem in enumerate(report.problems[:MOST], start=1):
        if not answered(problem.text, measures):
            text = problem.text.partition("\n")[0].rstrip("。")
            found = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            yield noted("XF505", problem.place, f"problems.{number}", number=str(number), found=found)


class _Words(NamedTuple):
    """topics.toml: words by topic, pairs of characters and characters that say nothing."""

    topics: list[list[str]]
    empty: frozenset[str]
    particles: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    import tomllib

    with open(_FILE, "rb") as file:
        data = tomllib.load(file)
    return _Words(data["topics"], frozenset(data["empty"].split()), frozenset(data["particles"]))


def answered(problem: str, measures: str) -> bool:
    """Whether the measures touch a topic of the problem, or at least use a word of it."""
    topics = [words for words in _words().topics if any(word in problem for word in words)]
    if any(word in measures for words in topics for word in words):
        return True
    return bool((_pairs(problem) - _words().empty) & _pairs(measures))


def _pairs(text: str) -> set[str]:
    """The pairs of Chinese characters that stand together in a text."""
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return {pair for pair in pairs if pair.isalpha() and not pair.isascii() and not _words().particles & set(pair)}
