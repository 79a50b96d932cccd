"""The list of sheets in the workbook part, the names defined for one of them, and what a sheet may be called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlforms.workbook.document import Document
from xlforms.workbook.parts.attributes import whole
from xlforms.workbook.parts.order import WORKBOOK, ensure
from xlforms.workbook.parts.tree import Element, append
from xlforms.workbook.parts.variants import STRICT, TRANSITIONAL

LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", ""))


def entries(document: Document) -> list[Element]:
    """The `<sheet>` elements in tab order, chart sheets and their like included."""
    return list(ensure(document.part.root, "sheets", WORKBOOK).iterchildren(f"{document.part.namespace}sheet"))


def relationship_id(entry: Element) -> str:
    """The id of the relationship that leads to a sheet's part."""
    return entry.get(TRANSITIONAL.relationship_id) or entry.get(STRICT.relationship_id) or ""


def index_of(document: Document, sheet_id: str) -> int:
    """The place of a sheet in tab order, from 0; ValueError when it isn't there."""
    return [entry.get("sheetId") for entry in entries(document)].index(sheet_id)


def append_entry(document: Document, name: str, relationship: str) -> str:
    """List a sheet after the last one; gives its new sheet id."""
    listed = entries(document)
    taken = (whole(entry, "sheetId") for entry in listed)
    sheet_id = str(max(taken, default=0) + 1)
    parent = ensure(document.part.root, "sheets", WORKBOOK)
    attributes = {"name": name, "sheetId": sheet_id, document.variant.relationship_id: relationship}
    append(parent, f"{document.part.namespace}sheet", attributes, r=document.variant.relationships)
    document.part.changed = True
    return sheet_id


def remove_entry(document: Document, sheet_id: str) -> None:
    """Strike a sheet from the list, with the names defined for it; later sheets move up."""
    index = index_of(document, sheet_id)
    listed = entries(document)
    ensure(document.part.root, "sheets", WORKBOOK).remove(listed[index])
    for name in list(defined_names(document)):
        local = whole(name, "localSheetId", -1)
        if local == index:
            _remove_name(document, name)
        elif local > index:
            name.set("localSheetId", str(local - 1))
    for view in document.part.root.iter(f"{document.part.namespace}workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            shown = whole(view, attribute)
            if shown > index or shown == len(listed) - 1:
                view.set(attribute, str(max(shown - 1, 0)))
    document.part.changed = True


def defined_names(document: Document) -> Iterable[Element]:
    """Every `<definedName>` element."""
    space = document.part.namespace
    return document.part.root.iterfind(f"{space}definedNames/{space}definedName")


def local_names(document: Document, sheet_id: str) -> list[Element]:
    """The `<definedName>` elements that belong to one sheet: print area, print titles, and what users defined."""
    index = str(index_of(document, sheet_id))
    return [name for name in defined_names(document) if name.get("localSheetId") == index]


def define_name(document: Document, sheet_id: str, attributes: dict[str, str], text: str) -> None:
    """Define a name for one sheet."""
    parent = ensure(document.part.root, "definedNames", WORKBOOK)
    local = {**attributes, "localSheetId": str(index_of(document, sheet_id))}
    append(parent, f"{document.part.namespace}definedName", local).text = text
    document.part.changed = True


def unique_name(wanted: str, taken: Iterable[str]) -> str:
    r"""A name that Excel accepts and no other sheet has, as near to the wanted one as can be.

    At most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end; upper and lower case are the same.

    >>> unique_name("附件5", ["附件5", "Sheet1"]), unique_name("'a/b'", [])
    ('附件5 (2)', 'ab')
    """
    known = {name.casefold() for name in taken} | {"history"}
    base = wanted.translate(_FORBIDDEN).strip("'").strip() or "Sheet"
    return next(name for name in _variants(base) if name.casefold() not in known)


def quoted(name: str) -> str:
    """A sheet's name as formulas write it.

    >>> quoted("表 1's")
    "'表 1''s'"
    """
    return "'" + name.replace("'", "''") + "'"


def _variants(base: str) -> Iterator[str]:
    yield _cut(base, LONGEST_NAME)
    number = 2
    while True:
        suffix = f" ({number})"
        yield _cut(base, LONGEST_NAME - len(suffix)) + suffix
        number += 1


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip("'")


def _remove_name(document: Document, name: Element) -> None:
    parent = name.getparent()
    if parent is None:
        return
    parent.remove(name)
    if not len(parent):
        document.part.root.remove(parent)
