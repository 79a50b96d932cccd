"""年度指标值 and 实际完成值: what an indicator aims at and what came of it, as officers type them (values.md)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from xlforms.records import NamedTuple
from xlforms.values.dates import When, read_date, read_deadline
from xlforms.values.kinds import CellValue, Kind, Note
from xlforms.values.measures import About, Measured, Operator, doubt, measure
from xlforms.values.numbers import read_number
from xlforms.values.quantities import PERCENT, is_percent
from xlforms.values.rates import as_fraction
from xlforms.values.scan import scan
from xlforms.values.shown import percentage, plain
from xlforms.values.units import common_scale

_REACHED = r"(?<![未不有])达到?\s*(?=[0-9０-９])"
# 2024.12 typed as a text: December, or a number.
_YEAR_MONTH = r"((?:19|20)[0-9]{2})\.(0?[1-9]|1[0-2])"
# An actual above or below a number is not that number.
_BEYOND: dict[Operator, About] = {">": "more", "<": "less"}
_KINDS: dict[Kind, Literal["blank", "na", "quality"]] = {
    Kind.BLANK: "blank",
    Kind.NOT_APPLICABLE: "na",
    Kind.ERROR: "quality",
}


class Target(NamedTuple):
    """A target or an actual.

    Attributes:
        text: what the person sees.
        operator: how actuals are compared with it; None where only a number was typed.
        value: the number in the unit typed, percent as a fraction; of a range its lower end.
        upper: the upper end of a range.
        unit: the unit typed, "%" for a fraction, "" when none.
        kind: a number, a date, words (quality), blank or na (not applicable).
        places: decimal places of `value` that are shown.
        notes: what was noticed while reading.
        when: the deadline, of kind date.
        about: how words make the number approximate, "" for a sure one; see `measures.Measured`.
    """

    text: str
    operator: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    kind: Literal["number", "date", "quality", "blank", "na"] = "quality"
    places: int | None = None
    notes: tuple[Note, ...] = ()
    when: When | None = None
    about: About = ""

    @property
    def date(self) -> date | None:
        """The last day of the deadline; None when there is none or its year was not written."""
        return self.when.last_day if self.when else None


def read_target(value: CellValue, text: str, number_format: str) -> Target:
    """Read 年度指标值: a number with its operator and unit, a range, a deadline, or words.

    >>> read_target("≥95%", "≥95%", "General")[1:5]
    ('>=', Decimal('0.95'), None, '%')
    >>> read_target("10一100%", "", "")[1:5]
    ('range', Decimal('0.10'), Decimal('1.00'), '%')
    """
    if isinstance(value, Decimal):
        return _stored(value, text, number_format)
    if value is None or isinstance(value, str):
        return _typed(value or "")
    if isinstance(value, date) and (day := read_date(value)):
        return Target(text, kind="date", when=When(day.year, day.month, (day.day, day.day)))
    return Target(text, notes=(Note("XF207", {}),))


def read_actual(value: CellValue, text: str, number_format: str) -> Target:
    """Read 实际完成值; one written as a target (≥90%) or as more than a number (超2000人) is read as it, with a note.

    >>> read_actual("2370人", "", "")[2:5]
    (Decimal('2370'), None, '人')
    """
    if isinstance(value, str) and "达" in value and (reached := re.sub(_REACHED, "", value)) != value:
        return read_actual(reached, text, number_format)._replace(text=value)
    actual = read_target(value, text, number_format)
    about = any(note.code == "XF211" for note in actual.notes)
    if about or actual.value is None or actual.operator in (None, "=", "range"):
        return actual
    beyond = "超" in actual.text and actual.operator == ">"
    note = Note("XF211" if beyond else "XF221", {"read": _in_words(actual.value, actual.unit)})
    return actual._replace(notes=(*actual.notes, note), about=_BEYOND.get(actual.operator, ""))


def same_unit(target: Target, actual: Target) -> tuple[Decimal, Decimal] | None:
    """Both numbers in one unit; None when one is missing or the units are of different things.

    万元, 元 and 亿元 convert, 人 and 人次 do not; where one is percent and the other bare, 100 means 100%.
    """
    if target.value is None or actual.value is None:
        return None
    if "%" in (target.unit, actual.unit):
        return _both_fractions(target, actual, target.value, actual.value)
    scale = common_scale(target.unit, actual.unit)
    return (target.value.scaleb(scale[0]) + 0, actual.value.scaleb(scale[1]) + 0) if scale else None


def _both_fractions(target: Target, actual: Target, aim: Decimal, came: Decimal) -> tuple[Decimal, Decimal] | None:
    if target.unit and actual.unit:
        return (aim, came) if target.unit == actual.unit else None
    return (aim if target.unit else _beside(aim, came), came if actual.unit else _beside(came, aim))


def _beside(bare: Decimal, fraction: Decimal) -> Decimal:
    """A number without its sign beside a fraction; 1.02 beside 100% is 102%, beside 1.5% it is 1.02%."""
    return bare if abs(bare) < 2 and fraction >= Decimal("0.1") else as_fraction(bare)


@lru_cache(maxsize=2048)
def _typed(text: str) -> Target:
    read = scan(text)
    if read.kind in _KINDS:
        return Target(text, kind=_KINDS[read.kind], notes=read.notes)
    if when := read_deadline(text):
        return Target(text, kind="date", when=when)
    bare = text.strip()
    if bare.startswith(("19", "20")) and (month := re.fullmatch(_YEAR_MONTH, bare)):
        why = f"可以读作{month[1]}年{int(month[2])}月，也可以读作数 {bare}"
        return Target(text, notes=(Note("XF220", {"why": why}),))
    if measured := measure(text):
        return _number(text, measured)
    why = doubt(text)
    return Target(text, notes=(Note("XF220", {"why": why}),) if why else ())


def _number(text: str, read: Measured) -> Target:
    shown = _in_words(read.value, read.unit)
    notes = [Note("XF211", {"read": shown})] if read.about else []
    if read.reversed and read.upper is not None:
        notes.append(Note("XF222", {"read": f"{shown} 至 {_in_words(read.upper, read.unit)}"}))
    number = Target(text, read.operator, read.value, read.upper, read.unit, "number", read.places, tuple(notes))
    return number._replace(about=read.about)


def _stored(value: Decimal, text: str, number_format: str) -> Target:
    """A number cell; its format may show a unit or an operator beside the number."""
    read = read_number(value, text, number_format)
    percent = read.unit in PERCENT or is_percent(number_format)
    unit = "%" if percent else read.unit
    return Target(text, _typed(text).operator, read.value, None, unit, "number", read.places, read.notes)


def _in_words(value: Decimal, unit: str) -> str:
    return percentage(value) if unit == "%" else f"{plain(value)}{unit}"
