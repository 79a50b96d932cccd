"""Headings found by their meaning: the words count, the number before them never."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xlforms.forms import report_terms as r
from xlforms.forms.labels import strip_brackets
from xlforms.forms.report_headings import BOTH, CAUSES, PATTERNS
from xlforms.forms.term import Term
from xlforms.prose import Paragraph, Section
from xlforms.readers.prose.lines import NARROW, Block, number_of, paragraph
from xlforms.records import NamedTuple
from xlforms.values.numerals import value_of
from xlforms.values.text import normalise

_LONGEST = 40
# White space that may stand within a heading.
_GAP = 20
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?|[\"'“”‘’]")
# Where a heading may end and its text begin on the same line.
_STOP = re.compile(r"[。：:]|\s{2,}|\t|\s+(?=无)|(?=无[。.]?$)")
_SECOND = frozenset({r.BASIC, r.PROJECTS, r.EXECUTION, r.GOALS, r.RESULTS, CAUSES})
# Below these, numbered lines are points, not headings.
_POINTS = frozenset({r.PROBLEMS, r.MEASURES, BOTH, CAUSES})
_UNKNOWN = re.compile(r"[^。；;，,：:]{2,30}")
_ANNEX = re.compile(r"附[件表录]?\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：]|$|[0-9]*\s*\S{0,30}[表书]$)")
_PART = "第"
# The text above the first heading.
PREFACE = 0


class Heading(NamedTuple):
    """A line understood as a heading: its meaning, words, number and level, and where the text behind it begins."""

    term: Term | None
    words: str
    number: str
    level: int
    rest: int


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading | None:
    """The known heading that a line is or begins with; None for ordinary text."""
    number = number_of(text)
    start = len(number)
    stops = [len(text), *(found.start() for found in _STOP.finditer(text, start + 1, start + _LONGEST + _GAP))]
    for stop in stops[:3]:
        words = text[start:stop].strip(" \u3000、.。：:")
        term = _term(words) if 0 < len(words) <= _LONGEST else None
        rest = text[stop:].lstrip("。：: \t\u3000")
        if term and (number or not rest or text[stop] in "：: \t\u3000" or rest.startswith("无")):
            return _levelled(term, words, number, len(text) - len(rest))
    return None


def is_heading(text: str) -> bool:
    """Whether a whole line is a known heading."""
    found = heading(text)
    return found is not None and found.rest == len(text)


def _term(words: str) -> Term | None:
    plain = _YEAR.sub("", strip_brackets(normalise(words)))
    return next((term for term, pattern in PATTERNS if re.fullmatch(pattern, plain)), None)


def _levelled(term: Term, words: str, number: str, rest: int) -> Heading:
    official = 2 if term in _SECOND else 1
    level = _level(number, official)
    if term == r.RESULTS and level == 1:
        term = r.PERFORMANCE
    return Heading(term, words, number, level, rest)


def _level(number: str, official: int) -> int:
    plain = number.translate(NARROW)
    if plain.startswith("("):
        return 2
    if plain[:1].isdigit():
        return official if official == 1 else 3
    return 1 if plain else official


def _unknown(text: str, current: Section | None) -> Heading | None:
    """A heading of which only the form is known: 四、资产管理情况."""
    number = number_of(text)
    plain = number.translate(NARROW)
    if not plain or plain.strip("(")[0].isdigit() or plain[0] in "①②③④⑤⑥⑦⑧⑨⑩":
        return None
    words = text[len(number) :].strip()
    level = _level(number, 1)
    below_points = current is not None and current.term in _POINTS and (level > 1 or value_of(number) == 1)
    if below_points or not _UNKNOWN.fullmatch(words):
        return None
    return Heading(None, words, number, level, len(text))


def sections(blocks: Iterable[Block]) -> list[Section]:
    """The sections from top to bottom, the first one what stands above all headings; the annexes end the report."""
    found: list[Section] = []
    texts: list[list[Paragraph]] = []
    for block in blocks:
        if found and _ANNEX.match(block.text):
            break
        head = heading(block.text) or _unknown(block.text, found[-1] if found else None)
        if head or not found:
            found.append(_begun(head, block))
            texts.append([])
        if head is None:
            number = number_of(block.text)
            texts[-1].append(paragraph(block, len(number), number))
        elif head.rest < len(block.text):
            texts[-1].append(paragraph(block, head.rest))
    if any(section.number.startswith(_PART) for section in found):
        found = [section if section.number.startswith(_PART) else _lower(section) for section in found]
    return [section._replace(paragraphs=tuple(text)) for section, text in zip(found, texts, strict=True)]


def _lower(section: Section) -> Section:
    """A section of a report in 第一部分, 第二部分 …: 一、 stands below those."""
    return section if section.level == PREFACE else section._replace(level=section.level + 1)


def _begun(head: Heading | None, block: Block) -> Section:
    place = block.pieces[0][1]
    if head is None:
        return Section(None, "", "", PREFACE, place, ())
    return Section(head.term, head.words, head.number, head.level, place, ())
