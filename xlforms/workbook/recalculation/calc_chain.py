"""The calculation chain: an optional list of the formula cells (ECMA-376 part 1, 12.3.1 and 18.6).

A formula that is missing from it does no harm, Excel adds it; an entry for a cell without a formula makes Excel repair
the file. So entries are only ever taken out, and the part goes when none is left.
"""

from __future__ import annotations

from collections.abc import Collection

from xlforms.workbook.document import Document
from xlforms.workbook.parts.tree import Element

Place = tuple[str, str]


def prune(document: Document, lost: Collection[Place]) -> None:
    """Take the cells that lost their formula, as (sheet id, reference), out of the chain.

    The reference `*` stands for a whole sheet.
    """
    name = document.package.related(document.name, "calcChain")
    if name is None or not lost:
        return
    part = document.package.part(name)
    if not _take_out(part.root, lost):
        return
    part.changed = True
    if not len(part.root):
        document.package.unrelate(document.name, name)
        document.package.remove(name)


def _take_out(root: Element, lost: Collection[Place]) -> bool:
    """Remove entries; one without a sheet id belongs to the sheet of the entry before it."""
    sheet, handed_on, found = "0", False, False
    for entry in list(root.iterchildren("{*}c")):
        told = entry.get("i")
        sheet = told or sheet
        if (sheet, entry.get("r")) in lost or (sheet, "*") in lost:
            root.remove(entry)
            handed_on, found = handed_on or told is not None, True
        else:
            if handed_on and told is None:
                entry.set("i", sheet)
            handed_on = False
    return found
