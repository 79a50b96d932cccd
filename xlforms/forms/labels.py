"""Labels recognised: the terms that a cell's text may stand for, by equality after one normalisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from xlforms.forms import annex_terms, cost_terms, fund_terms, goal_terms, report_terms, terms, unit_terms
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.values.text import normalise

# A label on a form is short; a longer text is prose that merely begins like one.
_LONGEST = 60
_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’「」『』"))
_LEAD = re.compile(r"^(?:其中:?|资金(?:来源|结构):|(?:[(]?[0-9一二三四五六七八九十]{1,3}[、.)]|[①-⑳]))+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?[度末底]?")
# A heading of the report with its whole text on the same line.
_NOTHING = re.compile(r"(?P<label>\S.*?)\s+(?P<none>无)[。.]?\s*")
# A word with a colon, after white space or a stop: another label in the same cell.
_NEXT = r"(?:^|[\s;；,，、。:：]+)([^\s;；,，、。:：]{1,14})(?=[:：])"
# An amount right behind its label.
_BARE = re.compile(
    r"(?s)(?P<label>.+?)\s*(?P<amount>[¥￥]?[-－]?[0-9０-９][0-9０-９,，.．]*\s*(?:万元|亿元|元|万)?)\s*"
)
_DIGITS = frozenset("0123456789０１２３４５６７８９")
# What is calculated with: 预算数 of the beginning of the year, called A.
_LETTERS = re.compile(r"\([0-9A-Z/×*%=+-]+\)$")
_BRACKETS = re.compile(r"\([^()]*\)?|\)")


class Label(NamedTuple):
    """A text recognised as a label.

    Attributes:
        term: what it stands for.
        official: whether it is the official term itself, not a synonym.
        year: the year printed in the label, if any.
        rest: the text after the label's colon in the same cell, "" when nothing follows.
    """

    term: Term
    official: bool
    year: int | None
    rest: str


def _plain(text: str) -> str:
    """The normalised text without quotation marks."""
    return normalise(text if text.isalnum() else text.translate(_QUOTES))


def strip_brackets(text: str) -> str:
    """The normalised text without what stands in brackets, a lost closing bracket included."""
    return _BRACKETS.sub("", text) if "(" in text or ")" in text else text


def _index() -> dict[str, tuple[tuple[Term, bool], ...]]:
    modules = (terms, goal_terms, unit_terms, fund_terms, cost_terms, annex_terms, report_terms)
    # A term stands in several modules where one imports it from another.
    known = dict.fromkeys(term for module in modules for term in vars(module).values() if isinstance(term, Term))
    # A word of its own is not another's without brackets: 预算数, and 预算数(年初).
    words = {**_by_words(known, lambda word: strip_brackets(_plain(word))), **_by_words(known, _plain)}
    return {word: tuple(found) for word, found in words.items()}


def _by_words(known: Iterable[Term], key: Callable[[str], str]) -> dict[str, list[tuple[Term, bool]]]:
    """The terms by what `key` makes of their words, and whether it is made of the official one."""
    found: dict[str, list[tuple[Term, bool]]] = {}
    for term in known:
        official: dict[str, bool] = {}
        for word in (term.official, *term.synonyms):
            official.setdefault(key(word), word == term.official)
        for word, told in official.items():
            found.setdefault(word, []).append((term, told))
    return found


_INDEX = _index()


class Words:
    """The words by which labels are known: those of the terms, and before them those that declarations add."""

    def __init__(self, own: Mapping[str, Term] | None = None) -> None:
        added = {_plain(word): ((term, True),) for word, term in (own or {}).items()}
        self._index = {**_INDEX, **added} if added else _INDEX

    def get(self, plain: str) -> tuple[tuple[Term, bool], ...] | None:
        """The terms of a normalised word, each with whether the word is its official one."""
        return self._index.get(plain)


OFFICIAL = Words()


@lru_cache(maxsize=65536)
def recognise(text: str, words: Words = OFFICIAL) -> tuple[Label, ...]:
    """The terms that `text`, the whole content of a cell, may stand for; none for ordinary content.

    Where names or amounts stand behind several labels in one cell (其中：基本支出：20　项目支出：1369.3), all of them.
    """
    colon = _first_label_colon(text, words)
    if colon is not None:
        labels, rest = _match(text[:colon], words), text[colon + 1 :]
        if any(label.term in terms.BRIEF for label in labels):
            return _several(labels, rest, words)
        return tuple(label._replace(rest=rest.strip()) for label in labels)
    if len(text) > _LONGEST:
        return ()
    if "无" in text and (nothing := _NOTHING.fullmatch(text)):
        return tuple(label._replace(rest=nothing["none"]) for label in _match(nothing["label"], words))
    return _match(text, words) or _with_amount(text, words)


def _several(labels: tuple[Label, ...], text: str, words: Words) -> tuple[Label, ...]:
    """The labels with what follows them up to the next word with a colon, and the labels that follow there."""
    marks = list(re.finditer(_NEXT, text)) if ":" in text or "：" in text else []
    ends = [*(mark.start() for mark in marks), len(text)]
    first = [label._replace(rest=text[: ends[0]].strip()) for label in labels]
    more = [
        label._replace(rest=text[mark.end() + 1 : end].strip())
        for mark, end in zip(marks, ends[1:], strict=True)
        for label in _match(mark[1], words)
        if label.term in terms.BRIEF
    ]
    return (*first, *more)


def _with_amount(text: str, words: Words) -> tuple[Label, ...]:
    """项目支出1369.3: the terms that such an amount may follow."""
    found = None if _DIGITS.isdisjoint(text) else _BARE.fullmatch(text)
    labels = _match(found["label"], words) if found else ()
    return tuple(label._replace(rest=found["amount"]) for label in labels if found and label.term in fund_terms.AMOUNTS)


def _first_label_colon(text: str, words: Words) -> int | None:
    """Where a colon ends a known label, the 其中： before it not counted."""
    if ":" not in text and "：" not in text:
        return None
    colons = (place for place, character in enumerate(text[: _LONGEST + 1]) if character in ":：")
    return next((colon for colon in colons if _match(text[:colon], words)), None)


def _match(text: str, words: Words) -> tuple[Label, ...]:
    whole = _plain(text)
    year = _YEAR.search(whole)
    plain = _YEAR.sub("", whole, count=1) if year else whole
    found = next(filter(None, map(words.get, _spellings(whole, plain))), ())
    number = int(year.group()[:4]) if year else None
    return tuple(Label(term, official, number, "") for term, official in found)


def _spellings(whole: str, plain: str) -> Iterator[str]:
    """What a text may stand for, from all of it to its barest words."""
    yield whole
    yield plain
    yield _LETTERS.sub("", plain) if "(" in plain else plain
    yield (bare := strip_lead(plain))
    yield strip_brackets(plain)
    yield strip_brackets(bare)


def strip_lead(text: str) -> str:
    """The normalised text without its numbering and 其中."""
    return _LEAD.sub("", text)
