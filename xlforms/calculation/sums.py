"""Cells that are the sum of others, with the SUM that says so in the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlforms.calculation.derived import Derived, Known
from xlforms.submission import Value
from xlforms.values.shown import plain
from xlforms.workbook import Sheet


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


def not_closing(whole: Decimal, terms: Sequence[Decimal]) -> dict[str, str]:
    """What a finding says of terms that do not add up to their whole."""
    return {
        "found": plain(sum(terms, Decimal())),
        "expected": plain(whole),
        "arithmetic": addition(terms),
        "difference": plain(abs(whole - sum(terms))),
    }


def _formula(values: Iterable[Value], known: Known) -> str:
    """SUM over the fields' cells, the blank ones too so that what is typed there later counts."""
    runs: list[list[Value]] = []
    for value in values:
        if runs and _joins(runs[-1][-1], value, known.filled.sheet):
            runs[-1].append(value)
        else:
            runs.append([value])
    return f"SUM({','.join(run[0].cell if len(run) == 1 else f'{run[0].cell}:{run[-1].cell}' for run in runs)})"


def _joins(above: Value, below: Value, sheet: Sheet) -> bool:
    """Whether two cells of a column can be summed as one range: only empty cells stand between them."""
    first, column, last = above.row, above.column, below.row
    if column != below.column or first >= last:
        return False
    return not any(sheet.holds(row, column) for row in range(first + 1, last))
