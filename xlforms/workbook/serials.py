"""Serial dates: the numbers in which a workbook stores days and times.

Day 1 is 1 January 1900, and the 1900 system counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4);
in the 1904 system day 0 is 1 January 1904.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
DAYS_TO_1904 = 1462
_LEAP_DAY = 60
_LAST_DAY = 2_958_465
_MILLISECONDS = 86_400_000


def from_serial(serial: Decimal, *, date1904: bool = False) -> date | datetime | time | None:
    """The day, the moment or, before 1 January 1900, the time of day that `serial` days stand for, to the millisecond.

    None when there is no such day: a negative number, one after 9999, or the 29 February 1900.
    """
    if not 0 <= serial <= _LAST_DAY:
        return None
    moment = _epoch(int(serial), date1904=date1904) + timedelta(milliseconds=_milliseconds(serial))
    if serial < 1 and not date1904:
        return moment.time()
    if not date1904 and int(serial) == _LEAP_DAY:
        return None
    return moment.date() if serial == serial.to_integral_value() else moment


def to_serial(value: date | datetime | time, *, date1904: bool = False) -> float:
    """The number of days that a workbook stores for `value`."""
    if isinstance(value, time):
        return _fraction(value)
    days = (date(value.year, value.month, value.day) - _EPOCH_1900.date()).days
    days -= DAYS_TO_1904 if date1904 else int(days <= _LEAP_DAY)
    return days + _fraction(value.time()) if isinstance(value, datetime) else float(days)


def _epoch(days: int, *, date1904: bool) -> datetime:
    if date1904:
        return _EPOCH_1904
    return _EPOCH_1900 + timedelta(days=1) if days < _LEAP_DAY else _EPOCH_1900


def _milliseconds(serial: Decimal) -> int:
    return int((serial * _MILLISECONDS).to_integral_value(ROUND_HALF_UP))


def _fraction(moment: time) -> float:
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return (seconds * 1_000_000 + moment.microsecond) / 86_400_000_000
