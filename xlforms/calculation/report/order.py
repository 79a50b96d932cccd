"""The report's headings: which of the ten parts are missing, and which numbers are out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from xlforms.calculation.report.material import OPEN
from xlforms.calculation.report.noting import noted
from xlforms.calculation.report.parts import PARTS
from xlforms.findings import Finding
from xlforms.forms import report_terms as r
from xlforms.forms.report_headings import BOTH
from xlforms.prose import Paragraph, Place, Report, Section
from xlforms.values.numerals import in_chinese, value_of
from xlforms.values.text import narrow

# With fewer of the ten parts, or of those that only this outline has, a report is made after another one.
_LEAST, _LEAST_OF_ITS_OWN = 5, 2
_ITS_OWN = {r.GOVERNMENT_FUND, r.STATE_CAPITAL, r.SOCIAL_INSURANCE, r.APPLICATION, r.OTHER_MATTERS}
_SHOWN = 40
# Levels of headings whose numbers count by themselves; below them they stand among those of the text.
_HEADINGS = 2
_NUMERAL = re.compile("[一二三四五六七八九十]+")
_DIGITS = re.compile("[0-9]+")


def parts_present(report: Report) -> Iterator[Finding]:
    """The ten parts that 附件5 counts (正文部分内容齐全)."""
    known = {section.term for section in report.sections}
    missing = [part for part in PARTS if not known & {part.heading, *part.sections}]
    if BOTH in known:
        missing = [part for part in missing if part.number not in ("七", "八")]
    if len(PARTS) - len(missing) < _LEAST or len(_ITS_OWN & known) < _LEAST_OF_ITS_OWN:
        return
    for part in missing:
        yield noted("XF503", Place(report.sheet), section=part.heading.official)


def places_open(report: Report) -> Iterator[Finding]:
    """〔待填写〕 that somebody left in a document; those on a sheet are said when it is written."""
    for section in report.sections:
        for one in section.paragraphs:
            if OPEN in one.text and not report.sheet:
                yield noted("XF504", one.place, found=f"{one.place.words}：{one.text[one.text.index(OPEN) :][:_SHOWN]}")


def numbers_in_order(report: Report) -> Iterator[Finding]:
    """一、二、三 … and below each （一）（二） …, all in the look that most of them have."""
    yield from _out_of_order([one for one in report.sections if one.level == 1], _usual(report, 1), level=1)
    usual = _usual(report, 2)
    below: list[Section] = []
    for section in [*report.sections, None]:
        if section is None or section.level == 1:
            yield from _out_of_order(below, usual, level=2)
            below = []
        elif section.level == 2 and section.number:
            below.append(section)


def stray_numbers(report: Report) -> Iterator[Finding]:
    """A paragraph numbered （2） before which there is no （1）, neither a paragraph's nor within one."""
    seen: set[str] = set()
    for section in report.sections:
        # 1、 before a heading within a part is one of the numbers there: 1、执行情况 2、完成情况 3、其余.
        seen = {*seen, narrow(section.number)} if section.level > _HEADINGS else set()
        before = ""
        for one in section.paragraphs:
            number, look = value_of(one.number), _look(one.number)
            if number is not None and number > 1:
                wanted = narrow(_numbered(look, number - 1))
                if wanted not in seen and wanted not in narrow(before):
                    yield _stray(one, look, number)
            seen.add(narrow(one.number))
            before = one.text


def _stray(one: Paragraph, look: str, number: int) -> Finding:
    text = one.text if len(one.text) <= 20 else f"{one.text[:20]}…"
    return noted("XF507", one.place, found=one.number, expected=_numbered(look, number - 1), text=text)


def _usual(report: Report, level: int) -> str:
    """The look that most numbers of a level have, "" when there are none."""
    looks = Counter(_look(one.number) for one in report.sections if one.level == level and one.number)
    return looks.most_common(1)[0][0] if looks else ""


def _out_of_order(headings: Sequence[Section], usual: str, *, level: int) -> Iterator[Finding]:
    if not usual:
        return
    # 一、 below 第二部分 may go on from where 第一部分 ended.
    may_go_on = headings and (level == 1 or usual.startswith("一"))
    first = value_of(headings[0].number) if may_go_on else 1
    begin = first if first and all(value_of(one.number) for one in headings) and _running(headings, first) else 1
    for number, one in enumerate(headings, start=begin):
        expected = _numbered(usual, number)
        if narrow(one.number) != narrow(expected):
            yield noted("XF506", one.place, heading=one.heading, found=one.number or "（没有编号）", expected=expected)


def _running(headings: Sequence[Section], first: int) -> bool:
    """Whether the numbers simply begin later, the report being a part of a larger one."""
    return [value_of(one.number) for one in headings] == list(range(first, first + len(headings)))


@lru_cache(maxsize=256)
def _look(number: str) -> str:
    """A number without its value: 一、 for 十二、, (1) for （3）."""
    return _DIGITS.sub("1", _NUMERAL.sub("一", narrow(number)))


def _numbered(look: str, number: int) -> str:
    text = look.replace("一", in_chinese(number)).replace("1", str(number))
    return text.replace("(", "（").replace(")", "）")
