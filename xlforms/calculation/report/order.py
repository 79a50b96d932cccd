"""The report's headings: which of the ten parts are missing, and which numbers are out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from xlforms.calculation.report.noting import noted
from xlforms.calculation.report.parts import PARTS
from xlforms.findings import Finding
from xlforms.forms.report_headings import BOTH
from xlforms.prose import Paragraph, Place, Report, Section
from xlforms.values.text import narrow

# With fewer of the ten parts a report is made after another outline, whose parts these are not.
_OF_THIS_OUTLINE = 5
_NUMERAL = re.compile("[一二三四五六七八九十]+")
_DIGITS = re.compile("[0-9]+")
_CHINESE = "零一二三四五六七八九十"


def parts_present(report: Report) -> Iterator[Finding]:
    """The ten parts that 附件5 counts (正文部分内容齐全)."""
    known = {section.term for section in report.sections}
    missing = [part for part in PARTS if not known & {part.heading, *part.sections}]
    if BOTH in known:
        missing = [part for part in missing if part.number not in ("七", "八")]
    if len(PARTS) - len(missing) < _OF_THIS_OUTLINE:
        return
    for part in missing:
        yield noted("XF503", Place(report.sheet), section=part.heading.official)


def numbers_in_order(report: Report) -> Iterator[Finding]:
    """一、二、三 … and below each （一）（二） …, all in the look that most of them have."""
    yield from _out_of_order([one for one in report.sections if one.level == 1], report.sections, 1)
    below: list[Section] = []
    for section in [*report.sections, None]:
        if section is None or section.level == 1:
            yield from _out_of_order(below, report.sections, 2)
            below = []
        elif section.level == 2 and section.number:
            below.append(section)


def stray_numbers(report: Report) -> Iterator[Finding]:
    """A paragraph numbered （2） before which there is no （1）."""
    for section in report.sections:
        seen: set[tuple[str, int]] = set()
        for one in section.paragraphs:
            number = _value(one.number)
            look = _look(one.number)
            if number is not None and number > 1 and (look, number - 1) not in seen:
                yield _stray(one, look, number)
            if number is not None:
                seen.add((look, number))


def _stray(one: Paragraph, look: str, number: int) -> Finding:
    text = one.text if len(one.text) <= 20 else f"{one.text[:20]}…"
    return noted("XF507", one.place, found=one.number, expected=_numbered(look, number - 1), text=text)


def _out_of_order(headings: Sequence[Section], all_: Iterable[Section], level: int) -> Iterator[Finding]:
    looks = Counter(_look(one.number) for one in all_ if one.level == level and one.number)
    if not looks:
        return
    usual = looks.most_common(1)[0][0]
    first = _value(headings[0].number) if headings and level == 1 else 1
    begin = first if first and all(_value(one.number) for one in headings) and _running(headings, first) else 1
    for number, one in enumerate(headings, start=begin):
        expected = _numbered(usual, number)
        if narrow(one.number) != narrow(expected):
            yield noted("XF506", one.place, heading=one.heading, found=one.number or "（没有编号）", expected=expected)


def _running(headings: Sequence[Section], first: int) -> bool:
    """Whether the numbers simply begin later, the report being a part of a larger one."""
    return [_value(one.number) for one in headings] == list(range(first, first + len(headings)))


def _look(number: str) -> str:
    """A number without its value: 一、 for 十二、, (1) for （3）."""
    return _DIGITS.sub("1", _NUMERAL.sub("一", narrow(number)))


def _numbered(look: str, number: int) -> str:
    text = look.replace("一", _chinese(number)).replace("1", str(number))
    return text.replace("(", "（").replace(")", "）")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    high = "" if not tens else ("十" if tens == 1 else f"{_CHINESE[tens]}十")
    return high + (_CHINESE[ones] if ones else "")


def _value(number: str) -> int | None:
    plain = narrow(number)
    if digits := _DIGITS.search(plain):
        return int(digits.group())
    numeral = _NUMERAL.search(plain)
    values = {_chinese(value): value for value in range(1, 31)}
    return values.get(numeral.group()) if numeral else None
