"""得分 of indicators: every kind of target, met, missed and unreadable."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.calculation.parameters import Indicators, load
from xlforms.calculation.rules import Reason, Scored, fulfilment, half_up, indicator_score
from xlforms.values.targets import Target, read_actual, read_target

LINEAR = load()._replace(indicators=Indicators("linear"))
CASES = [
    # 更多为好
    ("≥95%", "96%", "10", "met"),
    ("≥50个", "40", "8", "short"),
    ("98%以上", "49%", "5", "short"),
    ("≥95%", "96", "10", "met"),
    ("100", "100", "10", "met"),
    ("100", "100%", "10", "met"),
    ("=100%", "90%", "9", "short"),
    ("2370人", "1185人", "5", "short"),
    ("20000", "23333.56", "10", "met"),
    ("17.5亿元", "175000万元", "10", "met"),
    ("≥50个", "-3", "0", "short"),
    ("大于5", "4", "8", "short"),
    ("≥90%", "≥90%", "10", "met"),
    # 更少为好
    ("≤10次", "8", "10", "met"),
    ("≤10次", "15次", "6.67", "exceeded"),
    ("≤5%", "10%", "5", "exceeded"),
    ("≤ 30 万元", "300000元", "10", "met"),
    ("≤0次", "2次", "0", "exceeded"),
    # 零
    ("0", "0", "10", "met"),
    ("0次", "1次", "0", "exceeded"),
    # 范围
    ("5-8", "6", "10", "met"),
    ("5-8", "4", "8", "outside"),
    ("5-8", "10", "8", "outside"),
    ("±10%", "-5%", "10", "met"),
    ("±10%", "20%", "5", "outside"),
    ("±10%", "-20%", "5", "outside"),
    ("10一100%", "50%", "10", "met"),
    # 时效
    ("6月底前", "5月", "10", "met"),
    ("2024年12月31日前", "2024年12月完成", "10", "met"),
    ("2024年12月31日前", "12月20日", "10", "met"),
    ("12月底前", "2024年12月31日", "10", "met"),
    ("2024年12月31日前", "2025年1月", None, "late"),
    ("12月15日前", "12月完成", None, "judgement"),
    ("2024年12月31日前", "按时完成", "10", "first_tier"),
    ("2024年12月31日前", "100%", None, "judgement"),
    ("12月底前", "45650", "10", "met"),
    ("2024年6月底前", "45650", None, "late"),
    # 约数
    ("≥50个", "约50个", None, "about"),
    ("≥50个", "近60个", None, "about"),
    ("≥60家", "60余家", "10", "met"),
    ("≥2000人", "超2000人", "10", "met"),
    ("≥2500人", "超2000人", None, "about"),
    ("=60家", "60余家", None, "about"),
    ("≤30万元", "近30万元", "10", "met"),
    ("≤30万元", "30余万元", None, "about"),
    ("≥95%", "未达到95%", None, "about"),
    ("约50个", "50个", None, "about"),
    ("5-8", "约6", None, "about"),
    # 季度、年底
    ("年底前", "2024年11月", "10", "met"),
    ("三季度末前", "第二季度", "10", "met"),
    ("2024年6月底前", "2024年三季度", None, "late"),
    # 文字
    ("达标", "达标", "10", "first_tier"),
    ("改善学校的办学条件", "改善学校的办学条件", "10", "first_tier"),
    ("≤ 30 万元", "完成", "10", "first_tier"),
    ("±10%", "达标", "10", "first_tier"),
    ("可持续", "部分达成预期指标并具有一定效果", None, "judgement"),
    ("及时", "100%", None, "judgement"),
    # 读不出
    ("", "50", None, "no_target"),
    ("—", "50", None, "no_target"),
    ("50个", "", None, "no_actual"),
    ("50个", "无", None, "no_actual"),
    ("50个", "#REF!", None, "no_actual"),
    ("#REF!", "#REF!", None, "no_target"),
    ("50人", "50人次", None, "units"),
    ("50个", "5-8个", None, "judgement"),
    ("1-3", "2%", None, "units"),
]


def read(target: str, actual: str) -> tuple[Target, Target]:
    return read_target(target, target, "General"), read_actual(actual, actual, "General")


@pytest.mark.parametrize(("target", "actual", "score", "reason"), CASES)
def test_each_kind_of_target(target: str, actual: str, score: str | None, reason: str) -> None:
    scored = indicator_score(*read(target, actual), Decimal(10))
    assert scored.reason == reason
    assert (None if scored.score is None else half_up(scored.score, 2)) == (None if score is None else Decimal(score))


@pytest.mark.parametrize(("actual", "score"), [("10", "10"), ("15", "5"), ("20", "0"), ("25", "0")])
def test_the_linear_rule_is_a_setting(actual: str, score: str) -> None:
    assert indicator_score(*read("≤10", actual), Decimal(10), LINEAR).score == Decimal(score)


def test_the_linear_rule_gives_nothing_above_a_target_of_zero() -> None:
    assert indicator_score(*read("≤0", "1"), Decimal(10), LINEAR) == Scored(Decimal(0), Reason.EXCEEDED)


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [
        *(("23家", "33家", "1.43"), ("9.5%", "25.6%", "2.69"), ("≤10", "5", None), ("5-8", "9", None)),
        *(("0", "3", None), ("完成", "完成", None), ("50人", "50人次", None)),
    ],
)
def test_over_fulfilment_is_a_ratio_where_more_is_better(target: str, actual: str, share: str | None) -> None:
    ratio = fulfilment(*read(target, actual))
    assert (None if ratio is None else half_up(ratio, 2)) == (None if share is None else Decimal(share))


signs = st.sampled_from(["", "≥", ">", "=", "≤", "<", "±"])
numbers = st.decimals(-1000, 1000, places=2)
weights = st.decimals(0, 50, places=1)


@given(signs, st.decimals(0, 1000, places=2), numbers, weights, st.sampled_from([load(), LINEAR]))
def test_a_score_stays_between_nothing_and_its_weight(
    sign: str, aim: Decimal, came: Decimal, weight: Decimal, parameters: object
) -> None:
    scored = indicator_score(*read(f"{sign}{aim:f}", f"{came:f}"), weight, parameters)  # type: ignore[arg-type]
    assert scored.score is not None
    assert 0 <= scored.score <= weight


@given(st.sampled_from(["", "≥", ">"]), st.decimals("0.01", 1000, places=2), numbers, numbers)
def test_more_never_scores_less_where_more_is_better(sign: str, aim: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert _score(f"{sign}{aim:f}", low) <= _score(f"{sign}{aim:f}", high)


@given(st.decimals("0.01", 1000, places=2), numbers, numbers, st.booleans())
def test_more_never_scores_more_where_less_is_better(aim: Decimal, one: Decimal, other: Decimal, linear: bool) -> None:
    low, high = sorted((one, other))
    assert _score(f"≤{aim:f}", low, linear) >= _score(f"≤{aim:f}", high, linear)


def _score(target: str, actual: Decimal, linear: bool = False) -> Decimal:
    score = indicator_score(*read(target, f"{actual:f}"), Decimal(10), LINEAR if linear else None).score
    assert score is not None
    return score
