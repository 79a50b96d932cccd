"""Scores that somebody typed into 附件5 against what its standard allows and the workbook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlforms.calculation.annex5.ours import is_stated, typed_score
from xlforms.calculation.annex5.standard import Assessment, standards
from xlforms.calculation.bands import shown
from xlforms.calculation.parameters import REGULATION, Parameters, Rulebook
from xlforms.calculation.sums import addition
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain


def check_scores(filled: Filled, assessments: Sequence[Assessment], rules: Rulebook = REGULATION) -> Iterator[Finding]:
    """A finding for each typed score that is out of its points, of its legal bands without a reason, or disproved."""
    for assessment in assessments:
        score = typed_score(filled, assessment.item.name)
        if score is not None and score.value is not None:
            reason = filled.values.get(f"{assessment.item.name}.reason")
            for note in _check(assessment, score, score.value, rules.of(filled.year), reasoned=is_stated(reason)):
                yield note.within(filled.file)
    yield from _check_total(filled, assessments)


def _check_total(filled: Filled, assessments: Sequence[Assessment]) -> Iterator[Finding]:
    """A typed 合计 against the rows' scores, where each row has one."""
    place = filled.values.get("total.score")
    scores = [filled.number(f"{assessment.item.name}.score") for assessment in assessments]
    known = [score for score in scores if score is not None]
    if place is None or place.value is None or len(known) < len(scores) or place.value == sum(known):
        return
    facts = {"found": place.content, "expected": plain(sum(known, Decimal())), "arithmetic": addition(known)}
    yield finding("XF318", sheet=place.sheet, cell=place.cell, name=place.name, **facts).within(filled.file)


def _check(
    assessment: Assessment, score: Value, typed: Decimal, parameters: Parameters, *, reasoned: bool
) -> Iterator[Finding]:
    if not 0 <= typed <= assessment.points:
        yield _at("XF312", assessment, score, expected=f"0—{plain(assessment.points)}")
    elif assessment.score is not None:
        if typed != assessment.score:
            arithmetic = assessment.reason.rstrip("。")
            yield _at("XF313", assessment, score, expected=plain(assessment.score), arithmetic=arithmetic)
    elif not reasoned and not standards(parameters)[assessment.item]._replace(bands=assessment.bands).legal(typed):
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
