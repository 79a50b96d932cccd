"""A number format's code, cut into its sections and their pieces.

A code has up to four sections: positive;negative;zero;text (ECMA-376 part 1, 18.8.31).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from xlforms.records import NamedTuple

_PIECE = re.compile(
    r"""
      (?P<literal> "[^"]*"? | [\\!]. )
    | (?P<padding> [_*]. )
    | \[ (?P<elapsed> h+|m+|s+ ) \]
    | (?P<bracket> \[[^\]]*\] )
    | (?P<general> General | G/通用格式 )
    | (?P<noon> AM/PM | A/P | 上午/下午 )
    | (?P<exponent> E[+-] )
    | (?P<date> y+ | m+ | d+ | h+ | s+(?:\.0+)? | a{3,4} | e+ )
    | (?P<digit> [0#?] )
    | (?P<point> \. )
    | (?P<comma> , )
    | (?P<percent> % )
    | (?P<text> @ )
    | (?P<end> ; )
    | (?P<plain> . )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = r"\[(<=|>=|<>|<|>|=)\s*(-?(?:\d+\.?\d*|\.\d+))\]"
_LONGEST_CODE = 255
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "<>": operator.ne,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}


class Piece(NamedTuple):
    """One thing that a section says: its kind (a group of `_PIECE`) and its text, quotes taken off."""

    kind: str
    text: str


class Section:
    """One section: what it shows, and for which numbers if it says so itself. Known by identity, as a key of caches.

    Attributes:
        pieces: what it is made of.
        condition: the comparison and the figure of `[<100]`.
        kinds: the kinds of its pieces.
        dated: whether it shows a number as a day or a time.
        fractional: whether it shows a number as a fraction such as `# ?/?`.
    """

    __slots__ = ("condition", "dated", "fractional", "kinds", "pieces")

    def __init__(self, pieces: tuple[Piece, ...], condition: tuple[str, Decimal] | None = None) -> None:
        self.pieces = pieces
        self.condition = condition
        self.kinds = frozenset(piece.kind for piece in pieces)
        self.dated = not self.kinds.isdisjoint({"date", "elapsed", "noon"})
        self.fractional = "digit" in self.kinds and ("plain", "/") in pieces and not self.dated

    def takes(self, value: Decimal) -> bool:
        """Whether its own condition holds for `value`."""
        return self.condition is not None and _COMPARE[self.condition[0]](value, self.condition[1])


class Sections(NamedTuple):
    """A whole code: one to three sections for numbers, and the one for text if there is any."""

    numbers: tuple[Section, ...]
    text: Section | None
    conditional: bool

    def choose(self, value: Decimal) -> tuple[Section, bool]:
        """The section that shows `value`, and whether it says itself how a negative number looks."""
        if self.conditional:
            return self._by_condition(value)
        if value < 0 and len(self.numbers) > 1:
            return self.numbers[1], True
        if value == 0 and len(self.numbers) > 2:
            return self.numbers[2], True
        return self.numbers[0], False

    def _by_condition(self, value: Decimal) -> tuple[Section, bool]:
        for section in self.numbers:
            if section.takes(value):
                return section, False
        rest = [section for section in self.numbers if section.condition is None]
        return (rest[0] if rest else self.numbers[-1]), False


@lru_cache(maxsize=1024)
def sections(code: str) -> Sections:
    """Cut `code` into its sections; one that is empty, or longer than any that Excel takes, is General."""
    found = [_section(pieces) for pieces in _split(_pieces(code if 0 < len(code) <= _LONGEST_CODE else "General"))]
    text = found.pop() if len(found) == 4 else None
    if len(found) == 1 and "text" in found[0].kinds:
        text, found = found[0], [Section((Piece("general", ""),))]
    return Sections(tuple(found[:3]), text, any(section.condition for section in found))


def _pieces(code: str) -> Iterator[Piece]:
    for match in _PIECE.finditer(code):
        kind = match.lastgroup or "plain"
        yield Piece(kind, _spoken(kind, match[kind]))


def _spoken(kind: str, text: str) -> str:
    if kind == "literal":
        return text.strip('"') if text[0] == '"' else text[1:]
    return text.lower() if kind in {"date", "elapsed"} else text


def _split(pieces: Iterator[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "end":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _section(pieces: list[Piece]) -> Section:
    shown = tuple(_currency(piece) for piece in _with_units(pieces))
    for piece in pieces:
        match = re.fullmatch(_CONDITION, piece.text) if piece.kind == "bracket" else None
        if match:
            return Section(shown, (match[1], Decimal(match[2])))
    return Section(shown)


def _with_units(pieces: list[Piece]) -> list[Piece]:
    """`.00` shows the whole part too, if there is any, as `#.00` does."""
    numeric = [piece for piece in pieces if piece.kind in {"digit", "point"}]
    if [piece.kind for piece in numeric[:2]] != ["point", "digit"]:
        return pieces
    point = pieces.index(numeric[0])
    return [*pieces[:point], Piece("digit", "#"), *pieces[point:]]


def _currency(piece: Piece) -> Piece:
    """`[$¥-804]` shows its sign; a colour, a language and a number style show nothing."""
    if piece.kind == "bracket" and piece.text.startswith("[$"):
        return Piece("literal", piece.text[2:-1].partition("-")[0])
    return piece
