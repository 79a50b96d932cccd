"""Figures of reports by their phrases: what is read, and what is about something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.report.texts import OTHER, RIGHT, SHARES, changed, read, stated


@pytest.mark.parametrize(
    ("phrase", "name", "value"),
    [
        ("年初预算数为300万元", "total.original_budget", "300"),
        ("年初批复预算３００．５万元", "total.original_budget", "300.5"),
        ("年初预算数（万元）：1,300.5", "total.original_budget", "1300.5"),
        ("年中追加42.11万", "total.added_budget", "42.11"),
        ("年中调减7.69万元", "total.added_budget", "-7.69"),
        ("总预算数232.31万元", "total.final_budget", "232.31"),
        ("调整预算后232.31万元", "total.final_budget", "232.31"),
        ("全年预算数为0.35亿元", "total.final_budget", "3500"),
        ("2024年年末决算数为一般公共财政拨款228.6万元", "total.actual_expenditure", "228.6"),
        ("全年执行数439120.67元", "total.actual_expenditure", "43.912067"),
        ("人员类支出预算数164.44万元", "personnel.final_budget", "164.44"),
        ("公用经费决算数共计17.07万元", "office.actual_expenditure", "17.07"),
        ("公用经费预算10.8万元，支出10.2万元", "office.actual_expenditure", "10.2"),
        ("总预算数300万元，执行290.5万元", "total.actual_expenditure", "290.5"),
        ("“三公”经费决算数8万元", "three_public.actual_expenditure", "8"),
        ("因公出国（境）费预算数3万元", "abroad.final_budget", "3"),
        ("公务用车购置及运行维护费决算数4.1万元", "vehicles.actual_expenditure", "4.1"),
        ("项目支出决算数97万元，占决算数的28.49%", "project.actual_expenditure.share", "0.2849"),
        ("项目支出决算数97万元，占总支出的28.49%", "project.actual_expenditure.share.total", "0.2849"),
        ("公用经费支出决算数48.4万元（占基本支出的比重为19.88%）", "office.actual_expenditure.share.basic", "0.1988"),
        ("预算执行率98.4％", "execution_rate", "0.984"),
        ("核定编制15名", "staff.authorised", "15"),
        ("在职干部12人", "staff.actual", "12"),
        ("实施项目共3个", "project_count", "3"),
        ("全年共实施3个项目", "project_count", "3"),
        ("综合评分为“98.5”分", "score", "98.5"),
        ("自评得分：97", "score", "97"),
    ],
)
def test_a_phrase_and_its_figure(phrase: str, name: str, value: str) -> None:
    report = read(changed("我处内设办公室等3个科室", f"说明如下：{phrase}，我处"))
    assert [one.value for one in report.of(name)][:1] == [Decimal(value)]


@pytest.mark.parametrize(
    "phrase",
    [
        "2023年决算数320万元",
        "比年初预算数增加20万元",
        "招商引资经费决算数8万元",
        "上级专项资金年初预算数8万元",
        "产出指标自评得分50分",
        "行政编制10名",
        "公用经费执行率98%",
        "惠及2万人次",
        "XX项目全年预算数8万元，预算执行率98%",
        "收入决算数300万元",
    ],
)
def test_what_is_about_something_else_is_not_taken(phrase: str) -> None:
    before = {one.name: one.text for one in read(RIGHT).figures}
    report = read(changed("我处内设办公室等3个科室", f"说明如下：{phrase}，我处"))
    assert {one.name: one.text for one in report.figures} == before


@pytest.mark.parametrize(
    "phrase", ["约300万元", "近300万元", "300余万元", "300多万元", "300万余元", "300万元左右", "超300万元"]
)
def test_approximate_figures_are_marked(phrase: str) -> None:
    report = read(changed("总支出年初预算数300万元", f"总支出年初预算数{phrase}"))
    (figure,) = report.of("total.original_budget")
    assert figure.approximate
    assert figure.value == 300


def test_persons_and_projects_among_the_results_are_not_the_units_own() -> None:
    before = [one.text for one in read(RIGHT).figures]
    text = changed("全年巡湖900余人次", "慰问在职职工20人，实施3个项目，预算执行率80%，全年巡湖900余人次")
    assert [one.text for one in read(text).figures] == before


def test_a_figure_knows_its_place_even_in_a_line_that_was_broken() -> None:
    assert stated(read(OTHER), "personnel.actual_expenditure").place.words == "9"
    assert stated(read(OTHER), "office.actual_expenditure").place.words == "10"


def test_what_splits_up_the_paragraph_above_is_of_the_same_column() -> None:
    assert read(SHARES).of("office.actual_expenditure")[0].value == Decimal("51.2")


def test_what_is_told_without_a_budget_was_spent() -> None:
    told = "二、部门整体收支情况\n2024年总支出340.5万元，其中：基本支出240.5万元，项目支出100万元。"
    report = read(f"东风湖管理处\n2024年度部门整体支出绩效自评报告\n一、基本情况\n无\n{told}\n")
    assert report.unit == "东风湖管理处"
    assert [(one.name, one.value) for one in report.figures] == [
        ("total.actual_expenditure", Decimal("340.5")),
        ("basic.actual_expenditure", Decimal("240.5")),
        ("project.actual_expenditure", Decimal(100)),
    ]


def test_the_unit_may_stand_on_a_line_below_the_title() -> None:
    told = "（三）年度整体支出情况\n部门预算收入合计310万元；支出合计300万元，其中基本支出200万元，项目支出100万元。"
    report = read(f"2024年度部门整体支出绩效自评报告\n部门名称：东风湖管理处\n一、基本情况\n{told}\n")
    assert report.unit == "东风湖管理处"
    assert [one.value for one in report.of("total.actual_expenditure")] == [Decimal(300)]


def test_of_a_whole_no_part_is_the_whole_again() -> None:
    told = "总支出年初预算数300万元，其中：财政拨款280万元、其他资金20万元"
    report = read(changed("总支出年初预算数300万元", told))
    assert [one.value for one in report.of("total.original_budget")] == [Decimal(300)]
