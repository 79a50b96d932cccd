"""Marks taken off: the workbook as it was, or, when somebody has worked on it meanwhile, without what is ours in it."""

from __future__ import annotations

from xlforms.workbook import CellValue, Sheet, Workbook
from xlforms.workbook.book import workbook_of
from xlforms.workbook.notes import Notes
from xlforms.workbook.originals import restored, without_originals
from xlforms.workbook.sheets.shading import Shading
from xlforms.writers.marks import memory
from xlforms.writers.marks.notes import SECTION
from xlforms.writers.problem_list import is_problem_list, remove_problem_lists


def unmarked(workbook: Workbook) -> bytes:
    """A marked workbook without its marks: every part that only marking has touched is what it was, byte for byte.

    In a part that was changed since (Excel and WPS change every one), our notes and what we wrote into others' notes,
    our colours, 问题清单 and what reminds of them are taken out. Everything else stays.
    """
    if (whole := restored(workbook)) is not None and _agree(workbook, whole):
        return whole
    mixed = without_originals(_without_ours(workbook.again()), put_back=True)
    if _agree(workbook, mixed):
        return mixed
    return without_originals(_without_ours(workbook.again()), put_back=False)


def _without_ours(workbook: Workbook) -> Workbook:
    """What is ours taken out of the parts as they are now."""
    remove_problem_lists(workbook)
    for sheet in workbook.sheets:
        notes = Notes(sheet)
        notes.strip(SECTION)
        notes.keep()
    Shading(workbook.document, memory.FILLS, tuple(memory.COLOURS.values())).take_off(workbook.sheets)
    memory.forget_marks(workbook.document)
    return workbook


def _agree(marked: Workbook, data: bytes) -> bool:
    """Whether what a workbook keeps of itself says what its sheets say; anybody could have put other things there."""
    kept = [sheet for sheet in workbook_of(data, marked.path).sheets if not is_problem_list(sheet)]
    return all((shown := marked.sheet(sheet.name)) is not None and _said(shown) == _said(sheet) for sheet in kept)


def _said(sheet: Sheet) -> dict[tuple[int, int], tuple[CellValue, str | None]]:
    return {place: (cell.value, cell.formula) for place, cell in sheet.cells.items()}
