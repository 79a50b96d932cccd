"""Rows copied on a sheet of our own: everything below moves down, and what counts rows counts the new ones.

Only for sheets that no other sheet refers to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy

from xlforms.records import NamedTuple
from xlforms.workbook.formulas import translate
from xlforms.workbook.formulas.rewriting import with_rows
from xlforms.workbook.parts.attributes import area_of, range_of, whole
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, append
from xlforms.workbook.references import MAX_ROW, Range, ref
from xlforms.workbook.sheets.grid import Grid
from xlforms.workbook.sheets.reading import cells_of, read_merges

_LISTS = ("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange")
_SINGLES = ("dimension", "autoFilter")
_RULES = ("formula", "formula1", "formula2")


class Copies(NamedTuple):
    """Rows that come in: `number` copies of the row `model`, below the row `below`."""

    model: int
    below: int
    number: int

    @property
    def new(self) -> range:
        """The rows that the copies stand in."""
        return range(self.below + 1, self.below + self.number + 1)

    def moved(self, row: int) -> int:
        """Where a row stands afterwards; the last row that a sheet can have stays: whole columns end there."""
        return min(row + self.number, MAX_ROW) if row > self.below else row

    def stretched(self, area: Range) -> Range:
        """A range afterwards: moved when below, longer over the new rows or when it ends above them with the model.

        >>> str(Copies(4, 4, 2).stretched(Range.parse("A5:B6"))), str(Copies(4, 4, 2).stretched(Range.parse("A2:B4")))
        ('A7:B8', 'A2:B6')
        >>> str(Copies(1, 4, 2).stretched(Range.parse("A2:B4")))
        'A2:B4'
        >>> str(Copies(4, 4, 2).stretched(Range.parse("A1:B1048576")))
        'A1:B1048576'
        """
        grows = area.bottom == self.below and area.top <= self.model <= area.bottom
        bottom = area.bottom + self.number if grows else self.moved(area.bottom)
        return Range(self.moved(area.top), area.left, bottom, area.right)

    def followed(self, area: Range) -> Iterator[Range]:
        """The ranges that a rule for `area` is for afterwards: where it is for the model, also for its copies."""
        yield self.stretched(area)
        if area.top <= self.model <= area.bottom and not self.stretched(area).covers(self.new[0], area.left):
            yield Range(self.new[0], area.left, self.new[-1], area.right)


def copy_rows(part: Part, grid: Grid, copies: Copies, sheet: str, names_of_sheet: Iterable[Element]) -> None:
    """Put copies of a row in, with its height, styles, content and the merged ranges that lie in that row alone.

    `names_of_sheet` are the `<definedName>` elements of the sheet, its print area among them; they grow too.
    """
    model, above = grid.row(copies.model), grid.last_row(copies.below)
    make_room(part, grid, [copies], sheet, names_of_sheet)
    if model is not None and above is not None:
        grid.insert(above, _twins(model, copies, part))


def make_room(part: Part, grid: Grid, gaps: Sequence[Copies], sheet: str, names_of_sheet: Iterable[Element]) -> None:
    """Let everything make room for copies of rows, given from below: what lies further down, and what counts rows."""
    _move_formulas(part, grid.rows, gaps, sheet)
    moved = {number: moved_by(gaps, number) for number in grid.rows}
    for number, element in grid.rows.items():
        if moved[number] != number:
            _renumber(element, moved[number], part)
    grid.know({moved[number]: element for number, element in grid.rows.items()})
    _stretch_merges(part, gaps)
    for copies in gaps:
        _stretch_ranges(part, copies)
    for element in [*part.root.iter(*(part.namespace + local for local in _RULES)), *names_of_sheet]:
        element.text = _with_rows(element.text or "", gaps, sheet, growing=True)
    part.changed = True


def moved_by(gaps: Iterable[Copies], row: int) -> int:
    """Where a row stands after several gaps, given from below."""
    for copies in gaps:
        row = copies.moved(row)
    return row


def _with_rows(formula: str, gaps: Iterable[Copies], sheet: str, *, growing: bool) -> str:
    for copies in gaps:
        formula = with_rows(formula, copies.below, copies.number, sheet, copies.model if growing else None)
    return formula


def _move_formulas(part: Part, rows: Mapping[int, Element], gaps: Sequence[Copies], sheet: str) -> None:
    tag = names(part.namespace).f
    if next(part.root.iter(tag), None) is None:
        return
    for number, element in rows.items():
        for formula in element.iter(tag):
            for copies in gaps:
                formula.text = _with_rows(formula.text or "", [copies], sheet, growing=number != copies.below)
                if number > copies.below:
                    _stretch(formula, copies)


def _renumber(element: Element, number: int, part: Part) -> None:
    _place(element, number, [column for column, _ in cells_of(element, names(part.namespace))], part)


def _place(element: Element, number: int, columns: Iterable[int], part: Part) -> None:
    """Let a row be the one of that number, its cells those of the columns."""
    for cell, column in zip(element.iterchildren(names(part.namespace).c), columns, strict=True):
        cell.set("r", ref(number, column))
    element.set("r", str(number))


def _twins(model: Element, copies: Copies, part: Part) -> dict[int, Element]:
    """The copies by their numbers."""
    tags = names(part.namespace)
    columns = [column for column, _ in cells_of(model, tags)]
    twins = {number: deepcopy(model) for number in copies.new}
    for number, twin in twins.items():
        for formula in twin.iter(tags.f):
            formula.text = translate(formula.text or "", number - copies.moved(copies.model), 0)
        _place(twin, number, columns, part)
    return twins


def _stretch_merges(part: Part, gaps: Iterable[Copies]) -> None:
    merges = read_merges(part)
    for copies in gaps:
        merges = [after for area in merges for after in _merged_after(area, copies)]
    put_merges(part, merges)


def _merged_after(area: Range, copies: Copies) -> list[Range]:
    """A merged range in the model alone is copied, one over the new rows grows, one below moves."""
    if area.top == area.bottom == copies.model:
        return [Range(row, area.left, row, area.right) for row in (copies.moved(copies.model), *copies.new)]
    return [copies.stretched(area)]


def put_merges(part: Part, merges: Iterable[Range]) -> None:
    """Let these be the merged ranges of a sheet that has some."""
    container = part.root.find(f"{part.namespace}mergeCells")
    if container is None:
        return
    for element in list(container):
        container.remove(element)
    for area in merges:
        append(container, f"{part.namespace}mergeCell", {"ref": str(area)})
    container.set("count", str(len(container)))


def _stretch_ranges(part: Part, copies: Copies) -> None:
    for element in part.root.iter(*(part.namespace + local for local in _LISTS)):
        areas = filter(None, map(range_of, element.get("sqref", "").split()))
        element.set("sqref", " ".join(str(place) for area in areas for place in copies.followed(area)))
    for element in part.root.iterchildren(*(part.namespace + local for local in _SINGLES)):
        _stretch(element, copies)
    for link in part.root.iter(f"{part.namespace}hyperlink"):
        place = area_of(link)
        if place is not None and place.top > copies.below:
            _stretch(link, copies)
    for stop in part.root.iterfind(f"{part.namespace}rowBreaks/{part.namespace}brk"):
        if (row := whole(stop, "id")) >= copies.below:
            stop.set("id", str(row + copies.number))


def _stretch(element: Element, copies: Copies) -> None:
    """Move, or let grow, the range that an element is for."""
    if (place := area_of(element)) is not None:
        element.set("ref", str(copies.stretched(place)))
