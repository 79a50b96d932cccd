"""Lines put together to paragraphs again, and the numbers before them taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from xlforms.prose import Paragraph, Place
from xlforms.records import NamedTuple

# One character for one, so that places in the narrowed text are places in the printed one; full-width commas stay.
NARROW = str.maketrans("０１２３４５６７８９（）．％－＋\u3000\xa0", "0123456789().%-+  ")
_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分|\([一二三四五六七八九十]{1,3}\)|[(]?[0-9]{1,2}\)"
    r"|[一二三四五六七八九十]{1,3}[、.,]|[0-9]{1,2}(?:、|\.(?![0-9]))|[①-⑳])"
)
_ENDS = re.compile(r"[。；;：:！？!?…]$")
_CONTENTS = re.compile(r"(?:[.…·]{3,}|\t)\s*[0-9]{1,3}$")
_INDENTED = re.compile(r"(?:\u3000| {2}|\t)")
# A line that was broken because it was full; a shorter one ended where somebody ended it.
_FULL = 12
_LONGEST_NUMBER = 16
_LONGEST = 5_000
_HEADING = 40
_STOPS = re.compile("[，。；：,;:]")
_CHINESE = frozenset("第一二三四五六七八九十")


class Line(NamedTuple):
    """A line as it stands in the file, with its place."""

    text: str
    place: Place


class Block(NamedTuple):
    """A paragraph as printed, its number included, and where its lines begin."""

    text: str
    pieces: tuple[tuple[int, Place], ...]


def blocks(lines: Iterable[Line], is_heading: Callable[[str], bool]) -> Iterator[Block]:
    """The paragraphs; a line that only goes on is put to the one before. Lines of a table of contents are left out."""
    current: Block | None = None
    apart = True
    for line in lines:
        text = line.text.strip()
        if not text or _CONTENTS.search(text):
            apart = True
        elif current and not apart and _goes_on(current.text, line.text, is_heading):
            current = Block(current.text + text, (*current.pieces, (len(current.text), line.place)))
        else:
            if current:
                yield current
            current, apart = Block(text, ((0, line.place),)), False
    if current:
        yield current


def _goes_on(before: str, line: str, is_heading: Callable[[str], bool]) -> bool:
    """Whether a line belongs to the paragraph before it."""
    text = line.strip()
    if number_of(text):
        return False
    if len(before) <= _HEADING and is_heading(before + text):
        return True
    if _INDENTED.match(line) or is_heading(before) or is_heading(text) or text.startswith("附"):
        return False
    return _FULL <= len(before) <= _LONGEST and not _ENDS.search(before) and not _headed(before)


def _headed(text: str) -> bool:
    """Whether a line looks like a title or an unknown heading, which nothing goes on from."""
    numbered = number_of(text).strip("(（")[:1]
    return text.endswith("报告") or (numbered in _CHINESE and len(text) <= _HEADING and not _STOPS.search(text))


def number_of(text: str) -> str:
    """What numbers a paragraph, as printed; "" when nothing does.

    >>> number_of("（２） 君山区"), number_of("1、部门"), number_of("12.5万元"), number_of("一. 概况")
    ('（２）', '1、', '', '一.')
    """
    found = _NUMBER.match(text[:_LONGEST_NUMBER].translate(NARROW))
    return text[: found.end()] if found else ""


def paragraph(block: Block, start: int, number: str = "") -> Paragraph:
    """What stands from a character of a block on, as a paragraph."""
    rest = block.text[start:]
    start += len(rest) - len(rest.lstrip())
    return cut(Paragraph(block.text, number, block.pieces), start, len(block.text), number)


def cut(whole: Paragraph, start: int, end: int, number: str = "") -> Paragraph:
    """A part of a paragraph."""
    first = whole.at(start)
    later = ((at - start, place) for at, place in whole.pieces if start < at < end)
    return Paragraph(whole.text[start:end].rstrip(), number, ((0, first), *later))
