"""A text taken as Excel takes what somebody types: a number where it shows as that very text, else the text itself."""

from __future__ import annotations

import re
from decimal import Decimal

from xlforms.workbook.legacy.tables import GENERAL, NUMBER, TEXT, Told
from xlforms.workbook.number_format import render

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?%?", re.ASCII)
_SURE_DIGITS = 15
# What every format General shows as it stands, so that nothing has to be rendered.
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{0,3}[1-9])?", re.ASCII)


def entered(row: int, column: int, text: str) -> Told:
    """The cell of a text; white space around a number doesn't count.

    >>> entered(1, 1, "98.40%")[2:], entered(1, 1, "007")[2:], entered(1, 1, "1,397.9")[2:]
    (('n', 0.984, '0.00%'), ('str', '007', 'General'), ('n', 1397.9, '#,##0.0'))
    """
    bare = text.strip()
    if _PLAIN.fullmatch(bare) and bare != "-0":
        return Told(row, column, NUMBER, float(bare))
    found = _NUMBER.fullmatch(bare)
    if found is None or sum(map(str.isdigit, bare)) > _SURE_DIGITS:
        return Told(row, column, TEXT, text)
    value = Decimal(bare.replace(",", "").rstrip("%")).scaleb(-2 if "%" in bare else 0)
    for code in (GENERAL, _code(bare, len(found[1] or ""))):
        if render(value, code) == bare:
            return Told(row, column, NUMBER, float(value), code)
    return Told(row, column, TEXT, text)


def _code(text: str, places: int) -> str:
    """The number format that shows such a number as it was typed."""
    whole = "#,##0" if "," in text else "0"
    return whole + (f".{'0' * places}" if places else "") + ("%" if text.endswith("%") else "")
