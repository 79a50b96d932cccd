"""Workbooks handed back marked, and marks taken off again: each a copy beside, the source is never changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from xlforms.calculation.checks import examine_together
from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.report.against import against_report
from xlforms.findings import Finding, refusal
from xlforms.forms import KnownForms
from xlforms.forms.declared import forms_for
from xlforms.handed_in import CLEANED, DONE, MARKED, Material, handed_in_as, whole
from xlforms.pipeline import EDITED_IN_PLACE, Checked, editable, examined
from xlforms.records import NamedTuple
from xlforms.settling import settled
from xlforms.submission import Submission
from xlforms.workbook import Workbook, open_workbook
from xlforms.workbook.book import workbook_of
from xlforms.workbook.files.saving import make_folder, write_whole
from xlforms.writers.marks.memory import remembers_marks
from xlforms.writers.marks.opening import open_unmarked

if TYPE_CHECKING:
    from xlforms.writers.marks.put_on import Marks


class Copy(NamedTuple):
    """One marked workbook.

    Attributes:
        file: the source, unchanged.
        output: the marked copy.
        cells: how many cells were coloured.
        without_note: sheet and cell of those that are coloured but could not get a note.
        rebuilt: whether the copy stands on our blank forms, the source being of a kind that can only be read.
    """

    file: str
    output: str
    cells: int
    without_note: tuple[tuple[str, str], ...]
    rebuilt: bool


class Annotated(NamedTuple):
    """What `annotate` did with one hand-in.

    Attributes:
        checked: what the check of the source tells; marking changes nothing about it.
        copies: the marked copy of each workbook that holds forms.
    """

    checked: Checked
    copies: list[Copy]

    @property
    def findings(self) -> list[Finding]:
        """Everything noticed."""
        return self.checked.findings


class Cleaned(NamedTuple):
    """What `clean` did with one workbook.

    Attributes:
        file: the marked workbook, unchanged.
        output: the workbook without marks.
        findings: none; what stands in the workbook is not looked at.
    """

    file: str
    output: str
    findings: list[Finding]


def annotate(
    path: str | Material,
    folder: str | None = None,
    *,
    replace: bool = False,
    rules: str | None = None,
    forms: str | None = None,
    password: str | None = None,
    taken: set[str] | None = None,
) -> Annotated:
    """Check a workbook and mark a copy of it: `folder/<name>-已标注.xlsx`, beside the source without a folder.

    The copy is the very same file, in which cells with findings are coloured by the worst and have a note, and 问题清单
    is the last sheet. A marked workbook is marked afresh. One of a kind that can only be read (.xls, .et, .xlsb, .ods)
    is marked on a copy of our blank forms; the findings' cells there are those of the copy. Of a folder or .zip with
    all that one unit handed in, each workbook is marked.

    Args:
        path: the workbook, folder or .zip; it is never changed.
        folder: where the copy goes; made when it is not there.
        replace: replace the copy of an earlier run.
        rules: a bureau's own file of settings, as `check` has it.
        forms: a folder of declarations, as `check` has it.
        password: opens a protected workbook.
        taken: the copies that this run has made already, which `replace` doesn't mean; new ones are added.

    Raises:
        FileError: the only workbook can't be worked on, or a copy can't be written.
    """
    taken = set() if taken is None else taken
    there = folder is not None and os.path.isdir(folder)
    with whole(path) as material:
        known = forms_for(material.path, forms)
        rulebook = Rulebook(rules or own_file(material.path))
        opened = _Opened(password)
        checked = examined(material, rulebook, known, opened)
        holding = {filled.file for filled in checked.submission.forms}
        copies = []
        for file in material.workbooks:
            if (name := material.name(file)) in holding:
                marked, rebuilt = _marked(opened.books[file].again(), name, checked, rulebook, known)
                target = marked_path(material.one(file).path, folder or _results(material.one(file)))
                if not there:  # a folder that has gone meanwhile is not made up again: its share may be away
                    make_folder(target)
                write_whole(target, marked.data, source=file, replace=replace and _place(target) not in taken)
                taken.add(_place(target))
                copies.append(Copy(material.one(file).path, target, marked.cells, marked.without_note, rebuilt))
        return Annotated(checked, copies)


class _Opened:
    """Opens workbooks and keeps them, so that none has to be deciphered or carried over from another kind twice.

    Attributes:
        books: the workbooks by their paths.
    """

    def __init__(self, password: str | None) -> None:
        self._password = password
        self.books: dict[str, Workbook] = {}

    def __call__(self, file: str) -> Workbook:
        book = self.books[file] = open_unmarked(file, password=self._password)
        return book


def _results(material: Material) -> str | None:
    """The folder for marked copies of what came in an archive, None when they go beside the workbook."""
    before, _, after = material.results.rpartition(f"-{DONE}")
    return f"{before}-{MARKED}{after}" if before else None


def _marked(workbook: Workbook, name: str, checked: Checked, rules: Rulebook, known: KnownForms) -> tuple[Marks, bool]:
    """One of the workbooks checked, marked; and whether it had to be carried over onto our blank forms."""
    from xlforms.writers.marks.put_on import mark

    if workbook.editable:
        part = Submission(workbook.path)
        part.forms = [filled for filled in checked.submission.forms if filled.file == name]
        here = [note for note in checked.findings if note.file == name]
        of_all = [note for note in checked.findings if name and not note.file]
        return mark(workbook, part, here, of_all), False
    moved, noted = editable(workbook, rules, known)
    base = workbook_of(moved.to_bytes(), workbook.path)
    submission, _, findings = settled(base.again(), rules, values=False, overwrite=False)
    return mark(
        base, submission, [*findings, *against_report(submission, rules), *examine_together(submission, rules)], noted
    ), True


def clean(path: str, folder: str | None = None, *, replace: bool = False, password: str | None = None) -> Cleaned:
    """Take the marks off: `folder/<name>-已清除标注.xlsx`, beside the marked workbook without a folder.

    Parts that nobody has changed since they were marked are what they were before, byte for byte; in the others our
    notes, colours and 问题清单 go, and what was edited stays.

    Args:
        path: the marked workbook; it is never changed.
        folder: where the result goes; made when it is not there.
        replace: replace the result of an earlier run.
        password: opens a protected workbook.

    Raises:
        FileError: XF945 it bears no marks; it can't be worked on, or the result can't be written.
    """
    from xlforms.writers.marks.take_off import unmarked

    workbook = open_workbook(path, password=password)
    if not remembers_marks(workbook.document):
        raise refusal("XF945")
    target = cleaned_path(path, folder)
    make_folder(target)
    write_whole(target, unmarked(workbook), source=path, replace=replace)
    return Cleaned(path, target, [])


def marked_path(path: str, folder: str | None) -> str:
    """Where the marked copy goes; one of a copy in its own folder gets a number, since no source is written over."""
    target = _beside(path, folder, MARKED)
    if os.path.abspath(target) != os.path.abspath(path):
        return target
    stem, extension = os.path.splitext(target)
    return f"{stem}(2){extension}"


def cleaned_path(path: str, folder: str | None) -> str:
    """Where the workbook without marks goes."""
    return _beside(path, folder, CLEANED)


def _beside(path: str, folder: str | None, what: str) -> str:
    """The name of a result: what was handed in, and what became of it."""
    stem, extension = os.path.splitext(os.path.basename(path))
    kept = extension if extension.lower() in EDITED_IN_PLACE else ".xlsx"
    return os.path.join(folder or os.path.dirname(path), f"{handed_in_as(stem)}-{what}{kept}")


def _place(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))
