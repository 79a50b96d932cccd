"""Problems and measures, point by point, however they are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from xlforms.prose import Paragraph
from xlforms.readers.prose.lines import NARROW, cut

_FIRSTLY = re.compile(r"(?:^|(?<=[。；;，,：:]))(?=[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后)")
_NOTHING = re.compile(r"(?:暂|目前|本年度)*(?:无|没有)(?:发现)?(?:存在)?(?:的)?(?:问题)?[。.]?")


def points(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """One paragraph a point, the lines below a point put to it; what only introduces them is left out."""
    style = next((_style(one.number) for one in paragraphs if one.number), "")
    if style:
        return [one for one in _numbered(paragraphs, style) if not _nothing(one)]
    split = [part for one in paragraphs for part in _spoken(one)]
    listed = [part for part in split if _FIRSTLY.match(part.text)]
    return [one for one in listed or split if not _nothing(one) and not one.text.endswith(("：", ":"))]


def _style(number: str) -> str:
    """The look of a number without its figure: （） or 、."""
    return re.sub(r"[0-9一二三四五六七八九十]+|[①-⑳]", "", number.translate(NARROW)) + (
        "1" if re.search("[0-9]", number.translate(NARROW)) else ""
    )


def _numbered(paragraphs: Iterable[Paragraph], style: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for one in paragraphs:
        if one.number and _style(one.number) == style:
            found.append(one)
        elif found:
            found[-1] = _with(found[-1], one)
    return found


def _with(first: Paragraph, more: Paragraph) -> Paragraph:
    at = len(first.text) + 1
    pieces = (*first.pieces, *((at + start, place) for start, place in more.pieces))
    return Paragraph(f"{first.text}\n{more.text}", first.number, pieces)


def _spoken(paragraph: Paragraph) -> list[Paragraph]:
    """The parts 一是 …, 二是 … of a paragraph."""
    starts = [found.start() for found in _FIRSTLY.finditer(paragraph.text)]
    if not starts:
        return [paragraph]
    bounds = sorted({0, *starts, len(paragraph.text)})
    return [cut(paragraph, start, end) for start, end in pairwise(bounds)]


def _nothing(point: Paragraph) -> bool:
    return not point.text.strip() or _NOTHING.fullmatch(point.text.strip()) is not None
