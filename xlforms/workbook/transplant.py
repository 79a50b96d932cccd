"""Sheets added from another workbook, and sheets taken out: the part, the list of sheets, styles and defined names."""

from __future__ import annotations

import posixpath

from xlforms.workbook.document import Document
from xlforms.workbook.formulas.rewriting import renamed, sheets_of
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import attributes_of
from xlforms.workbook.sheet_list import append_entry, define_name, entries, local_names, remove_entry, unique_name
from xlforms.workbook.sheets.sheet import Sheet

EVERY_CELL = "*"


def add_sheet(document: Document, source: Sheet, wanted: str) -> Sheet:
    """Copy a sheet of another workbook after the last one; which sheet is shown first doesn't change.

    What is copied is told by `Pattern`; print area, print titles and other names of the sheet come along.
    """
    listed = [entry.get("name", "") for entry in entries(document)]
    name = unique_name(wanted, listed)
    pattern = source.pattern
    styles = document.adopt(source.document.styles, pattern.cell_styles, pattern.differential_styles)
    root = pattern.copy(name, styles, document.variant, listed)
    part_name = document.package.unused_name(posixpath.join(posixpath.dirname(document.name), "worksheets/sheet{}.xml"))
    sheet_id = append_entry(document, name, document.add_part(part_name, Part(root), "worksheet"))
    for defined in local_names(source.document, source.sheet_id):
        text = defined.text or ""
        if sheets_of(text) == {source.name}:
            define_name(document, sheet_id, attributes_of(defined), renamed(text, source.name, name))
    sheet = Sheet(document, part_name, name, "visible", sheet_id)
    if styles.alike and not pattern.linked and document.date1904 == source.document.date1904:
        sheet.know(source)
    return sheet


def remove_sheet(document: Document, sheet: Sheet) -> None:
    """Take a sheet out, with its part, its names and its place in the calculation chain; ValueError for the last one.

    Formulas elsewhere that refer to it are not looked after.
    """
    if len(entries(document)) == 1:
        raise ValueError("a workbook has at least one sheet")
    remove_entry(document, sheet.sheet_id)
    document.package.unrelate(document.name, sheet.part_name)
    document.package.remove(sheet.part_name)
    document.lost_formulas.add((sheet.sheet_id, EVERY_CELL))
