"""Headings of 自评报告 as other units and places print them, for reports read as prose.

A heading is known by its words, whatever its number: the whole of it, years, brackets and white space left out, is
one of these. On sheets, where the same words are labels of other forms too, only the terms' own synonyms count.
"""

from __future__ import annotations

from xlforms.forms import report_terms as r
from xlforms.forms.term import Term

BOTH = Term("problems_and_measures", "存在的问题及改进措施")
CAUSES = Term("causes", "原因分析")

_AND = "[及和与、]?"
_UNIT = "(?:部门|单位|本级)*"
_BOTH_WAYS = "(?:收支|收入支出|收入[及和与]支出)"
_MEASURES = "(?:措施|建议|意见|打算|计划|举措|思路)"
_STEP = rf"(?:下一步|今后|有关|相关|拟采取|拟|工作|整改|改进|完善|的|[及和与、])*{_MEASURES}"
_TO_DO = rf"{_STEP}(?:{_STEP})?"
_FOUND = (
    r"(?:绩效|自评|评价|工作|中|过程|发现|反映|主要|的)*(?:存在的?)?(?:主要)?(?:困难[和及])?"
    r"(?:问题|不足)(?:[和及与](?:不足|困难))?"
)

PATTERNS: tuple[tuple[Term, str], ...] = (
    (r.OVERVIEW, rf"{_UNIT}(?:基本情况|基本概况|概况|概述)"),
    (
        r.PUBLIC_BUDGET,
        rf"一般公共预算(?:财政拨款)?(?:收支|收入支出|支出)情况|{_UNIT}整体支出(?:管理[及和]使用|使用[及和]管理)情况",
    ),
    (r.PUBLIC_BUDGET, rf"{_UNIT}(?:整体|总体|年度|财政|预算|资金|经费)*{_BOTH_WAYS}(?:预算|决算|执行|总体)*情况"),
    (r.PUBLIC_BUDGET, rf"{_UNIT}(?:整体|财政)?(?:资金|经费)支出情况"),
    (r.PUBLIC_BUDGET, rf"{_UNIT}(?:年度)?(?:整体|总体)支出(?:规模|(?:总体)?情况)(?:[、和及].{{0,24}})?"),
    (r.BASIC, rf"{_UNIT}基本支出(?:使用)?(?:情况)?"),
    (r.PROJECTS, rf"{_UNIT}(?:专项)?项目(?:资金)?(?:组织)?(?:实施|支出|使用)?情况|{_UNIT}项目支出"),
    (r.GOVERNMENT_FUND, r"政府性基金(?:预算)?(?:财政拨款)?(?:收支|收入支出|支出)?情况"),
    (r.STATE_CAPITAL, r"国有资本经营(?:预算)?(?:财政拨款)?(?:收支|收入支出|支出)?情况"),
    (r.SOCIAL_INSURANCE, r"社会保险基金(?:预算)?(?:收支|收入支出|支出)?情况"),
    (r.PERFORMANCE, r"(?:部门|单位|本级)+整体支出绩效(?:评价|自评|完成|实现)*(?:情况|分析)*"),
    (r.EXECUTION, rf"(?:{_UNIT}支出|{_UNIT}(?:整体支出)?)预算执行情况(?:分析)?"),
    (r.GOALS, rf"(?:{_UNIT}(?:整体)?支出)?(?:总体)?(?:绩效)?目标(?:完成|实现)情况(?:分析)?"),
    (r.RESULTS, r"整体支出绩效(?:评价|自评|完成|实现)*情况(?:分析)?"),
    (BOTH, rf"{_FOUND}(?:{_AND}(?:主要)?原因(?:分析)?)?[及和与、]{_TO_DO}"),
    (r.PROBLEMS, rf"{_FOUND}(?:{_AND}(?:其|主要|产生)*(?:的)?原因(?:分析)?)?"),
    (r.MEASURES, _TO_DO),
    (CAUSES, r"(?:主要|问题|产生|的)*原因(?:分析)?"),
    (
        r.APPLICATION,
        rf"{_UNIT}(?:整体支出)?(?:绩效)?(?:自评|评价)?(?:报告|结果)(?:拟)?(?:公开|应用|运用)+(?:{_AND}(?:公开|应用|运用))?(?:情况|计划)?",
    ),
    (r.OTHER_MATTERS, r"其他(?:需要?)?(?:说明|报告)的?(?:情况|问题|事项)"),
)
