"""Cell styles: number formats by style index, and styles appended.

`cellXfs` and its companions (ECMA-376 part 1, 18.8) are only ever appended to: what an index means never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from xlforms.workbook.attributes import index
from xlforms.workbook.number_format import builtin_format, is_date_format
from xlforms.workbook.order import STYLESHEET, ensure
from xlforms.workbook.part import Part
from xlforms.workbook.tree import Element, element_bytes, make

_GENERAL = "General"
_FIRST_CUSTOM = 164
# Built-in numbers that mean the same in every language.
_BUILTIN = {builtin_format(number): str(number) for number in (0, 1, 2, 3, 4, 9, 10, 11, 49)}

BLANK = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="\xe5\xae\x8b\xe4\xbd\x93"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


class Format(NamedTuple):
    """A number format: its code, and whether numbers show as days or times in it."""

    code: str
    dated: bool


class Formats(dict[str | None, Format]):
    """The number formats by style index as cells write it, found at first use; General for one that there is not."""

    def __init__(self, codes: Mapping[str, str], numbers: Sequence[str]) -> None:
        super().__init__()
        self._codes = codes
        self._numbers = numbers

    def __missing__(self, style: str | None) -> Format:
        number = self._numbers[position(style, len(self._numbers))] if self._numbers else "0"
        code = self._codes.get(number) or builtin_format(index(number))
        self[style] = found = Format(code, is_date_format(code))
        return found


class Styles:
    """The styles part of a workbook.

    Attributes:
        part: the live part.
        formats: the number format of a cell by its `s` attribute.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self._items: dict[str, list[Element]] = {}
        self._codes = {item.get("numFmtId", ""): item.get("formatCode", _GENERAL) for item in self.items("numFmts")}
        self._numbers = [xf.get("numFmtId", "0") for xf in self.items("cellXfs")]
        self.formats = Formats(self._codes, self._numbers)
        self._clones: dict[tuple[str | None, str], str] = {}
        self._places: dict[str, dict[bytes, int]] = {}
        self._contents: dict[Element, bytes] = {}

    def items(self, name: str) -> list[Element]:
        """The elements of a collection such as `cellXfs`, `fonts` or `numFmts`, in their order."""
        if (items := self._items.get(name)) is None:
            found = self.part.root.find(f"{self.part.namespace}{name}")
            items = self._items[name] = [] if found is None else list(found.iterchildren("*"))
        return items

    def item(self, name: str, index: str | None) -> Element | None:
        """One element of a collection; the first for an index that there is not, None when there are none at all."""
        items = self.items(name)
        return items[position(index, len(items))] if items else None

    def custom_code(self, number: str) -> str | None:
        """The format code that the workbook itself gives a number; None for a built-in one."""
        return self._codes.get(number)

    def with_format(self, style: str | None, code: str) -> str:
        """The `s` of the same style with another number format, appended when this has not been done before."""
        key = (style, code)
        if (known := self._clones.get(key)) is None:
            clone = self._clone(style)
            clone.set("numFmtId", self.number_of(code))
            clone.set("applyNumberFormat", "1")
            known = self._clones[key] = str(self.append("cellXfs", clone))
        return known

    def content(self, item: Element) -> bytes:
        """What an element of a collection says; it never changes."""
        if (known := self._contents.get(item)) is None:
            known = self._contents[item] = element_bytes(item)
        return known

    def place(self, name: str, item: Element, content: bytes) -> int:
        """The index of an element of that content in a collection; when there is none, `item` is appended.

        One that stands somewhere else stays there and is copied.
        """
        places = self._places.get(name)
        if places is None:
            # The first of several equal ones counts.
            numbered = reversed(list(enumerate(self.items(name))))
            places = self._places[name] = {self.content(known): index for index, known in numbered}
        if content not in places:
            places[content] = self.append(name, item if item.getparent() is None else deepcopy(item))
        return places[content]

    def append(self, name: str, item: Element) -> int:
        """Append an element to a collection; gives its index."""
        items = self.items(name)
        items.append(item)
        collection = ensure(self.part.root, name, STYLESHEET)
        collection.append(item)
        collection.set("count", str(len(items)))
        if name == "cellXfs":
            self._numbers.append(item.get("numFmtId", "0"))
        self.part.changed = True
        return len(items) - 1

    def number_of(self, code: str) -> str:
        """The number of a format code: a built-in one, one of the workbook, or a new one."""
        if code in _BUILTIN:
            return _BUILTIN[code]
        known = next((number for number, other in self._codes.items() if other == code), None)
        if known is None:
            known = str(max([_FIRST_CUSTOM - 1, *map(index, self._codes)]) + 1)
            self.append("numFmts", make(f"{self.part.namespace}numFmt", {"numFmtId": known, "formatCode": code}))
            self._codes[known] = code
        return known

    def _clone(self, style: str | None) -> Element:
        if (item := self.item("cellXfs", style)) is not None:
            return deepcopy(item)
        return make(f"{self.part.namespace}xf", {"fontId": "0", "fillId": "0", "borderId": "0"})


def position(text: str | None, length: int) -> int:
    """An index as attributes write it; that of the first element when it is missing or too large."""
    at = index(text)
    return at if at < length else 0
