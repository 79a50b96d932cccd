"""Shared formulas: one cell, the master, holds the text for a group (ECMA-376 part 1, 18.3.1.40).

The master need not stand at the top left of the group's range: Excel writes such groups itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.workbook.formulas import translate
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.reading import cells_of, rows_of


def hand_over(part: Part, row: int, column: int, formula: Element) -> None:
    """Before the master at a place loses its formula, make the next cell of its group the master of the rest.

    A formula that is no master needs nothing.
    """
    text = formula.text
    if formula.get("t") != "shared" or not text or not formula.get("ref"):
        return
    followers = list(_followers(part, formula))
    if not followers:
        return
    top, left, heir = followers[0]
    rows, columns, _ = zip(*followers, strict=True)
    heir.text = translate(text, top - row, left - column)
    heir.set("ref", str(Range(min(rows), min(columns), max(rows), max(columns))))


def _followers(part: Part, master: Element) -> Iterator[tuple[int, int, Element]]:
    """The formulas after a master that lean on it, until its index is given to another group."""
    tags, index, met = names(part.namespace), master.get("si"), False
    for row_number, row in rows_of(part):
        for column, cell in cells_of(row, tags):
            for formula in cell.iterchildren(tags.f):
                if formula is master:
                    met = True
                elif met and formula.get("si") == index and formula.get("t") == "shared":
                    if formula.get("ref"):
                        return
                    yield row_number, column, formula
