"""A workbook opened as its officer left it: a marked one without its marks, which say nothing about its figures."""

from __future__ import annotations

from xlforms.workbook import Workbook, open_workbook
from xlforms.workbook.book import workbook_of
from xlforms.writers.marks.memory import remembers_marks


def open_unmarked(path: str, *, password: str | None = None) -> Workbook:
    """Open a workbook of any kind that can be read; FileError XF9 when it is none."""
    workbook = open_workbook(path, password=password)
    if not remembers_marks(workbook.document):
        return workbook
    from xlforms.writers.marks.take_off import unmarked

    return workbook_of(unmarked(workbook), path)
