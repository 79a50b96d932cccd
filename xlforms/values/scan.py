"""One number in a text, as officers type it: sign, separators, unit, slips.

Nothing here knows what the number is for: the value is in the unit typed, percent included.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from xlforms.values.dates import read_date
from xlforms.values.kinds import Kind, Note, Quantity
from xlforms.values.prompts import is_prompt
from xlforms.values.text import narrow

NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2}(?![0-9]))?"
ABOUT = "大约|约|将近|近"
_SHAPE = re.compile(
    rf"(?P<about>{ABOUT}|超)?(?P<sign>[-+])?(?:[¥￥]|人民币|RMB)?(?P<number>{NUMBER})"
    r"(?P<more>[余多])?(?P<unit>[^-+0-9.,]*?)(?P<around>左右|上下)?"
)
_RUN_TOGETHER = r"(?<![0-9.])([0-9]+)\.([0-9]{2,})\.([0-9]+)(?![0-9.])"
SLIPS = ".,。，;；、"
# Typed where Excel would have taken it for the mark of a text.
_APOSTROPHES = "'’‘`＇"
_DASHES = "-—–―─−/\\"
_NONE = frozenset({"无", "不适用", "不涉及", "未涉及", "N/A", "n/a", "NA"})
_ERRORS = frozenset({"#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
# Excel keeps 15 digits; what is longer is an account number or an accident, not a figure of a form.
MOST_DIGITS = 18
_LONGEST = 60


@lru_cache(maxsize=4096)
def scan(text: str) -> Quantity:
    """Read the one number in `text`; kind TEXT and a note when there isn't exactly one."""
    narrowed = narrow(text)
    if not narrowed:
        return Quantity(Kind.BLANK, text=text)
    if narrowed in _ERRORS or narrowed.startswith("Err:"):
        return Quantity(Kind.ERROR, text=text, notes=(Note("XF206", {}),))
    if not narrowed.strip(_DASHES) or narrowed in _NONE:
        return Quantity(Kind.NOT_APPLICABLE, text=text)
    return _figure(text, narrowed) if len(narrowed) <= _LONGEST else no_number(text)


def no_number(text: str, code: str = "XF201", **facts: str) -> Quantity:
    """The reading of a text that is no number, with the note that says so."""
    return Quantity(Kind.TEXT, text=text, notes=(Note(code, facts),))


def left_over(text: str) -> Quantity:
    """The reading of what the blank form prints for somebody to replace: nothing, and a note that it is still there."""
    return Quantity(Kind.BLANK, text=text, notes=(Note("XF213", {}),))


def parse_number(digits: str) -> tuple[Decimal, int] | None:
    """Value and decimal places of a match of `NUMBER`, signed or not; None for commas not before each three digits.

    >>> parse_number("1,304.23"), parse_number("13,04.23"), parse_number("1.5E3")
    ((Decimal('1304.23'), 2), None, (Decimal('1500'), -2))
    """
    groups = digits.lstrip("+-").partition(".")[0].split(",")
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    value = Decimal(digits.replace(",", ""))
    if len(value.as_tuple().digits) > MOST_DIGITS or abs(value.adjusted()) > MOST_DIGITS:
        return None
    # Adding 0 spells 1.5E+3 out as 1500.
    return value + 0, -int(value.as_tuple().exponent)


def unbracketed(unit: str) -> str:
    """万元 of `57.07(万元)`."""
    return unit[1:-1] if unit.startswith("(") and unit.endswith(")") else unit


def split_readings(text: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """The pairs of figures that two figures run together may be; money with two decimals first.

    >>> [f"{first} {second}" for first, second in split_readings("189.67190.2万元")]
    ['189.67 190.2', '189.6 7190.2', '189.671 90.2', '189.6719 0.2']
    """
    narrowed = narrow(text)
    found = re.search(_RUN_TOGETHER, narrowed) if narrowed.count(".") > 1 else None
    if not found:
        return ()
    head, middle, tail = found.groups()
    cuts = [cut for cut in range(1, len(middle)) if middle[cut] != "0" or cut == len(middle) - 1]
    cuts.sort(key=lambda cut: (cut != 2, cut))
    return tuple((Decimal(f"{head}.{middle[:cut]}"), Decimal(f"{middle[cut:]}.{tail}")) for cut in cuts)


def _figure(text: str, narrowed: str) -> Quantity:
    body, negative = _signed(narrowed.rstrip(SLIPS + _APOSTROPHES).lstrip(_APOSTROPHES))
    shape = _SHAPE.fullmatch(_with_percent_sign(body))
    # In 10² and 3① another number hangs on the first.
    if not shape or (negative and shape["sign"]) or shape["unit"][:1].isdigit():
        return _unreadable(text)
    parsed = parse_number(shape["number"])
    if not parsed:
        return no_number(text, "XF204" if "," in shape["number"] else "XF201")
    value, places = parsed
    unit = unbracketed(shape["unit"])
    signed = -value if negative or shape["sign"] == "-" else value
    return Quantity(Kind.NUMBER, signed, unit, text, places, _notes(narrowed, shape, f"{signed:f}{unit}"))


def _signed(body: str) -> tuple[str, bool]:
    """An amount in brackets is negative, as accountants write it."""
    if body.startswith("(") and body.count(")") == 1:
        return body[1:].replace(")", ""), True
    return body, False


def _with_percent_sign(body: str) -> str:
    if body.startswith("百分之"):
        return f"{body[3:]}%"
    return body


def _notes(narrowed: str, shape: re.Match[str], read: str) -> tuple[Note, ...]:
    noticed = {
        "XF203": narrowed[-1] in SLIPS + _APOSTROPHES or narrowed[0] in _APOSTROPHES or shape["number"].endswith("."),
        "XF205": "e" in shape["number"].lower(),
        "XF211": any(shape.group("about", "more", "around")),
    }
    return tuple(Note(code, {"read": read}) for code, seen in noticed.items() if seen)


def _unreadable(text: str) -> Quantity:
    if read_date(text):
        return no_number(text, "XF208")
    if is_prompt(text):
        return left_over(text)
    pairs = " 或 ".join(f"{first:f} 和 {second:f}" for first, second in split_readings(text))
    return no_number(text, "XF202", readings=pairs) if pairs else no_number(text)
