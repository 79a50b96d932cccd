"""自评报告 as a Word document, from the tables of one unit."""

from __future__ import annotations

import os
from typing import NamedTuple

from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.findings import Finding, refusal
from xlforms.handed_in import Material, whole
from xlforms.pipeline import check
from xlforms.submission import Submission
from xlforms.workbook.saving import write_whole
from xlforms.writers.manuscript import manuscript
from xlforms.writers.narrative import told_by
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
    password: str | None = None,
) -> Reported:
    """Write the report of a workbook, or of a folder or .zip with one unit's workbooks, as a .docx.

    Args:
        path: what it is written from; nothing of it is changed.
        output: the document, or a folder for it; without it, beside the workbook.
        words: a wording of the unit's own, see `writers/wording.txt`.
        replace: replace the document of an earlier run.
        rules: a bureau's own file of settings.
        password: opens a protected workbook.

    Raises:
        FileError: the tables can't be read or hold nothing to report, the wording or the settings can't be used, the
            document can't be written.
    """
    said = wording(words)
    with whole(path) as material:
        target = output_path(material.path, output)
        checked = check(material, rules=rules, password=password)
        rulebook = Rulebook(rules or own_file(material.path))
    if not checked.submission.forms:
        raise refusal("XF946")
    told = told_by(checked.submission, rulebook, said)
    written = manuscript(checked.submission, told)
    from xlforms.word.typesetting import typeset

    title = written.passages[0].text.replace("\n", "")
    document = typeset(written.passages, title, told.facts["单位"])
    write_whole(target, document, source=material.path, replace=replace)
    return Reported(material.path, target, checked.submission, [*checked.findings, *written.findings])


def output_path(path: str, output: str | None) -> str:
    """Where the document goes."""
    stem = os.path.splitext(os.path.basename(os.path.abspath(path)))[0]
    name = f"{stem}{_SUFFIX}{EXTENSION}"
    if output is None:
        return os.path.join(os.path.dirname(path), name)
    return os.path.join(output, name) if os.path.isdir(output) else output
