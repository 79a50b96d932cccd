"""Whether a measure speaks of a problem."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.report.texts import read
from xlforms.calculation.report.answers import open_problems, problems_answered
from xlforms.calculation.report.money_alone import money_alone

REPORTS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("answers.toml").read_text("utf-8"))

ANSWERED = [
    ("预算编制不够科学合理，预算执行与年初预算有偏差。", "科学编制预算，提高预算编制的准确性。"),
    ("绩效管理意识不强，指标设置不够细化。", "加强绩效培训，细化绩效指标。"),
    ("固定资产管理不够规范，账实不符。", "定期清查盘点资产，做到账账相符。"),
    ("专业技术人员缺乏，人手不足。", "加大人才引进力度，充实专业技术队伍。"),
    ("资金支付进度较慢。", "加快资金拨付进度。"),
    ("公用经费超预算。", "厉行节约，严控公用经费支出。"),
    ("财务人员业务水平有待提高。", "组织财务人员参加业务培训。"),
    ("群众满意度有待提高。", "优化服务，提升群众满意度。"),
    ("河道巡查力度不够。", "加密河道巡查频次。"),
    ("资金不足，保障能力弱。", "积极争取上级资金支持。"),
    ("信息化程度不高。", "推进数字化平台建设。"),
    ("预算管理水平有待提高。", "细化预算编制。"),
]
NOT_ANSWERED = [
    ("财务人员业务能力有待提高。", "加强预算编制，提高预算执行率。"),
    ("固定资产管理不够规范，账实不符。", "加强预算编制管理，严格执行。"),
    ("政府采购程序不够规范。", "加强绩效目标管理。"),
    ("绩效指标设置不够细化。", "加快资金支付进度。"),
    ("河道巡查力度不够。", "加强财务管理。"),
    ("档案管理不规范。", "加强预算管理，规范资金使用。"),
    ("预算执行进度偏慢。", "细化预算编制。"),
]


@pytest.mark.parametrize(("problem", "measure"), ANSWERED)
def test_a_measure_of_the_same_thing_answers(problem: str, measure: str) -> None:
    assert open_problems([problem], [measure]) == []


@pytest.mark.parametrize(("problem", "measure"), NOT_ANSWERED)
def test_a_measure_of_something_else_does_not(problem: str, measure: str) -> None:
    assert [one.number for one in open_problems([problem], [measure])] == [1]


@pytest.mark.parametrize("name", REPORTS)
def test_reports_as_units_write_them(name: str) -> None:
    told = REPORTS[name]
    text = f"七、存在的问题及原因分析\n{told['problems']}\n八、下一步改进措施\n{told['measures']}\n九、其他\n无"
    said = [(note.code, int(note.name.rpartition(".")[2])) for note in problems_answered(read(text))]
    assert [number for code, number in said if code == "XF505"] == told.get("unanswered", [])
    assert [number for code, number in said if code == "XF508"] == told.get("doubtful", [])


def test_the_measure_that_may_be_meant_is_named() -> None:
    told = REPORTS["红十字会"]
    text = f"七、存在的问题及原因分析\n{told['problems']}\n八、下一步改进措施\n{told['measures']}"
    (note,) = problems_answered(read(text))
    assert "第 3 个问题「办公场地无独立档案室」" in note.message
    assert "第 3 条「与机关事务中心协调解决」" in note.message


def test_problems_and_measures_that_only_ask_for_money() -> None:
    text = "七、存在的问题及原因分析\n{}\n八、下一步改进措施\n{}"
    alone = read(text.format("1、项目经费不足。\n2、资金缺口较大。", "1、请财政加大资金投入。"))
    assert [note.name for note in money_alone(alone)] == ["problems.1", "measures.1"]
    besides = read(text.format("1、项目经费不足。\n2、资产盘点不及时。", "1、请财政加大资金投入，定期盘点资产。"))
    assert list(money_alone(besides)) == []
