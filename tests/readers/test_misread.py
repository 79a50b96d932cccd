"""What was once taken for something else: labels for goals, headers for rates, a page's title for a level."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.drawing import DEPARTMENT, PROJECT, Lines, Typed, book, codes, numbers, submission
from xlforms.contract import form as as_json
from xlforms.pipeline import check, fill

HEADER = DEPARTMENT[11]


@pytest.mark.parametrize(
    "goal",
    [
        [("年度总体目标", "预期目标：深化改革", "", "", "实际完成情况：已完成")],
        [("年度总体目标",), ("预期目标", "", "深化改革"), ("实际完成情况", "", "已完成")],
        [("年度总体目标", "预期目标", "深化改革"), ("", "实际完成情况", "已完成")],
    ],
)
def test_goals_behind_or_beside_their_labels(tmp_path: Path, goal: Lines) -> None:
    read = submission(tmp_path / "a.xlsx", [*PROJECT[:9], *goal, *PROJECT[11:]])
    values = read.forms[0].values
    assert [values[f"goal.{name}"].content for name in ("expected", "actual")] == ["深化改革", "已完成"]
    assert codes(read) == []


def test_a_header_is_no_row_of_its_own_table(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:4],
        ("项目资金(万元)", "年度资金总额", "预算数", "执行数", "执行率", "得分"),
        ("", "", 100, 98, "98%", 9.8),
        *PROJECT[9:],
    ]
    read = submission(tmp_path / "a.xlsx", lines)
    assert not [value for value in read.forms[0].values.values() if value.content in ("执行率", "得分")]
    assert codes(read) == ["XF102"]


def test_a_page_begun_with_the_title_goes_on_with_its_level(tmp_path: Path) -> None:
    lines = [
        *DEPARTMENT[:13],
        ("部门整体支出绩效自评表（续表）",),
        HEADER,
        ("", "产出指标（续）", "质量指标", "合格率", "100%", "100%", 0),
        *DEPARTMENT[13:],
    ]
    indicators = submission(tmp_path / "a.xlsx", lines, merges=("A14:I14",)).forms[0].indicators
    assert [(one.level1, one.points1) for one in indicators[:2]] == [("产出指标", Decimal(50))] * 2


def test_an_indicator_named_across_its_levels_counts(tmp_path: Path) -> None:
    rate = ("", "预算执行率", "", "", "100%", "99%", 10)
    lines = [*DEPARTMENT[:15], rate, ("总分", "", "", "", "", "", 100)]
    indicators = submission(tmp_path / "a.xlsx", lines, merges=("B16:D16",)).forms[0].indicators
    assert [(one.level1, one.name.content) for one in indicators[3:]] == [("预算执行率", "预算执行率")]


def test_a_rate_is_not_judged_where_another_budget_may_stand(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:4],
        ("项目资金(万元)", "", "年初预算数", "核定额度", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", 100, 120, 118, 10, "98.33%", 9.83),
        *PROJECT[9:],
    ]
    found = check(str(book(tmp_path / "a.xlsx", lines))).findings
    assert [note.cell for note in found if note.code in ("XF301", "XF415")] == []
    assert [note.name for note in found if note.code == "XF102"] == ["final_budget"]


def test_weights_in_percent_are_points_of_the_hundred(tmp_path: Path) -> None:
    shares = {12: "50%", 13: "30%", 14: "10%", 15: "100%"}
    lines = [(*line[:6], shares[at], *line[7:]) if at in shares else line for at, line in enumerate(DEPARTMENT)]
    read = submission(tmp_path / "a.xlsx", lines)
    assert [one.weight and one.weight.value for one in read.forms[0].indicators] == [50, 30, 10]
    assert numbers(read)["total.weight"] == "100"
    done = fill(str(tmp_path / "a.xlsx"), str(tmp_path / "out"))
    scores = {one.derived.place.name: one.derived.value for one in done.derived}
    assert (scores["indicators.1.score"], scores["total.score"]) == (Decimal("50.00"), Decimal("99.41"))


@pytest.mark.parametrize("sign", ["≥", "＞＝", ">=", "不低于"])
def test_a_sign_in_the_cell_before_is_the_targets(tmp_path: Path, sign: str) -> None:
    header = ("绩效指标", "一级指标", "二级指标", "三级指标", "指标判断", "年度指标值", "实际完成值", "分值", "得分")
    row = ("", "产出指标", "数量指标", "培训", sign, "50人", "60人", 90)
    lines = [*DEPARTMENT[:11], header, row, ("总分", "", "", "", "", "", "", 100)]
    (indicator,) = submission(tmp_path / "a.xlsx", lines).forms[0].indicators
    assert indicator.target is not None
    assert (indicator.target.reading.operator, indicator.target.reading.value) == (">=", Decimal(50))
    assert indicator.target.place.cell == "F13"


def test_levels_above_their_indicators_in_one_column_are_no_indicators(tmp_path: Path) -> None:
    lines = [
        *DEPARTMENT[:11],
        ("指标名称", "", "计算符号", "指标值", "实际完成值", "计量单位", "分值", "得分", "偏差原因"),
        ("产出指标", "", "", "", "", "", 60, 60),
        ("数量指标", "", "", "", "", "", 60, 60),
        ("新增学位", "", "≥", 3000, 3000, "个", 60, 60),
        ("满意度指标", "", "", "", "", "", 30, 30),
        ("家长满意度", "", "≥", 90, 92, "%", 30, 30),
        ("总分", "", "", "", "", "", 100, 99.94),
    ]
    indicators = submission(tmp_path / "a.xlsx", lines).forms[0].indicators
    assert [(one.level1, one.level2, one.name.content) for one in indicators] == [
        ("产出指标", "数量指标", "新增学位"),
        ("满意度指标", "", "家长满意度"),
    ]
    assert [note for note in check(str(tmp_path / "a.xlsx")).findings if note.code in ("XF406", "XF409")] == []


def without_weights(*scores: Typed) -> Lines:
    """A form without 分值, the points of its rate in a header."""
    rows = [("产出指标", "数量指标", f"事项{at}", "100%", "100%", score) for at, score in enumerate(scores, start=1)]
    return [
        *PROJECT[:4],
        ("预算执行情况(万元)(20分)", "", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)"),
        ("", "年度财政资金总额", 120, 118),
        ("一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)", "得分"),
        *rows,
        ("总分",),
    ]


@pytest.mark.parametrize(("scores", "total"), [((40, 40), "99.67"), ((40, "/"), "59.67"), ((40, ""), None)])
def test_a_total_waits_for_the_scores_of_a_form_without_weights(
    tmp_path: Path, scores: tuple[Typed, ...], total: str | None
) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", without_weights(*scores))), str(tmp_path / "out"))
    totals = [str(one.derived.value) for one in done.derived if one.derived.place.name == "total.score"]
    assert totals == ([total] if total else [])
    assert ("XF305" in {note.code for note in done.findings}) is (total is None)


@pytest.mark.parametrize(("typed", "said"), [(80, []), (100, []), (90, ["XF409"])])
def test_points_in_a_header_need_not_be_in_the_column_of_weights(tmp_path: Path, typed: int, said: list[str]) -> None:
    lines = [
        *PROJECT[:4],
        ("项目资金(万元)", "", "全年预算数", "全年执行数", "执行率", "得分(20分)"),
        ("", "年度资金总额", 120, 118, "98.33%", 19.67),
        *DEPARTMENT[9:12],
        ("", "产出指标", "数量指标", "培训", "50人", "60人", 50, 50),
        ("", "效益指标", "社会效益", "增收", "50人", "60人", 30, 30),
        ("总分", "", "", "", "", "", typed, 99.67),
    ]
    found = check(str(book(tmp_path / "a.xlsx", lines))).findings
    assert [note.code for note in found if note.code in ("XF406", "XF409")] == said


def test_funds_set_apart_divide_a_line_all_the_same(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:5],
        ("", "年度资金总额", 100, 100, 90, 10),
        ("", "财 政 拨 款", 100, 100, 90),
        ("", "其 中 ： 中央财政资金", 60, 60, 50),
        ("", "　　　地方资金", 40, 40, 40),
        *PROJECT[9:],
    ]
    assert [note.code for note in check(str(book(tmp_path / "a.xlsx", lines))).findings if note.code == "XF404"] == []


def test_a_target_adjusted_during_the_year_counts_and_the_original_one_is_told(tmp_path: Path) -> None:
    header = DEPARTMENT[11]
    lines = [
        *DEPARTMENT[:11],
        (*header[:4], "年初指标值", "调整后指标值", *header[5:]),
        ("", "产出指标", "数量指标", "培训人次", "≥50个", "≥40个", "40", 50, "", ""),
        ("", "效益指标", "经济效益", "增收", "≥95%", "—", "96%", 30, "", ""),
        ("", "满意度指标", "满意度指标", "满意度", "95%以上", "", "96%", 10, "", ""),
    ]
    form = submission(tmp_path / "a.xlsx", lines).forms[0]
    told = [(one["target"]["text"], one["target"]["cell"]) for one in as_json(form)["indicators"]]
    assert told == [("≥40个", "F13"), ("≥95%", "E14"), ("95%以上", "E15")]
    assert [one.get("original_target", {}).get("text") for one in as_json(form)["indicators"]] == ["≥50个", None, None]


@pytest.mark.parametrize(
    ("head", "kind"), [(("项目名称", "", "道路养护"), "project"), (("单位名称", "", "某局"), "department")]
)
def test_a_sheet_of_reviewed_scores_needs_no_title(tmp_path: Path, head: tuple[str, ...], kind: str) -> None:
    lines = [
        head,
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "复核得分", "复核意见"),
        ("产出指标", "数量指标", "人数", "≥50人", "50人", 60, 60, 58, "证据少"),
        ("效益指标", "社会效益", "增收", "≥5%", "6%", 40, 40, 40, ""),
        ("合计", "", "", "", "", 100, 100, 98),
    ]
    read = submission(tmp_path / "a.xlsx", lines)
    (form,) = read.forms
    assert form.form.key == kind
    assert [str(one.score.value) for one in form.indicators if one.score] == ["60", "40"]
    assert codes(read) == ["XF105"]


def test_the_total_of_the_indicators_begins_no_funds(tmp_path: Path) -> None:
    lines = [*DEPARTMENT[:2], *DEPARTMENT[9:15], ("合计", *DEPARTMENT[15][1:])]
    assert codes(submission(tmp_path / "a.xlsx", lines)) == ["XF105"]


def test_one_part_of_the_total_alone_need_not_be_all_of_it(tmp_path: Path) -> None:
    lines = [*PROJECT[:5], ("", "年度资金总额", 100, 100, 90, 10), ("", "其中：省级补助", 80, 80, 70), *PROJECT[9:]]
    found = check(str(book(tmp_path / "a.xlsx", lines))).findings
    assert "XF404" not in {note.code for note in found}


def test_where_criteria_are_printed_the_score_is_not_judged_by_the_proportion(tmp_path: Path) -> None:
    header = DEPARTMENT[11]
    lines = [
        *DEPARTMENT[:11],
        (*header[:4], "评分标准", *header[4:]),
        ("", "产出指标", "数量指标", "培训人次", "每少一人扣1分", "50个", "48个", 50, 48, "请假"),
        ("", "效益指标", "经济效益", "增收", "达标得满分", "≥95%", "96%", 40, "", ""),
    ]
    path = str(book(tmp_path / "a.xlsx", lines))
    found = [note for note in check(path).findings if note.code in ("XF304", "XF307")]
    assert [(note.code, note.cell) for note in found] == [("XF304", "I14")]
