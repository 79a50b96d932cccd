"""The forms in the layouts that published copies have."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Typed, changed, codes, numbers, submission
from xlforms.errors import FileError
from xlforms.values.kinds import Kind

DEPARTMENT_NUMBERS = {
    "funds.total.original_budget": "1397.9",
    "funds.total.final_budget": "1397.9",
    "funds.total.actual_expenditure": "1389.3",
    "funds.total.weight": "10",
    "income.general_public_budget": "1397.90",
    "expenditure.basic": "20",
    "expenditure.project": "1369.3",
    "total.weight": "100",
}


def test_department_as_printed(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", DEPARTMENT)
    form = read.forms[0]
    assert (form.form.key, form.year, form.unit) == ("department", 2024, "某某局")
    assert numbers(read) == DEPARTMENT_NUMBERS
    assert form.values["income.general_public_budget"].cell == "B6"
    assert form.values["income.government_fund"].blank
    assert form.values["goal.actual"].content == "已完成"
    assert codes(read) == []


def test_indicators_carry_their_levels_and_points(tmp_path: Path) -> None:
    lines = submission(tmp_path / "a.xlsx", DEPARTMENT).forms[0].indicators
    assert [(line.level1, line.points1, line.level2, line.name.content) for line in lines] == [
        ("产出指标", Decimal(50), "数量指标", "培训人次"),
        ("效益指标", Decimal(30), "经济效益指标", "增收"),
        ("满意度指标", Decimal(10), "服务对象满意度指标", "满意度"),
    ]
    assert lines[2].target is not None
    assert lines[2].target.reading[1:3] == (">=", Decimal("0.95"))
    assert lines[2].deviation_reason is not None
    assert lines[2].deviation_reason.content == "个别不满意"


@pytest.mark.parametrize(("top", "left"), [(1, 1), (4, 3), (12, 2)])
def test_a_form_starts_anywhere(tmp_path: Path, top: int, left: int) -> None:
    assert numbers(submission(tmp_path / "a.xlsx", DEPARTMENT, top=top, left=left)) == DEPARTMENT_NUMBERS


@pytest.mark.parametrize(
    ("row", "column", "label"),
    [
        (1, 0, "预算单位名称："),
        (2, 2, "年初预算"),
        (2, 3, "调整预算数（A）"),
        (2, 4, "全年执行数 (B)"),
        (2, 7, "自评得分"),
        (3, 1, "年度资金总额："),
        (5, 1, "一般公共预算拨款:１３９７.９０"),
        (11, 4, "年初目标值(A)"),
        (11, 5, "全年实际完成值"),
        (11, 6, "标准分值"),
        (15, 0, "合 计"),
    ],
)
def test_labels_drift(tmp_path: Path, row: int, column: int, label: str) -> None:
    read = submission(tmp_path / "a.xlsx", changed(DEPARTMENT, row, column, label))
    assert numbers(read).items() >= DEPARTMENT_NUMBERS.items()
    assert read.forms[0].unit == "某某局"


def test_an_empty_line_and_an_empty_column_somebody_inserted(tmp_path: Path) -> None:
    spread = [(line[0], "", *line[1:]) for line in DEPARTMENT]
    lines = [*spread[:3], (), *spread[3:13], (), *spread[13:]]
    read = submission(tmp_path / "a.xlsx", lines)
    assert numbers(read) == DEPARTMENT_NUMBERS
    assert len(read.forms[0].indicators) == 3


def test_a_level_split_in_two_goes_on(tmp_path: Path) -> None:
    more = ("", "", "质量指标", "合格率", "100%", "100%", 0, "", "")
    again = ("", "产出指标", "时效指标", "及时率", "100%", "100%", 0, "", "")
    lines = [*DEPARTMENT[:13], more, again, *DEPARTMENT[13:]]
    indicators = submission(tmp_path / "a.xlsx", lines).forms[0].indicators
    assert [(line.level1, line.points1, line.level2) for line in indicators[:3]] == [
        ("产出指标", Decimal(50), "数量指标"),
        ("产出指标", Decimal(50), "质量指标"),
        ("产出指标", Decimal(50), "时效指标"),
    ]


def test_prompts_left_in_are_no_indicators(tmp_path: Path) -> None:
    prompts = [("", "", "", name, "", "", "", "", "") for name in ("指标2", "……", "")]
    lines = [*DEPARTMENT[:13], *prompts, *DEPARTMENT[13:]]
    assert len(submission(tmp_path / "a.xlsx", lines).forms[0].indicators) == 3


def test_project_with_its_second_score_column(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", PROJECT)
    form = read.forms[0]
    assert (form.form.key, form.year, form.unit) == ("project", 2024, "公路站")
    assert form.values["project_name"].content == "道路养护"
    assert numbers(read)["funds.carryover.actual_expenditure"] == "16.2"
    assert form.values["funds.carryover.weight"].kind is Kind.NOT_APPLICABLE
    assert form.values["funds.total.score"].cell == "H6"
    assert form.values["total.score"].cell == "H16"


@pytest.mark.parametrize("name", ["业务工作经费", "运行维护经费", "公务接待费", "政府采购"])
def test_a_project_that_is_called_as_a_line_of_costs(tmp_path: Path, name: str) -> None:
    read = submission(tmp_path / "a.xlsx", changed(PROJECT, 2, 2, name))
    assert read.forms[0].values["project_name"].content == name


def test_two_projects_one_below_the_other(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", [*PROJECT, (), *changed(PROJECT, 2, 2, "桥梁检测")])
    assert [form.values["project_name"].content for form in read.forms] == ["道路养护", "桥梁检测"]
    assert [form.values["funds.total.score"].cell for form in read.forms] == ["H6", "H23"]


def test_base_data_paths(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", BASE_DATA)
    rows = read.forms[0].rows
    assert ["/".join(row.path) for row in rows] == [
        "三公经费",
        "三公经费/公务用车购置和维护经费",
        "三公经费/公务用车购置和维护经费/公车购置",
        "三公经费/公务用车购置和维护经费/公车运行维护",
        "三公经费/出国经费",
        "三公经费/公务接待",
        "项目支出",
        "项目支出/业务工作经费",
        "项目支出/运行维护经费",
        "项目支出/省级专项资金",
        "项目支出/省级专项资金/教育专项",
        "项目支出/省级专项资金/卫生专项",
        "公用经费",
        "公用经费/办公经费",
        "公用经费/水费、电费、差旅费",
        "公用经费/会议费、培训费",
        "政府采购金额",
        "部门基本支出预算调整",
    ]
    assert numbers(read) == {
        "staff.authorised": "10",
        "staff.actual": "12",
        "building.approved_area": "1000",
        "building.actual_area": "980",
        "building.budget_investment": "300",
        "building.actual_investment": "330",
    }
    fund = rows[10]
    amounts = [value.value for value in (fund.previous_actual, fund.budget, fund.actual) if value]
    assert amounts == [Decimal(5), Decimal(6), Decimal(6)]
    assert read.forms[0].values["thrift_measures"].content == "严控支出"
    assert codes(read) == []


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (1, "财政供养人员情况(人"),
        (4, "一、“三公”经费："),
        (5, "1.公务用车购置及运行维护费"),
        (7, "公务用车运行维护费"),
        (8, "2、因公出国(境)费"),
        (9, "3、公务接待费"),
        (14, "3、区级专项资金"),
    ],
)
def test_base_data_labels_drift(tmp_path: Path, row: int, label: str) -> None:
    drawn = submission(tmp_path / "a.xlsx", BASE_DATA).forms[0]
    drifted = submission(tmp_path / "b.xlsx", changed(BASE_DATA, row, 0, label)).forms[0]
    assert [len(one.path) for one in drifted.rows] == [len(one.path) for one in drawn.rows]
    assert drifted.values.keys() == drawn.values.keys()


def test_a_fund_under_two_parents_has_two_paths(tmp_path: Path) -> None:
    more: list[tuple[Typed, ...]] = [("　4、上级转移支付", "", "", ""), ("教育专项", 9, 9, 9)]
    rows = submission(tmp_path / "a.xlsx", [*BASE_DATA[:17], *more, *BASE_DATA[17:]]).forms[0].rows
    assert [row.path[1] for row in rows if row.path[-1] == "教育专项"] == ["省级专项资金", "上级转移支付"]


def test_a_label_twice_is_not_read_and_said_so(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", changed(DEPARTMENT, 4, 6, "年度资金总额"))
    assert "funds.total.final_budget" in numbers(read)
    twice = changed(changed(changed(PROJECT, 5, 1, "总额"), 8, 1, "资金总额"), 5, 3, 100)
    read = submission(tmp_path / "b.xlsx", twice)
    assert "XF103" in codes(read)
    assert "funds.total.final_budget" not in numbers(read)


def test_a_label_gone_is_said_so(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", changed(DEPARTMENT, 2, 4, "支出情况"))
    assert [finding.name for finding in read.findings if finding.code == "XF102"] == ["actual_expenditure"]


def test_money_without_a_name_is_said_so(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", changed(BASE_DATA, 13, 0, ""))
    assert codes(read) == []
    read = submission(tmp_path / "b.xlsx", changed(changed(BASE_DATA, 13, 0, ""), 13, 2, 7))
    assert [(finding.code, finding.cell) for finding in read.findings] == [("XF107", "C14")]


def test_a_workbook_without_any_form(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="部门整体支出绩效自评表"):
        submission(tmp_path / "a.xlsx", [("会议签到表",), ("姓名", "电话")])
