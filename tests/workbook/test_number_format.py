"""The text that Excel shows for a value, format by format."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.workbook.number_format import (
    builtin_format,
    exact_text,
    general,
    is_date_format,
    is_percent_format,
    render,
    shown_places,
)

ACCOUNTING = builtin_format(43)
YEAR_END = dt.datetime(2024, 12, 31, 14, 5, 7)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("1397.90", "General", "1397.9"),
        ("0.984", "General", "0.984"),
        ("1E+20", "General", "1E+20"),
        ("123456789012345", "General", "123456789012345"),
        ("0.30000000000000004", "General", "0.3"),
        ("-0.000000000012", "General", "-1.2E-11"),
        ("5", "", "5"),
        ("5", "@", "5"),
        ("12", 'General"元"', "12元"),
        ("1397.9", "0", "1398"),
        ("1397.9", "0.00", "1397.90"),
        ("1.005", "0.00", "1.01"),
        ("1.2649999999999999", "0.00", "1.27"),
        ("-2.5", "0", "-3"),
        ("0.5", "#.##", ".5"),
        ("12.5", ".00", "12.50"),
        ("7", "000", "007"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("999.995", "#,##0.00", "1,000.00"),
        ("1234", "00,000,000", "00,001,234"),
        ("1234567.5", "#,##0.00,", "1,234.57"),
        ("123456", "0!.0,", "12.3"),
        ("0.984", "0%", "98%"),
        ("0.9938", "0.00%", "99.38%"),
        ("12345.678", "0.00E+00", "1.23E+04"),
        ("99999", "0.00E+00", "1.00E+05"),
        ("0.00012", "##0.0E+0", "120.0E-6"),
        ("1304.2", ACCOUNTING, "1,304.20"),
        ("-1304.2", ACCOUNTING, "-1,304.20"),
        ("0", ACCOUNTING, "-"),
        ("-0.5", "0.00_);[Red]\\(0.00\\)", "(0.50)"),
        ("0", '0.0;-0.0;"无"', "无"),
        ("5", "0;;;", "5"),
        ("-5", "0;;;", ""),
        ("1397.9", '0.00"万元"', "1397.90万元"),
        ("5", "0\\ \\元", "5 元"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("5", "[Red][$-804]0.0", "5.0"),
        ("1234", "[DBNum1][$-804]General", "1234"),
        ("5", "[<10]0.0;[<100]0.00;0", "5.0"),
        ("30", "[<10]0.0;[<100]0.00;0", "30.00"),
        ("300", "[<10]0.0;[<100]0.00;0", "300"),
        ("0.25", "# ?/?", "0.25"),
        ("45657.5", "yyyy-mm-dd h:mm", "2024-12-31 12:00"),
        ("-1", "yyyy-mm-dd", "-1"),
    ],
)
def test_a_number(value: str, code: str, text: str) -> None:
    assert render(Decimal(value), code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("yyyy/m/d", "2024/12/31"),
        ("yyyy-mm-dd h:mm", "2024-12-31 14:05"),
        ("yy.m.d", "24.12.31"),
        ("mm:ss", "05:07"),
        ("h:mm:ss AM/PM", "2:05:07 PM"),
        ('上午/下午h"时"mm"分"', "下午2时05分"),
        ("d-mmm-yy", "31-Dec-24"),
        ("dddd mmmm", "Tuesday December"),
        ("[$-804]aaaa aaa", "星期二 二"),
        ("[h]:mm", "1095782:05"),
        ('[DBNum1][$-804]yyyy"年"m"月";@', "2024年12月"),
        ("General", "45657.5868865741"),
        ("0.00", "45657.59"),
    ],
)
def test_a_moment(code: str, text: str) -> None:
    assert render(YEAR_END, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (dt.time(0, 5), "h:mm AM/PM", "12:05 AM"),
        (dt.time(14, 5, 7, 250_000), "mm:ss.0", "05:07.3"),
        (dt.time(14, 59, 59, 600_000), "h:mm:ss", "15:00:00"),
        (dt.time(1, 30), "[mm]:ss", "90:00"),
        (dt.date(1900, 1, 1), "0", "1"),
        (True, "0.00", "TRUE"),
        ("甲", ACCOUNTING, "甲"),
        ("甲", '"项目"@', "项目甲"),
        ("甲", ";;;", ""),
        ("甲", "0.00", "甲"),
    ],
)
def test_other_values(value: bool | str | dt.date | dt.time, code: str, text: str) -> None:
    assert render(value, code) == text


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("General", None), ("@", None), ("yyyy/m/d", None), ("0.00E+00", None), ("# ?/?", None),
        ("0", 0), ("0.00", 2), ("0.00%", 4), ("#,##0.00_ ", 2), (ACCOUNTING, 2), ("0.0,", -2), ('0.0"万元"', 1),
    ],
)  # fmt: skip
def test_shown_places_of_the_number_itself(code: str, places: int | None) -> None:
    assert shown_places(code) == places


@pytest.mark.parametrize(
    "code", ["yyyy/m/d", "[h]:mm", "mm:ss.0", "上午/下午h", '[$-804]yyyy"年";@', builtin_format(31)]
)
def test_formats_of_days_and_times(code: str) -> None:
    assert is_date_format(code)


@pytest.mark.parametrize("code", ["General", "0.00E+00", "[Red]0", "#,##0\\ [$USD]", '0"d"', "@", "0;yyyy"])
def test_formats_of_numbers(code: str) -> None:
    assert not is_date_format(code)


def test_per_cent_is_told_from_a_quoted_sign() -> None:
    assert is_percent_format("0.00%;-0.00%")
    assert not is_percent_format('0"%"')


def test_built_in_formats_of_a_chinese_excel() -> None:
    assert [builtin_format(number) for number in (0, 10, 14, 57)] == ["General", "0.00%", "yyyy/m/d", 'yyyy"年"m"月"']
    assert builtin_format(999) == "General"
    dated = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
    assert {number for number in range(60) if is_date_format(builtin_format(number))} == dated


@pytest.mark.parametrize("code", ["0.00_ ", "* 0", "[Red]0", "# ?/?", "mmm", "yyyy/m/d", "0.0?", "[DBNum2]0", ""])
def test_text_gives_nothing_where_a_language_or_a_width_decides(code: str) -> None:
    assert exact_text(Decimal(5), code) is None


def test_text_keeps_every_space() -> None:
    assert exact_text(Decimal(5), '" "0" 元 "') == " 5 元 "
    assert exact_text(Decimal(-1), "yyyy-mm-dd") is None


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8), st.integers(0, 4)
)
def test_fixed_decimals_are_half_up(value: Decimal, places: int) -> None:
    code = "0." + "0" * places if places else "0"
    assert Decimal(render(value, code)) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


CODES = st.text('0#?.,%;@_*"\\[]<>=-+EeymdhsAP/ 年', max_size=25) | st.sampled_from(
    ["%" * 300, "0." + "0" * 254, "[>1.2.3]0"]
)


@given(CODES, st.sampled_from([Decimal("-1E+308"), Decimal("5E-324"), Decimal("45657.75"), YEAR_END, dt.time(1), "甲"]))
def test_any_code_shows_something_or_nothing(code: str, value: Decimal | dt.datetime | dt.time | str) -> None:
    assert isinstance(render(value, code), str)
    shown_places(code)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_general_is_the_number_to_fifteen_digits(value: float) -> None:
    exact = Decimal(repr(value))
    assert abs(Decimal(general(exact)) - exact) * 2 <= Decimal(1).scaleb(exact.adjusted() - 14)
    assert len(Decimal(general(exact)).normalize().as_tuple().digits) <= 15
