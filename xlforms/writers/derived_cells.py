"""Derived cells filled in place: as a live formula with its value cached, or as a plain number."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.calculation.derived import Derived, Known
from xlforms.findings import Finding, finding
from xlforms.records import NamedTuple
from xlforms.submission import Filled
from xlforms.values.kinds import Kind

# A rate in a cell without a number format would show as 0.984.
_RATE_FORMAT = "0.00%"


class Written(NamedTuple):
    """A derived cell of the completed workbook: one that was filled, or one whose own formula gives it.

    Attributes:
        filled: the form.
        derived: the figure, with its cell as it was before.
        formula: what gives it, None for a plain number.
        replaced: what was typed there and was wrong, "" for a blank cell.
    """

    filled: Filled
    derived: Derived
    formula: str | None
    replaced: str = ""

    @property
    def note(self) -> Finding | None:
        """A word on what was typed and is gone."""
        if not self.replaced:
            return None
        place, value = self.derived.place, self.derived.shown
        facts = {"label": self.derived.label, "found": self.replaced, "expected": value}
        return finding("XF316", sheet=place.sheet, cell=place.cell, name=place.name, **facts)


def write_derived(known: Known, *, values: bool) -> Iterator[Written]:
    """Fill a form's blank derived cells; a formula stays, a typed figure too unless it is to give way."""
    filled = known.filled
    for name, figure in known.derived.items():
        place = figure.place
        if place.formula is not None:
            yield Written(filled, figure, place.formula)
        elif not place.inside and (place.blank or name in known.replaced):
            formula = None if values else figure.formula
            _set(filled, figure, formula)
            if not place.blank:  # what was typed is gone: the cell now counts as one that was blank
                known.derived[name] = figure._replace(place=place._replace(kind=Kind.BLANK, value=None))
            yield Written(filled, figure, formula, place.content)


def _set(filled: Filled, figure: Derived, formula: str | None) -> None:
    row, column = figure.place.row, figure.place.column
    bare = figure.percent and filled.sheet.number_format(row, column) == "General"
    number_format = _RATE_FORMAT if bare else None
    value = figure.value.scaleb(-figure.place.power)
    if formula is None:
        filled.sheet.set_value(row, column, value, number_format)
    else:
        filled.sheet.set_formula(row, column, formula, value, number_format)
