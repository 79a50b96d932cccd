"""What speaks against the report; where there is none its checks are not even loaded."""

from __future__ import annotations

from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.findings import Finding
from xlforms.submission import Submission


def against_report(submission: Submission, rules: Rulebook = REGULATION) -> list[Finding]:
    """Everything that the checks of the report find; nothing without a report."""
    if not submission.reports:
        return []
    from xlforms.calculation.report.check import check_reports

    return list(check_reports(submission, rules))
