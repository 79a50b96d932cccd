"""Texts that go on over several lines: what stands below a label, and the sections of the report."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from xlforms.forms.vocabulary import Beside, Sections, Under
from xlforms.readers.region import Region
from xlforms.readers.spots import Spot
from xlforms.submission import Value
from xlforms.values.kinds import Kind


def under(region: Region, anchor: Under, top: int, bottom: int) -> Iterator[Value]:
    """The value below a label, of a text that goes on all lines down to `bottom`.

    A text may stand behind the label's colon too, or right of the label where the next one is below it.
    """
    spots = _own(region.spots(anchor.term, top, bottom))
    spot = region.only(spots, anchor.term, (top, bottom), name=anchor.name, optional=anchor.optional)
    if spot is None:
        return
    if spot.label.rest and anchor.reads is None:
        yield region.inside(spot, spot.label.rest, anchor.name, None)
        return
    # Lines that somebody inserted and left empty are passed over.
    first = spot.bottom + 1
    row = next(iter(region.filled_lines(first, bottom)), first)
    if anchor.reads is None and (row > bottom or region.label_at(row, spot.column)):
        yield region.beside(spot, Beside(anchor.name, anchor.term, far=True))
        return
    # A note over the whole width is no value of the columns above it.
    own = region.sheet.area(row, spot.column).left >= spot.column
    value = region.value(row if own else first, spot.column, anchor.name, anchor.reads)
    yield _whole(region, value, bottom) if own and anchor.goes_on else value


def _own(spots: list[Spot]) -> list[Spot]:
    """Of words that are headings too (总体目标 | 年度目标) the last one in their line: a heading stands before it."""
    headings = len(spots) > 1 and not any(spot.alone for spot in spots) and len({spot.row for spot in spots}) == 1
    return spots[-1:] if headings else spots


def _whole(region: Region, value: Value, bottom: int) -> Value:
    """A text with those below it that stand in cells just as wide: goals are typed line by line."""
    _, left, end, right = region.sheet.area(value.row, value.column)
    lines = [value.content]
    for row in region.filled_lines(end + 1, bottom):
        area = region.sheet.area(row, left)
        if area.top == row and (area.left, area.right) == (left, right):
            lines.append(region.value(row, left, "", None).content)
    whole = "\n".join(filter(None, lines))
    return value if whole == value.content else value._replace(content=whole, text=whole, kind=Kind.TEXT)


def sections(region: Region, anchor: Sections, top: int, bottom: int) -> Iterator[Value]:
    """The text below each heading, its paragraphs as lines; the place is the first line below the heading."""
    found = (region.spots(term, top, bottom) for term in (*anchor.terms, *anchor.bare))
    headings = sorted((spots[0] for spots in found if spots), key=attrgetter("row", "column", "label.term.name"))
    ends = [*(heading.row - 1 for heading in headings[1:]), bottom]
    for heading, end in zip(headings, ends, strict=True):
        if heading.label.term in anchor.terms:
            yield _prose(region, heading, f"{anchor.prefix}.{heading.label.term.name}", end)


def _prose(region: Region, heading: Spot, name: str, bottom: int) -> Value:
    """What stands behind a heading (无) and below it down to line `bottom`, without the list of annexes."""
    rows = region.filled_lines(heading.row + 1, bottom)
    below = [region.value(row, heading.column, name, None) for row in rows]
    end = next((at for at, line in enumerate(below) if line.content.startswith("附件")), len(below))
    lines = [heading.label.rest, *(line.content for line in below[:end])]
    content = "\n".join(line for line in lines if line)
    alone = heading.label.rest or heading.row == bottom
    place = region.blank_inside(heading, name) if alone else region.value(heading.row + 1, heading.column, name, None)
    return place._replace(content=content, text=content, kind=Kind.TEXT if content else Kind.BLANK)
