"""Funds whose table is turned: one line a task below headers over kinds of funds, or each label before its amount."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.forms.vocabulary import Column, Crossing
from xlforms.readers.region import Columns, Region
from xlforms.readers.spots import Spot
from xlforms.submission import Value
from xlforms.values.money import Money

# The kinds of funds that stand below the header of a column: the name of the row that each would be, and its label.
Kinds = dict[str, list[tuple[str, Spot]]]


def turned(region: Region, crossing: Crossing, columns: Columns, bottom: int) -> Iterator[Value] | None:
    """The values of a table that is turned, None for one that is not."""
    if kinds := _kinds(region, crossing, columns):
        return _of_tasks(region, crossing, columns, kinds, bottom)
    if _labels_before(region, columns):
        return _beside_labels(region, crossing, columns, bottom)
    return None


def _kinds(region: Region, crossing: Crossing, columns: Columns) -> Kinds:
    """What stands below headers that are merged over several columns: 预算数 over 总额, 财政拨款 and 其他资金."""
    found = {}
    for column, header in columns:
        area = region.sheet.area(*header[:2])
        line = area.bottom + 1
        spots = [(row.name, spot) for row in crossing.rows for spot in region.spots(row.term, line, line)]
        # A label of two rows (单位资金) is the first one's.
        below = {spot.column: (name, spot) for name, spot in reversed(spots) if area.left <= spot.column <= area.right}
        if area.left < area.right and below:
            found[column.name] = [below[place] for place in sorted(below)]
    return found


def _of_tasks(region: Region, crossing: Crossing, columns: Columns, kinds: Kinds, bottom: int) -> Iterator[Value]:
    """The line of all tasks together (金额合计); where none is printed, nothing is known of the whole."""
    first = 1 + max(region.bottom_of(spot) for below in kinds.values() for _, spot in below)
    total = crossing.rows[0]
    line = region.locate(total.term, first, bottom, name=f"{crossing.prefix}.{total.name}")
    if line is None:
        return
    for column, header in columns:
        for name, spot in kinds.get(column.name, [(total.name, header)]):
            yield region.value(line.row, spot.column, f"{crossing.prefix}.{name}.{column.name}", column.reads)


def _labels_before(region: Region, columns: Columns) -> bool:
    """Whether each header of amounts is a label with its own amount to the right (预算数 180 执行数 175)."""
    money = [(column, header) for column, header in columns if isinstance(column.reads, Money)]
    return len(money) > 1 and all(_figure_beside(region, column, header) for column, header in money)


def _figure_beside(region: Region, column: Column, label: Spot) -> bool:
    cell = region.sheet.cell(label.row, region.right_of(label) + 1)
    reads = column.reads
    return bool(cell and reads and reads(cell.value, cell.text, cell.number_format).value is not None)


def _beside_labels(region: Region, crossing: Crossing, columns: Columns, bottom: int) -> Iterator[Value]:
    """Amounts right of their labels: those of the headers are the first row's, those further down the others'."""
    total, *rows = crossing.rows
    for column, header in columns:
        name = f"{crossing.prefix}.{total.name}.{column.name}"
        if not isinstance(column.reads, Money):
            yield region.value(region.bottom_of(header) + 1, header.column, name, column.reads)
            continue
        yield region.value(header.row, region.right_of(header) + 1, name, column.reads)
        for row in rows:
            for spot in region.spots(row.term, header.row + 1, bottom):
                if spot.column == header.column:
                    name = f"{crossing.prefix}.{row.name}.{column.name}"
                    yield region.value(spot.row, region.right_of(spot) + 1, name, column.reads)
