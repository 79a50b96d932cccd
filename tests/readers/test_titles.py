"""Where forms begin and end, and which year they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, changed, codes, submission


@pytest.mark.parametrize(
    "title",
    [
        "２０２４年度部门整体支出绩效自评表",
        "二〇二四年度部门整体支出绩效自评表",
        "部门整体支出绩效自评表（2024）",
        "附件1：部门整体支出绩效自评表（2024 年度）",
        "某某局2024年部门整体支出\n绩效自评表",
    ],
)
def test_the_year_of_a_title(tmp_path: Path, title: str) -> None:
    assert submission(tmp_path / "a.xlsx", changed(DEPARTMENT, 0, 0, title)).forms[0].year == 2024


def test_the_day_of_filling_in_is_not_the_year(tmp_path: Path) -> None:
    lines = [("部门整体支出绩效自评表",), ("填报日期：2025年3月1日",), *DEPARTMENT[1:]]
    assert submission(tmp_path / "a.xlsx", lines).forms[0].year is None


def test_the_year_of_the_labels(tmp_path: Path) -> None:
    lines = changed(BASE_DATA, 0, 0, "预算单位整体支出绩效评价基础数据表")
    assert submission(tmp_path / "a.xlsx", lines).forms[0].year == 2024


@pytest.mark.parametrize("again", [DEPARTMENT[0][0], "2024年度部门整体支出绩效自评表（续）"])
def test_a_title_printed_again_on_the_second_page(tmp_path: Path, again: str) -> None:
    read = submission(tmp_path / "a.xlsx", [*DEPARTMENT[:13], (again,), DEPARTMENT[11], *DEPARTMENT[13:]])
    assert [len(form.indicators) for form in read.forms] == [3]
    assert codes(read) == []


def test_a_second_project_without_a_title(tmp_path: Path) -> None:
    second = changed(PROJECT, 2, 2, "桥梁检测")[2:]
    read = submission(tmp_path / "a.xlsx", [*PROJECT, (), *second])
    assert [form.values["project_name"].content for form in read.forms] == ["道路养护", "桥梁检测"]
    assert [len(form.indicators) for form in read.forms] == [3, 3]
    assert [form.year for form in read.forms] == [2024, 2024]


def test_a_title_further_down_with_its_year_below(tmp_path: Path) -> None:
    assert submission(tmp_path / "a.xlsx", PROJECT, top=8).forms[0].year == 2024


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("岳阳市君山区总工会2024年度部门整体支出绩效自评表", "岳阳市君山区总工会"),
        ("附件1：2024年度某某区住房和城乡建设局整体支出绩效自评表", "某某区住房和城乡建设局"),
        ("2024年度市级预算部门（单位）整体支出绩效自评表", ""),
        ("XX单位2024年度部门整体支出绩效自评表", ""),
    ],
)
def test_the_unit_of_a_title(tmp_path: Path, title: str, unit: str) -> None:
    lines = changed(changed(DEPARTMENT, 0, 0, title), 1, 2, "")
    assert submission(tmp_path / "a.xlsx", lines).forms[0].unit == unit
    assert submission(tmp_path / "b.xlsx", changed(DEPARTMENT, 0, 0, title)).forms[0].unit == "某某局"


def test_projects_side_by_side(tmp_path: Path) -> None:
    wide = [(*line, *[""] * (10 - len(line))) for line in PROJECT]
    beside = zip(wide, changed(changed(PROJECT, 2, 2, "桥梁检测"), 6, 2, 90), strict=True)
    read = submission(tmp_path / "a.xlsx", [(*left, *right) for left, right in beside])
    assert [form.values["project_name"].content for form in read.forms] == ["道路养护", "桥梁检测"]
    assert [form.number("funds.appropriation.original_budget") for form in read.forms] == [80, 90]
    assert [len(form.indicators) for form in read.forms] == [3, 3]
    assert codes(read) == []


def test_the_list_of_an_earlier_run_holds_no_form(tmp_path: Path) -> None:
    listed = [("问题清单",), ("2024年度部门整体支出绩效自评表",), *DEPARTMENT[2:]]
    read = submission(tmp_path / "a.xlsx", DEPARTMENT, listed)
    assert len(read.forms) == 1
    assert codes(read) == []
