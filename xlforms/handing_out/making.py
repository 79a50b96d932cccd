"""Workbooks for the units: our blank forms of a year, empty or with what stays from last year."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

from xlforms.calculation.report.figures import unit_of
from xlforms.errors import FileError
from xlforms.findings import Finding
from xlforms.forms import ANNEX5, PROJECT, Form
from xlforms.handing_out.carrying import Carried, counted, kept
from xlforms.handing_out.drawing import prepared
from xlforms.handing_out.sets import SETS, steps
from xlforms.pipeline import read
from xlforms.records import NamedTuple
from xlforms.roster import Member
from xlforms.submission import Filled
from xlforms.workbook import Sheet, Workbook
from xlforms.workbook.files.kinds import Kind
from xlforms.workbook.files.saving import make_folder
from xlforms.workbook.parts.archive import Archive
from xlforms.writers.blanks import blank_form, blank_sheet
from xlforms.writers.transfer.book import BLANKS, fit_rows
from xlforms.writers.transfer.copying import Copy
from xlforms.writers.transfer.cost_lines import carry_costs
from xlforms.writers.transfer.heads import write_head
from xlforms.writers.transfer.indicator_lines import carry_indicators
from xlforms.writers.transfer.remains import cut_short
from xlforms.writers.transfer.standing import let_stand

# Where a form names the unit that fills it in.
_UNIT = ("unit_name", "implementing_unit")


class Made(NamedTuple):
    """A workbook that was made.

    Attributes:
        path: where it is.
        year: the year that it is about.
        unit: whom it is for, "" when nobody is named.
        carried: what was taken over from last year, None when there was no last year.
        findings: what could not be taken over whole.
    """

    path: str
    year: int
    unit: str
    carried: Carried | None
    findings: Sequence[Finding] = ()


def hand_out(kind: str, path: str, *, year: int, last: str | None = None, replace: bool = False) -> Made:
    """新建: one workbook.

    Args:
        kind: `department`, `project`, `annex5` or `all`.
        path: the workbook to write.
        year: the year that it is about.
        last: last year's workbook, of which unit, 编制, projects, indicators and final accounts are taken over.
        replace: replace a workbook that is there.

    Raises:
        FileError: last year's workbook can't be read or has nothing to take over, or the new one can't be written.
    """
    forms: list[Filled] = []
    unit, carried = "", None
    if last is not None:
        submission = read(last)
        forms = kept(submission, SETS[kind].forms, year)
        unit, carried = unit_of(submission), counted(forms)
    make_folder(path)
    about = steps(kind, carried.words if carried else "")
    book, findings = _made(kind, forms, unit, year, about)
    book.save(path, replace=replace)
    return Made(path, year, unit, carried, findings)


def hand_out_to_all(
    kind: str, members: Sequence[Member], folder: str, *, year: int, replace: bool = False
) -> Iterator[Made | tuple[Member, FileError]]:
    """新建 for each unit of a roster: `folder/<unit>.xlsx`; one that can't be written does not stop the others."""
    # What stands in the way of the folder is said for each workbook that is written into it.
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)
    for member in members:
        path = os.path.join(folder, f"{member.name}.xlsx")
        try:
            book, _ = _made(kind, [], member.name, year, [*steps(kind, ""), _addressed(member)])
            book.save(path, replace=replace)
        except FileError as error:
            yield member, error
        else:
            yield Made(path, year, member.name, None)


def _addressed(member: Member) -> str:
    """Whom the workbook is for."""
    told = [
        f"编码 {member.code}" if member.code else "",
        " ".join(filter(None, ("联系人", member.contact, member.phone))),
    ]
    more = "，".join(filter(None, told if member.contact or member.phone else told[:1]))
    return f"本表发给：{member.name}" + (f"（{more}）" if more else "")


def _made(
    kind: str, last: Sequence[Filled], unit: str, year: int, about: Sequence[str]
) -> tuple[Workbook, list[Finding]]:
    """A workbook, calculated, that has not been saved, and what could not be taken over whole."""
    projects = max(1, sum(filled.form is PROJECT for filled in last))
    sheets = {BLANKS[form.official][1]: projects if form is PROJECT else 1 for form in SETS[kind].forms}
    data = prepared({name: number for name, number in sheets.items() if name != "附件5"}, about)
    book = Workbook(Archive(data), Kind.XLSX, "")
    copies = [copy for form in SETS[kind].forms for copy in _copies(book, form, last)]
    for copy in copies:
        _carry(copy, year)
        _name(copy, unit)
        fit_rows(copy)
    let_stand(book, copies)
    return book, [note for copy in copies for note in cut_short(copy)]


def _copies(book: Workbook, form: Form, last: Sequence[Filled]) -> Iterator[Copy]:
    """The sheets of one form, each with last year's form, or with the blank one for nothing."""
    template, name = BLANKS[form.official]
    blank = blank_form(template, name)
    if form is ANNEX5:
        book.add_sheet(blank_sheet(template, name), name)
    before = [filled for filled in last if filled.form is form]
    for at, sheet in enumerate(_called(book, name)):
        yield Copy(before[at] if at < len(before) else blank, blank, sheet)


def _called(book: Workbook, name: str) -> list[Sheet]:
    return [sheet for sheet in book.sheets if sheet.name.partition(" (")[0] == name]


def _carry(copy: Copy, year: int) -> None:
    write_head(copy, year)
    if copy.source is copy.blank:
        return
    if copy.source.rows:
        carry_costs(copy)
    if copy.source.indicators:
        carry_indicators(copy)
    for name, place in copy.blank.values.items():
        value = copy.source.values.get(name)
        if value is not None and not value.blank:
            copy.put(value, copy.now(place.row), place.column)


def _name(copy: Copy, unit: str) -> None:
    """Write the unit where the form asks for it and nothing stands yet."""
    for name in _UNIT:
        place = copy.blank.values.get(name)
        if place is not None and unit and copy.sheet.cell(copy.now(place.row), place.column) is None:
            copy.type(copy.now(place.row), place.column, unit)
            return
