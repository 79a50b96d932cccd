"""Cells that are the sum of others, with the SUM that says so in the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlforms.calculation.derived import Derived, Known
from xlforms.submission import Value
from xlforms.values.shown import plain
from xlforms.workbook import Sheet, parse_ref


def sum_of(known: Known, place: Value | None, label: str, parts: Iterable[Value | None], code: str) -> Derived | None:
    """The sum of some fields, where any holds a number and none what is no number; `code` names a disagreement."""
    values = [part for part in parts if part]
    operands = [operand for value in values if (operand := known.take(value))]
    if place is None or not operands or any(value.unread for value in values):
        return None
    terms = tuple(operand.value for operand in operands)
    exact = sum(terms, Decimal())
    summed = all(operand.cell and operand.power == place.power for operand in operands)
    formula = _formula(values, known) if summed else None
    return Derived(place, label, exact, exact, formula, addition(terms), terms=terms, code=code)


def addition(terms: Sequence[Decimal]) -> str:
    """1.5＋2＝3.5, for sentences."""
    return "＋".join(map(plain, terms)) + "＝" + plain(sum(terms, Decimal()))


def _formula(values: Iterable[Value], known: Known) -> str:
    """SUM over the fields' cells, the blank ones too so that what is typed there later counts."""
    runs: list[list[str]] = []
    for cell in (value.cell for value in values):
        if runs and _joins(runs[-1][-1], cell, known.filled.sheet):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return f"SUM({','.join(run[0] if len(run) == 1 else f'{run[0]}:{run[-1]}' for run in runs)})"


def _joins(above: str, below: str, sheet: Sheet) -> bool:
    """Whether two cells of a column can be summed as one range: only empty cells stand between them."""
    (first, column), (last, other) = parse_ref(above), parse_ref(below)
    return column == other and first < last and not any(sheet.holds(row, column) for row in range(first + 1, last))
