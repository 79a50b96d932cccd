"""Places on a sheet: `D4` and `A1:C3` to numbers and back. Rows and columns count from 1, as people do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from xlforms.records import NamedTuple

MAX_ROW = 1048576
MAX_COLUMN = 16384


@cache
def column_letters(column: int) -> str:
    """The letters of a column.

    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=MAX_COLUMN)
def column_number(letters: str) -> int:
    """The number of a column by its letters; ValueError if they are none.

    >>> column_number("AB")
    28
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(f"not a column: {letters!r}")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=MAX_COLUMN)
def ref(row: int, column: int) -> str:
    """The A1 reference of a place.

    >>> ref(4, 4)
    'D4'
    """
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=MAX_COLUMN)
def parse_ref(text: str) -> tuple[int, int]:
    """Row and column of an A1 reference, with or without `$`; ValueError if it is none.

    >>> parse_ref("D4"), parse_ref("$AB$12")
    ((4, 4), (12, 28))
    """
    plain = text.replace("$", "")
    digits = plain.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    row, column = int(digits), column_number(plain[: len(plain) - len(digits)])
    if not (1 <= row <= MAX_ROW and column <= MAX_COLUMN and digits.isdecimal()):
        raise ValueError(f"outside the sheet: {text!r}")
    return row, column


class Range(NamedTuple):
    """A rectangle of cells; all four sides belong to it.

    >>> str(Range.parse("A1:C3")), str(Range(2, 2, 2, 2))
    ('A1:C3', 'B2')
    """

    top: int
    left: int
    bottom: int
    right: int

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> Range:
        """Read `A1:C3` or `B2`, corners in any order; ValueError if it is no range of cells."""
        first, _, last = text.partition(":")
        top, left = parse_ref(first)
        bottom, right = parse_ref(last) if last else (top, left)
        return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __str__(self) -> str:
        start = ref(self.top, self.left)
        return start if self[:2] == self[2:] else f"{start}:{ref(self.bottom, self.right)}"

    @property
    def size(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def places(self) -> Iterator[tuple[int, int]]:
        """Row and column of each of its cells."""
        return product(range(self.top, self.bottom + 1), range(self.left, self.right + 1))

    def covers(self, row: int, column: int) -> bool:
        """Whether a place lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def union(self, other: Range) -> Range:
        """The smallest range that holds both."""
        return Range(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )
