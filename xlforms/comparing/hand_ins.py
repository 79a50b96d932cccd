"""Two hand-ins of one unit: what was read from each, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from xlforms.calculation.report.figures import unit_of, year_of
from xlforms.comparing.changes import Change, changes_of
from xlforms.comparing.fates import Told, fates
from xlforms.comparing.fields import Side, lines_of, lines_of_report
from xlforms.comparing.pairing import Pair, pair_forms, project_name
from xlforms.findings import Finding
from xlforms.handed_in import Material
from xlforms.pipeline import Checked, check
from xlforms.prose import Report
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission
from xlforms.values.text import normalise

_REPORT = "自评报告"


class Compared(NamedTuple):
    """What a comparison tells.

    Attributes:
        old: the check of the older hand-in.
        new: the check of the newer one.
        warnings: sentences on why the two may not belong together: another unit, another year.
        changes: every figure and text that differs, form by form, derived ones that were left blank included.
        settled: findings of the older one that are gone.
        appeared: findings of the newer one that were not there before.
        remaining: findings that were there before, as they are told now.
    """

    old: Checked
    new: Checked
    warnings: list[str]
    changes: list[Change]
    settled: list[Finding]
    appeared: list[Finding]
    remaining: list[Finding]

    @property
    def findings(self) -> list[Finding]:
        """Those of the newer hand-in, which decide the exit code."""
        return self.new.findings


def compare(
    old: str | Material,
    new: str | Material,
    *,
    rules: str | None = None,
    forms: str | None = None,
    password: str | None = None,
) -> Compared:
    """Compare two hand-ins of one unit: workbooks of any kind and layout, or folders and .zip archives.

    What is compared is what was read, by field; cells are only told. Lines of tables and project forms are the same
    where they are called the same. A blank derived field counts with what the rules give for it.

    Args:
        old: the earlier hand-in.
        new: the later one.
        rules: a bureau's own file of settings, as `check` has it.
        forms: a bureau's own folder of declarations, as `check` has it.
        password: opens protected workbooks.

    Raises:
        FileError: either can't be worked on.
    """
    return compared(*(check(path, rules=rules, forms=forms, password=password) for path in (old, new)))


def compared(before: Checked, after: Checked) -> Compared:
    """Compare two hand-ins that were checked."""
    pairs = pair_forms(before.submission.forms, after.submission.forms)
    found = [change for pair in pairs for change in _changes(pair)]
    found += _of_reports(before.submission, after.submission)
    subjects = {id(filled): number for number, pair in enumerate(pairs) for filled in pair if filled is not None}
    told = (Told(one.submission, one.findings, subjects) for one in (before, after))
    return Compared(before, after, list(_warnings(before.submission, after.submission)), found, *fates(*told))


def _changes(pair: Pair[Filled]) -> Iterator[Change]:
    old, new = pair
    filled = new or old
    if filled is None:
        return
    form, project = filled.form.official, project_name(filled)
    if old is not None and new is not None:
        yield from changes_of(form, project, lines_of(old), lines_of(new))
    else:
        side = Side(project or filled.title or form, None, filled.sheet.name, "", filled.file)
        yield Change(form, project, "", form, *((side, None) if new is None else (None, side)))


def _of_reports(old: Submission, new: Submission) -> Iterator[Change]:
    """The changes of reports that stand in files of their own; those on sheets are forms."""
    for before, after in zip_longest(_documents(old), _documents(new)):
        if before is not None and after is not None:
            yield from changes_of(_REPORT, "", lines_of_report(before), lines_of_report(after))
        else:
            sides = (Side(one.title, None, "", "", one.file) if one is not None else None for one in (before, after))
            yield Change(_REPORT, "", "", _REPORT, *sides)


def _documents(submission: Submission) -> Iterator[Report]:
    return (report for report in submission.reports if not report.sheet)


def _warnings(old: Submission, new: Submission) -> Iterator[str]:
    for what, (before, after) in {
        "单位": (unit_of(old), unit_of(new)),
        "年度": (year_of(old), year_of(new)),
    }.items():
        if before and after and normalise(before) != normalise(after):
            yield f"两份材料的{what}不同：旧的是“{before}”，新的是“{after}”，请核对是不是选错了文件。"
