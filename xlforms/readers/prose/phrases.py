"""The phrases of phrases.toml, made ready for searching."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from xlforms.records import NamedTuple

_FILE = os.path.join(os.path.dirname(__file__), "phrases.toml")


class Phrase(NamedTuple):
    """What is stated by words right before a number and a unit right behind it.

    Attributes:
        name: the figure's name.
        label: the same in Chinese.
        tail: matches a clause that ends with one of the words.
        units: the units that may follow.
        never: words that make the clause one about something else.
        whole: whether only neutral words may stand before them.
        alone: words that may not stand before them in their whole sentence.
    """

    name: str
    label: str
    tail: re.Pattern[str]
    units: frozenset[str]
    never: tuple[str, ...]
    whole: bool
    alone: tuple[str, ...]


class Grammar(NamedTuple):
    """All phrases.

    Attributes:
        words: matches one word of a clause about money: `subject`, `column`, or neither.
        subjects, columns: identifiers by word.
        labels: the official word of each identifier.
        money: powers of ten of 万元 by unit.
        phrases: those that are not about money.
    """

    words: re.Pattern[str]
    subjects: Mapping[str, str]
    columns: Mapping[str, str]
    labels: Mapping[str, str]
    money: Mapping[str, int]
    phrases: tuple[Phrase, ...]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The phrases, read once a process."""
    import tomllib

    with open(_FILE, "rb") as file:
        data = tomllib.load(file)
    neutral = (*data["neutral"]["before"], *data["neutral"]["after"])
    subjects, columns = _by_word(data["subjects"]), _by_word(data["columns"])
    # Of the words that fit, the longest: 全年预算数, not 全年.
    known = sorted({*subjects, *columns, *neutral}, key=len, reverse=True)
    labels = {name: words[0] for part in ("subjects", "columns") for name, words in data[part].items()}
    phrases = tuple(_phrase(name, told, data["neutral"]["after"]) for name, told in data["phrase"].items())
    return Grammar(re.compile(_either(known)), subjects, columns, labels, data["money"], phrases)


def _by_word(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in names.items() for word in words}


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _phrase(name: str, told: Mapping[str, Any], after: Iterable[str]) -> Phrase:
    words = sorted(told["words"], key=len, reverse=True)
    tail = re.compile(rf"(?P<before>.*?)(?:{_either(words)})(?:{_either(sorted(after, key=len, reverse=True))})*")
    never, alone = tuple(told["never"]), tuple(told.get("alone", ()))
    return Phrase(name, told["label"], tail, frozenset(told["units"]), never, told.get("whole", False), alone)
