"""One form on its way onto a blank of our own: what was read, where it belongs, and what has gone over."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from xlforms.records import NamedTuple
from xlforms.submission import Filled, Value
from xlforms.workbook import CellValue, Sheet, is_percent_format, shown_places
from xlforms.workbook.sheets.values import fitting


class Waiting(NamedTuple):
    """A figure that somebody typed where the blank has a formula; the place is that on the new sheet."""

    value: Value
    typed: CellValue
    row: int
    column: int


@dataclass(slots=True)
class Copy:
    """A form that goes over.

    Attributes:
        source: the form as it was read.
        blank: the same form of the template, which tells where its fields belong; never changed.
        sheet: the copy of the blank's sheet that is filled in.
        carried: the source's cells that have gone over.
        pieces: texts that were put together from several cells of one row of the source, by that row.
        paragraphs: the prose that has gone over, line by line.
        waiting: the figures whose place holds a formula.
        cut: the places of the new sheet that hold only the beginning of what was typed, with the length of it all.
    """

    source: Filled
    blank: Filled
    sheet: Sheet
    carried: set[tuple[int, int]] = field(default_factory=set)
    pieces: dict[int, list[str]] = field(default_factory=dict)
    paragraphs: set[str] = field(default_factory=set)
    waiting: list[Waiting] = field(default_factory=list)
    cut: dict[tuple[int, int], int] = field(default_factory=dict)
    _added: list[tuple[int, int]] = field(default_factory=list)

    def copy_row(self, row: int, below: int, count: int = 1) -> None:
        """Put copies of a row of the new sheet further down; places of the blank move along."""
        if count > 0:
            self.sheet.copy_row(row, below, count)
            self._added.append((below, count))

    def now(self, row: int) -> int:
        """Where a row of the blank stands on the new sheet."""
        for below, count in self._added:
            row += count if row > below else 0
        return row

    def put(self, value: Value | None, row: int, column: int) -> None:
        """Write what was typed, as it was typed; where a formula stands it waits until the sheet is calculated."""
        if value is None or value.blank:
            return
        self.carried.add((value.row, value.column))
        typed = self._typed(value)
        known = self.sheet.cell(row, column)
        if known is not None and known.formula is not None:
            self.waiting.append(Waiting(value, typed, row, column))
        else:
            self.write(value, typed, row, column)

    def put_inside(self, value: Value, row: int, column: int) -> None:
        """Write what was typed behind the label in its own cell."""
        self.carried.add((value.row, value.column))
        label = self.sheet.cell(row, column)
        self.type(row, column, f"{label.text if label else ''}{value.content}")

    def write(self, value: Value, typed: CellValue, row: int, column: int) -> None:
        """Write what was typed, in the blank's number format unless that changes what it says."""
        self.type(row, column, typed, _format(self.sheet.number_format(row, column), value, typed))

    def type(self, row: int, column: int, typed: CellValue, number_format: str | None = None) -> None:
        """Write a value; of a text longer than Excel allows, as other programs keep it, its beginning."""
        if isinstance(typed, str) and (beginning := fitting(typed)) != typed:
            self.cut[row, column] = len(typed)
            typed = beginning
        self.sheet.set_value(row, column, typed, number_format)

    def _typed(self, value: Value) -> CellValue:
        """The content of the cell; of an amount typed behind its label the number, where it has no unit."""
        if value.inside:
            return value.content if value.value is None or value.unit else value.value
        if value.power and value.stored:
            # The blanks are in 万元.
            return value.value
        cell = self.source.sheet.cell(value.row, value.column)
        return cell.value if cell else None


def _format(blank: str, value: Value, typed: CellValue) -> str | None:
    """98.4 that means 98.4% keeps its own format, and 99.3% is not shown as 99.30%; else None, for the blank's."""
    if not isinstance(typed, Decimal):
        return None
    percent = is_percent_format(blank)
    if (value.value is not None and value.value != typed) or (is_percent_format(value.number_format) and not percent):
        return value.number_format
    if not percent or value.places is None or value.places >= (shown_places(blank) or 0):
        return None
    return f"{0:.{max(value.places - 2, 0)}f}%"
