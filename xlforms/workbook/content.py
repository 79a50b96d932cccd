"""What stands inside a `<c>`: taken out and put in without touching its style (ECMA-376 part 1, 18.3.1.4)."""

from __future__ import annotations

from xlforms.workbook.names import Names
from xlforms.workbook.tree import SPACE, Element, drop, make
from xlforms.workbook.values import Stored


def formula_of(cell: Element, tags: Names) -> Element | None:
    """The `<f>` of a cell."""
    return next(cell.iterchildren(tags.f), None)


def clear(cell: Element, tags: Names) -> None:
    """Leave the style alone and take out the rest, with the type and the metadata that belonged to it."""
    for child in list(cell.iterchildren(tags.f, tags.v, tags.inline)):
        cell.remove(child)
    drop(cell, "t", "cm", "vm")


def put_value(cell: Element, tags: Names, value: Stored) -> None:
    """Put a value into a cell that has been cleared."""
    if value.kind is not None:
        cell.set("t", value.kind)
    cell.insert(0, _inline(tags, value.text) if value.kind == "inlineStr" else _with_text(tags.v, value.text))


def put_cached(cell: Element, tags: Names, value: Stored | None) -> None:
    """Replace the cached value of a cell that holds a formula; None leaves it without one."""
    for child in list(cell.iterchildren(tags.v, tags.inline)):
        cell.remove(child)
    drop(cell, "t", "vm")
    if value is None:
        return
    if value.kind is not None:
        cell.set("t", "str" if value.kind == "inlineStr" else value.kind)
    cell.insert(1, _with_text(tags.v, value.text))


def put_formula(cell: Element, tags: Names, formula: str, cached: Stored | None) -> None:
    """Put a formula with its cached value into a cell that has been cleared."""
    cell.insert(0, _with_text(tags.f, formula))
    put_cached(cell, tags, cached)


def _inline(tags: Names, text: str) -> Element:
    inline = make(tags.inline)
    inline.append(_with_text(tags.t, text))
    return inline


def _with_text(tag: str, text: str) -> Element:
    element = make(tag)
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
    return element
