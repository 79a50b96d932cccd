"""Dates and deadlines in every spelling of values.md."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.values.dates import read_date, read_deadline
from xlforms.values.kinds import CellValue

SPELLINGS = [
    *("{0.year}年{0.month}月{0.day}日", "{0.year}年{0.month:02}月{0.day:02}日前", "截至{0.year}年{0.month}月{0.day}日"),
    *(
        "{0.year}.{0.month}.{0.day}",
        "{0.year}/{0.month}/{0.day}",
        "{0:%Y-%m-%d}",
        "{0:%Y%m%d}",
        "{0:%Y-%m-%d} 00:00:00",
    ),
    "{0.year} 年 {0.month} 月 {0.day} 日完成",
]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(SPELLINGS))
def test_a_day_reads_back_in_every_spelling(day: dt.date, spelling: str) -> None:
    assert read_date(spelling.format(day)) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (dt.datetime(2025, 8, 7, 9, 30), dt.date(2025, 8, 7)),
        (dt.date(2025, 8, 7), dt.date(2025, 8, 7)),
        (Decimal(45876), dt.date(2025, 8, 7)),
        (Decimal(20250807), dt.date(2025, 8, 7)),
        ("二〇二五年八月七日", dt.date(2025, 8, 7)),
        ("二○二四年十二月三十一日", dt.date(2024, 12, 31)),
        ("２０２５．８．７", dt.date(2025, 8, 7)),
        (None, None),
        (True, None),
        (dt.time(9, 30), None),
        (Decimal("98.4"), None),
        ("2025年8月", None),
        ("8月7日", None),
        ("2024年2月30日", None),
        ("2024.13.01", None),
        ("20251307", None),
        ("及时", None),
        ("", None),
    ],
)
def test_what_names_a_day_and_what_does_not(value: CellValue, day: dt.date | None) -> None:
    assert read_date(value) == day


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2021年12月完成", "2021-12-31"),
        ("2024年12月31日前", "2024-12-31"),
        ("2024年2月底前", "2024-02-29"),
        ("2023年2月", "2023-02-28"),
        ("2025-08-07", "2025-08-07"),
        ("2024年度", "2024-12-31"),
        ("2024年5月中旬", "2024-05-20"),
        ("24年12月底", "2024-12-31"),
        ("2024年1月-12月", "2024-12-31"),
        ("2024年1月1日至2024年11月30日", "2024-11-30"),
        ("2099年12月31日", "2099-12-31"),
    ],
)
def test_a_deadline_is_the_last_day_meant(text: str, last: str) -> None:
    deadline = read_deadline(text)
    assert deadline is not None
    assert deadline.last_day == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("12月底之前完成", ("2024-12-01", "2024-12-31")),
        ("6月底前", ("2024-06-01", "2024-06-30")),
        ("3月15日前", ("2024-03-15", "2024-03-15")),
        ("2月", ("2024-02-01", "2024-02-29")),
    ],
)
def test_a_deadline_without_a_year_is_placed_in_one_by_who_knows_it(text: str, span: tuple[str, str]) -> None:
    deadline = read_deadline(text)
    assert deadline is not None
    assert deadline.last_day is None
    assert deadline.span(2024) == tuple(map(dt.date.fromisoformat, span))


TIMES_BUT_NO_DATES = (
    "在项目计划完成时间内完成|及时|按月安排|12个月|3年内|0月|13月|5-8|98.4|2024年预算执行率|2024-2025|9999年12月31日"
)


@pytest.mark.parametrize("text", ["", *TIMES_BUT_NO_DATES.split("|")])
def test_other_texts_are_no_deadline(text: str) -> None:
    assert read_deadline(text) is None


def test_the_29th_of_february_has_a_place_in_every_year() -> None:
    deadline = read_deadline("2月29日前")
    assert deadline is not None
    assert deadline.span(2023)[1] == dt.date(2023, 2, 28)
    assert read_deadline("2023年2月29日") is None


@given(st.text(alphabet="0123456789年月日号前底-./至:二〇十T ", max_size=14))
def test_nothing_that_is_typed_raises(text: str) -> None:
    read_date(text)
    read_deadline(text)
