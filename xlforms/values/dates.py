"""Dates and deadlines as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from xlforms.records import NamedTuple
from xlforms.values.kinds import CellValue
from xlforms.values.numerals import NUMERAL, in_arabic
from xlforms.values.text import narrow

# Patterns of texts that few workbooks hold are compiled by `re` when first met, so that no start pays for them.
_MONTH = r"(?:1[0-2]|0?[1-9])"
_WHEN = (
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?P<between>[-./])(?P<month>{_MONTH})(?P=between)(?P<day>[0-9]{{1,2}})"
    r"(?:(?![0-9.])|(?=[0-9]{2}:))"
    r"|(?P<compact>(?:19|20)[0-9]{6})(?![0-9.])"
    rf"|(?P<of>(?:19|20)[0-9]{{2}})[-/](?P<end>{_MONTH})(?![-/.0-9])"
    r"|(?:(?P<quarters>(?:19|20)[0-9]{2})年度?)?第?(?P<quarter>[1-4])季度"
    rf"|(?:(?P<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?=年{_MONTH}月))年度?)?"
    rf"(?:(?P<m>{_MONTH})月份?(?:(?P<d>[0-9]{{1,2}})[日号]|(?P<third>上旬|中旬|下旬))?)?"
)
_LEAD = r"(?:拟|预计|力争|于|在|截至|截止|到|至|自|从)*"
_UNTIL = frozenset("-—–~至到")
_TAIL = (
    r"(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"(?:之|以|前|内|止|底|末|已|均|按时|全部|完成|完工|竣工|验收|支付|发放|到位|建成|交付|结束|投入使用|实施)*"
)
_CHINESE_NUMBER = rf"{NUMERAL}(?=[年月日号季])"
# The end of the year that a form is about.
_YEAR_END = r"(?:(?:当|本|全)?年(?:度)?(?:底|末|内|终)|年底|年末)"
_ENDS_OF_YEARS = tuple(f"年{of}{end}" for of in ("", "度") for end in "底末内终")
_CHINESE_NUMERALS = frozenset("〇○零一二三四五六七八九十")
_NUMERALS = _CHINESE_NUMERALS | frozenset("0123456789")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
_EPOCHS_APART = 1462
_SERIALS = range(36526, 73051)  # 2000-01-01 to 2100-01-01


class When(NamedTuple):
    """A day, a month, a quarter or a year, as far as it was given.

    Attributes:
        year: None when nobody wrote it.
        month: the last one meant, None for a whole year.
        days: first and last day meant; None for the month's own end.
        since: the first month meant where it is not the last.
    """

    year: int | None
    month: int | None
    days: tuple[int, int | None]
    since: int | None = None

    def span(self, year: int) -> tuple[date, date]:
        """First and last day meant, in `year` if none was written; 29 February is the 28th where there is none."""
        own = self.year or year
        first, last = self.days
        begin, end = _month_end(own, self.since or self.month or 1), _month_end(own, self.month or 12)
        return begin.replace(day=min(first, begin.day)), end.replace(day=min(last or 31, end.day))

    @property
    def last_day(self) -> date | None:
        """The last day meant; None without a year."""
        return self.span(self.year)[1] if self.year else None


def read_date(value: CellValue) -> date | None:
    """The day that a cell names: a date cell, a serial number, or a text in any spelling; None if it names none.

    >>> [str(read_date(typed)) for typed in ("2025年8月7日", "2025.8.7", "2025-08-07 00:00:00", "二〇二五年八月七日")]
    ['2025-08-07', '2025-08-07', '2025-08-07', '2025-08-07']
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Decimal):
        return date(1899, 12, 30) + timedelta(int(value)) if int(value) in _SERIALS else read_date(f"{value:f}")
    when = read_deadline(value) if isinstance(value, str) else None
    if not when or not when.year:
        return None
    first, last = when.span(when.year)
    return last if first == last else None


def from_1904(serial: Decimal) -> date | None:
    """The day that a serial number means in a workbook that counts from 1904; None for none of our time.

    >>> from_1904(Decimal(44195))
    datetime.date(2024, 12, 31)
    """
    days = int(serial) + _EPOCHS_APART
    return date(1899, 12, 30) + timedelta(days) if days in _SERIALS else None


@lru_cache(maxsize=1024)
def read_deadline(text: str) -> When | None:
    """The day, month or year by which something is to be done; of a period its end; None if the text is no date.

    >>> read_deadline("2024年12月底之前完成").last_day, read_deadline("6月底前").month
    (datetime.date(2024, 12, 31), 6)
    """
    narrowed = narrow(text)
    if any(end in narrowed for end in _ENDS_OF_YEARS) and re.fullmatch(_LEAD + _YEAR_END + _TAIL, narrowed):
        return When(None, 12, (1, None), 1)
    if not _may_be_date(narrowed):
        return None
    if not _CHINESE_NUMERALS.isdisjoint(narrowed):
        narrowed = re.sub(_CHINESE_NUMBER, lambda found: in_arabic(found.group()), narrowed)
    start, rest = _when(_after(_LEAD, narrowed))
    if not start:
        return None
    end, tail = _when(rest[1:]) if rest[:1] in _UNTIL else (None, "")
    if not re.fullmatch(_TAIL, tail if end else rest):
        return None
    return _in_the_year_of(start, end) if end else start


def _may_be_date(text: str) -> bool:
    if _NUMERALS.isdisjoint(text):
        return False
    marked = any(word in text for word in ("年", "月", "季度")) or any(text.count(mark) >= 2 for mark in "-./")
    begun = text[4:5] in ("-", "/") and re.match("(?:19|20)[0-9]{2}", text) is not None
    return marked or begun or (len(text) == 8 and text.isdecimal())


def _when(text: str) -> tuple[When | None, str]:
    """The date that the text begins with, and the rest."""
    found = re.match(_WHEN, text)
    when = _made(found) if found and found.group() else None
    return when, text[found.end() :] if found and when else text


def _made(found: re.Match[str]) -> When | None:
    """None for a day that no calendar has."""
    if compact := found["compact"]:
        return read_deadline(f"{compact[:4]}-{compact[4:6]}-{compact[6:]}")
    if found["end"]:
        return When(int(found["of"]), int(found["end"]), (1, None))
    if quarter := found["quarter"]:
        year = found["quarters"]
        return When(int(year) if year else None, int(quarter) * 3, (1, None), int(quarter) * 3 - 2)
    year, month, day = (found[full] or found[short] for full, short in (("year", "y"), ("month", "m"), ("day", "d")))
    days = (int(day), int(day)) if day else _THIRDS.get(found["third"], (1, None))
    whole = f"20{year}" if year and len(year) == 2 else year
    when = When(int(whole) if whole else None, int(month) if month else None, days)
    longest = _month_end(when.year or 2000, when.month or 12).day
    return when if days[0] >= 1 and (days[1] or 1) <= longest else None


def _in_the_year_of(start: When, end: When) -> When:
    return end if end.year else end._replace(year=start.year)


def _after(pattern: str, text: str) -> str:
    """The text without what the pattern finds at its beginning."""
    found = re.match(pattern, text)
    return text[found.end() :] if found else text


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
