"""自评报告 as a Word document, from the tables of one unit."""

from __future__ import annotations

import os

from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.findings import Finding, refusal
from xlforms.handed_in import Material, whole
from xlforms.pipeline import check
from xlforms.records import NamedTuple
from xlforms.submission import Submission
from xlforms.workbook.files.saving import make_folder, write_whole
from xlforms.writers.manuscript import manuscript
from xlforms.writers.narrative import told_by
from xlforms.writers.report_text import Told
from xlforms.writers.wording import wording

EXTENSION = ".docx"
_SUFFIX = "-自评报告"


class Reported(NamedTuple):
    """What writing one report did.

    Attributes:
        file: the workbook, folder or archive it was written from.
        output: the document.
        submission: what was read.
        findings: everything noticed in the tables, and what is still to be written.
    """

    file: str
    output: str
    submission: Submission
    findings: list[Finding]


def report(
    path: str | Material,
    output: str | None = None,
    *,
    words: str | None = None,
    replace: bool = False,
    rules: str | None = None,
    forms: str | None = None,
    password: str | None = None,
) -> Reported:
    """Write the report of a workbook, or of a folder or .zip with one unit's workbooks, as a .docx.

    Args:
        path: what it is written from; nothing of it is changed.
        output: the document (.docx), or the folder for it; without it, beside what it is written from.
        words: a wording of the unit's own, see `writers/wording.txt`.
        replace: replace the document of an earlier run.
        rules: a bureau's own file of settings; without it `xlforms.toml` beside the workbook counts, if there is one.
        forms: a folder of declarations, as for `pipeline.read`.
        password: opens a protected workbook.

    Raises:
        FileError: the tables can't be read or hold nothing to report, settings or wording can't be used, or the
            document can't be written.
    """
    said = wording(words)
    with whole(path) as material:
        target = output_path(material, output)
        rulebook = Rulebook(rules or own_file(material.path))
        checked = check(material._replace(reports=()), rules=rules, forms=forms, password=password)
        document, findings = _document(checked.submission, told_by(checked.submission, rulebook, said))
        make_folder(target)
        write_whole(target, document, source=material.path, replace=replace)
    return Reported(material.path, target, checked.submission, [*checked.findings, *findings])


def _document(submission: Submission, told: Told) -> tuple[bytes, list[Finding]]:
    """The document, and what is to be said of it."""
    from xlforms.word.typesetting import typeset

    if not submission.forms:
        raise refusal("XF946")
    written = manuscript(submission, told)
    title = written.passages[0].text.replace("\n", "")
    return typeset(written.passages, title, told.facts["单位"]), written.findings


def output_path(material: Material, output: str | None) -> str:
    """Where the document goes."""
    if output is not None and output.lower().endswith(EXTENSION):
        return output
    stem = os.path.splitext(os.path.basename(os.path.abspath(material.path)))[0]
    folder = output or material.results or os.path.dirname(material.path)
    return os.path.join(folder, f"{stem}{_SUFFIX}{EXTENSION}")
