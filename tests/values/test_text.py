"""Labels compared, texts tidied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.values.text import clean, narrow, normalise, squash, without_brackets


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("三公经费:", "三公经费"),
        ("项目支出：：", "项目支出"),
        ("2022 年决算数", "2022年决算数"),
        ("经济效益\n指标", "经济效益指标"),
        ("全年预算数（A）", "全年预算数(A)"),
        ("批复规模(㎡)", "批复规模(m2)"),
        ("批复规模（m²）", "批复规模(m2)"),
        ("\u3000得\u00a0分\u200b\ufeff", "得分"),
        ("项目资金【万元】", "项目资金(万元)"),
        ("文号〔2020〕[3]", "文号(2020)(3)"),
        ("其中：一般公共预算：", "其中:一般公共预算"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_labels_are_equal_whatever_their_spacing_width_and_brackets(typed: str, label: str) -> None:
    assert normalise(typed) == label


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("全年预算数（A）", "全年预算数"),
        ("部门(单位)名称", "部门名称"),
        ("财政供养人员情况(人", "财政供养人员情况"),
        ("金额：（万元）", "金额"),
        ("得分(20分*执行率)：", "得分"),
        ("三公经费", "三公经费"),
    ],
)
def test_what_stands_in_brackets_may_be_left_out(typed: str, label: str) -> None:
    assert without_brackets(typed) == label


def test_words_stay_apart_when_cleaned() -> None:
    assert clean("\u3000目标1、  深化改革\u200b \r\n\n\t目标2、按期完成 ") == "目标1、 深化改革\n目标2、按期完成"


def test_narrowing_keeps_what_nfkc_would_turn_into_digits() -> None:
    assert narrow("１０² ①５㎡") == "10²①5㎡"


labels = st.text("年度预算数㎡…：:（）()【】[]〔AbＡ1１② \n\u3000\u200b")


@given(labels)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(), st.sampled_from([" ", "\n", "\u3000", "\u00a0", "\u200b", "\ufeff"]))
def test_white_space_anywhere_is_ignored(text: str, space: str) -> None:
    assert squash(space.join(text)) == squash(text)
