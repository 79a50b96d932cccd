"""问题清单: the last sheet, every finding with its cell, its arithmetic, its basis and how to mend it."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Sequence

from xlforms.calculation.report.figures import unit_of
from xlforms.findings import Finding, Severity, short
from xlforms.records import NamedTuple
from xlforms.submission import Submission
from xlforms.values.text import squash
from xlforms.workbook import Line, Range, Sheet, Workbook, parse_ref
from xlforms.workbook.sheets.widths import widths
from xlforms.writers.blanks import blank_sheet
from xlforms.writers.field_names import in_words
from xlforms.writers.paper import for_a_cell, height

NAME, _TEMPLATE = "问题清单", "wentiqingdan"
# The lines of the template, and the column of the link.
_ABOUT, _HEADER, _FIRST = 2, 3, 4
_PLACE = 3
# The typeface of the list, in points.
_SIZE = 10.5
_SEVERITIES = tuple(Severity)


class Row(NamedTuple):
    """One finding as the list's columns have it, from 级别 on."""

    severity: str
    place: str
    field: str
    message: str
    found: str
    expected: str
    arithmetic: str
    basis: str
    remedy: str


def write_problem_list(workbook: Workbook, submission: Submission, findings: Sequence[Finding]) -> None:
    """Add the list after all other sheets; the list of an earlier run goes, a sheet of the user's own stays."""
    remove_problem_lists(workbook)
    order = {sheet.name: number for number, sheet in enumerate(workbook.sheets)}
    ordered = sorted(findings, key=lambda note: _rank(note, order))
    sheet = workbook.add_sheet(blank_sheet(_TEMPLATE, NAME), NAME)
    sheet.set_value(_ABOUT, 1, for_a_cell(_about(submission, ordered)))
    _list(sheet, [_line(note, submission) for note in ordered])
    for row, note in enumerate(ordered, start=_FIRST):
        if note.sheet in order:
            sheet.set_hyperlink(row, _PLACE, _target(note))


def remove_problem_lists(workbook: Workbook) -> None:
    """Take out the list of an earlier run."""
    # What this run has written into is no list of an earlier one.
    for sheet in [sheet for sheet in workbook.sheets if not sheet.part.changed and is_problem_list(sheet)]:
        if len(workbook.sheets) > 1:
            workbook.remove_sheet(sheet)


def is_problem_list(sheet: Sheet) -> bool:
    """Whether a sheet is a list of ours: by its title and its header, whatever its name."""
    blank = blank_sheet(_TEMPLATE, NAME)
    printed = [place for place in blank.cells if place[0] in (1, _HEADER)]
    return all(_text(sheet, place) == _text(blank, place) for place in printed)


def _text(sheet: Sheet, place: tuple[int, int]) -> str:
    cell = sheet.cells.get(place)
    return squash(cell.text) if cell else ""


def _rank(note: Finding, order: dict[str, int]) -> tuple[int, int, tuple[int, int]]:
    """错误, 警告, 提示; then as the sheets and their cells follow each other."""
    cell = parse_ref(note.cell) if note.cell else (0, 0)
    return _SEVERITIES.index(note.severity), order.get(note.sheet, -1), cell


def _about(submission: Submission, findings: Sequence[Finding]) -> str:
    counts = Counter(note.severity for note in findings)
    told = "、".join(f"{severity.value}{counts[severity]}条" for severity in _SEVERITIES)
    return f"文件：{os.path.basename(submission.file)}　　单位：{short(unit_of(submission))}　　{told}"


def _line(note: Finding, submission: Submission) -> Row:
    entry = note.entry
    return Row(
        entry.severity,
        short(f"{note.sheet}!{note.cell}" if note.cell else note.sheet or "整个工作簿"),
        short(in_words(note.name, submission.about(note)) or entry.title),
        note.message,
        note.found,
        note.expected,
        note.arithmetic,
        entry.basis,
        entry.remedy,
    )


def _list(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Write the findings into rows high enough for them; without any the template's own row says so."""
    measure = widths(sheet)
    columns = [measure(Range(_FIRST, column, _FIRST, column)) for column in range(2, len(Row._fields) + 2)]
    lines = [
        Line(
            (number, *row),
            max(height(text, width, _SIZE) for text, width in zip(row, columns, strict=True) if text),
        )
        for number, row in enumerate(rows, start=1)
    ]
    if lines:
        sheet.write_lines({_FIRST: lines})


def _target(note: Finding) -> str:
    sheet = note.sheet.replace("'", "''")
    return f"'{sheet}'!{note.cell or 'A1'}"
