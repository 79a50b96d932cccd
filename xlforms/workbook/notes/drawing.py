"""The legacy drawing of a worksheet, VML: boxes of notes beside buttons and whatever else stands there.

Excel's VML need not be well-formed XML, so the text is searched and added to, never parsed; everything else in it stays
as it is ([MS-OI29500] 3.1; ECMA-376 part 4, 19).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlforms.workbook.notes.boxes import Anchor

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# Excel hands out the numbers of shapes in blocks of this size.
BLOCK = 1024

_PREFIXES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _PREFIXES.items())
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;'
    'width:{width}pt;height:{height}pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_TYPES = re.compile(r"<v:shapetype\s(?:[^>]*?/>|.*?</v:shapetype>)", re.DOTALL)
_SHAPES = re.compile(r"<v:shape\s.*?</v:shape>\s*", re.DOTALL)
_NOTE = re.compile(r"ObjectType\s*=\s*[\"']Note[\"']")
_PLACE = re.compile(r"<x:(Row|Column)>\s*([0-9]+)\s*</x:\1>")
_ANCHOR = re.compile(r"(<x:Anchor>)([\s0-9,]*)(</x:Anchor>)")
_NUMBER = re.compile(r"_x0000_s([0-9]{1,9})\b")
_BLOCKS = re.compile(r"<o:idmap\b[^>]*?\bdata\s*=\s*[\"']([0-9, ]*)[\"']")
_END = re.compile(r"</xml\s*>\s*$")


class Drawing:
    """The text of a VML part; places count from 1, as everywhere.

    Attributes:
        changed: whether it was added to or taken from.
    """

    def __init__(self, data: bytes | None, free_block: int) -> None:
        """Begin with a part's bytes, None for a new one; `free_block` is a block that no drawing of the book uses."""
        self._free_block = free_block
        listed = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{free_block}"/></o:shapelayout>'
        new = f"<xml {_SPACES}>{listed}</xml>"
        # Any byte is a character of Latin-1, and only ASCII is added.
        self._encoding = "utf-16" if data is not None and data[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
        self._text = new if data is None else data.decode(self._encoding)
        self.changed = data is None

    @property
    def open(self) -> bool:
        """Whether shapes can be added: the text ends as a drawing does."""
        return _END.search(self._text) is not None

    @property
    def empty(self) -> bool:
        """Whether no shape is left in it."""
        return "<v:" not in _TYPES.sub("", self._text)

    def to_bytes(self) -> bytes:
        """The part as it is to be stored."""
        return self._text.encode(self._encoding)

    def notes(self) -> dict[tuple[int, int], str]:
        """The shapes of notes by the row and column of their cell."""
        return {place: shape for shape in _SHAPES.findall(self._text) if (place := _place(shape)) is not None}

    def add(self, row: int, column: int, anchor: Anchor, width: float, height: float) -> None:
        """Add the hidden box of a note; width and height in points."""
        if 'id="_x0000_t202"' not in self._text:
            self._insert(_TYPE)
        facts = {"number": self._number(), "width": f"{width:g}", "height": f"{height:g}", "anchor": anchor}
        self._insert(_SHAPE.format(**facts, row=row - 1, column=column - 1))

    def resize(self, row: int, column: int, anchor: Anchor) -> None:
        """Let the box of a note reach as far as an anchor says."""
        shape = self.notes()[row, column]
        self._replace(shape, _ANCHOR.sub(rf"\g<1>{anchor}\g<3>", shape, count=1))

    def remove(self, row: int, column: int) -> None:
        """Take out the box of a note."""
        self._replace(self.notes()[row, column], "")

    def anchor(self, row: int, column: int) -> Anchor | None:
        """Where the box of a note stands, None when it doesn't say."""
        found = _ANCHOR.search(self.notes()[row, column])
        figures = [int(figure) for figure in found[2].split(",") if figure.strip()] if found else []
        return Anchor(*figures) if len(figures) == len(Anchor._fields) else None

    def _insert(self, markup: str) -> None:
        """Put markup before the end, with the prefixes that the drawing itself doesn't declare."""
        head, _, rest = markup.partition(" ")
        root = self._text[: self._text.find(">", self._text.find("<xml"))]
        missing = [f'xmlns:{name}="{space}"' for name, space in _PREFIXES.items() if f"xmlns:{name}=" not in root]
        end = self._text.rindex("</xml")
        self._text = f"{self._text[:end]}{' '.join([head, *missing, rest])}{self._text[end:]}"
        self.changed = True

    def _replace(self, old: str, new: str) -> None:
        self._text = self._text.replace(old, new, 1)
        self.changed = True

    def _number(self) -> int:
        """A number for the next shape, in a block of the drawing's own while there is room."""
        used = {int(number) for number in _NUMBER.findall(self._text)}
        block = max(blocks(self._text), default=self._free_block)
        if max(_within(used, block), default=0) >= (block + 1) * BLOCK - 1:
            block = self._free_block
            self._text = _BLOCKS.sub(lambda found: found[0][:-1] + f",{block}" + found[0][-1], self._text, count=1)
        return max(_within(used, block), default=block * BLOCK) + 1


def blocks(text: str) -> set[int]:
    """The blocks of shape numbers that a drawing says are its own."""
    return {int(block) for listed in _BLOCKS.findall(text) for block in listed.replace(" ", "").split(",") if block}


def _within(numbers: Iterable[int], block: int) -> list[int]:
    return [number for number in numbers if number // BLOCK == block]


def _place(shape: str) -> tuple[int, int] | None:
    """The cell that a shape is the note of, None when it is something else."""
    found = dict(_PLACE.findall(shape))
    if _NOTE.search(shape) is None or len(found) < 2:
        return None
    return int(found["Row"]) + 1, int(found["Column"]) + 1
