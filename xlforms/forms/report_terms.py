"""Headings of the 自评报告 and labels of the 报告素材 it is written from."""

from __future__ import annotations

from xlforms.forms.term import Term

_NUMBERS = range(1, 31)

# Headings.
OVERVIEW = Term(
    "overview", "部门基本情况", ("单位基本情况", "基本情况", "部门单位基本情况", "部门概况", "部门(单位)概况")
)
PUBLIC_BUDGET = Term("public_budget", "一般公共预算支出情况")
BASIC = Term("basic", "基本支出情况")
PROJECTS = Term("projects", "项目支出情况")
GOVERNMENT_FUND = Term("government_fund", "政府性基金预算支出情况", ("政府性基金支出情况",))
STATE_CAPITAL = Term("state_capital", "国有资本经营预算支出情况")
SOCIAL_INSURANCE = Term("social_insurance", "社会保险基金预算支出情况")
PERFORMANCE = Term("performance", "部门整体支出绩效情况", ("部门(单位)整体支出绩效情况",))
EXECUTION = Term("execution", "支出预算执行情况", ("预算执行情况",))
GOALS = Term("goals", "支出绩效目标完成情况", ("绩效目标完成情况",))
RESULTS = Term("results", "整体支出绩效情况")
PROBLEMS = Term("problems", "存在的问题及原因分析", ("存在问题及原因分析", "存在的主要问题", "存在的问题", "存在问题"))
MEASURES = Term("measures", "下一步改进措施", ("改进措施", "下一步改进措施及建议"))
APPLICATION = Term(
    "application",
    "部门整体支出绩效自评结果拟应用和公开情况",
    ("绩效自评结果拟应用和公开情况", "自评结果拟应用和公开情况", "结果应用和公开情况"),
)
OTHER_MATTERS = Term("other", "其他需要说明的情况", ("其他需说明的情况", "其他需要说明的问题"))

# What the accountant writes for the report.
ORGANS = Term("organs", "机构设置和人员情况")
ADDED_BUDGET = Term("added_budget", "年中追加", ("年中追加预算", "年中追加预算数"))
PERSONNEL_BUDGET = Term("personnel_budget", "人员类支出预算数")
OFFICE_BUDGET = Term("office_budget", "公用经费预算数")
PROJECT_BUDGET = Term("project_budget", "项目支出预算数")
PERSONNEL_ACTUAL = Term("personnel_actual", "人员类支出决算数")
OFFICE_ACTUAL = Term("office_actual", "公用经费决算数")
PROJECT_ACTUAL = Term("project_actual", "项目支出决算数")
PROJECT_NOTE = Term("project_note", "项目支出说明")
TASKS = Term("tasks", "任务完成情况")
SAVINGS = Term("savings", "成本节约情况")
TIMING = Term("timing", "完成时间")
PROBLEM = Term("problem", "问题", tuple(f"问题{number}" for number in _NUMBERS))
MEASURE = Term("measure", "措施", tuple(f"措施{number}" for number in _NUMBERS))
