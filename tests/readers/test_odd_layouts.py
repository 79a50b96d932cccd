"""Layouts that are met now and then: titles in pieces, targets in pieces, units twice, points printed elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.drawing import DEPARTMENT, PROJECT, Lines, Typed, book, changed, numbers, submission
from xlforms.findings import Severity
from xlforms.pipeline import check, fill
from xlforms.submission import Indicator

REST = DEPARTMENT[1:]


def lines_of(header: Sequence[Typed], *rows: Sequence[Typed]) -> Lines:
    total: Sequence[Typed] = ("总分", *[""] * (header.index("分值") - 1), 100)
    return [*DEPARTMENT[:11], header, *rows, total]


def indicators(path: Path, lines: Lines, *merges: str) -> list[Indicator]:
    read = submission(path, lines, merges=merges)
    assert [note.message for note in read.findings] == []
    return read.forms[0].indicators


def readings(found: list[Indicator]) -> list[tuple[str | None, str, str, str, str]]:
    sides = [(one.target.reading, one.actual.reading) for one in found if one.target and one.actual]
    return [(aim.operator, str(aim.value), aim.unit, str(came.value), came.unit) for aim, came in sides]


@pytest.mark.parametrize(
    "title",
    [
        [("2024年度部门整体支出",), ("绩效自评表",)],
        [("2024年度", "部门整体支出绩效自评表")],
        [("部门整体支出绩效自评表", "", "", "", "", "", "（2024年度）")],
        [("部 门 整 体 支 出\n绩 效 自 评 表\n（2024年度）",)],
        [("绩效自评表（2024年度）",)],
        [("附件2", "", "2024年度"), ("部门整体支出绩效自评表",)],
    ],
)
def test_a_title_in_pieces(tmp_path: Path, title: Lines) -> None:
    read = submission(tmp_path / "a.xlsx", [*title, *REST])
    assert [(form.form.key, form.year) for form in read.forms] == [("department", 2024)]
    assert numbers(read)["funds.total.final_budget"] == "1397.9"


def test_no_title_and_a_sheet_name_that_says_nothing(tmp_path: Path) -> None:
    for lines, form in ((REST, "department"), (PROJECT[2:], "project")):
        (found,) = submission(tmp_path / f"{form}.xlsx", lines).forms
        assert (found.form.key, len(found.indicators)) == (form, 3)


def test_the_direction_of_an_indicator_in_words(tmp_path: Path) -> None:
    header = (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "实际完成值",
        "分值",
        "得分",
    )
    rows = [
        ("", "产出指标", "数量指标", "里程", "正向指标", 120, "公里", 130, 50),
        ("", "成本指标", "经济成本", "单价", "反向指标", 5, "万元", 6, 40),
    ]
    lines = lines_of(header, *rows)
    assert readings(indicators(tmp_path / "a.xlsx", lines)) == [
        (">=", "120", "公里", "130", "公里"),
        ("<=", "5", "万元", "6", "万元"),
    ]
    done = fill(str(book(tmp_path / "b.xlsx", lines)), str(tmp_path / "out"))
    scores = {one.derived.place.cell: one.derived.value for one in done.derived}
    assert (scores["J13"], scores["J14"]) == (Decimal(50), Decimal("33.33"))


def test_a_target_in_several_cells_is_told_whole(tmp_path: Path) -> None:
    header = (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "完成值",
        "分值",
        "得分",
    )
    lines = lines_of(header, ("", "成本指标", "经济成本", "单价", "≤", 5, "万元", 6, 90, 90))
    (note,) = [one for one in check(str(book(tmp_path / "a.xlsx", lines))).findings if one.code == "XF307"]
    assert "目标 ≤5万元，完成 6万元" in note.message


def test_a_target_in_three_cells_below_one_header(tmp_path: Path) -> None:
    header = ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "", "", "实际完成值", "分值", "得分")
    row = ("", "产出指标", "数量指标", "里程", "≥", 120, "公里", "118公里", 90)
    found = indicators(tmp_path / "a.xlsx", lines_of(header, row), "E12:G12")
    assert readings(found) == [(">=", "120", "公里", "118", "公里")]
    assert found[0].target is not None
    assert (found[0].target.place.text, found[0].target.place.cell) == ("≥120公里", "E13")


def test_target_and_actual_with_a_unit_each(tmp_path: Path) -> None:
    first = ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "", "", "实际完成值", "", "分值", "得分")
    second = ("", "", "", "", "指标性质", "指标值", "度量单位", "完成值", "度量单位")
    row = ("", "产出指标", "成本指标", "造价", "≤", 5, "万元", 46000, "元", 90)
    total: Sequence[Typed] = ("总分", *[""] * 8, 100)
    merges = ("E12:G12", "H12:I12", "B12:B13", "C12:C13", "D12:D13", "J12:J13", "K12:K13")
    found = indicators(tmp_path / "a.xlsx", [*DEPARTMENT[:11], first, second, row, total], *merges)
    assert readings(found) == [("<=", "5", "万元", "46000", "元")]


def weighed(points: list[int], rate: Typed, head: str = "年度预算申请(万元)", column: str = "分值") -> Lines:
    """The department's form with these points for its indicators and for the execution rate."""
    rows = [("", f"第{at}类指标", "数量指标", f"事项{at}", "100%", "100%", one) for at, one in enumerate(points)]
    lines = changed(changed(changed(DEPARTMENT, 2, 0, head), 2, 5, column), 3, 5, rate)
    return [*lines[:12], *rows, ("总分", "", "", "", "", "", 100)]


@pytest.mark.parametrize(
    "lines",
    [
        weighed([60, 30], 10),
        weighed([25, 30, 35], 10),
        weighed([20, 30, 30, 10], 10),
        weighed([40, 40], 20),
        weighed([40, 40], "", "预算执行情况(万元)（20分）", ""),
        weighed([40, 40], "", column=""),
        weighed([60, 30], "", column=""),
        weighed([70, 30], "", column=""),
    ],
)
def test_points_split_in_other_ways_are_not_wrong(tmp_path: Path, lines: Lines) -> None:
    found = check(str(book(tmp_path / "a.xlsx", lines))).findings
    assert [note.message for note in found if note.severity is Severity.ERROR] == []


@pytest.mark.parametrize("lines", [weighed([60, 35], 10), weighed([50, 20], "", column=""), weighed([80, 30], 10)])
def test_points_that_make_no_hundred_are(tmp_path: Path, lines: Lines) -> None:
    assert "XF406" in [note.code for note in check(str(book(tmp_path / "a.xlsx", lines))).findings]


def test_points_in_a_heading_score_the_rate(tmp_path: Path) -> None:
    lines = weighed([40, 40], "", "预算执行情况(万元)（20分）", "")
    done = fill(str(book(tmp_path / "a.xlsx", lines)), str(tmp_path / "out"))
    scores = {one.derived.place.name: one.derived.value for one in done.derived}
    assert (scores["funds.total.score"], scores["total.score"]) == (Decimal("19.88"), Decimal("99.88"))


def test_no_total_without_the_score_of_the_rate_whose_weight_is_blank(tmp_path: Path) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", weighed([50, 40], ""))), str(tmp_path / "out"))
    assert "total.score" not in {one.derived.place.name for one in done.derived}
    assert [note.cell for note in done.findings if note.code == "XF305"] == ["H15"]
