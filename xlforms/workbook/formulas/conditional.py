"""COUNTIF, SUMIF and VLOOKUP: cells chosen by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from xlforms.workbook.formulas.aggregates import total
from xlforms.workbook.formulas.areas import Area
from xlforms.workbook.formulas.calls import Function, of_nodes
from xlforms.workbook.formulas.nodes import Cells, Node, Operand, settle
from xlforms.workbook.formulas.scalars import (
    Failure,
    Plain,
    Scalar,
    Unsupported,
    equal,
    equal_texts,
    fail,
    less,
    number,
    number_of_text,
    truth,
)
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.cell import CellError

Matches: TypeAlias = Callable[[Scalar], bool]

_SIGNS = ("<=", ">=", "<>", "<", ">", "=", "")
_WILD = r"~[*?~]|[*?]|[^*?~]+|~"
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": less,
    ">": lambda left, right: less(right, left),
    "<=": lambda left, right: not less(right, left),
    ">=": lambda left, right: not less(left, right),
}


def criterion(wanted: Plain) -> Matches:
    """What a criterion such as `">=60"`, `"<>无"` or `5` accepts; a blank one is 0."""
    if not isinstance(wanted, str):
        return _equals(0.0 if wanted is None else wanted)
    sign = next(sign for sign in _SIGNS if wanted.startswith(sign))
    rest = wanted[len(sign) :]
    if not rest:
        return _blank(sign)
    figure = _figure(rest)
    if sign in _ORDERS:
        return _ordered(sign, rest if figure is None else figure)
    accepts = _equals_text(rest) if figure is None else _equals(figure)
    return (lambda value: not accepts(value)) if sign == "<>" else accepts


def _figure(text: str) -> float | None:
    try:
        return number_of_text(text)
    except Failure:
        return None


def _blank(sign: str) -> Matches:
    if sign == "<>":
        return lambda value: value is not None
    if sign in _ORDERS:
        raise Unsupported("order beside nothing")
    return lambda value: value is None or (value == "" and not sign)


def _ordered(sign: str, wanted: float | str) -> Matches:
    if isinstance(wanted, str):
        raise Unsupported("the order of texts")
    order = _ORDERS[sign]
    return lambda value: isinstance(value, float) and order(value, wanted)


def _equals(wanted: Plain) -> Matches:
    """The same number or truth; a text that reads as the number counts too."""

    def matches(value: Scalar) -> bool:
        if value is None or isinstance(value, CellError):
            return False
        if isinstance(value, str) and isinstance(wanted, float):
            figure = _figure(value)
            return figure is not None and equal(figure, wanted)
        return equal(value, wanted)

    return matches


def _equals_text(wanted: str) -> Matches:
    if wanted.upper() in {"TRUE", "FALSE"} or wanted.startswith("#"):
        raise Unsupported(f"criterion {wanted!r}")
    if not any(character in wanted for character in "*?~"):
        return lambda value: value.__class__ is str and equal_texts(str(value), wanted)
    pattern = re.compile("".join(map(_wild, re.findall(_WILD, wanted))), re.IGNORECASE | re.DOTALL)
    return lambda value: value.__class__ is str and pattern.fullmatch(str(value)) is not None


def _wild(piece: str) -> str:
    return {"*": ".*", "?": "."}.get(piece) or re.escape(piece[1:] if piece[0] == "~" and len(piece) > 1 else piece)


def _area(cells: Cells, argument: Node) -> Area:
    operand = argument(cells)
    if not isinstance(operand, Area):
        raise Unsupported("a value where an area is wanted")
    return operand


def _count_if(cells: Cells, arguments: Sequence[Node]) -> Operand:
    area = _area(cells, arguments[0])
    matches = criterion(settle(cells, arguments[1](cells)))
    found = [matches(value) for _, value in cells.filled(area)]
    blanks = _size(area.range) - len(found) if matches(None) else 0
    return float(sum(found) + blanks)


def _size(area: Range) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _sum_if(cells: Cells, arguments: Sequence[Node]) -> Operand:
    asked = _area(cells, arguments[0])
    summed = _area(cells, arguments[-1]) if len(arguments) > 2 else asked
    matches = criterion(settle(cells, arguments[1](cells)))
    down, across = asked.range.top - summed.range.top, asked.range.left - summed.range.left
    if (asked.range.bottom - summed.range.bottom, asked.range.right - summed.range.right) != (down, across):
        raise Unsupported("SUMIF of areas of two shapes")
    values = dict(cells.filled(asked))
    chosen = [
        value for (row, column), value in cells.filled(summed) if matches(values.get((row + down, column + across)))
    ]
    return total([_counted(value) for value in chosen])


def _counted(value: Scalar) -> float:
    if isinstance(value, CellError):
        raise Failure(value)
    return value if isinstance(value, float) else 0.0


def _look_up(cells: Cells, arguments: Sequence[Node]) -> Operand:
    """VLOOKUP for the very value; without a last argument FALSE it is Unsupported."""
    sought = settle(cells, arguments[0](cells))
    sheet, (top, left, bottom, right) = _area(cells, arguments[1])
    column = int(number(settle(cells, arguments[2](cells))))
    if truth(settle(cells, arguments[3](cells))) or sought is None or _is_wild(sought):
        raise Unsupported("VLOOKUP of something like it")
    if not 1 <= column <= right - left + 1:
        fail("#VALUE!" if column < 1 else "#REF!")
    keys = cells.filled(Area(sheet, Range(top, left, bottom, left)))
    found = (row for (row, _), value in keys if not isinstance(value, CellError) and equal(value, sought))
    row = next(found, None) or fail("#N/A")
    return Area(sheet, Range(row, left + column - 1, row, left + column - 1))


def _is_wild(sought: Plain) -> bool:
    return isinstance(sought, str) and any(character in sought for character in "*?~")


FUNCTIONS: dict[str, Function] = {
    "COUNTIF": of_nodes(2, 2, _count_if),
    "SUMIF": of_nodes(2, 3, _sum_if),
    "VLOOKUP": of_nodes(4, 4, _look_up),
}
