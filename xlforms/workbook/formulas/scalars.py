"""Single values as Excel's formulas take them: which is a number, a text, a condition, and which of two is greater.

Numbers are IEEE doubles of which fifteen digits count; a blank cell is 0, the empty text or FALSE, as it is needed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from typing import NoReturn, TypeAlias

from xlforms.workbook.number_format import general
from xlforms.workbook.sheets.cell import CellError

Plain: TypeAlias = float | str | bool | None
Scalar: TypeAlias = Plain | CellError

# Patterns that few formulas need are compiled by `re` when first met, so that no start pays for them.
_NUMERIC = r"(?a)([-+]?(?:\d+\.?\d*|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d*)?)(?:[eE][-+]?\d+)?)(%?)"
# Days, times, fractions, amounts of currency, full-width digits: Excel may read a number, depending on its language.
_PERHAPS_NUMERIC = r"[-/:,%$¥￥€£()\sA-Za-z年月日时０-９]|\.\d*\."
_CLOSE = 1e-14
_RANKS: dict[type, int] = {float: 0, str: 1, bool: 2}


class Unsupported(Exception):  # noqa: N818  (a limit of ours, no error of the formula)
    """What a formula gives in Excel is not known here."""


class Failure(Exception):  # noqa: N818  (an error value on its way out of a formula)
    """An error value that ends a calculation.

    Attributes:
        error: the value.
    """

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = CellError(error)


def fail(error: str) -> NoReturn:
    """End the calculation with an error value."""
    raise Failure(error)


def number(value: Plain) -> float:
    """`value` as arithmetic takes it; Failure #VALUE! for a text that is no number."""
    if value.__class__ is float:
        return value
    return number_of_text(value) if isinstance(value, str) else float(value or 0)


def number_of_text(text: str) -> float:
    """The number that a text shows: `12`, `1,304.23`, `86%`; Unsupported where Excel's language decides.

    >>> number_of_text(" 1,304.23 "), number_of_text("86%")
    (1304.23, 0.86)
    """
    match = re.fullmatch(_NUMERIC, text.strip(" "))
    if match:
        return finite(float(match[1].replace(",", ""))) / (100 if match[2] else 1)
    if any(map(str.isdigit, text)) and re.search(_PERHAPS_NUMERIC, text):
        raise Unsupported(f"text as a number: {text!r}")
    fail("#VALUE!")


def text(value: Plain) -> str:
    """`value` as the operator & takes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return "" if value is None else general(decimal(value))


def truth(value: Plain) -> bool:
    """`value` as a condition; Failure #VALUE! for a text other than TRUE and FALSE."""
    if not isinstance(value, str):
        return bool(value)
    if value.upper() not in {"TRUE", "FALSE"}:
        fail("#VALUE!")
    return value.upper() == "TRUE"


def decimal(value: float) -> Decimal:
    """The Decimal with the fewest digits that is this double."""
    return Decimal(repr(value))


def finite(value: float) -> float:
    """`value`, or Failure #NUM! when no double can hold it."""
    return value if isfinite(value) else fail("#NUM!")


def same(left: float, right: float) -> bool:
    """Whether two numbers agree in fifteen significant digits, which is all that Excel compares."""
    if left == right:
        return True
    return abs(left - right) <= _CLOSE * abs(left) and f"{left:.15g}" == f"{right:.15g}"


def equal(left: Plain, right: Plain) -> bool:
    """Whether `left = right`: of one kind and the same, capitals aside; a blank equals 0, the empty text and FALSE."""
    left, right = _filled(left, right), _filled(right, left)
    if isinstance(left, str) and isinstance(right, str):
        return equal_texts(left, right)
    return left.__class__ is right.__class__ and same(float(left), float(right))


def less(left: Plain, right: Plain) -> bool:
    """Whether `left < right`: numbers come first, then texts, then FALSE and TRUE.

    Unsupported for texts whose order depends on a language.
    """
    left, right = _filled(left, right), _filled(right, left)
    if left.__class__ is not right.__class__:
        return _RANKS[left.__class__] < _RANKS[right.__class__]
    if isinstance(left, str) and isinstance(right, str):
        return not equal_texts(left, right) and _less_text(left.lower(), right.lower())
    return left < right and not same(float(left), float(right))  # type: ignore[operator]


def equal_texts(left: str, right: str) -> bool:
    """Whether two texts are the same, capitals aside; Unsupported when only their widths differ."""
    left, right = left.lower(), right.lower()
    if left == right:
        return True
    if not (left.isascii() and right.isascii()) and _narrow(left) == _narrow(right):
        raise Unsupported("texts that differ in width only")
    return False


def _filled(value: Plain, other: Plain) -> float | str | bool:
    """`value`, or what a blank cell is beside `other`."""
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _less_text(left: str, right: str) -> bool:
    if not (left + right).isascii() or not (left + right).isalnum():
        raise Unsupported("the order of texts")
    return left < right


def _narrow(value: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", value)
