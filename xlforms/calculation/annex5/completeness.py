"""附件5 完整性: which parts of the report and which annexes are there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlforms.calculation.annex5.points import less
from xlforms.calculation.annex5.standard import WAITING, Assessment, Standard, basis, settled
from xlforms.calculation.parameters import Parameters
from xlforms.calculation.report.figures import Facts
from xlforms.calculation.report.parts import PARTS, Part, missing_parts
from xlforms.forms import BASE_DATA, DEPARTMENT, PROJECT, Form
from xlforms.forms.report_headings import BOTH
from xlforms.submission import Filled, Submission
from xlforms.values.shown import plain

if TYPE_CHECKING:
    from xlforms.prose import Report

# With fewer of the ten parts a report is made after another outline, whose parts these are not.
_OF_THIS_OUTLINE = 5
_PROBLEMS_AND_MEASURES = ("七", "八")
_OF_PROJECTS = ("项目清单", "项目支出", "项目支出预算数", "项目支出决算数")
_SPENT_ON_PROJECTS = ("project.final_budget", "project.actual_expenditure")


def assess_completeness(standard: Standard, submission: Submission, facts: Facts, parameters: Parameters) -> Assessment:
    """Each missing part of the body takes 2 of 8; each missing annex 2 of 7, the fourth the last 1."""
    points = parameters.annex5
    annexes = [form.official for form in missing_annexes(submission, facts)]
    annex = less(points.annexes, points.missing_part, len(annexes))
    of_annexes = _sentence("附件", annexes, annex, points.annexes, parameters, clause=2)
    parts = _missing(submission, facts)
    if parts is None:
        bands = ((annex, annex + points.body),)
        seen = _unseen(submission, points.body)
        reason = f"{WAITING}{seen}{of_annexes}。可评{plain(annex)}—{plain(annex + points.body)}分。"
        return Assessment(standard.item, standard.points, None, bands, reason, basis(standard.item))
    named = [f"{part.number}、{part.heading.official}" for part in parts]
    body = less(points.body, points.missing_part, len(named))
    of_body = _sentence("正文", named, body, points.body, parameters, clause=1)
    return settled(standard, body + annex, f"{of_body}；{of_annexes}。")


def _sentence(
    what: str, missing: Sequence[str], score: Decimal, points: Decimal, parameters: Parameters, *, clause: int
) -> str:
    if not missing:
        return f"{what}齐全，得{plain(score)}分"
    rule = f"评分标准{clause}：每少一个部分扣{plain(parameters.annex5.missing_part)}分，扣{plain(points - score)}分"
    return f"{what}缺{'，'.join(missing)}，得{plain(score)}分（{rule}）"


def _missing(submission: Submission, facts: Facts) -> list[Part] | None:
    """The parts that are missing; None where no report was read, or one of another outline."""
    if _is_document(submission.report):
        missing = _missing_in(submission.report)
        return missing if len(PARTS) - len(missing) >= _OF_THIS_OUTLINE else None
    return missing_parts(submission, facts) if submission.of("report") else None


def _is_document(report: Report | None) -> bool:
    """Whether the report stands in a file of its own, not on the sheet that is still to be completed."""
    return report is not None and not report.sheet


def _missing_in(report: Report | None) -> list[Part]:
    """The parts of which a document has no heading, or nothing below it."""
    written = {section.term for section in report.sections if section.paragraphs} if report else set()
    found = [part for part in PARTS if not written & {part.heading, *part.sections}]
    return [part for part in found if not (BOTH in written and part.number in _PROBLEMS_AND_MEASURES)]


def _unseen(submission: Submission, points: Decimal) -> str:
    why = "报告不是这十个部分的写法" if _is_document(submission.report) else "没有读到自评报告正文"
    return f"{why}，正文{plain(points)}分由人评；"


def missing_annexes(submission: Submission, facts: Facts) -> list[Form]:
    """基础数据表, the department's form and, where there are projects, the projects' form, handed in with figures."""
    wanted = [BASE_DATA, DEPARTMENT]
    if any(name in facts for name in _OF_PROJECTS) or any(map(_tells_of_projects, submission.reports)):
        wanted.append(PROJECT)
    return [form for form in wanted if not any(map(_has_figures, submission.of(form.key)))]


def _tells_of_projects(report: Report) -> bool:
    return any(figure.value for name in _SPENT_ON_PROJECTS for figure in report.of(name))


def _has_figures(filled: Filled) -> bool:
    numbers = (filled.number(name) for name in ("funds.total.actual_expenditure", "staff.actual", "staff.authorised"))
    amounts = (amount for row in filled.rows for amount in (row.previous_actual, row.budget, row.actual))
    typed = (*numbers, *(amount.value for amount in amounts if amount is not None))
    return bool(filled.indicators) or any(number is not None for number in typed)
