"""Cell values as SpreadsheetML stores them, and Python values (ECMA-376 part 1, 18.18.11 ST_CellType)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from xlforms.records import NamedTuple
from xlforms.workbook.parts.strings import escape, unescape
from xlforms.workbook.serials import from_serial, to_serial
from xlforms.workbook.sheets.cell import CellError, CellValue

# Up to 15 digits, the text and the double nearest to it are the same number (IEEE 754 binary64).
_SURE_DIGITS = 15
LONGEST_TEXT = 32767


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


def day(value: Decimal, *, date1904: bool) -> CellValue:
    """The day or time that a number stands for; a number that is no day stays."""
    moment = from_serial(value, date1904=date1904)
    return value if moment is None else moment


def typed(kind: str, text: str) -> CellValue:
    """The value of a `<v>` in a cell whose `t` is `kind`, shared texts and dates of numbers left out.

    >>> typed("b", "1"), typed("e", "#N/A")
    (True, '#N/A')
    """
    return _READERS.get(kind, number)(text)


def shared(text: str, strings: Sequence[str]) -> str | None:
    """The shared text of an index, None when there is none.

    >>> shared("1", ["甲", "乙"])
    '乙'
    """
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


class Stored(NamedTuple):
    """A value as a cell stores it: its `t` attribute, None for a number, and its text."""

    kind: str | None
    text: str


def stored(value: CellValue | int, *, date1904: bool) -> Stored:
    """How a cell stores a value; ValueError for what no cell can hold.

    Texts stand in the cell itself, so that the shared strings stay as they are. Days are numbers; a format shows them.

    >>> stored(Decimal("1397.90"), date1904=False), stored(True, date1904=False)
    (Stored(kind=None, text='1397.9'), Stored(kind='b', text='1'))
    """
    if isinstance(value, str):
        return Stored("e", value) if isinstance(value, CellError) else Stored("inlineStr", _text(value))
    if isinstance(value, bool):
        return Stored("b", str(int(value)))
    if isinstance(value, (Decimal, int)):
        return Stored(None, _digits(float(value)))
    if value is None:
        raise ValueError("nothing is stored as no content at all")
    return Stored(None, _digits(to_serial(value, date1904=date1904)))


def fitting(text: str) -> str:
    """As much of a text as a cell holds.

    >>> len(fitting("字" * 40000)), len(fitting("😀" * 40000)), fitting("字")
    (32767, 16383, '字')
    """
    if 2 * len(text) <= LONGEST_TEXT:
        return text
    # A character beyond the first 65,536 counts twice; half of one is left out.
    return text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def _text(value: str) -> str:
    if fitting(value) != value:
        raise ValueError(f"a cell holds {LONGEST_TEXT} characters at most")
    return escape(value)


def _digits(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError("a cell holds finite numbers only")
    return repr(value or 0.0).removesuffix(".0").replace("e", "E")
