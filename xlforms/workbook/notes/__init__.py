"""Notes on cells (批注): the comments part, the drawing with their boxes, and the size that a box needs."""

from __future__ import annotations

from xlforms.workbook.notes.boxes import Size
from xlforms.workbook.notes.comments import Run, Section
from xlforms.workbook.notes.sheet_notes import Notes

__all__ = ["Notes", "Run", "Section", "Size"]
