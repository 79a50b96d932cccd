"""Numbers in prose, with the clause before them and the unit behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xlforms.readers.prose.lines import NARROW
from xlforms.records import NamedTuple
from xlforms.values.scan import split_readings

_PLAIN = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_RUN = r"[0-9]+\.[0-9]{2,}\.[0-9]+|[0-9]+\.[0-9]+\s+[0-9]+\.[0-9]+"
# 万 counts people as well: 2万人次 is no money.
_UNIT = r"亿元|亿|万元|万余?元|万(?![人名次户件份平亩吨公只棵株册字个台套头])|元|%|‰|分(?![之钟])|人次|人|名|个|项"
_NUMBER = re.compile(
    rf"(?<![0-9.A-Za-z])(?P<sign>-)?(?:(?P<run>{_RUN})|(?P<plain>{_PLAIN}))(?![0-9A-Za-z])"
    rf"\s*(?P<more>[余多])?\s*(?P<unit>{_UNIT})?(?P<rest>[余多])?(?P<around>左右|上下)?"
)
# 出国(境) is one word.
_BOUNDARY = re.compile(r"[。；;，,、！？!?\n]|\((?!境\))|(?<!\(境)\)|[：:](?=\S)")
_HINT = re.compile(r"\((?P<unit>万元|元|亿元|%|人|名|分)\)\s*[：:]?\s*$")
_ABOUT = re.compile(r"(?:大约|约|将近|近|超过|超|不足|逾)$")
# No clause that states a figure is longer; a whole book without a stop is no report.
_LONGEST_CLAUSE = 120
_SENTENCE = re.compile(r"[。；;！？!?\n]")


class Amount(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: where it stands with its clause and unit.
        at: where the number itself begins.
        clause: the words before it back to the last stop, without white space.
        value: the number in the unit printed; None where two run together.
        places: decimals printed.
        unit: as printed, the one in brackets before it (预算数（万元）：190.2) included.
        approximate: whether words make it so.
        readings: the numbers that two run together may be.
        bare: whether nothing but a stop, a space or a bracket follows.
        labelled: whether a colon stands right before it.
    """

    start: int
    end: int
    at: int
    clause: str
    value: Decimal | None
    places: int
    unit: str
    approximate: bool
    readings: tuple[Decimal, ...]
    bare: bool
    labelled: bool


def amounts(text: str) -> Iterator[Amount]:
    """Every number of a text."""
    narrow = text.translate(NARROW)
    for found in _NUMBER.finditer(narrow):
        yield _amount(narrow, found)


def sentence_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places."""
    return _SENTENCE.search(text, start, end) is not None


def clauses_between(text: str, start: int, end: int) -> list[str]:
    """The clauses that stand whole between two places."""
    return [clause for clause in _BOUNDARY.split(text[start:end].translate(NARROW)) if clause]


def _amount(text: str, found: re.Match[str]) -> Amount:
    since = max(0, found.start() - _LONGEST_CLAUSE)
    head = text[since : found.start()]
    hint = _HINT.search(head)
    start = _clause_start(head[: hint.start()] if hint else head)
    clause = words_of(head[start : hint.start() if hint else None])
    about = _ABOUT.search(clause)
    if about:
        clause = clause[: about.start()]
    unit = (found["unit"] or "").replace("余", "")
    sure = about is None and not any(found.group("more", "rest", "around")) and "余" not in (found["unit"] or "")
    value, places, readings = _value(found)
    end = found.end()
    bare = bool(unit) or end == len(text) or not text[end].isalnum()
    told = unit or (hint["unit"] if hint else "")
    labelled = head.rstrip().endswith(("：", ":"))
    return Amount(since + start, end, found.start(), clause, value, places, told, not sure, readings, bare, labelled)


def words_of(clause: str) -> str:
    """The words of a clause, without white space, quotes, and a colon at the end."""
    return "".join(re.sub(r"[“”\"']", "", clause).split()).rstrip("：:")


def _clause_start(head: str) -> int:
    """Where the clause begins that `head` ends with; a colon right before the number is none of its stops."""
    bare = head.rstrip(' ：:“"')
    stops = [found.end() for found in _BOUNDARY.finditer(bare)]
    return stops[-1] if stops else 0


def _value(found: re.Match[str]) -> tuple[Decimal | None, int, tuple[Decimal, ...]]:
    if run := found["run"]:
        pairs = split_readings(run) if run.count(".") > 1 and not re.search(r"\s", run) else ()
        numbers = [one for pair in pairs for one in pair] or [Decimal(part) for part in run.split()]
        return None, 2, tuple(dict.fromkeys(numbers))
    digits = found["plain"].replace(",", "")
    value = Decimal(digits)
    places = len(digits.partition(".")[2])
    return -value if found["sign"] else value, places, ()
