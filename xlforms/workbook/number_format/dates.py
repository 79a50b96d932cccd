"""Days and times by a section of a number format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from xlforms.workbook.number_format.sections import Piece, Section
from xlforms.workbook.serials import to_serial

_DAYS = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MIDNIGHT = time()
_DAY_ZERO = date(1899, 12, 31)

_PARTS: dict[str, Callable[[datetime], str]] = {
    "y": lambda when: f"{when.year % 100:02d}",
    "yyy": lambda when: f"{when.year:04d}",
    "e": lambda when: f"{when.year:04d}",
    "m": lambda when: str(when.month),
    "mm": lambda when: f"{when.month:02d}",
    "mmm": lambda when: _MONTHS[when.month - 1][:3],
    "mmmm": lambda when: _MONTHS[when.month - 1],
    "mmmmm": lambda when: _MONTHS[when.month - 1][0],
    "d": lambda when: str(when.day),
    "dd": lambda when: f"{when.day:02d}",
    "ddd": lambda when: _ENGLISH_DAYS[when.weekday()][:3],
    "dddd": lambda when: _ENGLISH_DAYS[when.weekday()],
    "aaa": lambda when: _DAYS[when.weekday()][-1],
    "aaaa": lambda when: _DAYS[when.weekday()],
    "h": lambda when: str(when.hour),
    "hh": lambda when: f"{when.hour:02d}",
    "h noon": lambda when: str((when.hour - 1) % 12 + 1),
    "hh noon": lambda when: f"{(when.hour - 1) % 12 + 1:02d}",
    "m minute": lambda when: str(when.minute),
    "mm minute": lambda when: f"{when.minute:02d}",
    "s": lambda when: str(when.second),
    "ss": lambda when: f"{when.second:02d}",
    "am/pm": lambda when: "AM" if when.hour < 12 else "PM",
    "a/p": lambda when: "A" if when.hour < 12 else "P",
    "上午/下午": lambda when: "上午" if when.hour < 12 else "下午",
}
_SPOKEN = {"literal", "plain", "point", "comma", "percent"}
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def moment(value: date | datetime | time, section: Section) -> str:
    """The text of a day or a time by `section`; seconds are rounded to the decimals it shows, half up."""
    plan = _plan(section)
    when = _whole(value)
    if when.microsecond:
        when = _rounded(when, max((_places(text) for kind, text in plan if kind == "seconds"), default=0))
    return "".join(_part(kind, text, when) for kind, text in plan)


def _whole(value: date | datetime | time) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(_DAY_ZERO, value)
    return datetime.combine(value, _MIDNIGHT)


def _places(seconds: str) -> int:
    return len(seconds.partition(".")[2])


def _rounded(when: datetime, places: int) -> datetime:
    unit = 10 ** max(0, 6 - places)
    return when + timedelta(microseconds=(when.microsecond + unit // 2) // unit * unit - when.microsecond)


def _part(kind: str, text: str, when: datetime) -> str:
    if kind == "part":
        return _PARTS[text](when)
    if kind == "seconds":
        return f"{when.second:0{len(text) - _places(text) - 1}d}.{when.microsecond:06d}"[: len(text)]
    if kind == "elapsed":
        return f"{int(to_serial(when) * 86400 + 0.5) // _SECONDS[text[0]]:0{len(text)}d}"
    return text


@lru_cache(maxsize=512)
def _plan(section: Section) -> tuple[tuple[str, str], ...]:
    """What to say, piece by piece, the months told from the minutes."""
    noon = "noon" in section.kinds
    timed = [piece for piece in section.pieces if piece.kind in {"date", "elapsed"}]
    plan = []
    for piece in section.pieces:
        if piece.kind in {"date", "noon"}:
            plan.append(_dated(piece, timed, noon=noon))
        elif piece.kind == "elapsed" or piece.kind in _SPOKEN:
            plan.append(piece)
    return tuple((kind, text) for kind, text in plan)


def _dated(piece: Piece, timed: Sequence[Piece], *, noon: bool) -> tuple[str, str]:
    text = piece.text.lower()
    if "." in text:
        return "seconds", text
    if text[0] == "m" and len(text) < 3 and _is_minute(piece, timed):
        return "part", f"{text} minute"
    if text[0] == "h":
        return "part", text[:2] + (" noon" if noon else "")
    return "part", _usual(text)


def _is_minute(piece: Piece, timed: Sequence[Piece]) -> bool:
    """An m is a minute right after hours or right before seconds."""
    index = next(index for index, other in enumerate(timed) if other is piece)
    before = timed[index - 1].text[0] if index else ""
    after = timed[index + 1].text[0] if index + 1 < len(timed) else ""
    return before == "h" or after == "s"


def _usual(text: str) -> str:
    """The spelling that `_PARTS` knows: `yy` is `y`, `yyyy` is `yyy`, longer ones than the longest are as that."""
    if text[0] in "ye":
        return "e" if text[0] == "e" or len(text) > 2 else "y"
    longest = {"m": 5, "d": 4, "s": 2}.get(text[0], len(text))
    return text[:longest]
