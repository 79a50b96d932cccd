"""节假日安排 of a bureau's own: a text or CSV file, a line a day or a period, 休 for holidays and 班 for working days.

2027-01-01 休
2027年2月5日至2月11日,放假,春节
2027-02-14 班
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from xlforms.catalogue.system import why
from xlforms.findings import refusal
from xlforms.values.dates import read_date
from xlforms.values.text import narrow
from xlforms.workbook.files.encodings import decoded

_KINDS = {
    **dict.fromkeys(("休", "休息", "放假", "假", "节假日"), False),
    **dict.fromkeys(("班", "上班", "调休上班", "补班", "工作日"), True),
}
_LINE = rf"\s*(?P<days>.+?)[\s,，;；:：]*(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:[\s,，;；].*)?"
_UNTIL = "至|到|~|～|—|–"
_LONGEST = 31
# The first line of a table.
_HEADER = "日期"
_COMMENT = "#"


def read_holidays(path: str) -> Mapping[date, bool]:
    """The days of a file, and whether one works on them.

    Raises:
        FileError: XF973 when the file can't be read, XF974 when a line can't be understood or contradicts another.
    """
    days: dict[date, bool] = {}
    for number, line in _lines(path):
        for day, works in _read(path, number, line):
            if days.setdefault(day, works) != works:
                raise _mistake(path, number, line, f"{day} 前面已经写过，一处是休、一处是班")
    if not days:
        raise refusal("XF973", path=path, reason="里面没有日期")
    return days


def _lines(path: str) -> Iterator[tuple[int, str]]:
    try:
        text = decoded(Path(path).read_bytes())
    except OSError as error:
        raise refusal("XF973", path=path, reason=why(error)) from error
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition(_COMMENT)[0].strip(" \t,，")
        if said and not (number == 1 and said.startswith(_HEADER)):
            yield number, said


def _read(path: str, number: int, line: str) -> Iterator[tuple[date, bool]]:
    found = re.fullmatch(_LINE, line)
    if found is None:
        raise _mistake(path, number, line, "要写日期和“休”或“班”，如 2027-01-01 休")
    first, last = _period(found["days"])
    if first is None or last is None or not 0 <= (last - first).days < _LONGEST:
        raise _mistake(path, number, line, "日期看不懂，写成 2027-02-05 或 2027年2月5日至2月11日")
    for count in range((last - first).days + 1):
        yield first + timedelta(count), _KINDS[found["kind"]]


def _period(text: str) -> tuple[date | None, date | None]:
    """First and last day; the last one may leave out what it shares with the first."""
    begin, *rest = re.split(_UNTIL, narrow(text))
    first = read_date(begin)
    if first is None or not rest:
        return first, first
    end = rest[0]
    wholes = (end, f"{first.year}年{end}", f"{first.year}年{first.month}月{end}", f"{first.year}-{end}")
    return first, next((day for whole in wholes if (day := read_date(whole))), None)


def _mistake(path: str, number: int, line: str, why: str) -> Exception:
    return refusal("XF974", path=path, number=str(number), line=line, why=why)
