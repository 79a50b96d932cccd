"""Everything that speaks against the report: small checks in visible tuples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.answers import problems_answered
from xlforms.calculation.report.apart import figures_apart
from xlforms.calculation.report.closing import (
    lists_fit,
    office_costs_within_budget,
    said_twice,
    sums_close,
)
from xlforms.calculation.report.graded import grade_fits_score
from xlforms.calculation.report.money_alone import money_alone
from xlforms.calculation.report.noting import noted
from xlforms.calculation.report.order import numbers_in_order, parts_present, places_open, stray_numbers
from xlforms.calculation.report.quotients import growth_is_its_quotient, rate_is_its_quotient, shares_are_quotients
from xlforms.calculation.report.tying import figures_tied, mended, projects_counted, same_year_and_unit
from xlforms.findings import Finding
from xlforms.prose import Place, Report
from xlforms.submission import Submission

Check = Callable[[Report], Iterator[Finding]]

OF_FIGURES: tuple[Check, ...] = (
    sums_close,
    said_twice,
    lists_fit,
    office_costs_within_budget,
    rate_is_its_quotient,
    growth_is_its_quotient,
    shares_are_quotients,
)
OF_WORDS: tuple[Check, ...] = (
    parts_present,
    places_open,
    numbers_in_order,
    stray_numbers,
    problems_answered,
    money_alone,
)
WITH_TABLES: tuple[Callable[[Report, Submission], Iterator[Finding]], ...] = (
    figures_apart,
    figures_tied,
    projects_counted,
    same_year_and_unit,
)


def check_reports(submission: Submission, rules: Rulebook) -> Iterator[Finding]:
    """Each report by itself and against the tables handed in with it, and that there is more than one."""
    for report in submission.reports:
        yield from (note.within(report.file) for note in check_report(report, submission, rules))
    for further in submission.reports[1:]:
        facts = {"found": _called(further), "report": _called(submission.reports[0])}
        yield noted("XF131", Place(further.sheet), **facts).within(further.file)


def _called(report: Report) -> str:
    """What one of several reports is called: its file, its sheet, or both."""
    return " ".join(filter(None, [report.file, report.sheet and f"工作表「{report.sheet}」"]))


def check_report(report: Report, submission: Submission, rules: Rulebook = REGULATION) -> Iterator[Finding]:
    """A report by itself and against the tables handed in with it."""
    corrected = mended(report, submission)
    for check in OF_WORDS:
        yield from check(report)
    graded: Check = partial(grade_fits_score, parameters=rules.of(report.year))
    for check in (*OF_FIGURES, graded):
        if check is not office_costs_within_budget or not _told_by_base_data(submission):
            yield from _still(check, report, corrected)
    for tie in WITH_TABLES:
        yield from tie(report, submission)


def _still(check: Check, report: Report, corrected: list[Report]) -> Iterator[Finding]:
    """What a check says of the report, unless it follows from one figure that the tables state otherwise."""
    said = list(check(report))
    if said:
        there = [{(note.code, note.name, note.place, note.cell) for note in check(twin)} for twin in corrected]
        said = [note for note in said if all((note.code, note.name, note.place, note.cell) in one for one in there)]
    yield from said


def _told_by_base_data(submission: Submission) -> bool:
    """Whether the base data have 公用经费, whose overrun is said there (XF413)."""
    return any(row.terms == ("office_costs",) for filled in submission.of("base_data") for row in filled.rows)
