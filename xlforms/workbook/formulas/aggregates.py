"""Functions over many cells: sums, counts, extremes.

In an area only numbers count; a value written as an argument counts as the number it can be read as.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from xlforms.workbook.formulas.areas import Area
from xlforms.workbook.formulas.calls import MANY, Function, of_nodes
from xlforms.workbook.formulas.nodes import Cells, Node, Operand, sound
from xlforms.workbook.formulas.scalars import Failure, Scalar, Unsupported, fail, finite, number, number_of_text
from xlforms.workbook.sheets.cell import CellError


def total(numbers: Sequence[float]) -> float:
    """The sum, free of the order in which it is taken; Failure #NUM! when no double can hold it."""
    try:
        return finite(math.fsum(numbers))
    except OverflowError:
        fail("#NUM!")


def _average(numbers: Sequence[float]) -> float:
    return total(numbers) / len(numbers) if numbers else fail("#DIV/0!")


def _product(numbers: Sequence[float]) -> float:
    return finite(math.prod(numbers)) if numbers else 0.0


def _over_numbers(compute: Callable[[Sequence[float]], float]) -> Function:
    return of_nodes(1, MANY, lambda cells, arguments: compute(list(_numbers(cells, arguments))))


def _numbers(cells: Cells, arguments: Sequence[Node]) -> Iterator[float]:
    for argument in arguments:
        operand = argument(cells)
        if isinstance(operand, Area):
            for _, value in cells.filled(operand):
                if value.__class__ is float:
                    yield value
                elif value.__class__ is CellError:
                    sound(value)
        else:
            yield number(operand)


def _count(cells: Cells, arguments: Sequence[Node]) -> Operand:
    return float(sum(_is_number(value, in_area) for value, in_area in _values(cells, arguments)))


def _count_filled(cells: Cells, arguments: Sequence[Node]) -> Operand:
    return float(sum(1 for _ in _values(cells, arguments)))


def _values(cells: Cells, arguments: Sequence[Node]) -> Iterator[tuple[Scalar, bool]]:
    """Every value, errors as values, and whether it stands in an area."""
    for argument in arguments:
        operand = _error_or(argument, cells)
        if isinstance(operand, Area):
            yield from ((value, True) for _, value in cells.filled(operand))
        else:
            yield operand, False


def _error_or(argument: Node, cells: Cells) -> Scalar | Area:
    try:
        return argument(cells)
    except Failure as failure:
        return failure.error


def _is_number(value: Scalar, in_area: bool) -> bool:
    if in_area or isinstance(value, CellError):
        return value.__class__ is float
    return not isinstance(value, str) or _reads_as_number(value)


def _reads_as_number(value: str) -> bool:
    try:
        number_of_text(value)
    except Failure:
        return False
    return True


def _sum_of_products(cells: Cells, arguments: Sequence[Node]) -> Operand:
    """SUMPRODUCT of areas of one shape; what is no number counts as 0. Computed arrays are Unsupported."""
    areas = [argument(cells) for argument in arguments]
    if not all(isinstance(area, Area) for area in areas):
        raise Unsupported("SUMPRODUCT of computed arrays")
    tables = [_by_offset(cells, area) for area in areas if isinstance(area, Area)]
    if len({_shape(area) for area in areas if isinstance(area, Area)}) > 1:
        fail("#VALUE!")
    common = set(tables[0]).intersection(*tables[1:])
    return total([math.prod(table[place] for table in tables) for place in common])


def _shape(area: Area) -> tuple[int, int]:
    return area.range.bottom - area.range.top, area.range.right - area.range.left


def _by_offset(cells: Cells, area: Area) -> dict[tuple[int, int], float]:
    top, left = area.range[:2]
    found = (((row - top, column - left), sound(value)) for (row, column), value in cells.filled(area))
    return {offset: value for offset, value in found if isinstance(value, float)}


FUNCTIONS: dict[str, Function] = {
    "AVERAGE": _over_numbers(_average),
    "COUNT": of_nodes(1, MANY, _count),
    "COUNTA": of_nodes(1, MANY, _count_filled),
    "MAX": _over_numbers(lambda numbers: max(numbers, default=0.0)),
    "MIN": _over_numbers(lambda numbers: min(numbers, default=0.0)),
    "PRODUCT": _over_numbers(_product),
    "SUM": _over_numbers(total),
    "SUMPRODUCT": of_nodes(1, MANY, _sum_of_products),
}
