"""Derived cells filled in place: as a live formula with its value cached, or as a plain number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlforms.calculation.compare import compare
from xlforms.calculation.derived import Derived
from xlforms.submission import Filled

# A rate in a cell without a number format would show as 0.984.
_RATE_FORMAT = "0.00%"


class Written(NamedTuple):
    """A derived cell of the completed workbook: one that was filled, or one whose own formula gives it."""

    filled: Filled
    derived: Derived
    formula: str | None


def write_derived(filled: Filled, derived: Iterable[Derived], *, values: bool, overwrite: bool) -> Iterator[Written]:
    """Fill the blank derived cells of a form; a formula stays, a typed figure stays unless it is wrong and `overwrite`."""
    for figure in derived:
        place = figure.place
        if place.formula is not None:
            yield Written(filled, figure, place.formula)
        elif place.blank or (overwrite and compare(figure)):
            formula = None if values else figure.formula
            _set(filled, figure, formula)
            yield Written(filled, figure, formula)


def _set(filled: Filled, figure: Derived, formula: str | None) -> None:
    place = figure.place
    if place.inside:
        return
    bare = filled.sheet.number_format(place.row, place.column) == "General"
    number_format = _RATE_FORMAT if figure.percent and bare else None
    if formula is None:
        filled.sheet.set_value(place.row, place.column, figure.value, number_format)
    else:
        filled.sheet.set_formula(place.row, place.column, formula, figure.value, number_format)
