"""A region of a sheet: the lines of one form, with its labels found and its values read from their cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xlforms.findings import Finding, finding
from xlforms.forms.labels import Label, recognise
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Reads
from xlforms.submission import Value
from xlforms.values.kinds import Kind
from xlforms.values.text import clean
from xlforms.workbook import Range, Sheet, ref


class Spot(NamedTuple):
    """A label found on the sheet.

    Attributes:
        row: 1-based, of a merged range its first.
        column: 1-based, of a merged range its first.
        label: what it was recognised as.
    """

    row: int
    column: int
    label: Label


class Region:
    """The lines `top` to `bottom` of a sheet, which hold one form.

    Attributes:
        sheet: the sheet.
        top: first line.
        bottom: last line.
        findings: what was noticed while reading.
    """

    def __init__(self, sheet: Sheet, top: int, bottom: int, spots: Iterable[Spot]) -> None:
        self.sheet = sheet
        self.top = top
        self.bottom = bottom
        self.findings: list[Finding] = []
        self._columns = {column for row, column in sheet.cells if top <= row <= bottom}
        self._spots: dict[Term, list[Spot]] = {}
        for spot in spots:
            if top <= spot.row <= bottom:
                self._spots.setdefault(spot.label.term, []).append(spot)

    def spots(self, term: Term, top: int, bottom: int) -> list[Spot]:
        """Where `term` stands within some lines: the official word if it stands there, else its synonyms."""
        found = [spot for spot in self._spots.get(term, ()) if top <= spot.row <= bottom]
        return [spot for spot in found if spot.label.official] or found

    def first(self, terms: Iterable[Term]) -> int | None:
        """The first line that holds one of the terms."""
        rows = [spots[0].row for term in terms if (spots := self._spots.get(term))]
        return min(rows, default=None)

    def locate(self, term: Term, top: int, bottom: int, *, name: str, optional: bool = False) -> Spot | None:
        """The one place of a label within some lines; not there or there twice is a finding, and nothing is read."""
        found = _newest(self.spots(term, top, bottom))
        if len(found) == 1:
            return found[0]
        if not found:
            if not optional:
                self.note("XF102", name=name, label=term.official, rows=f"{top}—{bottom}")
            return None
        cells = "、".join(ref(spot.row, spot.column) for spot in found)
        self.note("XF103", cell=ref(found[0].row, found[0].column), name=name, label=term.official, cells=cells)
        return None

    def label_at(self, row: int, column: int) -> bool:
        """Whether a known label stands in a cell."""
        cell = self.sheet.cell(row, column)
        return cell is not None and isinstance(cell.value, str) and bool(recognise(cell.value))

    def beside(self, spot: Spot, name: str, reads: Reads | None, *, inside: bool = False) -> Value:
        """The value of a label: behind its colon, else in the next cell to its right that is no label itself."""
        if spot.label.rest:
            return self._inside(spot, name, reads)
        column = self._next_column(self.sheet.area(spot.row, spot.column).right)
        if not (self.label_at(spot.row, column) or (inside and self.sheet.cell(spot.row, column) is None)):
            return self.value(spot.row, column, name, reads)
        return Value(name, self.sheet.name, spot.row, spot.column, Kind.BLANK, text=self._text(spot), inside=True)

    def _next_column(self, column: int) -> int:
        """The next column to the right; one that somebody inserted and left empty all the way down is passed over."""
        return min((used for used in self._columns if used > column), default=column + 1)

    def under(self, spot: Spot, name: str, reads: Reads | None) -> Value:
        """The value of a label that stands below it."""
        return self.value(self.sheet.area(spot.row, spot.column).bottom + 1, spot.column, name, reads)

    def prose(self, heading: Spot, name: str, bottom: int) -> Value:
        """The paragraphs below a heading down to line `bottom`, in the heading's column; notes below the text are none."""
        first = self.value(heading.row + 1, heading.column, name, None)
        lines = [first.content]
        for row in range(heading.row + 2, bottom + 1):
            line = self.value(row, heading.column, name, None).content
            if line.startswith("附件"):
                break
            lines.append(line)
        content = "\n".join(line for line in lines if line)
        return first._replace(content=content, text=content, kind=Kind.TEXT if content else Kind.BLANK)

    def _text(self, spot: Spot) -> str:
        cell = self.sheet.cell(spot.row, spot.column)
        return cell.text if cell else ""

    def _inside(self, spot: Spot, name: str, reads: Reads | None) -> Value:
        rest = spot.label.rest
        value = Value(
            name, self.sheet.name, spot.row, spot.column, Kind.TEXT, text=self._text(spot), content=rest, inside=True
        )
        if reads is None:
            return value._replace(content=clean(rest))
        return self._understood(value, reads, rest, rest, "General")

    def value(self, row: int, column: int, name: str, reads: Reads | None) -> Value:
        """The value of a cell, of a merged range that of its first cell."""
        area: Range = self.sheet.area(row, column)
        cell = self.sheet.cell(row, column)
        value = Value(name, self.sheet.name, area.top, area.left, Kind.BLANK)
        if cell is None:
            return value
        text = cell.text
        value = value._replace(text=text, content=clean(text), formula=cell.formula, number_format=cell.number_format)
        if reads is None:
            return value._replace(kind=Kind.TEXT if value.content else Kind.BLANK)
        return self._understood(value, reads, cell.value, text, cell.number_format)

    def _understood(self, value: Value, reads: Reads, typed: object, text: str, number_format: str) -> Value:
        quantity = reads(typed, text, number_format)  # type: ignore[arg-type]
        for note in quantity.notes:
            self.note(note.code, cell=value.cell, name=value.name, found=text, **note.facts)
        return value._replace(
            kind=quantity.kind,
            value=quantity.value,
            places=quantity.places,
            unit=quantity.unit,
            stored=not value.inside and quantity.value is not None and not isinstance(typed, str),
        )

    def note(self, code: str, *, cell: str = "", name: str = "", found: str = "", **facts: object) -> None:
        """Add a finding about this sheet."""
        self.findings.append(finding(code, sheet=self.sheet.name, cell=cell, name=name, found=found, **facts))


def _newest(spots: list[Spot]) -> list[Spot]:
    """Of labels that differ by their year (2023年决算数, 2024年决算数) those of the newest."""
    newest = max((spot.label.year or 0 for spot in spots), default=0)
    return [spot for spot in spots if (spot.label.year or 0) == newest]


def find_labels(sheet: Sheet) -> list[Spot]:
    """All labels of a sheet, line by line."""
    return [
        Spot(row, column, label)
        for (row, column), cell in sheet.cells.items()
        if isinstance(cell.value, str)
        for label in recognise(cell.value)
    ]
