"""Lines of the table of indicators that are none, and cells that belong to another line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, changed, codes, numbers, submission
from xlforms.readers import read_workbook
from xlforms.readers.levels import split_points
from xlforms.submission import Indicator
from xlforms.workbook import open_workbook

HEADER = DEPARTMENT[11]


def indicators(path: Path, lines: Lines) -> list[Indicator]:
    read = submission(path, lines)
    assert codes(read) == []
    assert numbers(read)["total.weight"] == "100"
    return read.forms[0].indicators


@pytest.mark.parametrize(
    "line",
    [
        HEADER,
        ("", "小计", "", "", "", "", 50, 50),
        ("", "合计", "", "", "", "", 50, 50),
        ("", "", "生态效益指标", "无"),
        ("", "", "生态效益指标", "—", "—", "—", "—", "—"),
        ("", "", "生态效益指标", "指标1：XXXX", "XX", "XX"),
        ("", "", "生态效益指标", "……", "……", "", 0, 0),
    ],
)
def test_lines_that_hold_no_indicator(tmp_path: Path, line: tuple[Typed, ...]) -> None:
    found = indicators(tmp_path / "a.xlsx", changed([*DEPARTMENT[:14], line, *DEPARTMENT[14:]], 16, 0, "合计"))
    assert [one.name.content for one in found] == ["培训人次", "增收", "满意度"]


def test_another_table_with_a_total_below_an_empty_line(tmp_path: Path) -> None:
    below = [(), ("附表", "", "", "发放对象", "标准"), ("", "", "", "张三", "1"), ("合计", "", "", "", "1", "", 1)]
    lines = changed([*DEPARTMENT, *below], 15, 0, "合计")
    assert len(indicators(tmp_path / "a.xlsx", lines)) == 3


@pytest.mark.parametrize("label", ["自评总分", "总分合计", "合 计："])
def test_the_total_beside_its_sum(tmp_path: Path, label: str) -> None:
    lines = changed(changed(DEPARTMENT, 15, 0, ""), 15, 5, label)
    assert len(indicators(tmp_path / "a.xlsx", lines)) == 3


def test_the_prompt_before_a_name_goes(tmp_path: Path) -> None:
    found = indicators(tmp_path / "a.xlsx", changed(DEPARTMENT, 12, 3, "指标1：培训人次"))
    assert (found[0].name.content, found[0].name.text) == ("培训人次", "指标1：培训人次")


@pytest.mark.parametrize(
    "label",
    [
        "产出\n指标（50分）",
        "产出指标50分",
        "产出指标-50分",
        "产出指标（权重50%）",
        "一、产出指标（50）",
        "产出指标(分值：50分)(续)",
    ],
)
def test_points_and_numbering_of_a_level(label: str) -> None:
    assert split_points(label) == ("产出指标", Decimal(50))


def test_the_score_behind_the_label_of_the_total(tmp_path: Path) -> None:
    lines = changed(changed(DEPARTMENT, 15, 0, "总分：99.94分"), 15, 6, "")
    value = submission(tmp_path / "a.xlsx", lines).forms[0].values["total.score"]
    assert (str(value.value), value.cell, value.inside) == ("99.94", "A16", True)


def test_the_score_behind_a_label_merged_over_all_columns(tmp_path: Path) -> None:
    lines = changed(changed(DEPARTMENT, 15, 0, "总分：99.94"), 15, 6, "")
    read = submission(tmp_path / "a.xlsx", lines, merges=("A16:I16",))
    assert str(read.forms[0].number("total.score")) == "99.94"
    assert codes(read) == []


def test_a_score_in_its_own_cell_counts_beside_one_behind_the_label(tmp_path: Path) -> None:
    lines = changed(changed(DEPARTMENT, 15, 0, "总分：99.94"), 15, 7, 98)
    assert str(submission(tmp_path / "a.xlsx", lines).forms[0].number("total.score")) == "98"


def _levels(path: Path, first: str, second: str) -> list[tuple[str, Decimal | None]]:
    """The first levels of two indicators whose cells, one below the other, hold these texts."""
    more = ("", second, "", "培训班次", "≥2期", "2期", 50, "", "")
    lines = changed([*DEPARTMENT[:13], more, *DEPARTMENT[13:]], 12, 1, first)
    return [(one.level1, one.points1) for one in submission(path, lines).forms[0].indicators[:2]]


def test_a_level_cut_in_two_over_two_cells(tmp_path: Path) -> None:
    for number, (first, second) in enumerate((("产出指", "标（50分）"), ("产出", "指标（50分）"))):
        assert _levels(tmp_path / f"{number}.xlsx", first, second) == [("产出指标", Decimal(50))] * 2


def test_two_levels_are_not_one(tmp_path: Path) -> None:
    assert _levels(tmp_path / "a.xlsx", "成本", "效益指标") == [("成本", None), ("效益指标", None)]


def test_cells_merged_over_several_lines_belong_to_the_first(tmp_path: Path) -> None:
    lines = [[*line] for line in PROJECT]
    for row, column in [(row, column) for row in (6, 7, 8) for column in (5, 7)]:
        lines[row][column] = ""
    read = submission(tmp_path / "a.xlsx", lines, merges=("F6:F9", "G6:G9", "H6:H9"))
    values = read.forms[0].values
    assert values["funds.total.weight"].value == 10
    assert {name for name in values if name.startswith("funds.") and name.rpartition(".")[2] == "weight"} == {
        "funds.total.weight"
    }
    assert "funds.appropriation.score" not in values


def test_an_empty_line_below_a_label(tmp_path: Path) -> None:
    lines = [*DEPARTMENT[:10], (), *DEPARTMENT[10:]]
    values = submission(tmp_path / "a.xlsx", lines).forms[0].values
    assert (values["goal.expected"].content, values["goal.actual"].content) == ("深化改革", "已完成")


def test_a_goal_left_blank_is_not_taken_from_the_next_line(tmp_path: Path) -> None:
    lines = [*DEPARTMENT[:10], (), *DEPARTMENT[11:]]
    values = submission(tmp_path / "a.xlsx", lines).forms[0].values
    assert values["goal.expected"].blank
    assert values["goal.expected"].cell == "B11"


def test_what_a_merged_range_covers_is_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for row, line in enumerate([*DEPARTMENT[:12], DEPARTMENT[11], *DEPARTMENT[12:]]):
            for column, value in enumerate(line):
                sheet.write(row, column, value)
        for column in range(9):
            sheet.merge_range(11, column, 12, column, DEPARTMENT[11][column])
            sheet.write(12, column, DEPARTMENT[11][column])
    read = read_workbook(open_workbook(path))
    assert len(read.forms[0].indicators) == 3
    assert codes(read) == []


def test_sums_of_the_costs_are_no_part_of_them(tmp_path: Path) -> None:
    lines = [*BASE_DATA[:17], ("小计", 16, 19, 18), *BASE_DATA[17:23], ("合计", 39, 42, 43), *BASE_DATA[23:]]
    rows = submission(tmp_path / "a.xlsx", lines).forms[0].rows
    assert [row.path for row in rows if row.path[-1] in ("小计", "合计")] == [("小计",), ("合计",)]
    assert ["/".join(row.path) for row in rows if row.path[0] == "公用经费"][1] == "公用经费/办公经费"


def test_a_label_over_the_columns_has_no_values_below_them(tmp_path: Path) -> None:
    lines = [*PROJECT[:8], ("", "其他资金："), *PROJECT[9:]]
    read = submission(tmp_path / "a.xlsx", lines, merges=("B9:E9",))
    assert codes(read) == []
    assert "funds.other.final_budget" not in read.forms[0].values
