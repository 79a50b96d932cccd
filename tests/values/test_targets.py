"""Targets and actuals in every spelling of values.md."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.findings import finding
from xlforms.values.targets import Target, read_actual, read_target, same_unit
from xlforms.values.tiers import tier

NUMBERS = [
    ("≥95%", ">=", "0.95", "%"),
    ("98%以上", ">=", "0.98", "%"),
    ("≥50个", ">=", "50", "个"),
    ("≥100百分比", ">=", "1", "%"),
    ("≤10次", "<=", "10", "次"),
    ("≤5%", "<=", "0.05", "%"),
    ("=100%", "=", "1", "%"),
    ("﹦ 100 %", "=", "1", "%"),
    ("＝100％", "=", "1", "%"),
    ("100", None, "100", ""),
    ("2370人", None, "2370", "人"),
    ("23333.56", None, "23333.56", ""),
    ("23家", None, "23", "家"),
    ("个体79户", None, "79", "户"),
    ("≤ 30 万元", "<=", "30", "万元"),
    ("17.5亿元", None, "17.5", "亿元"),
    ("≧5", ">=", "5", ""),
    ("≦5", "<=", "5", ""),
    ("》95%", ">=", "0.95", "%"),
    ("《5次", "<=", "5", "次"),
    (">=5", ">=", "5", ""),
    ("<=5", "<=", "5", ""),
    ("＞=5", ">=", "5", ""),
    ("＞５", ">", "5", ""),
    ("＜5", "<", "5", ""),
    ("不低于95%", ">=", "0.95", "%"),
    ("不少于3次", ">=", "3", "次"),
    ("大于等于3次", ">=", "3", "次"),
    ("大于3次", ">", "3", "次"),
    ("小于3次", "<", "3", "次"),
    ("不超过30万元", "<=", "30", "万元"),
    ("超过30万元", ">", "30", "万元"),
    ("不高于5%", "<=", "0.05", "%"),
    ("5%以下", "<=", "0.05", "%"),
    ("30日内", "<=", "30", "日"),
    ("控制在5%以内", "<=", "0.05", "%"),
    ("≥95%以上", ">=", "0.95", "%"),
    ("覆盖率达到95%", ">=", "0.95", "%"),
    ("百分之95", None, "0.95", "%"),
    ("1,304.5万元", None, "1304.5", "万元"),
    ("-5%", None, "-0.05", "%"),
    ("1200m2", None, "1200", "m2"),
    ("500（平方米）", None, "500", "平方米"),
    ("3个月内", "<=", "3", "个月"),
    ("≥1年", ">=", "1", "年"),
    ("95。", None, "95", ""),
]
RANGES = [
    ("5-8", "5", "8", ""),
    ("10一100%", "0.1", "1", "%"),
    ("5～8 %", "0.05", "0.08", "%"),
    ("5%—8%", "0.05", "0.08", "%"),
    ("5至8天", "5", "8", "天"),
    ("95%-100%之间", "0.95", "1", "%"),
    ("±10%", "-0.1", "0.1", "%"),
    ("100±5%", "0.95", "1.05", "%"),
]
WORDS = "达成预期指标|达标|完成|可持续|效果显著|改善学校的办学条件|及时|按月安排|在项目计划完成时间内完成|不低于上年"


@pytest.mark.parametrize(("text", "operator", "value", "unit"), NUMBERS)
def test_numbers(text: str, operator: str | None, value: str, unit: str) -> None:
    target = read_target(text, text, "General")
    assert (target.kind, target.operator, target.value, target.unit) == ("number", operator, Decimal(value), unit)
    assert (target.upper, target.notes, target.text) == (None, (), text)


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    target = read_target(text, text, "General")
    assert (target.kind, target.operator, target.unit) == ("number", "range", unit)
    assert (target.value, target.upper, target.notes) == (Decimal(low), Decimal(high), ())


@pytest.mark.parametrize("text", WORDS.split("|"))
def test_words(text: str) -> None:
    assert read_target(text, text, "General") == Target(text, kind="quality")


@pytest.mark.parametrize(("text", "day"), [("2024年12月31日前", dt.date(2024, 12, 31)), ("6月底前", None)])
def test_deadlines(text: str, day: dt.date | None) -> None:
    target = read_target(text, text, "General")
    assert (target.kind, target.date, target.value) == ("date", day, None)


def test_what_is_no_text() -> None:
    assert read_target(None, "", "General").kind == "blank"
    assert read_target("—", "—", "General").kind == "na"
    assert read_target(dt.datetime(2025, 8, 7), "2025/8/7", "yyyy/m/d").date == dt.date(2025, 8, 7)
    assert read_target("无", "无", "General").date is None


@pytest.mark.parametrize(
    ("value", "shown", "number_format", "expected"),
    [
        ("0.95", "95%", "0%", (None, "0.95", "%", 2)),
        ("0.95", "≥95%", '"≥"0%', (">=", "0.95", "%", None)),
        ("95", "95%", '0"%"', (None, "0.95", "%", 2)),
        ("100", "100", "General", (None, "100", "", 0)),
        ("50", "50个", '0"个"', (None, "50", "个", 0)),
    ],
)
def test_number_cells(
    value: str, shown: str, number_format: str, expected: tuple[str | None, str, str, int | None]
) -> None:
    target = read_target(Decimal(value), shown, number_format)
    operator, number, unit, places = expected
    assert (target.operator, target.value, target.unit, target.places) == (operator, Decimal(number), unit, places)


NOTES = [
    ("XF206", "#REF!", "95"),
    ("XF211", "约50个", "50个"),
    ("XF211", "近160名", "160名"),
    ("XF211", "900余人次", "900人次"),
    ("XF211", "1000多万元", "1000万元"),
    ("XF211", "5个左右", "5个"),
    ("XF220", "新增50个，改造30个", "新增50个"),
    ("XF220", "前3名", "3名"),
    ("XF220", "≥5%以内", "≥5%以上"),
    ("XF220", "5A级景区", "5级"),
    ("XF220", "10²", "102"),
    ("XF220", "5个-8家", "5个-8个"),
    ("XF222", "8-5", "5-8"),
]


@pytest.mark.parametrize(("code", "odd", "plain"), NOTES)
def test_a_note_speaks_of_what_is_odd_and_only_of_that(code: str, odd: str, plain: str) -> None:
    noted = read_target(odd, odd, "General").notes
    assert [note.code for note in noted] == [code]
    assert odd in finding(code, found=odd, **noted[0].facts).message
    assert read_target(plain, plain, "General").notes == ()


def test_a_boolean_is_noted() -> None:
    assert [note.code for note in read_target(True, "TRUE", "General").notes] == ["XF207"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("≥90%", ["XF221"]),
        ("98%以上", ["XF221"]),
        ("超2000人", ["XF211"]),
        ("约2000人", ["XF211"]),
        ("96%", []),
        ("=96%", []),
        ("达到96%", []),
    ],
)
def test_an_actual_written_as_a_target_is_noted(text: str, codes: list[str]) -> None:
    actual = read_actual(text, text, "General")
    assert [note.code for note in actual.notes] == codes
    assert actual.value is not None
    assert actual.text == text


@pytest.mark.parametrize(
    ("target", "actual", "numbers"),
    [
        ("100%", "1.02", ("1", "1.02")),
        ("1.5%", "1.02", ("0.015", "0.0102")),
        ("100%", "2", ("1", "0.02")),
        ("≥95%", "96%", ("0.95", "0.96")),
        ("≥95%", "96", ("0.95", "0.96")),
        ("≥95%", "0.96", ("0.95", "0.96")),
        ("100", "100%", ("1", "1")),
        ("100", "100", ("100", "100")),
        ("17.5亿元", "175000万元", ("1750000000", "1750000000")),
        ("30万元", "299999元", ("300000", "299999")),
        ("30万", "299999元", ("300000", "299999")),
        ("2370人", "2370", ("2370", "2370")),
        ("1.2万人次", "12000人次", ("12000", "12000")),
        ("10公里", "9千米", ("10000", "9000")),
        ("50人", "50名", ("50", "50")),
        ("500㎡", "500平方米", ("500", "500")),
        ("50人", "50人次", None),
        ("50个", "50%", None),
        ("50个", "完成", None),
        ("完成", "50个", None),
    ],
)
def test_two_numbers_in_one_unit(target: str, actual: str, numbers: tuple[str, str] | None) -> None:
    both = same_unit(read_target(target, target, ""), read_actual(actual, actual, ""))
    assert both == (tuple(map(Decimal, numbers)) if numbers else None)


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        *[
            (word, 1)
            for word in [
                "达成预期指标",
                "达成年度指标",
                "达标",
                "完成",
                "已完成",
                "已按时完成",
                "全部达标",
                "合规",
                "效果明显",
                "效果显著",
                "有效",
                "有效提升",
            ]
        ],
        *[(word, 2) for word in ["部分达成预期指标并具有一定效果", "部分完成"]],
        *[(word, 3) for word in ["未达成年度指标且效果较差", "未完成", "尚未完成", "不达标"]],
        *[(word, None) for word in ["基本完成", "完成一半", "未发生事故", "可持续", "有待完成"]],
        ("", None),
    ],
)
def test_tiers(words: str, claimed: int | None) -> None:
    assert tier(words) == claimed


def test_the_targets_own_words_claim_the_first_tier() -> None:
    assert tier("严格执行相关制度规定。", "严格执行相关制度规定") == 1
    assert tier("", "") is None


@given(
    st.sampled_from(["≥", ">=", "≧", "》", "不低于", "＞＝"]),
    st.decimals(0, 10**6, places=2),
    st.sampled_from(["个", "人次", "万元", "次", ""]),
)
def test_a_number_reads_back_behind_every_operator(sign: str, number: Decimal, unit: str) -> None:
    text = f"{sign}{number:f}{unit}"
    assert read_target(text, text, "")[1:6] == (">=", number, None, unit, "number")


@given(st.text(alphabet="0123456789.,-+()%≥≤<>=±~至一约近余多个万元人年月日第前 ²A", max_size=16))
def test_nothing_that_is_typed_raises(text: str) -> None:
    for read in (read_target, read_actual):
        target = read(text, text, "General")
        assert (target.value is None) == (target.kind != "number")
        assert target.upper is None or (target.value is not None and target.value <= target.upper)
