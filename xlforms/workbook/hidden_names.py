"""Defined names that nobody sees, each with a text: what a workbook is to remember, whatever program saves it.

Excel, WPS, LibreOffice and openpyxl keep them, unlike parts of our own (ECMA-376 part 1, 18.2.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlforms.workbook.document import Document
from xlforms.workbook.parts.order import WORKBOOK, ensure
from xlforms.workbook.parts.tree import append
from xlforms.workbook.sheet_list import defined_names

# The longest text that a formula can hold, with room to spare for doubled quotes.
_LONGEST = 200
_TEXT = r'"((?:[^"]|"")*)"'


def remember(document: Document, name: str, text: str) -> None:
    """Define a hidden name for a text."""
    pieces = [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST)] or [""]
    attributes = {"name": name, "hidden": "1"}
    parent = ensure(document.part.root, "definedNames", WORKBOOK)
    made = append(parent, f"{document.part.namespace}definedName", attributes)
    made.text = "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    document.part.changed = True


def remembered(document: Document, prefix: str) -> Iterator[tuple[str, str]]:
    """The names that begin so, with their texts."""
    for element in defined_names(document):
        if (name := element.get("name", "")).startswith(prefix):
            yield name, "".join(piece.replace('""', '"') for piece in re.findall(_TEXT, element.text or ""))


def forget(document: Document, prefix: str) -> None:
    """Take out the names that begin so."""
    parent = ensure(document.part.root, "definedNames", WORKBOOK)
    for element in list(parent.iterchildren("*")):
        if element.get("name", "").startswith(prefix):
            parent.remove(element)
    if not len(parent):
        document.part.root.remove(parent)
    document.part.changed = True
