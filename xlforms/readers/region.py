"""A region of a sheet: the lines of one form, with its labels found and its values read from their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from xlforms.findings import Finding, finding
from xlforms.forms.labels import recognise
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Beside, Column, Reads
from xlforms.readers.ground import Ground
from xlforms.readers.spots import Spot, newest, units_told
from xlforms.submission import Value
from xlforms.values.kinds import BLANK, TEXT, Quantity
from xlforms.values.money import Money
from xlforms.values.text import clean
from xlforms.workbook import Cell, Range, ref

# An amount behind a colon.
_AMOUNT = re.compile(r"[:：]\s*[¥￥]?-?[0-9０-９][0-9０-９,，.．]*\s*(?:万元|亿元|元|万)?\s*$")


# The columns of a table found, each with its header.
Columns = Sequence[tuple[Column, Spot]]

# What is read of a text that means no figure.
_UNREAD = Quantity(BLANK)


class Region:
    """The part of a sheet that holds one form.

    Attributes:
        sheet: the sheet.
        top: first line.
        bottom: last line.
        lines: those that hold anything.
        ground: the sheet, of which this is a part.
        words: the words by which labels are known.
        findings: what was noticed while reading.
    """

    def __init__(self, ground: Ground, window: Range) -> None:
        self.ground = ground
        self.sheet = ground.sheet
        self.words = ground.words
        self.top, self._left, self.bottom, _ = window
        self.findings: list[Finding] = []
        held = ground.places_in(window)
        self._columns = sorted({column for _, column in held})
        self.lines = {row for row, _ in held}
        self._arrayed = ground.has_arrays
        self._last_column = self._columns[-1] if held else 0
        self._window = window
        self._spots: dict[Term, list[Spot]] = {}
        for spot in ground.spots_in(window):
            self._spots.setdefault(spot.label.term, []).append(spot)

    def filled_lines(self, top: int, bottom: int) -> list[int]:
        """The lines from `top` to `bottom` that hold anything; one cell typed far below makes a million empty ones."""
        return sorted(line for line in self.lines if top <= line <= bottom)

    def spots(self, term: Term, top: int, bottom: int) -> list[Spot]:
        """Where `term` stands within some lines: the official word if it is there, else synonyms that mean it alone."""
        return self._meant([spot for spot in self._spots.get(term, ()) if top <= spot.row <= bottom])

    def headers(self, term: Term, top: int, bottom: int) -> list[Spot]:
        """Where `term` heads a column within some lines, its cell begun above them or not; not what it heads itself."""
        reaching = [spot for spot in self._spots.get(term, ()) if spot.row <= bottom and spot.bottom >= top]
        spots = self._meant(reaching)
        if len(spots) < 2:
            return spots
        headed = [lower for spot in spots if (lower := self.below_heading(term, spot)) is not spot]
        return [spot for spot in spots if spot not in headed]

    def _meant(self, found: list[Spot]) -> list[Spot]:
        if len(found) < 2:
            return found
        official = [spot for spot in found if spot.label.official]
        return official or [spot for spot in found if spot.alone] or found

    def first(self, terms: Iterable[Term], headed: Iterable[Term] = (), stops: Iterable[Term] = ()) -> int | None:
        """The first line that holds one of the terms, or the line above it with a heading that belongs to them.

        A word that may be a stop label as well (合计) begins nothing.
        """
        ends = {spot[:2] for term in stops for spot in self._spots.get(term, ())}
        found = (next((spot for spot in self._spots.get(term, ()) if spot[:2] not in ends), None) for term in terms)
        rows = [spot.row for spot in found if spot]
        row = min(rows, default=None)
        above = [spot for term in headed for spot in self._spots.get(term, ())]
        opening = [spot.row for spot in above if spot.bottom + 1 == row]
        return min(opening, default=row)

    def locate(self, term: Term, top: int, bottom: int, *, name: str, optional: bool = False) -> Spot | None:
        """The one place of a label within some lines; not there or there twice is a finding, and nothing is read."""
        return self.only(self.spots(term, top, bottom), term, (top, bottom), name=name, optional=optional)

    def only(
        self, spots: list[Spot], term: Term, lines: tuple[int, int], *, name: str, optional: bool = False
    ) -> Spot | None:
        """The one of some places of a label, that of the newest year; none or several is a finding."""
        found = newest(spots)
        if len(found) == 1:
            return found[0]
        if not found:
            if not optional:
                self.note("XF102", name=name, label=term.official, rows=f"{lines[0]}—{lines[1]}")
            return None
        cells = "、".join(ref(spot.row, spot.column) for spot in found)
        self.note("XF103", cell=ref(found[0].row, found[0].column), name=name, label=term.official, cells=cells)
        return None

    def below_heading(self, term: Term, spot: Spot) -> Spot:
        """The column's own header where `spot` only heads several (年度指标值 over 指标性质, 指标值, 度量单位)."""
        below = [lower for lower in self._spots.get(term, ()) if lower.row == spot.bottom + 1]
        right = spot.right
        while below and right < self._last_column and self.sheet.cell(spot.row, right + 1) is None:
            right += 1
        return next((lower for lower in below if spot.column <= lower.column <= right), spot)

    @property
    def year(self) -> int | None:
        """The newest year printed in a label (2024年决算数)."""
        return max((spot.label.year or 0 for spots in self._spots.values() for spot in spots), default=0) or None

    @cached_property
    def units(self) -> list[Cell]:
        """The labels that name a unit of money, and the lines 单位：元."""
        return list(units_told(self.ground.cells_in(self._window), self.sheet, self.words))

    def label_at(self, row: int, column: int, names: Collection[Term] = ()) -> bool:
        """Whether a known label stands in a cell; one of `names` is none."""
        cell = self.sheet.cell(row, column)
        if cell is None or not isinstance(cell.value, str):
            return False
        return any(label.rest or label.term not in names for label in recognise(cell.value, self.words))

    def beside(self, spot: Spot, anchor: Beside) -> Value:
        """The value of a label: behind its colon, else in the next cell to its right that is no label itself."""
        if spot.label.rest:
            return self.inside(spot, spot.label.rest, anchor.name, anchor.reads)
        # A column that somebody inserted and left empty all the way down is passed over.
        columns = self._columns[bisect_right(self._columns, spot.right) :]
        first = columns[0] if columns else spot.right + 1
        filled = self._filled(spot.row, columns if anchor.far else columns[:1], anchor.named)
        if self.label_at(spot.row, first, anchor.named) or (anchor.inside and not filled):
            return self.blank_inside(spot, anchor.name)
        column = self._column_below(anchor.column, spot.row, filled) or next(iter(filled), first)
        return self.value(spot.row, column, anchor.name, anchor.reads)

    def _filled(self, row: int, columns: Iterable[int], names: Collection[Term]) -> list[int]:
        """The filled ones of some columns of a line, up to the next label, even one that nobody knows."""
        filled: list[int] = []
        for column in columns:
            cell = self.sheet.cell(row, column)
            if cell is None or (cell.row, cell.column) != (row, column):
                continue
            if self.label_at(row, column, names) or _is_label(cell.text):
                break
            filled.append(column)
        return filled

    def _column_below(self, term: Term | None, row: int, columns: Collection[int]) -> int | None:
        """Of several columns the one below the last header `term` above the line."""
        above = [spot.column for spot in self._spots.get(term, ()) if spot.row < row] if term else []
        return above[-1] if len(columns) > 1 and above and above[-1] in columns else None

    def unread_amounts(self, top: int, bottom: int, terms: Collection[Term]) -> Iterator[Value]:
        """Cells of some lines that hold a word, a colon and an amount, but none of the labels that are read there."""
        for cell in self.ground.cells_in(self._window._replace(top=top, bottom=bottom)):
            text = cell.value
            if not (isinstance(text, str) and _AMOUNT.search(text)):
                continue
            if not any(label.term in terms for label in recognise(text, self.words)):
                yield self.value(cell.row, cell.column, "", None)

    def blank_inside(self, spot: Spot, name: str) -> Value:
        """A field whose place is the label's own cell, with no more than the label or a line to write on in it."""
        return Value(name, self.sheet.name, spot.row, spot.column, BLANK, text=self.text(spot), inside=True)

    def below(self, columns: Columns) -> int:
        """The first line below the headers of a table."""
        return 1 + max((spot.bottom for _, spot in columns), default=self.bottom)

    def line_label(self, row: int, columns: Columns) -> Value | None:
        """The last text of a line left of its value columns; None for the rest of a cell merged from above."""
        for column in range(min(spot.column for _, spot in columns) - 1, self._left - 1, -1):
            value = self.value(row, column, "", None)
            if not value.blank:
                return value if value.row == row else None
        return None

    def column_under(self, row: int, header: Spot) -> int:
        """The column of a line's value: below a header merged over several columns the only one that is filled."""
        if header.right == header.column:
            return header.column
        cells = self.sheet.cells
        filled = [column for column in range(header.column, header.right + 1) if (row, column) in cells]
        return filled[0] if len(filled) == 1 else header.column

    def owned(self, row: int, column: int) -> bool:
        """Whether a place is no rest of a cell merged from above, whose value belongs to the line above."""
        return self.sheet.area(row, column).top == row

    def text(self, spot: Spot) -> str:
        """What the cell of a label shows."""
        cell = self.sheet.cell(spot.row, spot.column)
        return cell.text if cell else ""

    def inside(self, spot: Spot, rest: str, name: str, reads: Reads | None) -> Value:
        """A value that is a part of the label's own cell."""
        text = self.text(spot)
        if reads is None:
            return Value(
                name, self.sheet.name, spot.row, spot.column, TEXT, text=text, content=clean(rest), inside=True
            )
        read = reads(rest, rest, "General")
        if read.kind is BLANK:
            return self.blank_inside(spot, name)
        value = Value(
            name,
            self.sheet.name,
            spot.row,
            spot.column,
            read.kind,
            read.value,
            text,
            rest,
            read.places,
            read.unit,
            inside=True,
        )
        return self._noted(value, read)

    def value(self, row: int, column: int, name: str, reads: Reads | None) -> Value:
        """The value of a cell, of a merged range that of its first cell."""
        cell = self.sheet.cell(row, column)
        power = reads.power if isinstance(reads, Money) else 0
        if cell is None:
            row, column, *_ = self.sheet.area(row, column)
            formula = self.ground.array_over(row, column) if self._arrayed else None
            return Value(name, self.sheet.name, row, column, BLANK, formula=formula, power=power)
        text = cell.text
        content = clean(text)
        read = _UNREAD if reads is None else reads(cell.value, text, cell.number_format)
        value = Value(
            name,
            self.sheet.name,
            cell.row,
            cell.column,
            TEXT if read.kind is BLANK and content else read.kind,
            read.value,
            text,
            content,
            read.places,
            read.unit,
            # A format such as 0"元" can make the number read another than the one that a formula would take.
            read.value is not None and isinstance(cell.value, Decimal) and read.value == cell.value.scaleb(power),
            False,
            # An array formula fills a place from another cell; the place can't be written by itself.
            cell.formula or (self.ground.array_over(cell.row, cell.column) if self._arrayed else None),
            cell.number_format,
            power,
        )
        return self._noted(value, read) if read.notes else value

    def _noted(self, value: Value, read: Quantity) -> Value:
        for note in read.notes:
            # What a formula gives is held against its rule.
            if note.code == "XF216" and value.formula is not None:
                continue
            self.note(note.code, cell=value.cell, name=value.name, found=value.text, **note.facts)
        return value

    def note(self, code: str, *, cell: str = "", name: str = "", found: str = "", **facts: str) -> None:
        """Add a finding about this sheet."""
        self.findings.append(finding(code, sheet=self.sheet.name, cell=cell, name=name, found=found, **facts))


def _is_label(text: str) -> bool:
    """Whether a text ends with a colon, or with an amount behind one."""
    if ":" not in text and "：" not in text:
        return False
    return text.rstrip().endswith((":", "：")) or _AMOUNT.search(text) is not None
