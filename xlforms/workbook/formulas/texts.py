"""Functions of texts. Lengths are in UTF-16 units as in Excel: texts beyond the basic plane are Unsupported there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlforms.workbook.formulas.calls import MANY, Function, of_nodes, of_values
from xlforms.workbook.formulas.nodes import Cells, Node, Operand, settle
from xlforms.workbook.formulas.scalars import Failure, Plain, Unsupported, decimal, fail, number, text
from xlforms.workbook.number_format import exact_text, is_date_format

_LAST_BASIC = "\uffff"


def _basic(value: Plain) -> str:
    words = text(value)
    if words and max(words) > _LAST_BASIC:
        raise Unsupported("characters of two units")
    return words


def _count(value: Plain, least: int) -> int:
    count = int(number(value))
    return count if count >= least else fail("#VALUE!")


def _left(value: Plain, count: Plain = 1.0) -> str:
    return _basic(value)[: _count(count, 0)]


def _right(value: Plain, count: Plain = 1.0) -> str:
    words = _basic(value)
    return words[max(0, len(words) - _count(count, 0)) :]


def _middle(value: Plain, start: Plain, count: Plain) -> str:
    first = _count(start, 1) - 1
    return _basic(value)[first : first + _count(count, 0)]


def _trim(value: Plain) -> str:
    return " ".join(word for word in text(value).split(" ") if word)


def _substitute(value: Plain, old: Plain, new: Plain, nth: Plain = None) -> str:
    """All of `old` replaced, or its nth occurrence only."""
    words, sought, put = text(value), text(old), text(new)
    if not sought:
        return words
    if nth is None:
        return words.replace(sought, put)
    parts = words.split(sought)
    at = _count(nth, 1)
    return words if at >= len(parts) else sought.join(parts[:at]) + put + sought.join(parts[at:])


def _number(value: Plain) -> float:
    """VALUE: what a text can be read as; a truth is no number here."""
    return fail("#VALUE!") if isinstance(value, bool) else number(value)


def _formatted(cells: Cells, arguments: Sequence[Node]) -> Operand:
    """TEXT; Unsupported for formats that a language decides, and for days that count from 1904."""
    value, code = (settle(cells, argument(cells)) for argument in arguments)
    code = text(code)
    if isinstance(value, bool):
        return text(value)
    shown = None if cells.date1904 and is_date_format(code) else exact_text(_figure(value), code)
    if shown is None:
        raise Unsupported(f"TEXT by {code!r}")
    return shown


def _figure(value: Plain) -> Decimal | str:
    """What TEXT puts into its format: a number, or a text, which may read as one."""
    try:
        return decimal(number(value))
    except Failure:
        return text(value)


FUNCTIONS: dict[str, Function] = {
    "CONCATENATE": of_values(1, MANY, lambda *values: "".join(map(text, values))),
    "LEFT": of_values(1, 2, _left),
    "LEN": of_values(1, 1, lambda value: float(len(_basic(value)))),
    "MID": of_values(3, 3, _middle),
    "RIGHT": of_values(1, 2, _right),
    "SUBSTITUTE": of_values(3, 4, _substitute),
    "TEXT": of_nodes(2, 2, _formatted),
    "TRIM": of_values(1, 1, _trim),
    "VALUE": of_values(1, 1, _number),
}
