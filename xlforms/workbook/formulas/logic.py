"""Conditions, and questions about what a value is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from xlforms.workbook.formulas.areas import Area
from xlforms.workbook.formulas.calls import MANY, Function, of_nodes, of_values
from xlforms.workbook.formulas.nodes import Cells, Node, Operand, settle, sound
from xlforms.workbook.formulas.scalars import Failure, Plain, Scalar, fail, truth
from xlforms.workbook.sheets.cell import CellError


def _if(cells: Cells, arguments: Sequence[Node]) -> Operand:
    """Only the branch that is taken is looked at; without a second one the answer is FALSE."""
    if truth(settle(cells, arguments[0](cells))):
        return arguments[1](cells)
    return arguments[2](cells) if len(arguments) > 2 else False


def _if_error(cells: Cells, arguments: Sequence[Node]) -> Operand:
    try:
        return _without_error(cells, arguments[0])
    except Failure:
        return arguments[1](cells)


def _if_missing(cells: Cells, arguments: Sequence[Node]) -> Operand:
    try:
        return _without_error(cells, arguments[0])
    except Failure as failure:
        if failure.error != "#N/A":
            raise
        return arguments[1](cells)


def _without_error(cells: Cells, argument: Node) -> Operand:
    """The argument as it is, a reference as a reference; Failure when its value is an error."""
    operand = argument(cells)
    settle(cells, operand)
    return operand


def _and(cells: Cells, arguments: Sequence[Node]) -> Operand:
    return all(_conditions(cells, arguments))


def _or(cells: Cells, arguments: Sequence[Node]) -> Operand:
    return any(_conditions(cells, arguments))


def _conditions(cells: Cells, arguments: Sequence[Node]) -> list[bool]:
    """The conditions among the arguments; Failure #VALUE! when there is none."""
    return [found for argument in arguments for found in _each(cells, argument(cells))] or fail("#VALUE!")


def _each(cells: Cells, operand: Operand) -> Iterator[bool]:
    """Texts in an area are no conditions, texts as arguments must be."""
    if not isinstance(operand, Area):
        yield truth(operand)
        return
    for _, value in cells.filled(operand):
        if not isinstance(sound(value), str):
            yield bool(value)


def _question(ask: Callable[[Scalar], bool]) -> Function:
    return of_nodes(1, 1, lambda cells, arguments: ask(_value(cells, arguments[0])))


def _value(cells: Cells, argument: Node) -> Scalar:
    """The value of an argument, an error as a value too."""
    try:
        return settle(cells, argument(cells))
    except Failure as failure:
        return failure.error


def _is_blank(cells: Cells, arguments: Sequence[Node]) -> Operand:
    operand = arguments[0](cells)
    return isinstance(operand, Area) and _value(cells, lambda _cells: operand) is None


def _as_number(value: Plain) -> float:
    return 0.0 if isinstance(value, str) else float(value or 0)


FUNCTIONS: dict[str, Function] = {
    "AND": of_nodes(1, MANY, _and),
    "FALSE": of_values(0, 0, lambda: False),
    "IF": of_nodes(2, 3, _if),
    "IFERROR": of_nodes(2, 2, _if_error),
    "IFNA": of_nodes(2, 2, _if_missing),
    "ISBLANK": of_nodes(1, 1, _is_blank),
    "ISERROR": _question(lambda value: isinstance(value, CellError)),
    "ISNUMBER": _question(lambda value: isinstance(value, float)),
    "ISTEXT": _question(lambda value: isinstance(value, str) and not isinstance(value, CellError)),
    "N": of_values(1, 1, _as_number),
    "NA": of_values(0, 0, lambda: fail("#N/A")),
    "NOT": of_values(1, 1, lambda value: not truth(value)),
    "OR": of_nodes(1, MANY, _or),
    "TRUE": of_values(0, 0, lambda: True),
}
