"""The report's sentences: wording.txt filled with figures; what has none is left out."""

from __future__ import annotations

import os.path
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORDING = os.path.join(os.path.dirname(__file__), "wording.txt")
_CLAUSE = re.compile("[^：，、；。]+[：，、；。]?")
_NAME = re.compile(r"\{([^{}]+)\}")
_JOINTS = "：，、；"
# Begins a sentence that is nothing without the one before it.
_PARTS = "其中"
# Who and when: a sentence that says no more than these says nothing.
_SUBJECT = frozenset({"单位", "年度"})


class Clause(NamedTuple):
    """A piece of a sentence up to its punctuation, and the facts that it states."""

    text: str
    names: frozenset[str]


Sentence = tuple[Clause, ...]


def compose(key: str, facts: Mapping[str, str], joint: str = "") -> str:
    """The sentences under a key of wording.txt; "" when nothing can be said."""
    said = [""]
    for sentence in wording()[key]:
        told = said[-1] or not sentence[0].text.startswith(_PARTS)
        said.append(_fill(sentence, facts) if told else "")
    return joint.join(filter(None, said))


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Sequence[Sentence]]:
    """All sentences by their keys."""
    sentences: dict[str, list[Sentence]] = {}
    key = ""
    with open(_WORDING, encoding="utf-8") as file:
        for line in filter(None, map(str.strip, file)):
            if line.startswith("["):
                key = line.strip("[]")
            elif not line.startswith("#"):
                sentences.setdefault(key, []).append(_clauses(line))
    return sentences


def _clauses(line: str) -> Sentence:
    return tuple(Clause(text, frozenset(_NAME.findall(text))) for text in _CLAUSE.findall(line))


def _fill(sentence: Sentence, facts: Mapping[str, str]) -> str:
    """The clauses whose facts are all there; nothing when the sentence is about facts of which none is."""
    stated = [clause for clause in sentence if clause.names <= facts.keys()]
    if any(clause.names - _SUBJECT for clause in sentence) and not any(clause.names - _SUBJECT for clause in stated):
        return ""
    text = "".join(clause.text for clause in stated).format_map(facts)
    return text if stated[-1] is sentence[-1] else text.rstrip(_JOINTS) + sentence[-1].text[-1]
