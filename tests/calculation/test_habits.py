"""Habits of filling (rules.md 3 and 8.8): a form where each check speaks, and the same one mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.calculation.checks import CHECKS
from xlforms.calculation.checks.reasons import says_short, says_unfinished
from xlforms.findings import Finding
from xlforms.pipeline import check, fill

Cells = dict[tuple[int, int], Typed]
# Rows and columns of the drawn department's form, from 0.
FIRST, SECOND, THIRD = 12, 13, 14
LEVEL2, NAME, TARGET, ACTUAL, WEIGHT, SCORE, REASON = 2, 3, 4, 5, 6, 7, 8
GOAL, OUTCOME = (10, 1), (10, 4)


def with_cells(lines: Lines, cells: Cells) -> Lines:
    for (row, column), value in cells.items():
        lines = changed(lines, row, column, value)
    return lines


def found(path: Path, lines: Lines, code: str) -> list[Finding]:
    return [one for one in check(str(book(path, lines))).findings if one.code == code]


COST: Cells = {(FIRST, LEVEL2): "成本指标", (FIRST, NAME): "培训成本"}
FULL: Cells = {(THIRD, ACTUAL): "96%", (THIRD, REASON): ""}
TWICE: Cells = {(SECOND, LEVEL2): "数量指标", (SECOND, 1): "产出指标\n(50分)", (SECOND, NAME): "培训人次"}

CASES: list[tuple[str, Lines, Cells, Cells, str, str]] = [
    ("XF416", DEPARTMENT, {(FIRST, ACTUAL): "62个"}, {(FIRST, ACTUAL): "60个"}, "F13", "62÷50＝124.00%"),
    (
        "XF416",
        DEPARTMENT,
        {(FIRST, TARGET): "≥50公里", (FIRST, ACTUAL): "62公里"},
        {(FIRST, TARGET): "≥50公里", (FIRST, ACTUAL): "60公里"},
        "F13",
        "62÷50＝124.00%",
    ),
    (
        "XF417",
        DEPARTMENT,
        {(FIRST, ACTUAL): "100个"},
        {(FIRST, ACTUAL): 65},
        "F13",
        "100÷50＝200.00%，超过目标的 130.00%",
    ),
    (
        "XF417",
        DEPARTMENT,
        {(FIRST, ACTUAL): 99},
        {(FIRST, ACTUAL): 99, (FIRST, REASON): "新增一期"},
        "F13",
        "没有写原因",
    ),
    (
        "XF418",
        DEPARTMENT,
        {(FIRST, TARGET): "2024年6月底前", (FIRST, ACTUAL): "2024年8月", (FIRST, SCORE): 50},
        {
            (FIRST, TARGET): "2024年6月底前",
            (FIRST, ACTUAL): "2024年8月",
            (FIRST, SCORE): 50,
            (FIRST, REASON): "招标流标",
        },
        "F13",
        "应在「2024年6月底前」完成，实际是「2024年8月」",
    ),
    ("XF510", DEPARTMENT, {(FIRST, NAME): "指标1培训人次"}, {(FIRST, NAME): "培训人次"}, "D13", "1 处样表的提示文字"),
    ("XF511", DEPARTMENT, {(FIRST, NAME): "指标1"}, {(FIRST, NAME): "指标1培训人次"}, "D13", "「指标1」"),
    ("XF511", DEPARTMENT, {GOAL: "推进XX项目建设，20XX年完成"}, {GOAL: "推进道路项目建设"}, "B11", "「XX项目建设」"),
    ("XF511", DEPARTMENT, {GOAL: "……"}, {GOAL: "推进道路、桥梁……建设"}, "B11", "「……」"),
    ("XF511", PROJECT, {(2, 2): "XX项目"}, {(2, 2): "道路养护"}, "C3", "「XX项目」"),
    ("XF512", DEPARTMENT, {(THIRD, REASON): ""}, {(THIRD, REASON): "个别职工不满意"}, "I15", "10－9.47＝0.53"),
    ("XF512", DEPARTMENT, {(THIRD, REASON): "无"}, {**FULL, (THIRD, REASON): "无"}, "I15", "没有写偏差原因"),
    (
        "XF513",
        DEPARTMENT,
        {(FIRST, REASON): "受疫情影响推迟"},
        {(FIRST, REASON): "按计划完成"},
        "I13",
        "「受疫情影响推迟」",
    ),
    ("XF513", DEPARTMENT, {(FIRST, REASON): "人手不足"}, {(FIRST, REASON): "无偏差"}, "I13", "得了满分"),
    ("XF514", DEPARTMENT, TWICE, {**TWICE, (SECOND, NAME): "培训期数"}, "D14", "与 D13 是同一个指标"),
    (
        "XF515",
        DEPARTMENT,
        {**COST, (FIRST, TARGET): "≥50万元"},
        {**COST, (FIRST, TARGET): "≤50万元"},
        "E13",
        "「≥50万元」",
    ),
    (
        "XF515",
        DEPARTMENT,
        {**COST, (FIRST, TARGET): "≥95%", (FIRST, NAME): "成本控制率"},
        {**COST, (FIRST, TARGET): "≥5%", (FIRST, NAME): "成本节约率"},
        "E13",
        "越多越好",
    ),
    (
        "XF515",
        DEPARTMENT,
        {**COST, (FIRST, TARGET): "≥30万元/校", (FIRST, NAME): "校均投入"},
        {**COST, (FIRST, TARGET): "≥98%", (FIRST, NAME): "资金投入率"},
        "E13",
        "「≥30万元/校」",
    ),
    (
        "XF515",
        DEPARTMENT,
        {**COST, (FIRST, TARGET): "不低于30", (FIRST, NAME): "校均投入（万元）"},
        {**COST, (FIRST, TARGET): "不低于1000元/人", (FIRST, NAME): "困难学生补助标准"},
        "E13",
        "「不低于30」",
    ),
    (
        "XF516",
        DEPARTMENT,
        {GOAL: "深化改革。", OUTCOME: "深化 改革"},
        {OUTCOME: "深化改革，完成3项"},
        "E11",
        "（B11）一字不差",
    ),
    (
        "XF517",
        DEPARTMENT,
        {**FULL, OUTCOME: "二期尚未完成"},
        {**FULL, OUTCOME: "没有未完成的事项"},
        "E11",
        "3 个指标都得了满分",
    ),
    ("XF517", DEPARTMENT, {**FULL, OUTCOME: "二期尚未完成"}, {OUTCOME: "二期尚未完成"}, "E11", "「尚未完成」"),
    (
        "XF518",
        DEPARTMENT,
        {(SECOND, TARGET): "≥120%", (SECOND, NAME): "合格率"},
        {(SECOND, NAME): "合格率"},
        "E14",
        "「≥120%」",
    ),
    (
        "XF518",
        DEPARTMENT,
        {(SECOND, TARGET): "≥120%", (SECOND, NAME): "合格率"},
        {(SECOND, TARGET): "≥120%", (SECOND, NAME): "收入增长率"},
        "E14",
        "超过了 100%",
    ),
    ("XF520", DEPARTMENT, {(FIRST, ACTUAL): "", (FIRST, SCORE): 50}, {(FIRST, SCORE): 50}, "F13", "实际完成值却空着"),
    ("XF520", DEPARTMENT, {(FIRST, TARGET): "", (FIRST, SCORE): 50}, {(FIRST, SCORE): 50}, "E13", "年度指标值却空着"),
    (
        "XF519",
        DEPARTMENT,
        {(1, 2): "君山区总工会", OUTCOME: "我局全年培训50人"},
        {(1, 2): "君山区教育局", OUTCOME: "我局全年培训50人"},
        "E11",
        "「我局」，本单位是「君山区总工会」",
    ),
    (
        "XF519",
        DEPARTMENT,
        {(1, 2): "君山区总工会", OUTCOME: "区教育局2024年度部门整体支出绩效良好"},
        {
            (1, 2): "君山区总工会",
            OUTCOME: "岳阳市君山区总工会2024年度部门整体支出绩效良好，见区财政局部门整体支出绩效文件",
        },
        "E11",
        "「区教育局」",
    ),
]


@pytest.mark.parametrize(("code", "lines", "wrong", "right", "cell", "words"), CASES)
def test_a_habit_is_told_and_its_mending_ends_it(
    tmp_path: Path, code: str, lines: Lines, wrong: Cells, right: Cells, cell: str, words: str
) -> None:
    spoken = found(tmp_path / "wrong.xlsx", with_cells(lines, wrong), code)
    assert [one.cell for one in spoken] == [cell]
    assert words in spoken[0].message
    assert found(tmp_path / "right.xlsx", with_cells(lines, right), code) == []


def test_a_right_form_has_no_habits(tmp_path: Path) -> None:
    for number, lines in enumerate((DEPARTMENT, PROJECT, BASE_DATA)):
        findings = check(str(book(tmp_path / f"{number}.xlsx", lines))).findings
        assert [one for one in findings if one.code.startswith("XF5") or one.code in ("XF416", "XF417", "XF418")] == []


def test_a_score_that_is_wrong_is_not_also_called_unexplained(tmp_path: Path) -> None:
    lines = with_cells(DEPARTMENT, {(FIRST, SCORE): 40})
    assert found(tmp_path / "a.xlsx", lines, "XF307")
    assert [one.cell for one in found(tmp_path / "a.xlsx", lines, "XF512")] == []


def test_unused_lines_of_the_printed_form_are_one_hint(tmp_path: Path) -> None:
    lines = [*DEPARTMENT[:13], ("", "", "", "指标2"), ("", "", "", "……"), *DEPARTMENT[13:]]
    (hint,) = found(tmp_path / "a.xlsx", lines, "XF510")
    assert (hint.severity, "2 处" in hint.message, "D14、D15" in hint.message) == ("提示", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "不存在未完成事项",
        "未完成原因：无",
        "无未完成项目",
        "全部完成",
        "按期完成，没有尚未支付的款项",
        "杜绝未验收先使用",
    ],
)
def test_what_denies_a_shortfall_tells_of_none(text: str) -> None:
    assert says_unfinished(text) == ""


@pytest.mark.parametrize("text", ["尚未验收", "因雨未能完成", "部分完成，进度滞后", "二期工程未完工", "目标没有达到"])
def test_what_tells_of_unfinished_work_is_heard(text: str) -> None:
    assert says_unfinished(text)
    assert says_short(text)


def test_every_check_of_a_form_is_a_named_small_function() -> None:
    assert len({one.__name__ for one in CHECKS}) == len(CHECKS)
    assert all(one.__doc__ for one in CHECKS)


def test_what_the_report_leaves_open_is_one_hint_a_place(tmp_path: Path) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", DEPARTMENT)), str(tmp_path / "out")).output
    codes = [one.code for one in check(done).findings]
    assert (codes.count("XF511"), codes.count("XF504") > 3) == (0, True)
