"""Rows repeated on a sheet of our own: everything below moves down, and what counts rows counts the new ones.

Only for sheets that no other sheet refers to.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from xlforms.workbook.formulas import translate
from xlforms.workbook.names import names
from xlforms.workbook.part import Part
from xlforms.workbook.reading import cells_of, read_merges, rows_of
from xlforms.workbook.references import Range, ref
from xlforms.workbook.rewriting import with_rows
from xlforms.workbook.tree import Element, append

_LISTS = ("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange")
_SINGLES = ("dimension", "autoFilter")
_RULES = ("formula", "formula1", "formula2")


def repeat(part: Part, row: int, count: int, sheet: str, names_of_sheet: Iterable[Element]) -> None:
    """Put `count` copies of a row below it, with its height, styles, content and merged ranges in one row.

    `names_of_sheet` are the `<definedName>` elements of the sheet, its print area among them; they grow too.
    """
    rows = dict(rows_of(part))
    _move_formulas(part, rows, row, count, sheet)
    for number, element in rows.items():
        if number > row:
            _renumber(element, number + count, part)
    _copy(rows.get(row), row, count, part)
    _stretch_merges(part, row, count)
    _stretch_ranges(part, row, count)
    for element in [*part.root.iter(*(part.namespace + local for local in _RULES)), *names_of_sheet]:
        element.text = with_rows(element.text or "", row, count, sheet, growing=True)
    part.changed = True


def stretched(area: Range, row: int, count: int) -> Range:
    """A range after `count` rows came in below `row`: moved when it lies below, longer when it reaches that row.

    >>> str(stretched(Range.parse("A5:B6"), 4, 2)), str(stretched(Range.parse("A2:B4"), 4, 2))
    ('A7:B8', 'A2:B6')
    """
    top = area.top + count if area.top > row else area.top
    bottom = area.bottom + count if area.bottom >= row else area.bottom
    return Range(top, area.left, bottom, area.right)


def _move_formulas(part: Part, rows: dict[int, Element], row: int, count: int, sheet: str) -> None:
    tag = names(part.namespace).f
    for number, element in rows.items():
        for formula in element.iter(tag):
            formula.text = with_rows(formula.text or "", row, count, sheet, growing=number != row)
            if (area := formula.get("ref")) is not None and number > row:
                formula.set("ref", str(stretched(Range.parse(area), row, count)))


def _renumber(element: Element, number: int, part: Part) -> None:
    for column, cell in list(cells_of(element, names(part.namespace))):
        cell.set("r", ref(number, column))
    element.set("r", str(number))


def _copy(model: Element | None, row: int, count: int, part: Part) -> None:
    if model is None:
        return
    tag = names(part.namespace).f
    for step in range(count, 0, -1):
        twin = deepcopy(model)
        for formula in twin.iter(tag):
            formula.text = translate(formula.text or "", step, 0)
        _renumber(twin, row + step, part)
        model.addnext(twin)


def _stretch_merges(part: Part, row: int, count: int) -> None:
    """Merged ranges in the row are repeated, those over it and more grow, those below move."""
    container = part.root.find(f"{part.namespace}mergeCells")
    if container is None:
        return
    merges = []
    for area in read_merges(part):
        if area.top == area.bottom == row:
            merges += [Range(row + step, area.left, row + step, area.right) for step in range(count + 1)]
        else:
            merges.append(stretched(area, row, count))
    for element in list(container):
        container.remove(element)
    for area in merges:
        append(container, f"{part.namespace}mergeCell", {"ref": str(area)})
    container.set("count", str(len(merges)))


def _stretch_ranges(part: Part, row: int, count: int) -> None:
    for element in part.root.iter(*(part.namespace + local for local in _LISTS)):
        areas = element.get("sqref", "").split()
        element.set("sqref", " ".join(str(stretched(Range.parse(area), row, count)) for area in areas))
    for element in part.root.iterchildren(*(part.namespace + local for local in _SINGLES)):
        element.set("ref", str(stretched(Range.parse(element.get("ref", "A1")), row, count)))
    for link in part.root.iter(f"{part.namespace}hyperlink"):
        area = Range.parse(link.get("ref", "A1"))
        if area.top > row:
            link.set("ref", str(stretched(area, row, count)))
    for stop in part.root.iterfind(f"{part.namespace}rowBreaks/{part.namespace}brk"):
        if int(stop.get("id", "0")) >= row:
            stop.set("id", str(int(stop.get("id", "0")) + count))
