"""Cells in which the blank form has a formula: which formulas stand, and which give way.

A workbook of a legacy kind doesn't tell which of its figures were typed and which calculated. Where the formula gives
the very same figure, it stays and nothing is lost; otherwise the figure takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlforms.calculation.derive import derive
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.rules import half_up
from xlforms.readers import read_workbook
from xlforms.workbook import Cell, Workbook, shown_places
from xlforms.writers.transfer.copying import Copy, Waiting

_TYPED_DECIMALS = 8


def let_stand(book: Workbook, copies: Sequence[Copy]) -> None:
    """Calculate the new workbook, and write the figures that its formulas don't give."""
    others = True
    while others:
        book.recalculate()
        others = False
        for copy in copies:
            for waiting in list(copy.waiting):
                if not _gives(copy.sheet.cell(waiting.row, waiting.column), waiting):
                    copy.write(*waiting)
                    copy.waiting.remove(waiting)
                    others = True


def leave_to_rules(book: Workbook, copies: Sequence[Copy], rules: Rulebook) -> None:
    """Take out formulas that miss what was typed as text (1,304.23万元): the rules don't, and fill blank cells."""
    typed = {(copy.sheet.name, waiting.row, waiting.column) for copy in copies for waiting in copy.waiting}
    for filled in read_workbook(book).forms:
        for figure in derive(filled, rules)[0].derived.values():
            place = figure.place
            misses = figure.formula is None and place.formula is not None and place.value != figure.value
            if misses and (place.sheet, place.row, place.column) not in typed:
                filled.sheet.set_value(place.row, place.column, None)


def _gives(cell: Cell | None, waiting: Waiting) -> bool:
    """Whether a formula's value is the figure, to the 15 digits that a cell keeps.

    Of a figure with more decimals than anybody types, only those count that the cell shows.
    """
    figure = waiting.value.value
    if cell is None or not isinstance(cell.value, Decimal) or figure is None:
        return False
    places = shown_places(cell.number_format)
    if places is not None and isinstance(waiting.typed, Decimal) and _decimals(waiting.typed) > _TYPED_DECIMALS:
        return half_up(figure, places) == half_up(cell.value, places)
    return f"{cell.value:.15g}" == f"{figure:.15g}"


def _decimals(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)
