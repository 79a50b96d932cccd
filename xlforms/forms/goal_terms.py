"""Labels of 年度总体目标: what was aimed at, and what came of it."""

from __future__ import annotations

from xlforms.forms.term import Term

_GOALS_MET = ("年度总体目标完成情况", "年度目标完成情况", "年度绩效目标完成情况", "总体目标完成情况", "目标完成情况")
ANNUAL_GOAL = Term(
    "annual_goal",
    "年度总体目标",
    (
        "年度绩效目标",
        "总体目标",
        "年度目标",
        "年度总目标",
        "整体绩效目标",
        "当年绩效目标",
        "年度履职目标",
        # As a heading over the goal and what came of it, they give way to a column's own header.
        *_GOALS_MET,
    ),
)
EXPECTED_GOAL = Term(
    "goal.expected",
    "预期目标",
    (
        "年初设定目标",
        "项目年度目标",
        "年初预期目标",
        "年初目标",
        "年度预期目标",
        "年度总体目标预期目标",
        "预定目标",
        "年初绩效目标",
        "设定目标",
        "年度设定目标",
        "预期绩效目标",
        "预期总目标",
        "预期总体目标",
        # As headings over both they give way to any of the others.
        "总体目标",
        "年度绩效目标",
        "年度目标",
        "年度总目标",
    ),
)
ACTUAL_GOAL = Term(
    "goal.actual",
    "实际完成情况",
    (
        *_GOALS_MET,
        "年度实际完成情况",
        "具体完成情况",
        "年度完成情况",
        "总目标完成情况",
        "目标实际完成情况",
        "实际完成目标",
        "全年实际完成情况",
        "全年目标完成情况",
        "全年目标实际完成情况",
        "全年完成情况",
        "年度总体目标完成情况综述",
        "总体目标完成情况综述",
        "目标完成情况综述",
        "目标实际完成",
        "总体目标实际完成情况",
        "全年总体目标完成情况",
    ),
)
