"""How a worksheet function is declared: how many arguments it takes, and how they become a node."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xlforms.records import NamedTuple
from xlforms.workbook.formulas.nodes import Cells, Node, Operand, settle
from xlforms.workbook.formulas.scalars import Plain, number

MANY = 255


class Function(NamedTuple):
    """A worksheet function: the least and the most arguments it takes, and what makes a node of them."""

    least: int
    most: int
    build: Callable[[Sequence[Node]], Node]


def of_numbers(least: int, most: int, compute: Callable[..., float]) -> Function:
    """A function whose arguments are single numbers."""

    def build(arguments: Sequence[Node]) -> Node:
        return lambda cells: compute(*[number(settle(cells, argument(cells))) for argument in arguments])

    return Function(least, most, build)


def of_values(least: int, most: int, compute: Callable[..., Plain]) -> Function:
    """A function whose arguments are single values of any kind."""

    def build(arguments: Sequence[Node]) -> Node:
        return lambda cells: compute(*[settle(cells, argument(cells)) for argument in arguments])

    return Function(least, most, build)


def of_nodes(least: int, most: int, compute: Callable[[Cells, Sequence[Node]], Operand]) -> Function:
    """A function that looks at its arguments itself: at areas, or at some of them only."""
    return Function(least, most, lambda arguments: lambda cells: compute(cells, arguments))
