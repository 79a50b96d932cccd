"""What stands inside a `<c>`: taken out and put in without touching its style (ECMA-376 part 1, 18.3.1.4)."""

from __future__ import annotations

from copy import copy
from functools import lru_cache

from xlforms.workbook.parts.names import Names
from xlforms.workbook.parts.tree import SPACE, Element, append, drop, make
from xlforms.workbook.sheets.values import Stored


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
    if value.kind == "inlineStr":
        inline = copy(_model(tags.inline, tags.t))
        _write(inline[0], value.text)
        cell.insert(0, inline)
    else:
        _insert(cell, 0, tags.v, value.text)


def put_cached(cell: Element, tags: Names, value: Stored | None) -> None:
    """Replace the cached value of a cell that holds a formula; None leaves it without one."""
    for child in list(cell.iterchildren(tags.v, tags.inline)):
        cell.remove(child)
    drop(cell, "t", "vm")
    if value is None:
        return
    if value.kind is not None:
        cell.set("t", "str" if value.kind == "inlineStr" else value.kind)
    _insert(cell, 1, tags.v, value.text)


def put_formula(cell: Element, tags: Names, formula: str, cached: Stored | None) -> None:
    """Put a formula with its cached value into a cell that has been cleared."""
    _insert(cell, 0, tags.f, formula)
    put_cached(cell, tags, cached)


def _insert(cell: Element, position: int, tag: str, text: str) -> None:
    """Put a new child into a cell, before the extensions that may stand at its end."""
    child = copy(_model(tag))
    _write(child, text)
    cell.insert(position, child)


@lru_cache(maxsize=32)
def _model(tag: str, inner: str | None = None) -> Element:
    """An element to be copied, which takes a third of the time of making one."""
    element = make(tag)
    if inner is not None:
        append(element, inner)
    return element


def _write(element: Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
