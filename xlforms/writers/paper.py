"""How much room a text takes on paper: lines of a wrapped cell, and the height of its row, in points."""

from __future__ import annotations

from functools import lru_cache

# The tallest row that Excel knows.
TALLEST = 409
# The longest text that a cell holds, with room for characters that count twice.
_LONGEST = 16000
# White space beside and above a cell's text.
_SIDES = 4
_EDGES = 6
# A line of Chinese type with its leading, in sizes of the type.
LEADING = 1.4


def for_a_cell(text: str) -> str:
    """A text of ours, cut where no cell holds more of it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def per_line(width: float, size: float) -> int:
    """How many Chinese characters of a type size stand in one line of a cell."""
    return max(1, int((width - _SIDES) / size))


def lines(text: str, characters: int) -> int:
    r"""How many lines a text takes when each holds so many Chinese characters, or twice as many others.

    >>> lines("预算执行率", 5), lines("预算执行率98.40%", 5), lines("一\n二", 5)
    (1, 2, 2)
    """
    if len(text) <= characters and "\n" not in text:
        return 1
    return sum(max(1, -(-halves(line) // (2 * characters))) for line in text.split("\n"))


@lru_cache(maxsize=1024)
def height(text: str, width: float, size: float) -> float:
    """The height of a row in which a close set text is seen whole."""
    return min(TALLEST, lines(text, per_line(width, size)) * LEADING * size + _EDGES)


def spread(text: str, width: float, size: float, pitch: float) -> float:
    """The height of a row over which a text is distributed, `pitch` points from line to line."""
    number = lines(text, per_line(width, size))
    return min(TALLEST, max(pitch, (number - 1) * pitch + LEADING * size))


def halves(line: str) -> int:
    """Width in half characters; in a Chinese typeface all but ASCII is as wide as it is high."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))
