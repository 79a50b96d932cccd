"""Prompts left in cells are known from data."""

from __future__ import annotations

import pytest

from xlforms.values.prompts import is_prompt, strip_prompt_prefix

PROMPTS = """
指标1|指标 2|指标１：|指标一|……|…|...|XX|XXXX|ＸＸ项目|XXXX年度|××|*|***|____|项目1
（每个专项一行）|(一个专项一行)|请填写|请填写单位名称|〔待填写〕|（请选择）
"""
DATA = """
指标|指标1工程完工率|项目支出|困难职工张XX|5.5|-|—|XXL码工作服|每个专项|完成5个项目|目标1、深化预算管理|请示办结率|专项资金
"""


@pytest.mark.parametrize("text", PROMPTS.strip().replace("\n", "|").split("|"))
def test_prompts(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize("text", ["", *DATA.strip().split("|")])
def test_data(text: str) -> None:
    assert not is_prompt(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("指标1工程完工率", "工程完工率"),
        ("指标1：学生满意度", "学生满意度"),
        ("指标 2、 安全率", "安全率"),
        ("指标1 5G基站数", "5G基站数"),
        ("指标１长期使用性", "长期使用性"),
        ("指标1", "指标1"),
        ("指标10", "指标10"),
        ("指标12：工程完工率", "工程完工率"),
        ("指标完成率", "指标完成率"),
        ("工程指标1", "工程指标1"),
    ],
)
def test_the_prompt_before_a_name_goes(text: str, name: str) -> None:
    assert strip_prompt_prefix(text) == name
