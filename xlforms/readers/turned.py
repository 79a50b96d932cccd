"""Funds whose table is turned: one line a task below headers over kinds of funds, or each label before its amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlforms.forms.vocabulary import Column, Crossing
from xlforms.readers.money_units import in_its_unit
from xlforms.readers.region import Columns, Region
from xlforms.readers.spots import Spot
from xlforms.submission import Value
from xlforms.values.money import Money

# The kinds of funds that stand below the header of a column: the name of the row that each would be, and its label.
Kinds = dict[str, list[tuple[str, Spot]]]


def kinds_below(region: Region, crossing: Crossing, columns: Columns) -> Kinds:
    """What stands below headers that are merged over several columns: 预算数 over 总额, 财政拨款 and 其他资金."""
    found = {}
    for column, (_, first, _, bottom, last, _) in columns:
        if first == last:
            continue
        line = bottom + 1
        spots = [(row.name, spot) for row in crossing.rows for spot in region.spots(row.term, line, line)]
        # A label of two rows (单位资金) is the first one's.
        below = {spot.column: (name, spot) for name, spot in reversed(spots) if first <= spot.column <= last}
        if below:
            found[column.name] = [below[place] for place in sorted(below)]
    return found


def of_tasks(region: Region, crossing: Crossing, columns: Columns, kinds: Kinds, bottom: int) -> Iterator[Value]:
    """The line of all tasks together (金额合计); where none is printed, nothing is known of the whole."""
    first = 1 + max(spot.bottom for below in kinds.values() for _, spot in below)
    total = crossing.rows[0]
    line = region.locate(total.term, first, bottom, name=f"{crossing.prefix}.{total.name}")
    if line is None:
        return
    for column, header in columns:
        for name, spot in kinds.get(column.name, [(total.name, header)]):
            yield region.value(line.row, spot.column, f"{crossing.prefix}.{name}.{column.name}", column.reads)


def labels_before(region: Region, columns: Sequence[Column], top: int, bottom: int) -> list[tuple[Column, Spot]]:
    """The columns as labels before their amounts (预算数 180 执行数 175); none where one heads a column."""
    found = [(column, spots[0]) for column in columns if len(spots := region.spots(column.term, top, bottom)) == 1]
    money = [(column, label) for column, label in found if isinstance(column.reads, Money)]
    before = len(money) > 1 and all(_figure(region, column, _right(label)) for column, label in money)
    return found if before else []


def beside_labels(region: Region, crossing: Crossing, labels: Columns, top: int, bottom: int) -> Iterator[Value]:
    """Amounts right of their labels, the first row's; the others' right of labels further down, or below labels above.

    A rate is right of its label too, or, where that is a header above, in the line of the last amount.
    """
    total, *rows = crossing.rows
    last = max(label.row for column, label in labels if isinstance(column.reads, Money))
    for column, label in labels:
        reads = in_its_unit(region, column.reads, top, bottom, label)
        name = f"{crossing.prefix}.{total.name}.{column.name}"
        if not isinstance(reads, Money):
            yield region.value(*((last, label.column) if label.row < last else _right(label)), name, reads)
            continue
        yield region.value(*_right(label), name, reads)
        for row in rows:
            for spot in region.spots(row.term, top, bottom):
                name = f"{crossing.prefix}.{row.name}.{column.name}"
                if spot.column == label.column and spot.row > label.row:
                    yield region.value(*_right(spot), name, reads)
                elif spot.column > label.column and spot.row < label.row:
                    yield region.value(label.row, spot.column, name, reads)


def _right(label: Spot) -> tuple[int, int]:
    return label.row, label.right + 1


def _figure(region: Region, column: Column, place: tuple[int, int]) -> bool:
    cell, reads = region.sheet.cell(*place), column.reads
    return bool(cell and reads and reads(cell.value, cell.text, cell.number_format).value is not None)
