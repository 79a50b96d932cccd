"""Each check of the figures of one form: a workbook where it speaks, and the same one mended where it stays silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.findings import Finding
from xlforms.pipeline import check


def findings(path: Path, lines: Lines, code: str) -> list[Finding]:
    return [one for one in check(str(book(path, lines))).findings if one.code == code]


def with_cells(lines: Lines, cells: dict[tuple[int, int], Typed]) -> Lines:
    for (row, column), value in cells.items():
        lines = changed(lines, row, column, value)
    return lines


SECOND_TIER: dict[tuple[int, int], Typed] = {(12, 5): "部分达成年度指标并具有一定效果"}

# Code, the form, the cells (row and column from 0) that make it speak, those that keep it silent, cell and a part of
# its sentence.
CASES: list[tuple[str, Lines, dict[tuple[int, int], Typed], dict[tuple[int, int], Typed], str, str]] = [
    ("XF301", DEPARTMENT, {(3, 7): 10}, {(3, 7): 9.94}, "H4", "应为 9.94"),
    ("XF301", DEPARTMENT, {(3, 6): "96%"}, {(3, 6): "99.4%"}, "G4", "应为 99.38%"),
    ("XF302", PROJECT, {(6, 3): "", (7, 3): ""}, {}, "G6", "没有填"),
    ("XF218", DEPARTMENT, {(12, 4): "≥50人", (12, 5): "60人次", (12, 7): 50}, {(12, 5): "60人"}, "F13", "以“人次”计"),
    ("XF218", DEPARTMENT, {(12, 4): "≥50人", (12, 5): "60人次", (12, 7): 50}, {(12, 7): ""}, "F13", "以“人”计"),
    ("XF309", DEPARTMENT, {(3, 6): "99.3%"}, {(3, 6): "99.38%"}, "G4", "去掉了尾数"),
    ("XF307", DEPARTMENT, {(12, 7): 40}, {(12, 7): 50}, "H13", "计算是 50"),
    ("XF401", DEPARTMENT, {(5, 1): "其中：一般公共预算：1300"}, {(5, 1): "其中：一般公共预算：1389.3"}, "B6", "1300"),
    ("XF402", DEPARTMENT, {(5, 4): "基本支出：21"}, {(5, 4): "基本支出：28.6"}, "E6", "21＋1369.3＝1390.3"),
    ("XF403", DEPARTMENT, {}, {(5, 1): "一般公共预算：1389.3"}, "B6", "口径不同"),
    ("XF404", PROJECT, {(5, 2): 90}, {(5, 2): 100}, "C6", "80＋20＝100"),
    ("XF404", DEPARTMENT, {(4, 1): "按收入性质分：1390"}, {(4, 1): "按收入性质分：1397.9"}, "B5", "1390"),
    ("XF401", DEPARTMENT, {(4, 1): "按收入性质分：1300", (5, 1): ""}, {(4, 1): "按收入性质分：1389.3"}, "B5", "1300"),
    ("XF308", DEPARTMENT, SECOND_TIER | {(12, 7): 45}, SECOND_TIER | {(12, 7): 39}, "H13", "30—40（不含）"),
    ("XF308", DEPARTMENT, {(12, 5): "达标", (12, 7): 39}, {(12, 5): "达标", (12, 7): 40}, "H13", "40—50 之间"),
    ("XF405", DEPARTMENT, {(12, 7): 51}, {(12, 7): 50}, "H13", "超过了分值 50"),
    ("XF406", DEPARTMENT, {(12, 6): 55}, {(12, 6): 50}, "G16", "合计是 105"),
    ("XF408", DEPARTMENT, {(12, 1): "产出指标(60分)"}, {(12, 1): "产出指标（50分）"}, "G13", "标明 60 分"),
    ("XF409", BASE_DATA, {(10, 1): 20}, {(10, 1): 16}, "B11", "相差 4"),
    ("XF409", DEPARTMENT, {(15, 6): 99}, {(15, 6): 100}, "G16", "相差 1"),
    ("XF410", BASE_DATA, {(17, 1): 16}, {(17, 1): 17}, "B18", "8＋5＋4＝17"),
    ("XF411", BASE_DATA, {}, {(2, 2): 10}, "C3", "在职 12 人"),
    ("XF412", BASE_DATA, {(4, 2): 3, (4, 3): 3.5}, {(4, 2): 3.5, (4, 3): 3.5}, "D5", "超过预算（C5）3 万元"),
    ("XF413", BASE_DATA, {}, {(17, 3): 20}, "D18", "控制率 22÷20＝110.00%"),
    ("XF414", BASE_DATA, {(10, 1): 16.01}, {(10, 1): 16}, "B11", "尾差"),
    ("XF415", PROJECT, {}, {(6, 4): 80}, "G6", "低于 90.00%"),
]


@pytest.mark.parametrize(("code", "lines", "wrong", "right", "cell", "words"), CASES)
def test_check_speaks_and_stays_silent(
    tmp_path: Path,
    code: str,
    lines: Lines,
    wrong: dict[tuple[int, int], Typed],
    right: dict[tuple[int, int], Typed],
    cell: str,
    words: str,
) -> None:
    spoken = findings(tmp_path / "wrong.xlsx", with_cells(lines, wrong), code)
    assert [one.cell for one in spoken] == [cell]
    assert words in spoken[0].message
    assert findings(tmp_path / "right.xlsx", with_cells(lines, right), code) == []


def test_a_formula_that_computes_something_else(tmp_path: Path) -> None:
    spoken = findings(tmp_path / "a.xlsx", changed(PROJECT, 5, 6, "=E6/C6*0.9"), "XF306")
    assert [one.cell for one in spoken] == ["G6"]
    assert "=E6/C6*0.9" in spoken[0].message
    assert findings(tmp_path / "b.xlsx", changed(PROJECT, 5, 6, "=E6/D6"), "XF306") == []


def test_a_year_is_judged_by_the_numbers_of_its_time(tmp_path: Path) -> None:
    """Before 财预〔2020〕10号 the second tier began at 50% of the points; 26 of 50 is below its 60%."""
    words: dict[tuple[int, int], Typed] = {(12, 4): "效果明显", (12, 5): "部分达成预期指标并具有一定效果", (12, 7): 26}
    lines = with_cells(DEPARTMENT, words)
    assert [one.cell for one in findings(tmp_path / "a.xlsx", lines, "XF308")] == ["H13"]
    old = changed(lines, 0, 0, "2018年度部门整体支出绩效自评表")
    assert findings(tmp_path / "b.xlsx", old, "XF308") == []


def test_a_formula_that_gives_nothing_for_a_text(tmp_path: Path) -> None:
    lines = changed(DEPARTMENT, 3, 6, '=IF(COUNT(D4:E4)<2,"",E4/D4)')
    spoken = findings(tmp_path / "a.xlsx", changed(lines, 3, 4, "1389.3万元"), "XF310")
    assert [(one.cell, "99.38%" in one.message) for one in spoken] == [("G4", True)]
    assert findings(tmp_path / "b.xlsx", lines, "XF310") == []


def test_words_are_proposed_and_open_ones_left(tmp_path: Path) -> None:
    words = changed(changed(DEPARTMENT, 12, 4, "效果明显"), 12, 5, "效果明显")
    (proposed,) = findings(tmp_path / "a.xlsx", words, "XF303")
    assert "在 40—50 之间" in proposed.message
    vague = changed(changed(DEPARTMENT, 12, 4, "效果明显"), 12, 5, "正在推进")
    assert [one.cell for one in findings(tmp_path / "b.xlsx", vague, "XF304")] == ["H13"]
    assert [one.cell for one in findings(tmp_path / "b.xlsx", vague, "XF305")] == ["H16"]
    assert findings(tmp_path / "c.xlsx", DEPARTMENT, "XF305") == []


# A form with one fault, and the only code that may tell it.
ONE_FAULT: list[tuple[str, Lines, dict[tuple[int, int], Typed]]] = [
    ("XF405", DEPARTMENT, {(12, 7): 51}),
    ("XF405", DEPARTMENT, {(3, 7): 12}),
    ("XF406", DEPARTMENT, {(12, 1): "产出指标", (12, 6): 45}),
    ("XF404", DEPARTMENT, {(4, 1): "按收入性质分：1397.9", (5, 1): "其中：一般公共预算：1300"}),
    ("XF113", DEPARTMENT, {(5, 1): "其中：一般公共预算：1300", (6, 1): "社会捐赠收入：97.9"}),
    ("XF211", DEPARTMENT, {(12, 5): "超2000个"}),
    ("XF201", DEPARTMENT, {(5, 4): "基本支出：约二十"}),
    ("XF202", PROJECT, {(5, 7): 9, (6, 3): "56.1723.83"}),
    ("XF201", DEPARTMENT, {(12, 6): "五十", (12, 7): 50}),
    ("XF201", BASE_DATA, {(11, 1): "十"}),
    ("XF206", DEPARTMENT, {(12, 5): "#REF!", (12, 7): 50}),
]


@pytest.mark.parametrize(("code", "lines", "wrong"), ONE_FAULT)
def test_one_fault_is_told_once(tmp_path: Path, code: str, lines: Lines, wrong: dict[tuple[int, int], Typed]) -> None:
    before = [one.code for one in check(str(book(tmp_path / "right.xlsx", lines))).findings]
    after = [one.code for one in check(str(book(tmp_path / "wrong.xlsx", with_cells(lines, wrong)))).findings]
    assert sorted(set(after) - set(before)) == [code]
    assert after.count(code) == 1


def test_no_total_no_comparison(tmp_path: Path) -> None:
    lines = with_cells(DEPARTMENT, {(3, column): "" for column in (2, 3, 4)})
    assert not [one for one in check(str(book(tmp_path / "a.xlsx", lines))).findings if one.code in ("XF401", "XF402")]
