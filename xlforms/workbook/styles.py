"""Cell styles: number formats by style index, and the standard typeface.

Styles never change; `xlforms.workbook.appending` makes others of them. So all workbooks that came from one template
share theirs, and what was appended to them for one is there for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from xlforms.records import NamedTuple
from xlforms.workbook.number_format import builtin_format, is_date_format
from xlforms.workbook.parts.archive import Packed, packed
from xlforms.workbook.parts.attributes import index
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, styles_on

_GENERAL = "General"
_NAME = "styles.xml"

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
        found = Format(code, is_date_format(code))
        if style is None or index(style) < len(self._numbers):
            self[style] = found
        return found


class Styles:
    """The styles part of a workbook, for reading; known by identity.

    Attributes:
        part: its tree, which nobody may change.
        dangling: the indices of cell styles that cells name although there are no such styles.
        codes: the format codes that the workbook itself gives to numbers.
        formats: the number format of a cell by its `s` attribute.
    """

    def __init__(self, part: Part, dangling: frozenset[int] = frozenset()) -> None:
        self.part = part
        self.dangling = dangling
        self.codes = {item.get("numFmtId", ""): item.get("formatCode", _GENERAL) for item in self.items("numFmts")}
        self.formats = Formats(self.codes, [xf.get("numFmtId", "0") for xf in self.items("cellXfs")])

    def sparing(self, sheets: Iterable[Element]) -> Styles:
        """The same styles, told which indices the cells of some worksheets name in vain."""
        count = len(self.items("cellXfs"))
        named = map(index, {style for sheet in sheets for style in styles_on(sheet)})
        dangling = frozenset(style for style in named if style >= count)
        return Styles(self.part, dangling) if dangling else self

    def items(self, name: str) -> list[Element]:
        """The elements of a collection such as `cellXfs`, `fonts` or `numFmts`, in their order."""
        found = self.part.root.find(f"{self.part.namespace}{name}")
        return [] if found is None else list(found.iterchildren("*"))

    def item(self, name: str, index: str | None) -> Element | None:
        """One element of a collection; the first for an index that there is not, None when there are none at all."""
        items = self.items(name)
        return items[position(index, len(items))] if items else None

    @cached_property
    def standard_font(self) -> Mapping[str, Element]:
        """What is said of the first typeface, the workbook's standard one: `name`, `sz` and others."""
        font = self.item("fonts", "0")
        return {} if font is None else {child.tag.rpartition("}")[2]: child for child in font.iterchildren("*")}

    @cached_property
    def data(self) -> bytes:
        """The part as it is to be stored."""
        return self.part.to_bytes()

    @cached_property
    def packed(self) -> Packed:
        """The same compressed, once for all workbooks that share the styles."""
        return packed(self.data)


@lru_cache(maxsize=8)
def styles_of(data: bytes, name: str = _NAME) -> Styles:
    """The styles that the part `name` holds; FileError XF9 when it is damaged."""
    return Styles(Part.read(data, name))


def position(text: str | None, length: int) -> int:
    """An index as attributes write it; that of the first element when it is missing or too large."""
    at = index(text)
    return at if at < length else 0
