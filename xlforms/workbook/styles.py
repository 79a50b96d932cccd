"""Cell styles: number formats by style index.

`cellXfs` (ECMA-376 part 1, 18.8.10) is only ever appended to: an index in use never changes its meaning.
"""

from __future__ import annotations

from typing import NamedTuple

from xlforms.workbook.number_format import builtin_format, is_date_format
from xlforms.workbook.part import Part
from xlforms.workbook.tree import Element

_GENERAL = "General"


class Format(NamedTuple):
    """A number format: its code, and whether numbers show as days or times in it."""

    code: str
    dated: bool


class Styles:
    """The styles part of a workbook; without one, everything is General.

    Attributes:
        part: the part, None when the workbook has none.
    """

    def __init__(self, part: Part | None) -> None:
        self.part = part
        self._custom = {e.get("numFmtId", ""): e.get("formatCode", _GENERAL) for e in self.items("numFmts")}
        self._numbers = [xf.get("numFmtId", "0") for xf in self.items("cellXfs")]
        self._formats: dict[str | None, Format] = {}

    def collection(self, name: str) -> Element | None:
        """The element that holds a kind of style: `cellXfs`, `fonts`, `numFmts`."""
        return None if self.part is None else self.part.root.find(f"{self.part.namespace}{name}")

    def items(self, name: str) -> list[Element]:
        """The elements of a collection in their order; none when it is missing."""
        found = self.collection(name)
        return [] if found is None else list(found.iterchildren("*"))

    def format(self, style: str | None) -> Format:
        """The number format of a cell by its `s` attribute; General for an index that there is not."""
        if (found := self._formats.get(style)) is None:
            found = self._formats[style] = self._format(style or "0")
        return found

    def _format(self, style: str) -> Format:
        index = int(style) if style.isdecimal() else 0
        number = self._numbers[index] if index < len(self._numbers) else "0"
        code = self._custom.get(number) or builtin_format(int(number) if number.isdecimal() else 0)
        return Format(code, is_date_format(code))
