"""The rates of rules.md 5 that the forms give, with their figures and cells."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import xlforms
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.calculation.ratios import Ratio
from xlforms.calculation.told import told
from xlforms.pipeline import check


def rates(path: Path, *sheets: Lines) -> dict[str, Ratio]:
    return {one.label + one.of: one for one in check(str(book(path, *sheets))).rates}


def put(lines: Lines, *cells: tuple[int, int, Typed]) -> Lines:
    for row, column, value in cells:
        lines = changed(lines, row, column, value)
    return lines


def test_every_rate_whose_figures_are_there(tmp_path: Path) -> None:
    found = rates(tmp_path / "a.xlsx", BASE_DATA, put(DEPARTMENT, (3, 2, 1300)))
    assert {label: one.arithmetic for label, one in found.items()} == {
        "预算执行率": "1389.3÷1397.9＝99.38%",
        "预算完成率": "年末结余按没有执行的 8.6 算，(1397.9－8.6)÷1397.9＝99.38%",
        "结转结余率": "年末结余按没有执行的 8.6 算，8.6÷1397.9＝0.62%",
        "预算调整率": "(1397.9－1300)÷1300＝7.53%",
        "在职人员控制率": "12÷10＝120.00%",
        "三公经费控制率": "3.5÷3＝116.67%",
        "公用经费控制率": "22÷20＝110.00%",
        "政府采购执行率": "3÷3＝100.00%",
        "规模控制率": "980÷1000＝98.00%",
        "投资概算控制率": "330÷300＝110.00%",
        "实际完成率培训人次": "50÷50＝100.00%",
    }
    assert found["公用经费控制率"].cells == ("表1!D18", "表1!C18")


def test_three_public_costs_against_last_years_budget(tmp_path: Path) -> None:
    before = put(BASE_DATA, (0, 0, "2023年度部门整体支出绩效评价基础数据表"), (9, 2, 2))
    change = rates(tmp_path / "a.xlsx", BASE_DATA, before)["三公经费变动率"]
    assert (change.arithmetic, change.cells) == ("(3－4)÷4＝-25.00%", ("表1!C5", "表2!C5"))
    assert "三公经费变动率" not in rates(tmp_path / "b.xlsx", BASE_DATA)


def test_the_saving_of_a_cost(tmp_path: Path) -> None:
    cost = put(PROJECT, (12, 2, "成本指标"), (12, 4, "≤50万元"), (12, 5, "450000元"))
    assert rates(tmp_path / "a.xlsx", cost)["成本节约率培训人次"].arithmetic == "(500000－450000)÷500000＝10.00%"
    over = put(cost, (12, 5, "55万元"))
    assert rates(tmp_path / "b.xlsx", over)["成本节约率培训人次"].arithmetic.endswith("＝-10.00%")


def test_a_denominator_of_nothing_is_said_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    found = rates(tmp_path / "a.xlsx", put(BASE_DATA, (21, 2, 0), (17, 2, "—"), (2, 1, "")))
    assert (found["政府采购执行率"].value, found["政府采购执行率"].arithmetic) == (None, "3÷0，除数不大于 0，没有意义")
    assert not {"公用经费控制率", "在职人员控制率"} & found.keys()


def test_check_tells_them(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", BASE_DATA)
    (first, *others) = json.loads(xlforms("check", path, "--json").stdout)["rates"]
    assert first == {
        "name": "control_rate",
        "label": "在职人员控制率",
        "of": None,
        "value": 1.2,
        "arithmetic": "12÷10＝120.00%",
        "cells": ["表1!C3", "表1!B3"],
    }
    assert {one["name"] for one in (first, *others)} <= {rule.name for rule in told()}
    assert "比率：在职人员控制率 120.00%，三公经费控制率 116.67%" in xlforms("check", path).stdout
