"""The same content in the layouts of other provinces and cities."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.drawing import Lines, book, codes, submission
from xlforms.pipeline import check, fill

HEAD: Lines = (
    ("2023年度项目支出绩效自评表",),
    ("项目名称", "", "教育补助"),
    ("主管部门", "", "教育局", "", "实施单位", "", "一中"),
)
GOAL: Lines = (("年度总体目标", "预期目标", "", "", "实际完成情况"), ("", "目标文字", "", "", "完成文字"))
LAYOUTS: dict[str, Lines] = {
    "四川": [
        *HEAD,
        ("项目资金(万元)", "", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因"),
        ("", "总额", 100, 120, 118, "98.33%", 10, 9.83, ""),
        ("", "其中：财政资金", 100, 120, 118, "", "", "", ""),
        *GOAL,
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "完成值",
            "权重",
            "得分",
            "未完成原因分析",
        ),
        ("", "产出指标", "数量指标", "培训人数", "≥", 50, "人", 55, 90, 88, "退出一人"),
        ("合计", "", "", "", "", "", "", "", 100, 97.83),
        ("评价结论", "良好"),
    ],
    "云南": [
        *HEAD,
        ("项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", 100, 120, 118, 10, "98.33%", 9.83),
        *GOAL,
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "",
            "",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因",
        ),
        ("", "", "", "", "指标性质", "指标值", "度量单位"),
        ("", "产出指标", "数量指标", "培训人数", "≥", 50, "人", 55, 90, 88, "退出一人"),
        ("总分", "", "", "", "", "", "", "", 100, 97.83),
    ],
    "安徽": [
        *HEAD,
        ("项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", 100, 120, 118, 10, "98.33%", 9.83),
        *GOAL,
        ("绩效指标", "一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "未完成原因"),
        ("", "产出指标", "数量指标", "培训人数", 90, "≥50人", "55", 88, "退出一人"),
        ("总分", "", "", "", 100, "", "", 97.83),
    ],
    "天津": [
        *HEAD,
        ("项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", 100, 120, 118, 10, "98.33%", 9.83),
        *GOAL,
        (
            "一级指标",
            "二级指标",
            "指标名称",
            "计算符号",
            "指标值",
            "实际完成值",
            "计量单位",
            "分值",
            "得分",
            "偏差原因分析",
        ),
        ("产出指标", "数量指标", "培训人数", "≥", 50, 55, "人", 90, 88, "退出一人"),
        ("总分", "", "", "", "", "", "", 100, 97.83),
    ],
}


@pytest.mark.parametrize("place", LAYOUTS)
def test_one_content_in_many_layouts(tmp_path: Path, place: str) -> None:
    form = submission(tmp_path / "a.xlsx", LAYOUTS[place]).forms[0]
    numbers = {name: str(value.value) for name, value in form.values.items() if value.value is not None}
    assert (form.form.key, form.year, form.unit) == ("project", 2023, "一中")
    assert (
        numbers.items()
        >= {
            "funds.total.final_budget": "120",
            "funds.total.actual_expenditure": "118",
            "funds.total.weight": "10",
            "funds.total.execution_rate": "0.9833",
            "funds.total.score": "9.83",
            "total.weight": "100",
            "total.score": "97.83",
        }.items()
    )
    (line,) = form.indicators
    assert line.target is not None
    assert line.actual is not None
    assert line.target.reading.operator == ">="
    assert line.target.reading.value == 50
    assert line.target.reading.unit == "人"
    assert line.actual.reading.value == 55
    assert [value and value.content for value in (line.weight, line.score, line.deviation_reason)] == [
        "90",
        "88",
        "退出一人",
    ]


def test_twenty_points_for_the_rate_and_no_weights(tmp_path: Path) -> None:
    lines = [
        *HEAD,
        ("预算执行情况(万元)(20分)", "", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)"),
        ("", "年度财政资金总额", 120, 118, "98.33%", 19.67),
        ("一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)", "得分"),
        ("产出指标(40分)", "数量指标", "培训人数", "50人", "55人", 40),
        ("效益指标(40分)", "社会效益", "满意", "100%", "100%", 40),
        ("总分", "", "", "", "", 99.67),
    ]
    read = submission(tmp_path / "湖北.xlsx", lines)
    form = read.forms[0]
    weight = form.values["funds.total.weight"]
    assert (weight.value, weight.text, weight.cell) == (Decimal(20), "得分(20分*执行率)", "F4")
    assert form.number("funds.total.score") is not None
    assert form.number("total.score") is not None
    assert [line.weight for line in form.indicators] == [None, None]
    assert codes(read) == []


def test_a_rate_without_weight_and_score_of_its_own(tmp_path: Path) -> None:
    lines = [
        *HEAD,
        ("资金情况(万元)", "", "年初预算数", "全年预算数(A)", "全年执行数(B)", "执行率(B/A)"),
        ("", "年度资金总额", 100, 120, 118, "98.33%"),
        *GOAL,
        ("绩效指标", "一级指标", "二级指标", "三级指标", "参考分值", "指标值(A)", "全年实际值(B)", "得分"),
        ("", "预算执行", "预算执行率", "预算执行率", 10, "100%", "98.33%", 9.83),
        ("", "产出指标", "数量指标", "培训人数", 90, "50人", "55人", 90),
        ("总分", "", "", "", 100, "", "", 99.83),
    ]
    read = submission(tmp_path / "银川.xlsx", lines)
    assert [line.name.content for line in read.forms[0].indicators] == ["预算执行率", "培训人数"]
    assert codes(read) == []


def test_a_rate_among_the_indicators_makes_up_for_the_funds(tmp_path: Path) -> None:
    header = ("绩效指标", "一级指标", "二级指标", "三级指标", "参考分值", "指标值(A)", "全年实际值(B)", "得分")
    rate = ("", "预算执行(10分)", "预算执行率", "预算执行率", 10, "100%", "98.33%", 9.83)
    rest = (
        ("", "产出指标(90分)", "数量指标", "培训人数", 90, "50人", "55人", 90),
        ("总分", "", "", "", 100, "", "", 99.83),
    )
    without_funds = check(str(book(tmp_path / "银川.xlsx", [*HEAD, *GOAL, header, rate, *rest])))
    assert [note.code for note in without_funds.findings] == []
    assert without_funds.submission.forms[0].number("total.score") == Decimal("99.83")
    neither = submission(tmp_path / "漏了.xlsx", [*HEAD, *GOAL, header, *rest])
    assert codes(neither) == ["XF105"]


def test_a_unit_of_its_own_column_is_the_actuals_too(tmp_path: Path) -> None:
    lines = [
        *LAYOUTS["天津"][:-2],
        ("满意度指标", "群众满意度", "满意度", "≥", 95, 90, "%", 45, 42.63, ""),
        ("产出指标", "时效指标", "完成时限", "定性", "2023年12月31日前", "12月", "", 45, 45, ""),
        LAYOUTS["天津"][-1],
    ]
    read = submission(tmp_path / "a.xlsx", lines)
    rate, deadline = read.forms[0].indicators
    assert rate.target is not None
    assert rate.actual is not None
    assert deadline.target is not None
    assert (rate.target.reading.value, rate.actual.reading.value) == (Decimal("0.95"), Decimal("0.90"))
    assert deadline.target.reading.kind == "date"
    assert codes(read) == []


def test_hubei_scores_with_the_printed_weight(tmp_path: Path) -> None:
    lines = [
        *HEAD,
        ("预算执行情况(万元)(20分)", "", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分(20分*执行率)"),
        ("", "年度财政资金总额", 120, 118),
        ("一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)", "得分"),
        ("产出指标(80分)", "数量指标", "培训人数", "50人", "55人", 80),
        ("总分", "", "", "", "", ""),
    ]
    (score,) = [
        one
        for one in fill(str(book(tmp_path / "湖北.xlsx", lines)), str(tmp_path / "out")).derived
        if one.derived.place.name == "funds.total.score"
    ]
    assert (score.derived.value, score.formula) == (
        Decimal("19.67"),
        'IF(C5=0,"",ROUND(20*MAX(0,MIN(1,D5/C5)),2))',
    )
