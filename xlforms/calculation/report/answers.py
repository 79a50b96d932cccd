"""Each problem of the report has its measure: both speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from xlforms.calculation.report.noting import noted
from xlforms.calculation.report.topics_data import DATA
from xlforms.findings import Finding
from xlforms.records import NamedTuple

if TYPE_CHECKING:
    from xlforms.prose import Report

_LONGEST = 40
# What lists more problems is something else.
_MOST = 100


class Open(NamedTuple):
    """A problem of which no measure surely speaks.

    Attributes:
        number: the problem's, from 1.
        perhaps: the number of a measure that answers no other problem and may be meant; 0 where there is none.
    """

    number: int
    perhaps: int


def problems_answered(report: Report) -> Iterator[Finding]:
    """Problems of which no measure speaks; nothing is said where the report gives no measure at all or mixes both."""
    problems, measures = report.problems, report.measures
    if not measures:
        return
    for one in open_problems([problem.text for problem in problems], [measure.text for measure in measures]):
        problem = problems[one.number - 1]
        facts = {"number": str(one.number), "found": _shown(problem.text)}
        if one.perhaps:
            facts |= {"measure": str(one.perhaps), "text": _shown(measures[one.perhaps - 1].text)}
        yield noted("XF508" if one.perhaps else "XF505", problem.place, f"problems.{one.number}", **facts)


def open_problems(problems: Sequence[str], measures: Sequence[str]) -> list[Open]:
    """The problems of which no measure surely speaks.

    A measure answers a problem when both speak of one topic, or share a word that no other problem uses too. Of the
    measures that are left over, the one with the problem's own number may answer it in other words, where both lists
    are equally long; else any whose topics, or the problem's, are not known.
    """
    asked, said = list(map(_subject, problems[:_MOST])), list(map(_subject, measures[:_MOST]))
    uses = Counter(pair for one in asked for pair in one.pairs)
    common = {pair for pair, times in uses.items() if times > 1}
    answers = [[_speaks_of(problem, measure, common) for measure in said] for problem in asked]
    left = [at for at in range(len(said)) if not any(row[at] for row in answers)]
    found = []
    for number, (problem, row) in enumerate(zip(asked, answers, strict=True), start=1):
        if any(row) or any(problem.pairs & said[at].pairs for at in left):
            continue
        own = number if len(asked) == len(said) else 0
        may = [at + 1 for at in left if at + 1 == own or not (problem.topics and said[at].topics)]
        found.append(Open(number, number if number in may else next(iter(may), 0)))
    return found


class _Subject(NamedTuple):
    """What a problem or a measure is about: topics, and pairs of characters that say something."""

    topics: frozenset[str]
    pairs: frozenset[str]


class _Words(NamedTuple):
    """topics.toml: words by topic, words that leave the topic open, and what says nothing."""

    topics: Mapping[str, Sequence[str]]
    general: Mapping[str, Sequence[str]]
    empty: frozenset[str]
    particles: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    words = DATA["words"]
    return _Words(DATA["topics"], DATA["general"], frozenset(words["empty"].split()), frozenset(words["particles"]))


@lru_cache(maxsize=256)
def _subject(text: str) -> _Subject:
    known = _words()
    topics = {topic for topic, words in known.topics.items() if any(word in text for word in words)}
    for word, meant in known.general.items():
        if word in text and not topics & set(meant):
            topics |= set(meant)
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    telling = {pair for pair in pairs if pair.isalpha() and not pair.isascii() and not known.particles & set(pair)}
    return _Subject(frozenset(topics), frozenset(telling - known.empty))


def _speaks_of(problem: _Subject, measure: _Subject, common: set[str]) -> bool:
    return bool(problem.topics & measure.topics or (problem.pairs & measure.pairs) - common)


def _shown(text: str) -> str:
    line = text.partition("\n")[0].rstrip("。")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
