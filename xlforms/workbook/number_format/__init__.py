"""Number formats: the text that Excel shows for a value.

A code says it: `0.00%`, `#,##0.00_ ;[Red]-#,##0.00`, `yyyy"年"m"月"d"日"` (ECMA-376 part 1, 18.8.30 and 18.8.31).
Padding for alignment (`_x`, `*x`), colours and number styles such as [DBNum1] show nothing.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from xlforms.workbook.number_format.builtin import builtin_format
from xlforms.workbook.number_format.dates import moment
from xlforms.workbook.number_format.figures import figure, general, layout
from xlforms.workbook.number_format.sections import Section, sections
from xlforms.workbook.serials import from_serial, to_serial

__all__ = ["builtin_format", "exact_text", "general", "is_date_format", "is_percent_format", "render", "shown_places"]


# What every language of Excel shows alike.
_PLAIN = {"general", "literal", "point", "comma", "percent", "exponent", "text"}
_PLAIN_TEXTS = {*"0#-+:() ", "y", "yy", "yyyy", "m", "mm", "d", "dd", "h", "hh", "s", "ss"}


# One and TRUE are equal, and are shown differently.
@lru_cache(maxsize=4096, typed=True)
def render(value: Decimal | bool | date | datetime | time | str, number_format: str) -> str:
    """The text that Excel shows for `value`, without the white space that only aligns it.

    >>> render(Decimal("1397.9"), "0.00"), render(Decimal("0.9938"), "0.0%")
    ('1397.90', '99.4%')
    """
    if isinstance(value, str):
        return _text(value, number_format)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return general(value) if number_format == "General" else _number(value, number_format).strip()
    section = sections(number_format).numbers[0]
    return moment(value, section) if section.dated else _number(Decimal(repr(to_serial(value))), number_format).strip()


@lru_cache(maxsize=1024)
def shown_places(number_format: str) -> int | None:
    """How many decimals of the number itself are shown: 2 for `0.00`, 4 for `0.00%`, -1 for `0.00,`.

    None where the format leaves it open: General, text, days, powers of ten, fractions.
    """
    section = sections(number_format).numbers[0]
    plan = layout(section)
    if section.dated or section.fractional or plan.power or not (plan.whole or plan.decimals):
        return None
    return len(plan.decimals) + plan.shift


@lru_cache(maxsize=1024)
def is_date_format(number_format: str) -> bool:
    """Whether a number of this format is a day or a time."""
    return sections(number_format).numbers[0].dated


@lru_cache(maxsize=1024)
def is_percent_format(number_format: str) -> bool:
    """Whether the format shows per cent."""
    return "percent" in sections(number_format).numbers[0].kinds


def exact_text(value: Decimal | str, number_format: str) -> str | None:
    """The text of Excel's TEXT(value, number_format) to the last space.

    None where it depends on Excel's language, and where `render` leaves something out.
    """
    if not number_format or not _is_exact(number_format):
        return None
    if isinstance(value, str):
        return _text(value, number_format)
    return None if is_date_format(number_format) and from_serial(value) is None else _number(value, number_format)


@lru_cache(maxsize=1024)
def _is_exact(number_format: str) -> bool:
    cut = sections(number_format)
    return all(map(_is_plain, cut.numbers if cut.text is None else (*cut.numbers, cut.text)))


def _is_plain(section: Section) -> bool:
    return not section.fractional and all(
        piece.kind in _PLAIN or piece.text in _PLAIN_TEXTS or (piece.kind == "plain" and not piece.text.isascii())
        for piece in section.pieces
    )


def _text(value: str, number_format: str) -> str:
    section = sections(number_format).text
    if section is None:
        return value
    shown = {"text": value, "padding": "", "bracket": ""}
    return "".join(shown.get(piece.kind, piece.text) for piece in section.pieces)


def _number(value: Decimal, number_format: str) -> str:
    section, signs_itself = sections(number_format).choose(value)
    sign = "-" if value < 0 and not signs_itself else ""
    if section.dated:
        return _serial(value, section)
    if section.fractional:
        return general(value)
    if "general" in section.kinds:
        return sign + _around_general(general(abs(value)), section)
    return sign + figure(abs(value), section)


def _serial(value: Decimal, section: Section) -> str:
    when = from_serial(value)
    return general(value) if when is None else moment(when, section)


def _around_general(number: str, section: Section) -> str:
    shown = {"general": number, "padding": "", "bracket": ""}
    return "".join(shown.get(piece.kind, piece.text) for piece in section.pieces)
