"""Reports read: their sections by meaning, their figures by phrases."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.report.texts import JUNSHAN, MIXED, OLDER, OTHER, RIGHT, changed, read
from xlforms.forms import report_terms as r
from xlforms.forms.report_headings import BOTH
from xlforms.readers.prose.headings import heading

JUNSHAN_FIGURES = {
    "staff.actual": "12",
    "staff.retired": "7",
    "total.added_budget": "42.11",
    "total.final_budget": "232.31",
    "personnel.final_budget": "164.44",
    "office.final_budget": "10.8",
    "project.final_budget": "57.07",
    "total.actual_expenditure": "228.6",
    "personnel.actual_expenditure": "154.46",
    "office.actual_expenditure": "17.07",
    "project.actual_expenditure": "57.07",
    "task_completion_rate": "1",
    "cost_saving_rate": "0",
    "score": "98",
}
OTHER_FIGURES = {
    "score": "96.5",
    "staff.authorised": "45",
    "staff.actual": "43",
    "staff.retired": "20",
    "basic.original_budget": "500",
    "basic.final_budget": "520.5",
    "basic.actual_expenditure": "520.5",
    "personnel.actual_expenditure": "450.3",
    "office.actual_expenditure": "70.2",
    "project.final_budget": "1304.23",
    "project.actual_expenditure": "1304.23",
    "project_count": "2",
    "total.final_budget": "1824.73",
    "total.actual_expenditure": "1824.73",
    "execution_rate": "1",
    "year_on_year.change": "20.5",
    "year_on_year.rate": "0.041",
    "three_public.final_budget": "12",
    "three_public.actual_expenditure": "8",
}


MIXED_FIGURES = {
    "staff.authorised": "30",
    "staff.actual": "28",
    "total.original_budget": "1200",
    "total.added_budget": "300.5",
    "total.final_budget": "1500.5",
    "total.actual_expenditure": "1480.2",
    "execution_rate": "0.9865",
    "basic.original_budget": "700",
    "basic.actual_expenditure": "720.2",
    "personnel.actual_expenditure": "600.2",
    "office.actual_expenditure": "120",
    "project.original_budget": "500",
    "project.actual_expenditure": "760",
    "project_count": "3",
    "score": "97.5",
}
OLDER_FIGURES = {
    "total.actual_expenditure": "1025.36",
    "basic.actual_expenditure": "625.36",
    "personnel.actual_expenditure": "500.36",
    "office.actual_expenditure": "125",
    "project.actual_expenditure": "400",
    "staff.actual": "40",
    "staff.retired": "21",
    "three_public.final_budget": "30",
    "three_public.actual_expenditure": "21.5",
    "year_on_year.change": "-2.5",
    "year_on_year.rate": "-0.1042",
    "score": "94",
}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (JUNSHAN.read_text("utf-8"), JUNSHAN_FIGURES),
        (OTHER, OTHER_FIGURES),
        (MIXED, MIXED_FIGURES),
        (OLDER, OLDER_FIGURES),
    ],
    ids=["junshan", "other", "mixed", "older"],
)
def test_every_figure_with_a_phrase_is_read_and_no_other(text: str, figures: dict[str, str]) -> None:
    report = read(text)
    assert {one.name: one.value for one in report.figures if not one.readings} == {
        name: Decimal(value) for name, value in figures.items()
    }


def test_two_figures_run_together_have_no_value_but_readings() -> None:
    (figure,) = read(JUNSHAN.read_text("utf-8")).of("total.original_budget")
    assert figure.value is None
    assert Decimal("190.2") in figure.readings
    assert Decimal("189.67") in figure.readings


def test_title_year_and_unit() -> None:
    report = read(JUNSHAN.read_text("utf-8"))
    assert (report.title, report.year, report.unit) == (
        "2024年度岳阳市君山区总工会整体支出绩效自评报告",
        2024,
        "岳阳市君山区总工会",
    )
    assert (read(OTHER).year, read(OTHER).unit) == (2023, "湘阴县水利局")


@pytest.mark.parametrize("text", [JUNSHAN.read_text("utf-8"), RIGHT, OTHER], ids=["junshan", "right", "other"])
def test_all_parts_are_found(text: str) -> None:
    known = {section.term for section in read(text).sections}
    assert {r.OVERVIEW, r.BASIC, r.PROJECTS, r.GOVERNMENT_FUND, r.STATE_CAPITAL, r.SOCIAL_INSURANCE} <= known
    assert {r.PERFORMANCE, r.PROBLEMS, r.MEASURES, r.APPLICATION, r.OTHER_MATTERS} <= known


def test_the_annexes_are_no_part_of_the_report() -> None:
    last = read(JUNSHAN.read_text("utf-8")).sections[-1]
    assert [one.text for one in last.paragraphs] == ["无"]


@pytest.mark.parametrize(
    ("line", "term", "rest"),
    [
        ("1、 部门（单位）基本情况", r.OVERVIEW, ""),
        ("一. 部门(单位)概况", r.OVERVIEW, ""),
        ("第一部分 基本情况", r.OVERVIEW, ""),
        ("（3） 项目支出情况", r.PROJECTS, ""),
        ("三、政府性基金预算支出情况        无", r.GOVERNMENT_FUND, "无"),
        ("五、社会保险基金预算支出情况无。", r.SOCIAL_INSURANCE, "无。"),
        ("（一）支出预算执行情况。资金下达时制定了方案。", r.EXECUTION, "资金下达时制定了方案。"),
        ("六、2024年部门整体支出绩效情况", r.PERFORMANCE, ""),
        ("（三）整体支出绩效情况", r.RESULTS, ""),
        ("六、整体支出绩效情况", r.PERFORMANCE, ""),
        ("七、存在的主要问题和原因分析", r.PROBLEMS, ""),
        ("八、主要问题", r.PROBLEMS, ""),
        ("七、绩效自评中发现的问题及原因", r.PROBLEMS, ""),
        ("九、下一步改进措施及建议", r.MEASURES, ""),
        ("改进措施和有关建议", r.MEASURES, ""),
        ("七、存在的问题及下一步改进措施", BOTH, ""),
        ("九、绩效自评结果应用和公开情况", r.APPLICATION, ""),
        ("十、其他需要说明的问题", r.OTHER_MATTERS, ""),
    ],
)
def test_a_heading_is_known_by_its_words(line: str, term: object, rest: str) -> None:
    found = heading(line)
    assert found is not None
    assert found.term == term
    assert line[found.rest :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "基本支出情况良好，项目支出情况正常。",
        "我单位基本情况如下",
        "存在的问题已整改到位。",
        "1、任务完成率100%。",
        "12.5万元",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert heading(line) is None


def test_problems_and_measures_point_by_point() -> None:
    report = read(OTHER)
    assert [one.text for one in report.problems] == [
        "预算编制不够精细。部分项目年初预算未细化。",
        "资产管理有待加强。固定资产盘点不及时。",
    ]
    assert [one.text for one in report.measures or []] == ["细化预算编制。", "加强资产管理，定期盘点。"]


def test_problems_told_in_one_paragraph() -> None:
    text = changed(
        "1、预算编制不够精细，部分项目年中调整较多。\n2、固定资产盘点不够及时。",
        "主要有两个问题：一是预算编制不够精细；二是固定资产盘点不够及时。",
    )
    assert [one.text[:2] for one in read(text).problems] == ["一是", "二是"]


def test_no_problems_are_no_points() -> None:
    text = changed("1、预算编制不够精细，部分项目年中调整较多。\n2、固定资产盘点不够及时。", "无")
    assert read(text).problems == []
