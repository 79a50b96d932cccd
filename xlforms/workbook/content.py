"""What stands inside a `<c>`: taken out and put in without touching its style (ECMA-376 part 1, 18.3.1.4)."""

from __future__ import annotations

from xlforms.workbook.names import Names
from xlforms.workbook.tree import SPACE, Element, append, drop
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
    if value.kind == "inlineStr":
        _write(append(_child(cell, tags.inline, 0), tags.t), value.text)
    else:
        _write(_child(cell, tags.v, 0), value.text)


def put_cached(cell: Element, tags: Names, value: Stored | None) -> None:
    """Replace the cached value of a cell that holds a formula; None leaves it without one."""
    for child in list(cell.iterchildren(tags.v, tags.inline)):
        cell.remove(child)
    drop(cell, "t", "vm")
    if value is None:
        return
    if value.kind is not None:
        cell.set("t", "str" if value.kind == "inlineStr" else value.kind)
    _write(_child(cell, tags.v, 1), value.text)


def put_formula(cell: Element, tags: Names, formula: str, cached: Stored | None) -> None:
    """Put a formula with its cached value into a cell that has been cleared."""
    _write(_child(cell, tags.f, 0), formula)
    put_cached(cell, tags, cached)


def _child(cell: Element, tag: str, position: int) -> Element:
    """A new child of a cell, before the extensions that may stand at its end."""
    child = append(cell, tag)
    if len(cell) > position + 1:
        cell.insert(position, child)
    return child


def _write(element: Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
