"""What a formula is made into: functions of the cells at hand, put together from the operands up.

A node gives a single value or the area that it refers to; an error value travels as a Failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeAlias

from xlforms.workbook.formulas.areas import Area
from xlforms.workbook.formulas.scalars import (
    Failure,
    Plain,
    Scalar,
    Unsupported,
    equal,
    fail,
    finite,
    less,
    number,
    same,
    text,
)
from xlforms.workbook.sheets.cell import CellError


class Cells(Protocol):
    """The cells that a formula can see; an area without a sheet is on the sheet of the formula.

    Attributes:
        date1904: whether days count from 1904.
    """

    date1904: bool

    def value(self, sheet: str | None, row: int, column: int) -> Scalar:
        """The value of one cell; None when it is blank, Failure #REF! when there is no such sheet."""

    def filled(self, area: Area) -> Iterable[tuple[tuple[int, int], Scalar]]:
        """The cells of an area that are not blank, by (row, column), row by row."""

    def named(self, name: str) -> Area | None:
        """The area that a defined name stands for; None when it stands for anything else, or nothing."""


Operand: TypeAlias = Plain | Area
Node: TypeAlias = Callable[[Cells], Operand]


def settle(cells: Cells, operand: Operand) -> Plain:
    """The single value of an operand; Failure for an error value, Unsupported for an area of several cells."""
    if not isinstance(operand, Area):
        return operand
    sheet, (top, left, bottom, right) = operand
    if top != bottom or left != right:
        raise Unsupported("several cells where one is wanted")
    value = cells.value(sheet, top, left)
    return sound(value) if isinstance(value, CellError) else value


def sound(value: Scalar) -> Plain:
    """`value`, or the Failure that it is."""
    if isinstance(value, CellError):
        raise Failure(value)
    return value


def constant(value: Operand) -> Node:
    """A value or a reference that stands in the formula itself."""
    return lambda _cells: value


def failure(error: str) -> Node:
    """An error value that stands in the formula itself."""
    return lambda _cells: fail(error)


def name(word: str) -> Node:
    """A defined name."""

    def node(cells: Cells) -> Operand:
        area = cells.named(word)
        if area is None:
            raise Unsupported(f"name {word}")
        return area

    return node


def negative(operand: Node) -> Node:
    """`-x`."""
    return lambda cells: -number(settle(cells, operand(cells)))


def percent(operand: Node) -> Node:
    """`x%`."""
    return lambda cells: number(settle(cells, operand(cells))) / 100


def binary(sign: str, left: Node, right: Node) -> Node:
    """`x + y` and all that stand between two operands."""
    if sign in _ARITHMETIC:
        return _arithmetic(_ARITHMETIC[sign], left, right)
    compute = _COMPARISONS.get(sign, _joined)
    return lambda cells: compute(settle(cells, left(cells)), settle(cells, right(cells)))


def _arithmetic(compute: Callable[[float, float], float], left: Node, right: Node) -> Node:
    def node(cells: Cells) -> Operand:
        first = settle(cells, left(cells))
        second = settle(cells, right(cells))
        return compute(number(first), number(second))

    return node


def _joined(left: Plain, right: Plain) -> str:
    return text(left) + text(right)


def _add(left: float, right: float) -> float:
    """The sum; nothing when the two cancel out in fifteen digits, as Excel has it."""
    return 0.0 if same(left, -right) else finite(left + right)


def _divide(left: float, right: float) -> float:
    return finite(left / right) if right else fail("#DIV/0!")


def power(base: float, exponent: float) -> float:
    """`base ^ exponent`; Failure #NUM! for 0^0 and where no real number is the answer, #DIV/0! for 0 ^ -1."""
    if base == 0 and exponent <= 0:
        fail("#DIV/0!" if exponent else "#NUM!")
    if base < 0 and not exponent.is_integer():
        fail("#NUM!")
    try:
        return float(base**exponent)
    except OverflowError:
        fail("#NUM!")


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": _add,
    "-": lambda left, right: _add(left, -right),
    "*": lambda left, right: finite(left * right),
    "/": _divide,
    "^": power,
}
_COMPARISONS: dict[str, Callable[[Plain, Plain], Plain]] = {
    "=": equal,
    "<>": lambda left, right: not equal(left, right),
    "<": less,
    ">": lambda left, right: less(right, left),
    "<=": lambda left, right: not less(right, left),
    ">=": lambda left, right: not less(left, right),
}
