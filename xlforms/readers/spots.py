"""Labels found on a sheet, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xlforms.forms.labels import Label, Words, recognise
from xlforms.records import NamedTuple
from xlforms.values.money import told_unit
from xlforms.values.text import squash
from xlforms.workbook import Cell, Sheet

# A label or a line that names a unit of money is no longer than this.
_LONGEST_UNIT = 60


class Spot(NamedTuple):
    """A label found on the sheet.

    Attributes:
        row: 1-based, of a merged range its first.
        column: 1-based, of a merged range its first.
        label: what it was recognised as.
        bottom: the last line of its cell.
        right: the last column of its cell.
        alone: whether its cell stands for no other label.
    """

    row: int
    column: int
    label: Label
    bottom: int
    right: int
    alone: bool


def units_told(cells: Iterable[Cell], sheet: Sheet, words: Words) -> Iterator[Cell]:
    """Of some cells of a sheet the labels that name a unit of money, and the lines 单位：元."""
    for cell in cells:
        text = cell.value
        if not isinstance(text, str) or "元" not in text or len(text) > _LONGEST_UNIT:
            continue
        named = told_unit(text) is not None and ("单位" in squash(text) or recognise(text, words))
        if named and sheet.cell(cell.row, cell.column) is cell:
            yield cell


def newest(spots: Sequence[Spot]) -> list[Spot]:
    """Of labels that differ by their year (2023年决算数, 2024年决算数) those of the newest."""
    if len(spots) < 2:
        return list(spots)
    newest = max(spot.label.year or 0 for spot in spots)
    return [spot for spot in spots if (spot.label.year or 0) == newest]


def find_labels(sheet: Sheet, words: Words) -> list[Spot]:
    """All labels of a sheet that can be seen, line by line; what a merged range covers can't."""
    spots: list[Spot] = []
    for (row, column), cell in sheet.cells.items():
        labels = recognise(cell.value, words) if isinstance(cell.value, str) else ()
        if labels:
            top, left, bottom, right = sheet.area(row, column)
            if top == row and left == column:
                alone = len(labels) == 1
                spots += [Spot(row, column, label, bottom, right, alone) for label in labels]
    return spots
