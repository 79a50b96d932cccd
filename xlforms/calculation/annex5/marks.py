"""附件5 marked: what the submission shows, and before it what an officer typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlforms.calculation.annex5.ours import is_stated, typed_score
from xlforms.calculation.annex5.standard import WAITING, Assessment
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain


class Mark(NamedTuple):
    """One row.

    Attributes:
        shown: what the submission shows of it.
        score: the points: typed by an officer, else those that the submission settles; None where judgement is open.
        reason: 评分说明: an officer's own, and what the submission shows.
    """

    shown: Assessment
    score: Decimal | None
    reason: str

    @property
    def band(self) -> str | None:
        """The legal scores in words; None where the score is settled."""
        return self.shown._replace(score=self.score).band

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """The least and the most that the row can give."""
        if self.score is not None:
            return self.score, self.score
        return min(low for low, _ in self.shown.bands), max(high for _, high in self.shown.bands)


class Typed(NamedTuple):
    """What an officer typed into one row.

    Attributes:
        score: None for no score that counts.
        reason: the officer's own words, "" for none.
    """

    score: Decimal | None
    reason: str


def mark(assessments: Sequence[Assessment], typed: Filled | None) -> list[Mark]:
    """The eight rows, with the scores and the reasons of an officer's sheet where there is one.

    A typed score beyond the points of its row counts for nothing; that it is beyond them is said by `check_scores`.
    """
    return [marked(assessment, typed_into(assessment, typed)) for assessment in assessments]


def typed_into(assessment: Assessment, sheet: Filled | None) -> Typed:
    """What stands in an officer's sheet for one row."""
    if sheet is None:
        return Typed(None, "")
    name = assessment.item.name
    reason = sheet.values.get(f"{name}.reason")
    said = reason.content if reason is not None and is_stated(reason) else ""
    return Typed(_legal(typed_score(sheet, name), assessment), said)


def marked(assessment: Assessment, typed: Typed) -> Mark:
    """One row, with what an officer typed into it."""
    if typed.score is None:
        return Mark(assessment, assessment.score, _joined(typed.reason, assessment.reason))
    return Mark(assessment, typed.score, _joined(typed.reason, _beside(assessment, typed.score)))


def total(marks: Iterable[Mark]) -> Decimal | None:
    """合计; None while a row has no score."""
    scores = [one.score for one in marks]
    known = [score for score in scores if score is not None]
    return sum(known, Decimal()) if len(known) == len(scores) else None


def _legal(score: Value | None, assessment: Assessment) -> Decimal | None:
    value = score.value if score else None
    return value if value is not None and 0 <= value <= assessment.points else None


def _beside(assessment: Assessment, given: Decimal) -> str:
    """What the submission shows beside a typed score; what to look at was looked at."""
    if assessment.score is not None:
        agrees = "" if assessment.score == given else f"（材料显示应得{plain(assessment.score)}分）"
        return f"{assessment.reason}{agrees}"
    return f"按评分表填写的{plain(given)}分计。"


def _joined(said: str, shown: str) -> str:
    """An officer's words and ours, each once; ours may be what an earlier run wrote into the sheet."""
    if not said or said == shown:
        return shown
    return said if shown.startswith(WAITING) else f"{said} {shown}"
