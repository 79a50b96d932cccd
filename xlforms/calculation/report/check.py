"""Everything that speaks against the report: small checks in visible tuples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xlforms.calculation.report.answers import problems_answered
from xlforms.calculation.report.apart import figures_apart
from xlforms.calculation.report.closing import (
    growth_is_its_quotient,
    lists_fit,
    office_costs_within_budget,
    rate_is_its_quotient,
    said_twice,
    sums_close,
)
from xlforms.calculation.report.order import numbers_in_order, parts_present, places_open, stray_numbers
from xlforms.calculation.report.tying import figures_tied, projects_counted, same_year_and_unit
from xlforms.findings import Finding
from xlforms.prose import Report
from xlforms.submission import Submission

ALONE: tuple[Callable[[Report], Iterator[Finding]], ...] = (
    parts_present,
    places_open,
    numbers_in_order,
    stray_numbers,
    sums_close,
    said_twice,
    lists_fit,
    office_costs_within_budget,
    rate_is_its_quotient,
    growth_is_its_quotient,
    problems_answered,
)
WITH_TABLES: tuple[Callable[[Report, Submission], Iterator[Finding]], ...] = (
    figures_apart,
    figures_tied,
    projects_counted,
    same_year_and_unit,
)


def check_report(submission: Submission) -> Iterator[Finding]:
    """The report by itself and against the tables handed in with it; nothing where there is no report."""
    report = submission.report
    if report is None:
        return
    for check in ALONE:
        if check is not office_costs_within_budget or not _told_by_base_data(submission):
            yield from check(report)
    for tie in WITH_TABLES:
        yield from tie(report, submission)


def _told_by_base_data(submission: Submission) -> bool:
    """Whether the base data have 公用经费, whose overrun is said there (XF413)."""
    return any(row.terms == ("office_costs",) for filled in submission.of("base_data") for row in filled.rows)
