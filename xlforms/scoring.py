"""附件5 of one hand-in: what it shows is scored, what an officer typed is taken over, the rest is left open."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from xlforms.calculation.annex5 import assess, scored_sheet
from xlforms.calculation.annex5.check import check_scores
from xlforms.calculation.annex5.marks import Mark, mark, total
from xlforms.calculation.annex5.timing import Handing
from xlforms.calculation.checks.names import same_name
from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.report.figures import unit_of
from xlforms.errors import FileError
from xlforms.findings import Finding
from xlforms.forms.declared import forms_for
from xlforms.handed_in import SCORED, Material, whole
from xlforms.pipeline import gathered, own_rules
from xlforms.readers import read_workbook
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission
from xlforms.workbook import open_workbook
from xlforms.writers.annex5 import write_marks
from xlforms.writers.marks.opening import open_unmarked

# An officer's sheet beside the submission, if it is not called after it, must name its unit.
_OF_ANY_UNIT = ("annex5.xlsx", "附件5.xlsx")
SCORES = re.compile(rf"(?:-{SCORED}|annex5|附件5)\.xlsx$", re.IGNORECASE)
"""How the names of files end that may hold an officer's scores."""
_NO_FORM = "XF941"
# Of what speaks against the figures, `check` tells; here only what hid a part of the submission.
_TOLD = ("XF9", "XF13")


class Scored(NamedTuple):
    """附件5 of one hand-in.

    Attributes:
        submission: what was read.
        marks: the eight rows in the form's order.
        officers: the file with an officer's scores, "" when there is none.
        output: the sheet that was written, "" when none was asked for.
        findings: what speaks against typed scores, and what could not be read.
    """

    submission: Submission
    marks: list[Mark]
    officers: str
    output: str
    findings: list[Finding]

    @property
    def total(self) -> Decimal | None:
        """合计; None while a row is open."""
        return total(self.marks)


def score(
    path: str | Material,
    folder: str | None = None,
    *,
    handing: Handing | None = None,
    rules: str | None = None,
    forms: str | None = None,
    replace: bool = False,
    password: str | None = None,
) -> Scored:
    """Score what a unit handed in by 附件5.

    Scores and reasons that somebody typed are taken over: from `<name>-附件5评分.xlsx`, `annex5.xlsx` or `附件5.xlsx`
    beside it, else from a 附件5 within it.

    Args:
        path: a workbook, or a folder or .zip with all that one unit handed in.
        folder: where `<name>-附件5评分.xlsx` is written; nothing is written when None.
        handing: when it was due and when it came; without it 提交报告 is left open.
        rules: a bureau's own file of settings; without it `xlforms.toml` beside the workbooks counts, if there is one.
        forms: a folder of declarations, as for `read`.
        replace: replace the sheet of an earlier run; what was typed into it is kept.
        password: opens a protected workbook.

    Raises:
        FileError: the only file can't be worked on, settings can't be used, the holidays of a year are not known, or
            the sheet can't be written.
    """
    with whole(path) as material:
        rulebook = Rulebook(rules or own_file(material.path))
        known = forms_for(material.path, forms)
        submission, noticed = gathered(material, rulebook, partial(open_unmarked, password=password), known)
    assessments = assess(submission, rulebook, handing)
    target = marked_path(material.path, folder)
    officers, typed = officers_sheet(material.path, target, submission)
    findings = [*own_rules(rulebook), *(note for note in noticed if note.code.startswith(_TOLD))]
    findings += check_scores(typed, assessments, rulebook) if typed else ()
    if folder is not None:
        write_marks(target, officers if officers == target else "", submission, assessments, replace=replace)
    marks = mark(assessments, typed)
    return Scored(submission, marks, officers, target if folder is not None else "", findings)


def marked_path(path: str, folder: str | None) -> str:
    """Where the scores of a hand-in stand: beside it, or in `folder`."""
    bare = os.path.normpath(path)
    stem = os.path.basename(os.path.abspath(bare) if os.path.isdir(bare) else os.path.splitext(bare)[0])
    return os.path.join(os.path.dirname(bare) if folder is None else folder, f"{stem}-{SCORED}.xlsx")


def officers_sheet(path: str, target: str, submission: Submission) -> tuple[str, Filled | None]:
    """The sheet with an officer's scores and its file: beside the submission, else within it."""
    for file in dict.fromkeys(officers_places(path, target)):
        sheet = _sheet(file) if os.path.isfile(file) and not _is_handed_in(file, path) else None
        if sheet is not None and (file == target or _of_this_unit(sheet, submission)):
            sheet.file = os.path.basename(file)
            return file, sheet
    return "", scored_sheet(submission)


def _sheet(file: str) -> Filled | None:
    """The 附件5 with scores in a file; None when it holds no form at all.

    Raises:
        FileError: the file can't be worked on.
    """
    try:
        return scored_sheet(read_workbook(open_workbook(file)))
    except FileError as error:
        if error.code != _NO_FORM:
            raise
    return None


def _is_handed_in(file: str, path: str) -> bool:
    """Whether a file is what is scored itself."""
    return os.path.exists(path) and os.path.samefile(file, path)


def officers_places(path: str, target: str) -> Iterator[str]:
    """Where an officer's scores of a hand-in may stand."""
    yield target
    yield marked_path(path, None)
    yield from (os.path.join(os.path.dirname(os.path.normpath(path)), name) for name in _OF_ANY_UNIT)


def _of_this_unit(sheet: Filled, submission: Submission) -> bool:
    return bool(sheet.unit) and same_name(sheet.unit, unit_of(submission))
