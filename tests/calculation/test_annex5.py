"""附件5: what the workbook shows is scored, what it does not show is left open, typed scores are checked."""

from __future__ import annotations

import doctest
from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.writers.filling import FIGURES, INDICATORS, WORDS, Made, Typed, made, reread
from xlforms.calculation.annex5 import assess
from xlforms.calculation.annex5 import standard as annex5_standard
from xlforms.calculation.annex5.standard import WAITING, Assessment, standards
from xlforms.calculation.parameters import load
from xlforms.calculation.report.material import section
from xlforms.forms import annex_terms as a
from xlforms.forms import report_terms as r
from xlforms.forms.term import Term
from xlforms.writers.narrative import write_narrative

ROWS = ["自评通知", "工作小组", "单位自查", "提交报告", "完整性", "绩效自评表", "反映问题情况", "建议情况"]


def row(whole: Made, item: Term) -> Assessment:
    return next(one for one in assess(whole.submission) if one.item == item)


def without(*names: str) -> Mapping[str, Typed]:
    return {name: value for name, value in WORDS.items() if name.split(".", 1)[1] not in names}


def test_the_eight_rows_make_a_hundred_points() -> None:
    rows = assess(made().submission)
    assert [one.item.official for one in rows] == ROWS
    assert sum(one.points for one in rows) == 100
    assert doctest.testmod(annex5_standard).failed == 0


def test_judgement_is_left_open_with_its_legal_band() -> None:
    rows = assess(made(FIGURES, WORDS).submission)
    assert [(one.item.official, one.band) for one in rows if one.score is None] == [
        ("自评通知", "0—8"),
        ("工作小组", "2、0"),
        ("单位自查", "0—10"),
        ("提交报告", "0—10"),
        ("绩效自评表", "10—20"),
        ("反映问题情况", "20、16—18、13—15、10—12、0"),
        ("建议情况", "15、12—14、9—11、6—8、0"),
    ]
    assert all(one.reason.startswith(WAITING) for one in rows if one.score is None)
    assert all(one.basis.startswith("附件5") for one in rows)


def test_a_complete_report_has_all_points_of_completeness() -> None:
    complete = row(made(FIGURES, WORDS), a.COMPLETENESS)
    assert (complete.score, complete.band, complete.reason) == (Decimal(15), None, "正文齐全，得8分；附件齐全，得7分。")


@pytest.mark.parametrize(
    ("names", "score"),
    [
        (("organs",), 13),
        (("problems.1", "problems.2"), 13),
        (("results",), 13),
        (("tasks", "savings", "timing"), 13),
        (("organs", "application"), 11),
        (("organs", "application", "results", "problems.1", "problems.2"), 7),
        (("organs", "application", "results", "problems.1", "problems.2", "measures.1", "measures.2"), 7),
    ],
)
def test_each_missing_part_of_the_body_takes_two_points_of_eight(names: tuple[str, ...], score: int) -> None:
    assert row(made(FIGURES, without(*names)), a.COMPLETENESS).score == score


@pytest.mark.parametrize(
    ("sheets", "annexes", "missing"),
    [
        (("项目支出绩效自评表",), 5, "附件缺项目支出绩效自评表"),
        (("基础数据表",), 5, "附件缺部门整体支出绩效评价基础数据表"),
        (("基础数据表", "项目支出绩效自评表"), 3, "附件缺部门整体支出绩效评价基础数据表，项目支出绩效自评表"),
    ],
)
def test_each_missing_annex_takes_two_points_of_seven(sheets: tuple[str, ...], annexes: int, missing: str) -> None:
    spent = {"department/expenditure.project": Decimal("57.07")}
    complete = row(made(FIGURES, WORDS, spent, COSTS, without=sheets), a.COMPLETENESS)
    assert f"{missing}，得{annexes}分" in complete.reason


def test_a_unit_without_projects_needs_no_project_form() -> None:
    figures = {name: value for name, value in FIGURES.items() if not name.startswith("project/")}
    assert "附件齐全" in row(made(figures, WORDS, COSTS), a.COMPLETENESS).reason


def test_an_empty_form_is_no_annex() -> None:
    figures = {name: value for name, value in FIGURES.items() if not name.startswith("base_data/")}
    assert "附件缺部门整体支出绩效评价基础数据表" in row(made(figures, WORDS), a.COMPLETENESS).reason


COSTS: Mapping[str, Typed] = {"base_data/staff.authorised": 12}


def test_weights_as_regulated_and_every_indicator_named_leave_the_quality_open() -> None:
    forms = row(made(FIGURES), a.FORMS)
    assert (forms.score, forms.band) == (None, "10—20")
    assert "权重相符，得5分；全部细化到三级指标，得5分" in forms.reason
    assert forms.reason.endswith("可评10—20分。")


def test_wrong_weights_take_their_proportion() -> None:
    changed = {**INDICATORS, 25: ("增收", "≥95%", "96%", 25, 25), 19: ("完成及时率", "100%", "100%", 25, 25)}
    forms = row(made(FIGURES, indicators=changed), a.FORMS)
    # Of 预算执行率, 产出, 效益 and 满意度 on two forms six are right: 5 × 6 ÷ 8.
    assert forms.band == "8.75—18.75"
    assert "权重8项相符6项，得3.75分" in forms.reason
    assert "产出指标55分应为50分" in forms.reason
    assert "效益指标25分应为30分" in forms.reason


def test_indicators_without_a_third_level_leave_its_points_open() -> None:
    unnamed = {**INDICATORS, 33: ("", "≥95%", "90%", 10, Decimal("9.47"))}
    forms = row(made(FIGURES, indicators=unnamed), a.FORMS)
    assert forms.band == "5—20"
    assert "8个指标中7个有三级指标" in forms.reason


def test_a_form_handed_in_without_indicators_is_no_full_coverage() -> None:
    forms = row(made(FIGURES, of_project={}), a.FORMS)
    assert forms.band == "5—20"
    assert "「项目支出绩效自评表」没有三级指标" in forms.reason


def test_no_indicators_leave_the_whole_row_open() -> None:
    assert row(made(FIGURES, indicators={}, of_project={}), a.FORMS).band == "0—20"


def test_the_areas_that_problems_touch_are_told() -> None:
    problems = row(made(FIGURES, WORDS), a.PROBLEMS)
    assert "列出2个问题，从用词看涉及预算和预算绩效管理、部门履职效能、资产和财务管理" in problems.reason
    assert "没有看到资金分配、使用和管理、政府采购" in problems.reason
    assert problems.score is None


def test_problems_and_measures_of_money_alone_are_pointed_out() -> None:
    words = {"report/material.problems.1": "资金不足。", "report/material.measures.1": "加大资金投入。"}
    whole = made(FIGURES, words)
    problems, suggestions = row(whole, a.PROBLEMS), row(whole, a.SUGGESTIONS)
    assert problems.score == suggestions.score == 0
    assert "都是资金不足；只提出资金不足问题的不得分" in problems.reason
    assert "都是加大资金投入；只提出加大资金投入建议的不得分" in suggestions.reason


@pytest.mark.parametrize(
    "problem",
    [
        "资金不足，预算编制不精准。",
        "预算编制不足。",
        "资金使用效益不高。",
        "人员经费不足，业务培训不够。",
        "资金管理有待加强。",
    ],
)
def test_a_problem_of_more_than_money_is_left_to_a_person(problem: str) -> None:
    assert row(made(FIGURES, {"report/material.problems.1": problem}), a.PROBLEMS).score is None


@pytest.mark.parametrize("problem", ["1、工作经费严重不足", "由于财政资金紧张，专项资金缺口较大。", "缺少资金。"])
def test_a_problem_of_money_alone_is_known_in_other_words(problem: str) -> None:
    assert row(made(FIGURES, {"report/material.problems.1": problem}), a.PROBLEMS).score == 0


def test_no_problems_and_no_measures_are_said() -> None:
    whole = made(FIGURES)
    assert "没有写问题" in row(whole, a.PROBLEMS).reason
    assert "没有写改进措施" in row(whole, a.SUGGESTIONS).reason


def test_places_to_be_filled_in_of_a_completed_report_are_no_problems() -> None:
    whole = made(FIGURES)
    write_narrative(whole.workbook, whole.submission)
    again = reread(whole.workbook)
    assert "待填写" in section(again.submission, r.PROBLEMS)
    assert "报告没有写问题" in row(again, a.PROBLEMS).reason
    assert "报告没有写改进措施" in row(again, a.SUGGESTIONS).reason


@pytest.mark.parametrize(
    ("item", "legal", "illegal"),
    [
        (a.PROBLEMS, (0, 10, 12, 13, 18, 20), (1, 9, 19)),
        (a.SUGGESTIONS, (0, 6, 14, 15), (1, 5)),
        (a.WORKING_GROUP, (0, 2), (1,)),
        (a.SUBMISSION, (0, 4, 10), ()),
    ],
)
def test_the_bands_are_the_printed_ones(item: Term, legal: tuple[int, ...], illegal: tuple[int, ...]) -> None:
    standard = standards(load())[item]
    assert [score for score in legal if not standard.legal(Decimal(score))] == []
    assert [score for score in illegal if standard.legal(Decimal(score))] == []


def test_what_is_deducted_point_by_point_has_no_halves() -> None:
    assert not standards(load())[a.SELF_CHECK].legal(Decimal("9.5"))
    assert standards(load())[a.PROBLEMS].legal(Decimal("16.5"))
