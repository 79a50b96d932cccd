"""附件5 as far as what was handed in shows it (rules.md 7); judgement is left open, with its legal band."""

from __future__ import annotations

from xlforms.calculation.annex5.check import check_scores
from xlforms.calculation.annex5.completeness import assess_completeness
from xlforms.calculation.annex5.forms import assess_forms
from xlforms.calculation.annex5.prose import assess_problems, assess_suggestions
from xlforms.calculation.annex5.standard import Assessment, standards, waiting
from xlforms.calculation.annex5.timing import Handing, assess_timing
from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.figures import report_facts, year_of
from xlforms.findings import Finding
from xlforms.forms import annex_terms as a
from xlforms.submission import Filled, Submission


def assess(
    submission: Submission, rules: Rulebook = REGULATION, handing: Handing | None = None
) -> tuple[Assessment, ...]:
    """The eight rows in the form's order; `score` is None wherever a person judges or another file tells.

    Raises:
        FileError: XF972, the holidays of a year that `handing` spans are not known.
    """
    facts = report_facts(submission, rules)
    parameters = rules.of(int(year) if (year := year_of(submission)) else None)
    rows = standards(parameters)
    shown = {
        a.SUBMISSION: lambda row: assess_timing(row, handing or Handing(), parameters),
        a.COMPLETENESS: lambda row: assess_completeness(row, submission, facts, parameters),
        a.FORMS: lambda row: assess_forms(row, submission, rules),
        a.PROBLEMS: lambda row: assess_problems(row, submission, facts),
        a.SUGGESTIONS: lambda row: assess_suggestions(row, submission, facts),
    }
    return tuple(shown.get(item, waiting)(row) for item, row in rows.items())


def check_marks(submission: Submission, rules: Rulebook) -> list[Finding]:
    """What speaks against the scores that somebody typed into the 附件5 that was handed in."""
    typed = scored_sheet(submission)
    return list(check_scores(typed, assess(submission, rules), rules)) if typed else []


def scored_sheet(submission: Submission) -> Filled | None:
    """The 附件5 that was handed in with a column for scores."""
    return next((filled for filled in submission.of("annex5") if "notice.score" in filled.values), None)
