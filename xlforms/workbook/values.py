"""Cell values as SpreadsheetML stores them, to Python values (ECMA-376 part 1, 18.18.11 ST_CellType)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from xlforms.workbook.cell import CellError, CellValue
from xlforms.workbook.serials import from_serial
from xlforms.workbook.strings import unescape

# Up to 15 digits, the text and the double nearest to it are the same number (IEEE 754 binary64).
_SURE_DIGITS = 15


def number(text: str) -> Decimal | CellError | str:
    """The Decimal of the double that a text stands for, shortest digits; what is no number stays text.

    >>> number("1397.9"), number("0.98399999999999999"), number("1E3")
    (Decimal('1397.9'), Decimal('0.984'), Decimal('1000'))
    """
    try:
        if len(text) <= _SURE_DIGITS and "E" not in text and "e" not in text:
            exact = Decimal(text)
        else:
            exact = Decimal(repr(float(text)).removesuffix(".0"))
    except (InvalidOperation, ValueError):
        return text
    return exact if exact.is_finite() else CellError("#NUM!")


def day(value: CellValue, *, date1904: bool) -> CellValue:
    """The day or time that a number stands for; anything else, and a number that is no day, as it is."""
    if not isinstance(value, Decimal):
        return value
    moment = from_serial(value, date1904=date1904)
    return value if moment is None else moment


def typed(kind: str, text: str, strings: Sequence[str]) -> CellValue:
    """The value of a `<v>` in a cell whose `t` is `kind`, dates of numbers left out.

    >>> typed("s", "1", ["甲", "乙"]), typed("b", "1", []), typed("e", "#N/A", [])
    ('乙', True, '#N/A')
    """
    if kind == "s":
        return _shared(text, strings)
    return _READERS.get(kind, number)(text)


def _shared(text: str, strings: Sequence[str]) -> str | None:
    try:
        return strings[int(text)]
    except (ValueError, IndexError):
        return None


def _moment(text: str) -> date | datetime | str:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment if "T" in text else moment.date()


_READERS: dict[str, Callable[[str], CellValue]] = {
    "b": lambda text: text.strip() in {"1", "true"},
    "d": _moment,
    "e": CellError,
    "inlineStr": unescape,
    "n": number,
    "str": unescape,
}
