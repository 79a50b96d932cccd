"""Funds in tables that are turned: a line a task below headers over kinds of funds, and labels before their amounts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.readers.drawing import DEPARTMENT, PROJECT, Lines, book, codes, numbers, submission
from xlforms.pipeline import check, fill

TASKS: Lines = (
    *DEPARTMENT[:2],
    (
        "年度主要任务完成情况",
        "任务名称",
        "主要内容",
        "完成情况",
        *("预算数（万元）", "", "", "执行数（万元）", "", "", "分值", "执行率", "得分"),
    ),
    ("", "", "", "", "总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金"),
    ("", "任务1", "人员经费", "已完成", 500, 500, 0, 498, 498, 0, "", "99.6%"),
    ("", "任务2", "科技项目", "已完成", 300, 280, 20, 240, 230, 10, "", "80%"),
    ("", "金额合计", "", "", 800, 780, 20, 738, 728, 10, 10),
    ("年度总体目标完成情况", "预期目标", "", "", "", "", "", "目标实际完成情况"),
    ("", "深化改革", "", "", "", "", "", "已完成"),
    *DEPARTMENT[11:],
)
TASKS_MERGED = ("E3:G3", "H3:J3", *(f"{column}3:{column}4" for column in "BCDKLM"), "A3:A7", "B7:D7", "A8:A9")


def test_the_line_of_all_tasks_is_the_whole(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", TASKS, merges=TASKS_MERGED)
    funds = {name: number for name, number in numbers(read).items() if name.startswith("funds")}
    assert funds == {
        "funds.total.final_budget": "800",
        "funds.appropriation.final_budget": "780",
        "funds.other.final_budget": "20",
        "funds.total.actual_expenditure": "738",
        "funds.appropriation.actual_expenditure": "728",
        "funds.other.actual_expenditure": "10",
        "funds.total.weight": "10",
    }
    assert read.forms[0].values["goal.actual"].content == "已完成"
    assert codes(read) == []


def test_its_rate_and_score_are_filled(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", TASKS, merges=TASKS_MERGED)
    done = {one.derived.place.name: one for one in fill(str(path), str(tmp_path / "out")).derived}
    rate = done["funds.total.execution_rate"]
    assert (rate.derived.place.cell, rate.derived.value) == ("L7", Decimal("0.9225"))
    assert rate.formula == 'IF(E7=0,"",ROUND(H7/E7,4))'
    assert done["funds.total.score"].derived.value == Decimal("9.23")


def test_without_the_line_of_all_tasks_nothing_is_said_of_the_total(tmp_path: Path) -> None:
    lines = [*TASKS[:6], *TASKS[7:-1], ("总分", "", "", "", "", "", 100, 99.23)]
    found = check(str(book(tmp_path / "a.xlsx", lines, merges=TASKS_MERGED[:8]))).findings
    assert "XF409" not in {note.code for note in found}
    assert [note.message[:14] for note in found if note.code == "XF102"] == ["没有找到栏目「年度资金总额」"]


BEFORE: Lines = (
    ("部门预算项目绩效自评表",),
    ("一、基本情况",),
    ("项目名称", "校舍维修", "", "", "项目级次", "县级"),
    ("实施主管单位", "某县教育局", "", "", "实施单位", "某县一中"),
    ("二、预算执行情况",),
    ("预算安排情况（调整后）", "", "资金到位情况", "", "", "资金执行情况", "", "", "预算执行进度"),
    ("预算数", 180, "到位数", 180, "", "执行数", 175.6),
    ("其中：财政资金", 170, "其中：财政资金", 170, "", "其中：财政资金", 165.6),
    ("其他", 10, "其他", 10, "", "其他", 10),
    ("三、目标完成情况",),
    ("年度预期目标", "", "", "", "具体完成情况", "", "", "", "总体完成率"),
    ("维修校舍", "", "", "", "已完成", "", "", "", "100%"),
    ("四、年度绩效指标完成情况",),
    ("一级指标", "二级指标", "三级指标", "预期指标值", "", "", "实际完成指标值", "", "自评得分"),
    ("", "", "", "符号", "值", "单位（文字描述）"),
    ("产出指标", "数量指标", "维修面积", "≥", 5000, "平方米", 5200, "", 40),
    ("", "时效指标", "完成时间", "文字描述", "", "2021年9月前", "2021年8月", "", 20),
    ("满意度指标", "满意度指标", "师生满意度", "≥", 90, "%", 95, "", 30),
    ("自评总分", "", "", "", "", "", "", "", 90),
)
BEFORE_MERGED = (
    *("A2:I2", "A5:I5", "A6:B6", "C6:E6", "F6:H6", "I7:I9", "A10:I10", "A11:D11", "E11:H11", "A12:D12", "E12:H12"),
    *("A13:I13", "A14:A15", "B14:B15", "C14:C15", "D14:F14", "G14:H15", "I14:I15"),
)


def test_amounts_right_of_their_labels(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", BEFORE, merges=BEFORE_MERGED)
    form = read.forms[0]
    assert {name: (value.cell, str(value.value)) for name, value in form.values.items() if name[:5] == "funds"} == {
        "funds.total.final_budget": ("B7", "180"),
        "funds.appropriation.final_budget": ("B8", "170"),
        "funds.other.final_budget": ("B9", "10"),
        "funds.total.actual_expenditure": ("G7", "175.6"),
        "funds.appropriation.actual_expenditure": ("G8", "165.6"),
        "funds.other.actual_expenditure": ("G9", "10"),
        "funds.total.execution_rate": ("I7", "None"),
    }
    assert form.values["supervising_department"].content == "某县教育局"
    assert form.values["goal.actual"].content == "已完成"
    assert codes(read) == []


def test_a_target_below_a_heading_over_sign_number_and_unit(tmp_path: Path) -> None:
    indicators = submission(tmp_path / "a.xlsx", BEFORE, merges=BEFORE_MERGED).forms[0].indicators
    targets = [one.target.reading for one in indicators if one.target]
    assert [(one.kind, one.operator, one.value, one.unit) for one in targets] == [
        ("number", ">=", Decimal(5000), "平方米"),
        ("date", None, None, ""),
        ("number", ">=", Decimal("0.90"), "%"),
    ]


def test_the_parts_of_labels_before_amounts_are_added_up(tmp_path: Path) -> None:
    lines = [*BEFORE[:7], ("其中：财政资金", 160, "其中：财政资金", 170, "", "其中：财政资金", 165.6), *BEFORE[8:]]
    found = check(str(book(tmp_path / "a.xlsx", lines, merges=BEFORE_MERGED))).findings
    assert [(note.code, note.cell) for note in found if note.code < "XF410"] == [("XF404", "B7")]


def test_goals_of_several_lines_are_one_text(tmp_path: Path) -> None:
    more = ("", "再造林", "", "", "造林2.1万亩")
    read = submission(tmp_path / "a.xlsx", [*PROJECT[:11], more, *PROJECT[11:]])
    values = read.forms[0].values
    assert (values["goal.expected"].content, values["goal.expected"].cell) == ("深化改革\n再造林", "B11")
    assert values["goal.actual"].content == "已完成\n造林2.1万亩"
    assert codes(read) == []


def test_rows_of_budget_and_expenditure_below_kinds_of_funds(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:4],
        ("项目资金(万元)", "", "年度资金总额", "其中：财政拨款", "", "其他资金", "执行率", "得分"),
        ("", "预算数", 110, 100, "", 10),
        ("", "执行数", 108, 98, "", 10, "98.18%", 9.82),
        *PROJECT[9:],
    ]
    read = submission(tmp_path / "a.xlsx", lines, merges=("A5:A7", "D5:E5", "D6:E6", "D7:E7"))
    places = {name: value.cell for name, value in read.forms[0].values.items() if name.startswith("funds")}
    assert places == {
        "funds.total.final_budget": "C6",
        "funds.appropriation.final_budget": "D6",
        "funds.other.final_budget": "F6",
        "funds.total.actual_expenditure": "C7",
        "funds.appropriation.actual_expenditure": "D7",
        "funds.other.actual_expenditure": "F7",
        "funds.total.execution_rate": "G7",
        "funds.total.score": "H7",
    }
    assert codes(read) == []


def test_all_labels_of_the_funds_in_one_line(tmp_path: Path) -> None:
    lines = [*PROJECT[:4], ("年初预算数", 100, "全年预算数", 120, "全年执行数", 118, "执行率"), *PROJECT[9:]]
    read = submission(tmp_path / "a.xlsx", lines)
    places = {name: value.cell for name, value in read.forms[0].values.items() if name.startswith("funds")}
    assert places == {
        "funds.total.original_budget": "B5",
        "funds.total.final_budget": "D5",
        "funds.total.actual_expenditure": "F5",
        "funds.total.execution_rate": "H5",
    }
    assert codes(read) == []
