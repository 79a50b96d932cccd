"""A derived figure: what the rules give for a cell, with the formula that says so in the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlforms.submission import Filled, Value
from xlforms.values.shown import plain
from xlforms.workbook import Sheet, parse_ref


class Derived(NamedTuple):
    """What a rule gives for one cell.

    Attributes:
        place: where it stands or belongs.
        label: the figure in words, for sentences.
        value: rounded half up to the places that the cell shows.
        exact: before rounding.
        formula: the same as an Excel formula, without its equals sign; None where the inputs are no numbers of cells
            (text such as ≥95%, an amount inside a label).
        arithmetic: the calculation in words and figures.
        percent: whether people write it as a percentage.
        terms: of a sum, what was added up.
        code: the finding's code where a typed figure disagrees.
    """

    place: Value
    label: str
    value: Decimal
    exact: Decimal
    formula: str | None
    arithmetic: str
    percent: bool = False
    terms: tuple[Decimal, ...] = ()
    code: str = "XF301"

    @property
    def shown(self) -> str:
        """The value as people write it."""
        return f"{self.value.scaleb(2):f}%" if self.percent else plain(self.value)


class Operand(NamedTuple):
    """A number that a rule takes in, with its cell where a formula may refer to one."""

    value: Decimal
    cell: str | None


class Known:
    """The numbers of one form: those typed, and where a cell is blank those derived so far."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.derived: dict[str, Derived] = {}

    def add(self, derived: Derived | None) -> None:
        """Take in a derived figure; later rules use it where its cell is blank."""
        if derived is not None:
            self.derived[derived.place.name] = derived

    def take(self, value: Value | None) -> Operand | None:
        """The number of a value: typed, or derived for a blank cell; None when there is none."""
        if value is None:
            return None
        if value.value is not None:
            return Operand(value.value, value.cell if value.stored else None)
        derived = self.derived.get(value.name)
        if derived is None or not value.blank:
            return None
        return Operand(derived.value, None if value.inside else value.cell)

    def number_format(self, place: Value) -> str:
        """The number format of a cell, filled in or not."""
        return self.filled.sheet.number_format(place.row, place.column) if place.blank else place.number_format

    def get(self, name: str) -> Operand | None:
        """The number of a field."""
        return self.take(self.filled.values.get(name))


def formula_of(template: str, *operands: Operand) -> str | None:
    """The formula with the operands' cells filled in, None unless each has one."""
    cells = [operand.cell for operand in operands]
    return template.format(*cells) if all(cells) else None


def sum_formula(operands: Sequence[Operand], sheet: Sheet) -> str | None:
    """SUM over the operands' cells; those below each other become one range when nothing else stands between."""
    cells = [operand.cell for operand in operands if operand.cell]
    if len(cells) < len(operands):
        return None
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _joins(runs[-1][-1], cell, sheet):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return f"SUM({','.join(run[0] if len(run) == 1 else f'{run[0]}:{run[-1]}' for run in runs)})"


def _joins(above: str, below: str, sheet: Sheet) -> bool:
    """Whether two cells of a column can be summed as one range: only empty cells stand between them."""
    (first, column), (last, other) = parse_ref(above), parse_ref(below)
    return column == other and first < last and not any((row, column) in sheet.cells for row in range(first + 1, last))


def addition(operands: Sequence[Operand]) -> str:
    """1.5＋2＝3.5, for sentences."""
    return "＋".join(plain(operand.value) for operand in operands) + "＝" + plain(total(operands))


def sum_of(known: Known, place: Value, label: str, parts: Sequence[Operand], code: str) -> Derived:
    """A cell that is the sum of others."""
    exact = total(parts)
    terms = tuple(part.value for part in parts)
    formula = sum_formula(parts, known.filled.sheet)
    return Derived(place, label, exact, exact, formula, addition(parts), terms=terms, code=code)


def total(operands: Iterable[Operand]) -> Decimal:
    """The exact sum."""
    return sum((operand.value for operand in operands), Decimal())
