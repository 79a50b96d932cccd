"""What is at stake with a finding: the order in which findings want to be looked at.

错误 come before 警告 and 提示. Within one severity, what kept something from being read comes first, because nothing
that leans on it was checked. The others follow by how large a part of the whole they are about, points of the 100 or
money of 全年预算数; then by family, as the codes count them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from xlforms.findings import Finding, Severity
from xlforms.submission import Submission
from xlforms.values.numbers import read_number

_ORDER = tuple(Severity)
# A file that can't be worked on, a place not found, a text that is no number.
_UNREAD = ("XF9", "XF1", "XF2")
_POINTS = frozenset({"score", "weight"})
_MONEY = frozenset({"original_budget", "final_budget", "actual_expenditure", "previous_actual", "budget"})
_MONEY_TABLES = ("income.", "expenditure.", "rows.")
_FULL = Decimal(100)
_TOTAL = "funds.total.final_budget"


def by_weight(findings: Sequence[Finding], submission: Submission) -> list[Finding]:
    """The findings, what matters most first; of equals, the one that was found first."""
    return sorted(findings, key=partial(_rank, submission=submission))


def share(note: Finding, submission: Submission) -> Decimal:
    """How large a part of the whole a finding is about, 0 when that can't be told.

    Points are of 100; money is of the largest 全年预算数 of 年度资金总额 in the submission.
    """
    if _column(note) in _POINTS:
        return _points(note, submission) / _FULL
    if _column(note) in _MONEY or note.name.startswith(_MONEY_TABLES):
        return _of_budget(_difference(note), submission)
    return Decimal(0)


def _rank(note: Finding, submission: Submission) -> tuple[int, int, Decimal, str]:
    family = note.code[:3]
    unread = _UNREAD.index(family) if family in _UNREAD else len(_UNREAD)
    return _ORDER.index(note.severity), unread, -share(note, submission), family


def _column(note: Finding) -> str:
    return note.name.rpartition(".")[2]


def _points(note: Finding, submission: Submission) -> Decimal:
    """The points that two scores differ by; of a score that is missing, all that its indicator could have."""
    if difference := _difference(note):
        return difference
    table, _, rest = note.name.partition(".")
    number = rest.partition(".")[0]
    if table != "indicators" or note.expected or not number.isdecimal():
        return Decimal(0)
    filled = submission.about(note)
    if filled is None or int(number) > len(filled.indicators):
        return Decimal(0)
    weight = filled.indicators[int(number) - 1].weight
    return (weight.value if weight else None) or Decimal(0)


def _difference(note: Finding) -> Decimal:
    found, expected = (read_number(text, text, "").value for text in (note.found, note.expected))
    return Decimal(0) if found is None or expected is None else abs(found - expected)


def _of_budget(money: Decimal, submission: Submission) -> Decimal:
    budgets = (filled.number(_TOTAL) for filled in submission.forms)
    whole = max((budget for budget in budgets if budget is not None), default=Decimal(0))
    return money / whole if whole > 0 else Decimal(0)
