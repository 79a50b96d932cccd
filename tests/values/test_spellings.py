"""Numbers, targets, ranges and days written in a spelling chosen at random read back as what was meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.findings import finding
from xlforms.values.dates import from_1904, read_date, read_deadline
from xlforms.values.money import MONEY, Money, read_money
from xlforms.values.rates import read_rate
from xlforms.values.scan import split_readings
from xlforms.values.shown import percentage
from xlforms.values.targets import read_actual, read_target

amounts = st.decimals(min_value=0, max_value=10**8, places=2)
counts = st.integers(min_value=0, max_value=10**6)

_WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.,-+%()<>="}
# What changes nothing about a text: widths, white space around it, a space before the unit.
DRESSES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.translate(_WIDE),
    lambda text: f"\u00a0{text}\u3000",
    lambda text: f"\u200b {text}\n",
    lambda text: text.replace("万", " 万").replace("%", " %"),
)
# Slips that are noticed, and leave the number what it is.
SLIPS = ("{}.", "{}。", "'{}", "’{}", "{}，")
dresses = st.sampled_from(DRESSES)


@given(amounts, st.sampled_from(sorted(MONEY)), st.sampled_from(["{:f}", "{:,f}", "¥{:f}", "人民币{:,f}"]), dresses)
def test_money_in_any_unit_and_dress(figure: Decimal, unit: str, spelling: str, dress: Callable[[str], str]) -> None:
    text = dress(spelling.format(figure) + unit)
    read = read_money(text, text, "General")
    assert (read.value, read.unit, read.notes) == (figure.scaleb(MONEY[unit]), unit, ())
    assert read.text == text


@given(amounts, st.sampled_from([-4, -1, 0, 4]), dresses)
def test_a_bare_amount_is_in_the_forms_unit_and_any_other_in_its_own(
    figure: Decimal, power: int, dress: Callable[[str], str]
) -> None:
    reads = Money(power)
    assert reads(dress(f"{figure:,f}"), "", "General").value == figure.scaleb(power)
    assert reads(figure, f"{figure:f}", "0.00").value == figure.scaleb(power)
    assert reads(dress(f"{figure:f}万元"), "", "General").value == figure


@given(amounts, st.sampled_from(SLIPS))
def test_a_slip_beside_the_number_is_said_and_does_not_change_it(figure: Decimal, slip: str) -> None:
    read = read_money(slip.format(f"{figure:f}"), "", "General")
    assert (read.value, [note.code for note in read.notes]) == (figure, ["XF203"])


@given(amounts)
def test_commas_that_stand_elsewhere_than_before_three_digits_are_never_read(figure: Decimal) -> None:
    digits = f"{figure:f}"
    misplaced = f"{digits[:-5]},{digits[-5:]}" if len(digits) > 5 else f"{digits[0]},{digits[1:]}"
    read = read_money(misplaced, misplaced, "General")
    assert (read.value, [note.code for note in read.notes]) == (None, ["XF204"])


@given(st.decimals(min_value=0, max_value=Decimal("1.5"), places=4), dresses)
def test_a_rate_with_its_sign(rate: Decimal, dress: Callable[[str], str]) -> None:
    text = dress(percentage(rate))
    assert read_rate(text, text, "General")[:2][1] == rate


@given(st.decimals(min_value=2, max_value=100, places=2))
def test_a_rate_without_its_sign_is_percent_and_a_fraction_below_one_is_one(percent: Decimal) -> None:
    assert read_rate(f"{percent:f}", f"{percent:f}", "General").value == percent.scaleb(-2)
    fraction = percent.scaleb(-3)
    assert read_rate(fraction, f"{fraction:f}", "General").value == fraction
    assert read_rate(fraction, percentage(fraction), "0.00%").value == fraction


@pytest.mark.parametrize("typed", ["1", "1.0", "1.00", Decimal(1)])
def test_a_bare_one_has_two_readings(typed: str | Decimal) -> None:
    read = read_rate(typed, str(typed), "General")
    assert read.value == 1
    assert "100.00% 或 1.00%" in finding("XF210", found="1", **read.notes[0].facts).message


def test_percent_put_into_a_percent_cell_is_said() -> None:
    read = read_rate(Decimal("98.4"), "9840.00%", "0.00%")
    assert read.value == Decimal("98.4")
    assert "像是把 98.40% 填进了" in finding("XF216", found="9840.00%", **read.notes[0].facts).message
    assert read_rate(Decimal("0.984"), "98.40%", "0.00%").notes == ()


BEFORE = {
    ">=": ("≥", ">=", "≧", "》", "⩾", "≮", "不低于", "不少于", "不得低于", "不应少于", "大于等于", "至少", "达到"),
    "<=": ("≤", "<=", "≦", "《", "⩽", "≯", "不超过", "不高于", "不得超过", "不大于", "小于等于", "至多", "未超过"),
    ">": ("＞", ">", "大于", "超过", "超", "高于"),
    "<": ("＜", "<", "小于", "低于", "不足", "未达到"),
    "=": ("=", "＝", "﹦", "等于"),
}
AFTER = {">=": ("以上", "及以上", "（含）以上"), "<=": ("以下", "以内", "之内")}
UNITS = ("个", "人", "人次", "家", "万元", "天", "㎡", "次/年", "公里", "")


@given(st.data(), counts, st.sampled_from(UNITS), st.sampled_from(sorted(BEFORE)), dresses)
def test_a_target_with_any_operator(
    data: st.DataObject, number: int, unit: str, operator: str, dress: Callable[[str], str]
) -> None:
    spellings = [f"{word}{number}{unit}" for word in BEFORE[operator]]
    spellings += [f"{number}{unit}{word}" for word in AFTER.get(operator, ())]
    text = dress(data.draw(st.sampled_from(spellings)))
    read = read_target(text, text, "General")
    assert (read.operator, read.value, read.upper, read.unit) == (operator, Decimal(number), None, unit)


@given(
    counts, counts, st.sampled_from(["-", "~", "～", "—", "–", "－", "至", "到", "一", "--"]), st.booleans(), dresses
)
def test_a_range_in_any_spelling(
    one: int, other: int, between: str, percent: bool, dress: Callable[[str], str]
) -> None:
    low, high = sorted((one, other))
    unit = "%" if percent else "个"
    text = dress(f"{low}{between}{high}{unit}")
    read = read_target(text, text, "General")
    power = -2 if percent else 0
    ends = Decimal(low).scaleb(power), Decimal(high).scaleb(power)
    assert (read.operator, read.value, read.upper, read.unit) == ("range", *ends, unit)


@pytest.mark.parametrize("text", ["≥95%且≤100%", "≥95%，≤100%", "95%≤X≤100%", "95%-100%", "95至100%"])
def test_both_ends_of_a_range(text: str) -> None:
    assert read_target(text, text, "General")[1:4] == ("range", Decimal("0.95"), Decimal("1.00"))


DAYS = (
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month:02}月{0.day:02}日前",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}{0.month:02}{0.day:02}",
    "于{0.year}年{0.month}月{0.day}号之前完成",
)


@given(st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(DAYS), dresses)
def test_a_day_in_any_spelling(day: dt.date, spelling: str, dress: Callable[[str], str]) -> None:
    assert read_date(dress(spelling.format(day))) == day


@given(st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_as_a_serial_number_of_both_epochs(day: dt.date) -> None:
    assert read_date(Decimal((day - dt.date(1899, 12, 30)).days)) == day
    assert from_1904(Decimal((day - dt.date(1904, 1, 1)).days)) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("一季度", (1, 1), (3, 31)),
        ("2024年第四季度", (10, 1), (12, 31)),
        ("2季度末前", (4, 1), (6, 30)),
        ("年底前完成", (1, 1), (12, 31)),
        ("年内", (1, 1), (12, 31)),
        ("2024-12", (12, 1), (12, 31)),
        ("2024/6", (6, 1), (6, 30)),
    ],
)
def test_quarters_and_the_end_of_the_year(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    when = read_deadline(text)
    assert when is not None
    assert when.span(2024) == (dt.date(2024, *first), dt.date(2024, *last))


def test_a_year_with_a_point_is_not_taken_for_either() -> None:
    read = read_target("2024.12", "2024.12", "General")
    assert (read.kind, read.value, read.notes[0].code) == ("quality", None, "XF220")
    assert read_target("2024.12万元", "", "General").value == Decimal("2024.12")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("约50个", "about"),
        ("50个左右", "about"),
        ("近50个", "less"),
        ("50余个", "more"),
        ("50多个", "more"),
        ("超50个", "more"),
        ("未达到50个", "less"),
        ("50个", ""),
        ("达到50个", ""),
    ],
)
def test_how_sure_an_actual_is(text: str, about: str) -> None:
    read = read_actual(text, text, "General")
    assert (read.value, read.about) == (Decimal(50), about)
    assert bool(read.notes) == bool(about)


@given(amounts.filter(lambda figure: figure > 1), amounts.filter(lambda figure: figure > 1))
def test_what_was_meant_is_among_the_readings_of_two_figures_run_together(one: Decimal, other: Decimal) -> None:
    assert (one, other) in split_readings(f"{one:f}{other:f}")
