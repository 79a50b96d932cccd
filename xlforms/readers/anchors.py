"""The anchors of a declaration read from a region."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from xlforms.forms.vocabulary import (
    Beside,
    Block,
    Column,
    Crossing,
    Form,
    Lines,
    Listing,
    Numbered,
    Row,
    Sections,
    Under,
)
from xlforms.readers.cost_rows import read_cost_rows
from xlforms.readers.division import is_divided
from xlforms.readers.indicators import read_indicators
from xlforms.readers.money_units import in_its_unit
from xlforms.readers.region import Columns, Region
from xlforms.readers.spots import Spot
from xlforms.readers.texts import sections, under
from xlforms.readers.turned import beside_labels, kinds_below, labels_before, of_tasks
from xlforms.submission import Filled, Value
from xlforms.values.money import Money
from xlforms.values.text import normalise

Placed = TypeVar("Placed", Beside, Under)

# 得分(20分×执行率), 预算执行情况(10分).
_POINTS = re.compile(r"\(([0-9.]+)分")


def read_form(form: Form, region: Region, filled: Filled) -> None:
    """Read every block of a form into `filled`."""
    for block, top, bottom in _spans(form.blocks, region):
        for anchor in block.anchors:
            if isinstance(anchor, Listing):
                _listing(region, anchor, top, bottom, filled)
            elif isinstance(anchor, Crossing):
                _crossing(region, anchor, top, bottom, filled)
            elif isinstance(anchor, Lines):
                filled.values.update((value.name, value) for value in read_lines(region, anchor, top, bottom))
            else:
                last = bottom + 1 if _names_a_line(block, anchor) else bottom
                filled.values.update((value.name, value) for value in _values(region, anchor, top, last))
        if inside := {anchor.term for anchor in block.anchors if isinstance(anchor, Beside) and anchor.inside}:
            _unknown(region, filled, "split", region.unread_amounts(top, bottom, inside))


def _names_a_line(block: Block, anchor: Beside | Under | Numbered | Sections) -> bool:
    """Whether a name of the head may stand in the first line of what follows (项目名称 … 项目预算金额 …)."""
    return not block.starts and isinstance(anchor, Beside) and anchor.reads is None


def _values(region: Region, anchor: Beside | Under | Numbered | Sections, top: int, bottom: int) -> Iterator[Value]:
    match anchor:
        case Beside():
            yield from _beside(region, _in_its_unit(region, anchor, top, bottom), top, bottom)
        case Under():
            yield from under(region, _in_its_unit(region, anchor, top, bottom), top, bottom)
        case Numbered():
            for number, spot in enumerate(region.spots(anchor.term, top, bottom), start=1):
                yield region.beside(spot, Beside(f"{anchor.name}.{number}", anchor.term))
        case Sections():
            yield from sections(region, anchor, top, bottom)


def _in_its_unit(region: Region, anchor: Placed, top: int, bottom: int) -> Placed:
    if not isinstance(anchor.reads, Money):
        return anchor
    spot = next(iter(region.spots(anchor.term, top, bottom)), None)
    return anchor._replace(reads=in_its_unit(region, anchor.reads, top, bottom, spot))


def _spans(blocks: Sequence[Block], region: Region) -> list[tuple[Block, int, int]]:
    """Each block with its lines: from its own start to the next block's; one whose start is not there is said so."""
    stops = {
        anchor.until for block in blocks for anchor in block.anchors if isinstance(anchor, Listing) and anchor.until
    }
    starts = [region.first(block.starts, block.headed, stops) if block.starts else region.top for block in blocks]
    known = sorted(start for start in starts if start is not None)
    spans = []
    for block, start in zip(blocks, starts, strict=True):
        if start is None:
            _missing(block, region, max(known, default=region.bottom))
            continue
        if block.anywhere:
            spans.append((block, region.top, region.bottom))
            continue
        end = next((other - 1 for other in known if other > start), region.bottom)
        spans.append((block, start, end))
    return spans


def _missing(block: Block, region: Region, last: int) -> None:
    """Say that a block is not there, unless nobody expects it; `last` is the first line of the last one."""
    if block.instead and region.spots(block.instead, last + 1, region.bottom):
        return
    if not all(isinstance(anchor, Beside | Under) and anchor.optional for anchor in block.anchors):
        labels = "、".join(f"「{term.official}」" for term in block.starts)
        region.note("XF105", labels=labels)


def _beside(region: Region, anchor: Beside, top: int, bottom: int) -> Iterator[Value]:
    spots = region.spots(anchor.term, top, bottom)
    if len(spots) > 1 and anchor.reads is None:
        filled = [value for spot in spots if not (value := region.beside(spot, anchor)).blank]
        # A label that a page or a line above repeats without a value, or with the same, is no second one.
        if len({value.content for value in filled}) == 1:
            yield filled[0]
            return
    if spot := region.only(spots, anchor.term, (top, bottom), name=anchor.name, optional=anchor.optional):
        yield region.beside(spot, anchor)


def _crossing(region: Region, crossing: Crossing, top: int, bottom: int, filled: Filled) -> None:
    if labels := labels_before(region, crossing.columns, top, bottom):
        values = beside_labels(region, crossing, labels, top, bottom)
        filled.values.update((value.name, value) for value in values)
        return
    columns = locate_columns(region, crossing.columns, top, bottom)
    if kinds := kinds_below(region, crossing, columns):
        values = of_tasks(region, crossing, columns, kinds, bottom)
        filled.values.update((value.name, value) for value in values)
    else:
        _lines_crossed(region, crossing, columns, (top, bottom), filled)
    whole = f"{crossing.prefix}.{crossing.rows[0].name}."
    if columns and not any(name.startswith(whole) for name in filled.values):
        filled.unknown.add(crossing.prefix)
    filled.values.update((value.name, value) for value in _printed(region, crossing, columns, top, bottom))


def _lines_crossed(
    region: Region, crossing: Crossing, columns: Columns, lines: tuple[int, int], filled: Filled
) -> None:
    """The values where a row's line meets a column; lines of unknown labels with figures are said so."""
    known: set[int] = set()
    divided: set[bool] = set()
    for row in crossing.rows:
        name = f"{crossing.prefix}.{row.name}" if crossing.prefix else row.name
        place = _row(region, crossing, row, columns, lines, known)
        if place is None:
            continue
        line, right = place
        known.add(line)
        divided |= set() if row.bare else {row.purpose}
        # A label merged over the columns leaves them no cells of their own.
        own = [(column, header) for column, header in columns if header.column > right]
        filled.values.update((value.name, value) for value in _line(region, line, own, f"{name}."))
    parts = sorted(known)[1:]
    if columns and (len(divided) > 1 or is_divided(region, parts, columns)):
        filled.unknown.add(crossing.prefix)
    filled.unknown.update(f"{crossing.prefix}.{name}" for name in _hidden(region, crossing, columns, known))
    rest = (line for line in region.filled_lines(region.below(columns), lines[1]) if line not in known)
    strangers = (region.line_label(line, columns) for line in rest if _has_figure(region, line, columns))
    _unknown(region, filled, crossing.prefix, (label for label in strangers if label))


def _hidden(region: Region, crossing: Crossing, columns: Columns, lines: Collection[int]) -> Iterator[str]:
    """The columns that were not found where figures stand between the others, below a header that nobody knows."""
    places = {header.column for _, header in columns}
    between = (column for column in range(min(places, default=0), max(places, default=0)) if column not in places)
    reads = next((column.reads for column, _ in columns if column.reads), None)
    cells = (region.sheet.cell(row, column) for column in between for row in lines)
    if reads and any(cell and reads(cell.value, cell.text, cell.number_format).value is not None for cell in cells):
        found = {column.name for column, _ in columns}
        yield from (column.name for column in crossing.columns if not column.optional and column.name not in found)


def _row(
    region: Region, crossing: Crossing, row: Row, columns: Columns, lines: tuple[int, int], known: Collection[int]
) -> tuple[int, int] | None:
    """The line of a row and the last column of its label; None where it is not there, or another row's already."""
    if row.bare and not any(region.spots(other.term, *lines) for other in crossing.rows):
        below = region.below(columns)
        return (below, 0) if _has_figure(region, below, columns) else None
    name = f"{crossing.prefix}.{row.name}" if crossing.prefix else row.name
    headed = region.below(columns) if columns else lines[0]
    spots = [spot for spot in region.spots(row.term, *lines) if spot.row not in known and spot.bottom >= headed]
    spot = region.only(spots, row.term, lines, name=name, optional=row.optional)
    return (spot.row, spot.right) if spot else None


def _printed(region: Region, crossing: Crossing, columns: Columns, top: int, bottom: int) -> Iterator[Value]:
    """Points of the first row that stand in a label, where they have no column."""
    found = {column.name for column, _ in columns}
    for column in crossing.columns:
        labels = [spot for term in column.printed for spot in region.spots(term, top, bottom)]
        points = next(((spot, told) for spot in labels if (told := _POINTS.search(normalise(region.text(spot))))), None)
        if points and column.name not in found:
            name = f"{crossing.prefix}.{crossing.rows[0].name}.{column.name}"
            yield region.inside(points[0], points[1][1], name, column.reads)


def _has_figure(region: Region, row: int, columns: Columns) -> bool:
    """Whether a number stands in a line, below one of the headers."""
    for column, header in columns:
        cell = region.sheet.cells.get((row, header.column))
        if cell and column.reads and column.reads(cell.value, cell.text, cell.number_format).value is not None:
            return True
    return False


def _line(region: Region, row: int, columns: Columns, prefix: str) -> Iterator[Value]:
    """The values of a line that are its own."""
    for column, header in columns:
        place = region.column_under(row, header)
        if region.owned(row, place):
            yield region.value(row, place, f"{prefix}{column.name}", column.reads)


def _unknown(region: Region, filled: Filled, name: str, labels: Iterable[Value]) -> None:
    """Amounts whose label no term names are said so; a sum of the known ones may lack them."""
    for label in labels:
        region.note("XF113", cell=label.cell, name=name, found=label.text)
        filled.unknown.add(name)


def _listing(region: Region, listing: Listing, top: int, bottom: int, filled: Filled) -> None:
    columns = locate_columns(region, listing.columns, top, bottom)
    if listing.until is None:
        filled.rows.extend(read_cost_rows(region, columns, bottom))
        return
    indicators, totals = read_indicators(region, columns, listing.until, bottom)
    filled.indicators.extend(indicators)
    filled.values.update((value.name, value) for value in totals)
    summed = any(column.name == "score" for column, _ in columns)
    if summed and "total.score" not in filled.values:
        region.note("XF106", label=listing.until.official)


def locate_columns(region: Region, columns: Sequence[Column], top: int, bottom: int) -> list[tuple[Column, Spot]]:
    """The header cell of each column of a table whose header begins in line `top`.

    It is two lines at most, three where the first column's label stands in a third one.
    """
    first = next(iter(region.spots(columns[0].term, top, bottom)), None)
    below = min(max(top + 1, first.bottom if first else top), bottom)
    found: list[tuple[Column, Spot]] = []
    for column in columns:
        expected = not column.follows or any(column.follows == other.name for other, _ in found)
        optional = column.optional or not expected
        spot = _year_before(region, column, top, below) or region.only(
            _headers(region, column, top, below, found),
            column.term,
            (top, below),
            name=column.name,
            optional=optional,
        )
        if spot is not None:
            header = region.below_heading(column.term, spot)
            reads = in_its_unit(region, column.reads, top, bottom, header)
            found.append((column if reads is column.reads else column._replace(reads=reads), header))
    return found


def _headers(region: Region, column: Column, top: int, bottom: int, found: Columns) -> list[Spot]:
    """The headers of a column; of several (一级指标, 分值, 三级指标, 分值) the one right of the line's name."""
    spots = region.headers(column.term, top, bottom)
    if len(spots) < 2 or not found:
        return spots
    beside = next((header.column for other, header in found if column.near == other.name), found[0][1].column)
    right = sorted((spot for spot in spots if spot.column > beside), key=attrgetter("column"))
    return right[:1] if len(right) == 1 or column.near else spots


def _year_before(region: Region, column: Column, top: int, bottom: int) -> Spot | None:
    """The header that is this column because it carries an older year than its namesake."""
    spots = region.spots(column.dated, top, bottom) if column.dated else []
    years = {spot.label.year or 0 for spot in spots}
    older = [spot for spot in spots if (spot.label.year or 0) < max(years)]
    return older[0] if len(older) == 1 else None


def read_lines(region: Region, lines: Lines, top: int, bottom: int) -> Iterator[Value]:
    """The lines below a header, down to the stop label or the first line in which no column holds anything."""
    columns = locate_columns(region, lines.columns, top, bottom)
    stops = {spot.row for spot in region.spots(lines.until, top, bottom)} if lines.until else set()
    if not columns:
        return
    for number, row in enumerate(range(region.below(columns), bottom + 1), 1):
        if row in stops or all(region.value(row, header.column, "", None).blank for _, header in columns):
            return
        yield from _line(region, row, columns, f"{lines.name}.{number}.")
