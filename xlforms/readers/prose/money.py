"""Whose amount and which: the words of a clause about money, and what goes on from the clause before it."""

from __future__ import annotations

import re

from xlforms.readers.prose.phrases import grammar
from xlforms.records import NamedTuple

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年度?(?:[初末]|年[初末](?=[^预批部]))?")
# Words that turn what follows to something else than the unit's whole expenditure.
ELSEWHERE = re.compile(r"费|项目|基金|收入|采购|专项|资产|结转|结余|上年|去年")
# Alone they are what was spent: 项目支出预算100万元，支出93.5万元.
_SPENT = frozenset({"支出", "执行", "支付", "实支"})
_SHORTEST_UNIT = 3


class Told(NamedTuple):
    """What a clause says: whose amount, which one, and whether it is another year's. None where it does not say."""

    subject: str | None
    column: str | None
    other_year: bool


def understand(clause: str, unit: str, year: int | None) -> Told | None:
    """What the words of a clause say; None when some of them are not known, so that it may be about anything."""
    words = grammar()
    if clause in _SPENT:
        return Told(None, "actual_expenditure", other_year=False)
    subject = column = None
    other_year = False
    position = _unit_before(clause, unit)
    while position < len(clause):
        if dated := _YEAR.match(clause, position):
            other_year = other_year or (year is not None and int(dated[1]) != year)
            position = dated.end()
            continue
        found = words.words.match(clause, position)
        if not found:
            return None
        subject = words.subjects.get(found.group(), subject)
        column = words.columns.get(found.group(), column)
        if "总预算" in found.group():
            subject = subject or "total"
        position = found.end()
    return Told(subject, column, other_year)


def _unit_before(clause: str, unit: str) -> int:
    """How many characters of a clause name the unit, in whole or without the place before it (君山区总工会)."""
    starts = range(max(0, len(unit) - _SHORTEST_UNIT + 1))
    return next((len(unit) - start for start in starts if clause.startswith(unit[start:])), 0)
