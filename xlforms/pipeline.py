"""What was handed in through all stages: read, derive, write, check."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from xlforms.calculation.annex5 import check_marks
from xlforms.calculation.annex5.completeness import missing_annexes
from xlforms.calculation.checks import examine_together
from xlforms.calculation.gathered import gather
from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.ratios import Ratio, ratios
from xlforms.calculation.report.against import against_report
from xlforms.calculation.report.figures import disagreements, report_facts
from xlforms.calculation.report.material import report_sheet
from xlforms.calculation.rules import grade
from xlforms.calculation.run_together import narrowed
from xlforms.calculation.totals import score_of
from xlforms.errors import FileError
from xlforms.findings import Finding, finding, of_file
from xlforms.forms import OFFICIAL_FORMS, KnownForms
from xlforms.forms.declared import forms_for
from xlforms.handed_in import DONE, Material, is_report, whole
from xlforms.readers import read_workbook
from xlforms.records import NamedTuple
from xlforms.settling import settled
from xlforms.submission import Submission
from xlforms.workbook import Workbook
from xlforms.workbook.files.saving import make_folder
from xlforms.writers.annex5 import write_annex5
from xlforms.writers.derived_cells import Written
from xlforms.writers.marks.opening import open_unmarked
from xlforms.writers.narrative import left_open, write_narrative
from xlforms.writers.problem_list import write_problem_list
from xlforms.writers.wording import wording

if TYPE_CHECKING:
    from xlforms.prose import Report

DONE_SUFFIX = f"-{DONE}"
# Neither a form nor a report: evidence, most of the time.
_NO_FORM = ("XF941", "XF996", "XF991", "XF992", "XF995")
Opener = Callable[[str], Workbook]
EDITED_IN_PLACE = frozenset([".xlsx", ".xlsm", ".xltx", ".xltm"])


class Checked(NamedTuple):
    """What a check of one hand-in tells.

    Attributes:
        submission: what was read.
        score: 总分 of the department's form, None when it has none.
        grade: 优, 良, 中 or 差; None without a score.
        findings: everything noticed.
        rates: the rates that its figures give, with their arithmetic.
    """

    submission: Submission
    score: Decimal | None
    grade: str | None
    findings: list[Finding]
    rates: list[Ratio]


class Completed(NamedTuple):
    """What `fill` did with one workbook.

    Attributes:
        file: the source, unchanged.
        output: the completed workbook.
        submission: what stands in the completed workbook.
        derived: the derived cells that were filled or whose own formula gives them.
        findings: everything noticed.
    """

    file: str
    output: str
    submission: Submission
    derived: list[Written]
    findings: list[Finding]


def read(path: str, *, forms: str | None = None, password: str | None = None) -> Submission:
    """Read every form of a workbook, or a report in a file of its own.

    Args:
        path: the file.
        forms: a folder of declarations of a bureau's own; without it the folder 表样 beside the file counts, if there
            is one.
        password: opens a protected workbook.

    Raises:
        FileError: the file can't be worked on, or a declaration can't be used.
    """
    if not is_report(path):
        known = forms_for(path, forms)
        submission = read_workbook(open_unmarked(path, password=password), known)
        submission.findings[:0] = own_forms(known)
        submission.findings = narrowed(submission.findings, submission.forms)
        return submission
    submission = Submission(path)
    submission.reports.append(_report(path))
    return submission


def check(
    path: str | Material, *, rules: str | None = None, forms: str | None = None, password: str | None = None
) -> Checked:
    """Check the figures of a workbook, or of a folder or .zip with all that one unit handed in; nothing is written.

    Of several files one that can't be worked on is a finding.

    Args:
        path: what was handed in.
        rules: a bureau's own file of settings; without it `xlforms.toml` beside the workbooks counts, if there is one.
        forms: a folder of declarations, as for `read`.
        password: opens a protected workbook.

    Raises:
        FileError: the only file can't be worked on, the folder or archive holds none, or the settings can't be used.
    """
    with whole(path) as material:
        rulebook = Rulebook(rules or own_file(material.path))
        known = forms_for(material.path, forms)
        return examined(material, rulebook, known, partial(open_unmarked, password=password))


def examined(material: Material, rulebook: Rulebook, known: KnownForms, opened: Opener) -> Checked:
    """What a check tells of a material whose workbooks `opened` opens."""
    submission, findings = gathered(material, rulebook, opened, known)
    findings += examine_together(submission, rulebook)
    findings += check_marks(submission, rulebook)
    findings += _incomplete(submission, material, rulebook)
    findings += left_open(own) if (own := report_sheet(submission)) else ()
    findings += disagreements(submission, rulebook)
    scored = submission.of("department") or submission.of("score_sheet")
    score = next(map(score_of, scored), None)
    rates = ratios(gather(submission, rulebook))
    return Checked(submission, score, _grade(submission, score, rulebook), findings, rates)


def _incomplete(submission: Submission, material: Material, rules: Rulebook) -> list[Finding]:
    """What 附件5 wants beside the files of a unit; one file alone, or a project's alone, is not all of a hand-in."""
    of_the_unit = next(iter((*submission.of("department"), *submission.of("base_data"))), None)
    if len(material.workbooks) + len(material.reports) < 2 or of_the_unit is None:
        return []
    missing = [f"「{form.official}」" for form in missing_annexes(submission, report_facts(submission, rules))]
    missing += ["自评报告"] if not (submission.reports or submission.of("report")) else []
    return [finding("XF132", found="、".join(missing)).within(of_the_unit.file)] if missing else []


def gathered(
    material: Material, rules: Rulebook, opened: Opener, known: KnownForms | None = None
) -> tuple[Submission, list[Finding]]:
    """The forms of all workbooks of a material, their derived cells filled in memory, and what speaks against them.

    Without `known` it is the official forms that are, and those declared in the folder 表样 beside the material.
    """
    known = known or forms_for(material.path)
    submission = Submission(material.path)
    findings = [
        *own_rules(rules),
        *own_forms(known),
        *(_refused(why, name, material) for name, why in material.refused),
    ]
    for file in material.workbooks:
        name = material.name(file)
        try:
            part, _, noted = settled(opened(file), rules, known, values=False, overwrite=False)
        except FileError as error:
            findings.append(_refused(error, name, material))
        else:
            submission.take_in(part, name)
            findings += (note.within(name) for note in noted)
    findings += _with_report(submission, material, rules)
    return submission, findings


def _report(path: str) -> Report:
    """A report in a file of its own, which few workbooks come with."""
    from xlforms.readers.report_file import read_report

    return read_report(path)


def _with_report(submission: Submission, material: Material, rules: Rulebook) -> list[Finding]:
    """Take in the reports that stand in files of their own, and say what speaks against each report."""
    findings: list[Finding] = []
    found: list[Report] = []
    for file in material.reports:
        name = material.name(file)
        try:
            report = _report(file)
        except FileError as error:
            findings.append(_refused(error, name, material))
        else:
            report.file = name
            found.append(report)
    submission.reports[:0] = found
    return [*findings, *against_report(submission, rules)]


def _refused(error: FileError, name: str, material: Material) -> Finding:
    """What stopped the work on one of several files; evidence handed in with the forms is no fault."""
    if not material.root:
        raise error
    return finding("XF130", found=name).within(name) if error.code in _NO_FORM else of_file(error, name)


def fill(  # noqa: PLR0913  the options of the command
    path: str,
    folder: str | None = None,
    *,
    values: bool = False,
    overwrite: bool = False,
    replace: bool = False,
    rules: str | None = None,
    words: str | None = None,
    forms: str | None = None,
    password: str | None = None,
) -> Completed:
    """Complete a workbook: `folder/<name>-已完成.xlsx`, beside the source without a folder.

    One of a kind that can only be read (.xls, .et, .xlsb, .ods) is completed as a copy of our own blank forms.

    Args:
        path: the workbook; it is never changed.
        folder: where the result goes; made when it is not there.
        values: write plain numbers instead of live formulas.
        overwrite: replace typed figures that disagree with their rule.
        replace: replace the result of an earlier run.
        rules: a bureau's own file of settings; without it `xlforms.toml` beside the workbook counts, if there is one.
        words: the report's wording, a file of the unit's own (`writers/wording.txt`).
        forms: a folder of declarations, as for `read`.
        password: opens a protected workbook.

    Raises:
        FileError: the workbook can't be worked on, settings or wording can't be used, or the result can't be written.
    """
    rulebook, said = Rulebook(rules or own_file(path)), wording(words)
    known = forms_for(path, forms)
    target = output_path(path, folder)
    there = os.path.isdir(os.path.dirname(target) or os.curdir)
    workbook, moved = editable(open_unmarked(path, password=password), rulebook, known)
    submission, written, findings = settled(workbook, rulebook, known, values=values, overwrite=overwrite)
    findings[:0] = [*own_rules(rulebook), *own_forms(known), *moved]
    findings += against_report(submission, rulebook)
    findings += examine_together(submission, rulebook)
    findings += write_annex5(workbook, submission, rulebook)
    findings += write_narrative(workbook, submission, rulebook, said)
    write_problem_list(workbook, submission, findings)
    workbook.recalculate()
    if not there:  # a folder that has gone meanwhile is not made up again: its share may be away
        make_folder(target)
    workbook.save(target, replace=replace)
    return Completed(path, target, submission, written, findings)


def _grade(submission: Submission, score: Decimal | None, rules: Rulebook) -> str | None:
    year = next((filled.year for key in ("department", "score_sheet") for filled in submission.of(key)), None)
    return None if score is None else grade(score, rules.of(year))


def output_path(path: str, folder: str | None) -> str:
    """Where the completed workbook goes: an .xlsx when the source is not of a kind that is edited in place."""
    stem, extension = os.path.splitext(os.path.basename(path))
    kept = extension if extension.lower() in EDITED_IN_PLACE else ".xlsx"
    return os.path.join(folder or os.path.dirname(path), f"{stem}{DONE_SUFFIX}{kept}")


def editable(workbook: Workbook, rules: Rulebook, known: KnownForms = OFFICIAL_FORMS) -> tuple[Workbook, list[Finding]]:
    """The workbook itself, or what was read from one that can't be edited, on our own blank forms."""
    if workbook.editable:
        return workbook, []
    from xlforms.writers.transfer import transfer

    return transfer(workbook, read_workbook(workbook, known), rules)


def own_forms(known: KnownForms) -> list[Finding]:
    """A word on forms that are not the official ones."""
    return [finding("XF117", files="、".join(known.files))] if known.files else []


def own_rules(rules: Rulebook) -> list[Finding]:
    """A word on settings other than the regulation's."""
    if not rules.path or not rules.own:
        return []
    settings = "、".join(f"{name}＝{versions[-1].shown}" for name, versions in rules.own.items())
    return [finding("XF317", file=os.path.basename(rules.path), settings=settings)]
