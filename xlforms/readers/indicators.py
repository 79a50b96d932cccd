"""The table of indicators: one line an indicator, its levels taken from the merged cells to its left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from xlforms.forms import terms
from xlforms.forms.labels import recognise
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Column
from xlforms.readers.region import Region, Spot
from xlforms.submission import Indicator, Measure, Value
from xlforms.values.kinds import CellValue
from xlforms.values.prompts import is_prompt
from xlforms.values.targets import Target, read_actual, read_target
from xlforms.values.text import normalise

_POINTS = re.compile(r"\(([0-9]+(?:\.[0-9]+)?)分?\)")

# Without any of these a line holds no indicator.
_SUBSTANCE = ("name", "target", "actual", "weight", "score")

Columns = Sequence[tuple[Column, Spot]]
Level = tuple[str, Decimal | None]
ReadsTarget = Callable[[CellValue, str, str], Target]


def read_indicators(region: Region, columns: Columns, until: Term, bottom: int) -> tuple[list[Indicator], list[Value]]:
    """The indicators down to the line of the total, and the total's own weight and score."""
    header = {column.name: (column, spot) for column, spot in columns}
    if "name" not in header:
        return [], []
    places = {name: spot.column for name, (_, spot) in header.items()}
    levels = _Levels()
    indicators: list[Indicator] = []
    for row in range(_below_header(region, columns), bottom + 1):
        if _holds(region, row, places["name"], until):
            totals = [header[name] for name in ("weight", "score") if name in header]
            return indicators, [
                region.value(row, spot.column, f"total.{column.name}", column.reads) for column, spot in totals
            ]
        levels.see(region, row, places)
        if _blank(region, row, places):
            continue
        if indicator := _indicator(region, row, columns, levels, f"indicators.{len(indicators) + 1}"):
            indicators.append(indicator)
    region.note("XF106", label=until.official)
    return indicators, []


def _below_header(region: Region, columns: Columns) -> int:
    return 1 + max(region.sheet.area(header.row, header.column).bottom for _, header in columns)


def _holds(region: Region, row: int, last: int, term: Term) -> bool:
    """Whether a label stands in a line, left of or in the column of the names."""
    for column in range(1, last + 1):
        cell = region.sheet.cells.get((row, column))
        if cell is not None and any(label.term == term for label in recognise(cell.text)):
            return True
    return False


class _Levels:
    """The first and second level that the line at hand belongs to; a blank cell continues the one above."""

    def __init__(self) -> None:
        self.first: Level = ("", None)
        self.second: Level = ("", None)

    def see(self, region: Region, row: int, places: dict[str, int]) -> None:
        first = _level(region, row, places.get("level1"))
        second = _level(region, row, places.get("level2"))
        if first[0] and first[0] != self.first[0]:
            self.second = ("", None)
        self.first = _continued(self.first, first)
        self.second = _continued(self.second, second)


def _level(region: Region, row: int, column: int | None) -> Level:
    cell = region.sheet.cell(row, column) if column else None
    return split_points(cell.text) if cell else ("", None)


def _continued(above: Level, here: Level) -> Level:
    """A level split in two by a page break goes on where the second part is blank or repeats it without points."""
    if not here[0] or (here[0] == above[0] and here[1] is None):
        return above
    return here


def split_points(text: str) -> tuple[str, Decimal | None]:
    """产出指标(50分) as its name, without white space, and its points."""
    plain = normalise(text)
    points = _POINTS.search(plain)
    return _POINTS.sub("", plain), Decimal(points.group(1)) if points else None


def _blank(region: Region, row: int, places: dict[str, int]) -> bool:
    """Whether nothing of substance stands in a line; told before its values are read, since most lines are blank."""
    cells = region.sheet.cells
    return not any((row, places[name]) in cells for name in _SUBSTANCE if name in places)


def _indicator(region: Region, row: int, columns: Columns, levels: _Levels, prefix: str) -> Indicator | None:
    """The indicator of a line; None for a blank line, an unused prompt, a repeated header or a merged cell's rest."""
    values = {
        column.name: region.value(row, header.column, f"{prefix}.{column.name}", column.reads)
        for column, header in columns
    }
    if values["name"].row != row or not _substance(values):
        return None
    return Indicator(
        *levels.first,
        *levels.second,
        values["name"],
        _target(region, values),
        _measure(region, values.get("actual"), read_actual),
        values.get("weight"),
        values.get("score"),
        values.get("deviation_reason"),
    )


def _substance(values: dict[str, Value]) -> bool:
    name = values["name"]
    if any(label.term is terms.LEVEL3 for label in recognise(name.text)):
        return False
    filled = any(not values[key].blank for key in _SUBSTANCE[1:] if key in values)
    return filled or not (name.blank or is_prompt(name.content))


def _measure(region: Region, value: Value | None, reads: ReadsTarget, text: str | None = None) -> Measure | None:
    """A target or an actual with its value understood."""
    if value is None:
        return None
    cell = region.sheet.cell(value.row, value.column)
    typed = cell.value if cell and text is None else text
    reading = reads(typed, text or value.text, value.number_format)
    for note in reading.notes:
        region.note(note.code, cell=value.cell, name=value.name, found=value.text, **note.facts)
    return Measure(value, reading, isinstance(typed, Decimal))


def _target(region: Region, values: dict[str, Value]) -> Measure | None:
    """The target; where sign, value and unit stand in three columns they are read together, in this order."""
    parts = [values[key].content for key in ("target_sign", "target", "target_unit") if key in values]
    together = "".join(parts) if len(parts) > 1 and values["target"].content else None
    return _measure(region, values.get("target"), read_target, together)
