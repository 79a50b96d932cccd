"""Attributes as other programs write them: one that can't be read counts as one that isn't there."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite
from typing import TypeVar

from xlforms.workbook.parts.tree import Element
from xlforms.workbook.references import Range

_LONGEST = 10  # digits of an index or a count

M = TypeVar("M", bound=float | None)


def whole(element: Element, name: str, missing: int = 0) -> int:
    """A number such as `sheetId`, an index, a column; `missing` when none is written."""
    return index(element.get(name), missing)


@lru_cache(maxsize=4096)
def index(text: str | None, missing: int = 0) -> int:
    """What an attribute that is a whole number, not below zero, says.

    >>> index("12"), index("-1"), index(None), index("9" * 5000, 7)
    (12, 0, 0, 7)
    """
    return int(text) if text and text.isdecimal() and len(text) <= _LONGEST else missing


def measure(element: Element, name: str, missing: M) -> float | M:
    """A width, height or size of type; `missing` when none is written."""
    try:
        size = float(element.get(name, ""))
    except ValueError:
        return missing
    return size if isfinite(size) and size >= 0 else missing


def area_of(element: Element, name: str = "ref") -> Range | None:
    """The cells that an attribute names, None when it names none."""
    return range_of(element.get(name, ""))


def range_of(text: str) -> Range | None:
    """The range of a reference such as `A1:C3`; None when it is none.

    >>> range_of("A1:B2"), range_of("A1:")
    (Range(top=1, left=1, bottom=2, right=2), Range(top=1, left=1, bottom=1, right=1))
    >>> range_of(":B2"), range_of("A0")
    (None, None)
    """
    try:
        return Range.parse(text)
    except ValueError:
        return None
