"""Days and times as the numbers that a workbook stores."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.workbook.serials import from_serial, to_serial


@pytest.mark.parametrize(
    ("serial", "moment"),
    [
        ("1", dt.date(1900, 1, 1)),
        ("59", dt.date(1900, 2, 28)),
        ("60", None),
        ("61", dt.date(1900, 3, 1)),
        ("45657", dt.date(2024, 12, 31)),
        ("45657.75", dt.datetime(2024, 12, 31, 18)),
        ("45657.99999999999", dt.datetime(2025, 1, 1)),
        ("0.5", dt.time(12)),
        ("2958465", dt.date(9999, 12, 31)),
        ("2958466", None),
        ("-1", None),
    ],
)
def test_a_number_is_a_moment(serial: str, moment: dt.date | dt.time | None) -> None:
    assert from_serial(Decimal(serial)) == moment


def test_days_count_from_1904_on_old_macs() -> None:
    assert from_serial(Decimal(0), date1904=True) == dt.date(1904, 1, 1)
    assert from_serial(Decimal(60), date1904=True) == dt.date(1904, 3, 1)
    assert to_serial(dt.date(1904, 3, 1), date1904=True) == 60


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1)))
def test_there_and_back_to_the_millisecond(moment: dt.datetime) -> None:
    back = from_serial(Decimal(repr(to_serial(moment))))
    assert isinstance(back, dt.date)
    seen = back if isinstance(back, dt.datetime) else dt.datetime(back.year, back.month, back.day)
    assert abs(seen - moment) <= dt.timedelta(milliseconds=1)
