"""Scores that somebody typed into 附件5 against what its standard allows and the workbook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlforms.calculation.annex5.standard import STANDARDS, WAITING, Assessment, shown
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain


def check_scores(filled: Filled, assessments: Sequence[Assessment]) -> Iterator[Finding]:
    """A finding for each typed score that is out of its points, of its legal bands without a reason, or disproved."""
    for assessment in assessments:
        score = filled.values.get(f"{assessment.item.name}.score")
        if score is not None and score.value is not None:
            reason = filled.values.get(f"{assessment.item.name}.reason")
            yield from _check(assessment, score, score.value, reasoned=is_stated(reason))


def is_stated(reason: Value | None) -> bool:
    """Whether a person gave a reason: 评分说明 holds something else than what to look at."""
    return reason is not None and bool(reason.content) and not reason.content.startswith(WAITING)


def _check(assessment: Assessment, score: Value, typed: Decimal, *, reasoned: bool) -> Iterator[Finding]:
    if not 0 <= typed <= assessment.points:
        yield _at("XF312", assessment, score, expected=f"0—{assessment.points}")
    elif assessment.score is not None:
        if typed != assessment.score:
            arithmetic = assessment.reason.rstrip("。")
            yield _at("XF313", assessment, score, expected=plain(assessment.score), arithmetic=arithmetic)
    elif not reasoned and not STANDARDS[assessment.item]._replace(bands=assessment.bands).legal(typed):
        yield _at("XF311", assessment, score, expected=shown(assessment.bands))


def _at(code: str, assessment: Assessment, score: Value, *, expected: str, arithmetic: str = "") -> Finding:
    return finding(
        code,
        sheet=score.sheet,
        cell=score.cell,
        name=score.name,
        found=score.content,
        expected=expected,
        arithmetic=arithmetic,
        item=assessment.item.official,
    )
