"""What of the source has not gone over: cells of its forms, other sheets, and what reading noticed there."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.findings import Finding, finding
from xlforms.forms.indicators import INDICATORS
from xlforms.forms.labels import recognise
from xlforms.readers.levels import split_points
from xlforms.submission import Submission
from xlforms.values.prompts import is_prompt
from xlforms.values.text import clean
from xlforms.workbook import Cell, ref
from xlforms.workbook.sheets.values import LONGEST_TEXT
from xlforms.writers.transfer.copying import Copy
from xlforms.writers.transfer.heads import without_year
from xlforms.writers.transfer.indicator_lines import locate_table

# A cell's text is quoted up to this length.
_QUOTED = 40
# Findings on how a value was typed are made again where it stands now.
_LAYOUT, _OTHER_SHEET = "XF1", "XF108"
_UNITS = frozenset({"单位:万元", "金额单位:万元"})


def left_behind(copy: Copy) -> Iterator[Finding]:
    """The cells of a form that found no place, all in one finding."""
    printed = {without_year(cell.text) for cell in copy.blank.sheet.cells.values()} | _UNITS | {""}
    printed |= set(_levels(copy)) if INDICATORS in copy.source.form.blocks else set()
    cells = [cell for place, cell in copy.source.sheet.cells.items() if place not in copy.carried]
    lost = [cell for cell in cells if _in_form(copy, cell) and not _told(copy, cell, printed)]
    if lost:
        quoted = "、".join(f"{cell.ref}“{_short(cell.text)}”" for cell in lost)
        yield finding("XF110", name=copy.source.form.key, source=copy.source.sheet.name, count=len(lost), cells=quoted)


def cut_short(copy: Copy) -> Iterator[Finding]:
    """The cells of the new sheet that hold only the beginning of what was typed."""
    for (row, column), count in copy.cut.items():
        cell, source = ref(row, column), copy.source.sheet.name
        yield finding("XF119", sheet=copy.sheet.name, cell=cell, source=source, count=count, limit=LONGEST_TEXT)


def _levels(copy: Copy) -> Iterator[str]:
    """The levels of indicators, which go over with these: one without any is no loss."""
    header, columns = locate_table(copy.source)
    total = copy.source.values.get("total.score")
    end = total.row if total else copy.source.bottom
    for cell in copy.source.sheet.cells.values():
        if header < cell.row < end and cell.column in (columns.get("level1"), columns.get("level2")):
            yield split_points(cell.text)[0]


def _in_form(copy: Copy, cell: Cell) -> bool:
    return copy.source.top <= cell.row <= copy.source.bottom


def _told(copy: Copy, cell: Cell, printed: set[str]) -> bool:
    """Whether a cell holds nothing but what the blank prints, or a part of what went over in one piece."""
    text = clean(cell.text)
    joined = any(text in whole for whole in copy.pieces.get(cell.row, ()))
    if joined or cell.value == copy.source.title or is_prompt(text) or copy.paragraphs.issuperset(text.split("\n")):
        return True
    labels = recognise(cell.text) if isinstance(cell.value, str) else ()
    if labels and not any(label.rest for label in labels):
        return True
    return without_year(text) in printed or split_points(text)[0] in printed


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def noticed_there(submission: Submission) -> Iterator[Finding]:
    """What reading noticed about the layout of the source, in words that name its sheets and cells."""
    for note in submission.findings:
        if note.code == _OTHER_SHEET:
            yield finding("XF111", source=note.sheet)
        elif note.code.startswith(_LAYOUT):
            place = f"{note.sheet}!{note.cell}" if note.cell else note.sheet
            yield note._replace(sheet="", cell="", message=f"原文件「{place}」：{note.message}")
