"""What the Junshan report says and no table holds, cut from its own text for the sheet 报告素材."""

from __future__ import annotations

import re

from tools.examples.source import between, text

REPORT = text("junshan-2024-report.txt")

# The report prints 189.67190.2 for the original budget: of its two figures 190.2 closes, 190.2 + 42.11 = 232.31.
AMOUNTS = {
    "年初预算数(万元)": "190.2",
    "年中追加(万元)": "42.11",
    "人员类支出预算数(万元)": "164.44",
    "公用经费预算数(万元)": "10.8",
    "项目支出预算数(万元)": "57.07",
    "人员类支出决算数(万元)": "154.46",
    "公用经费决算数(万元)": "17.07",
    "项目支出决算数(万元)": "57.07",
}
_PLACES = {
    "机构设置和人员情况": ("（一）部门（单位）基本情况", "二、一般公共预算支出情况"),
    "项目支出说明": ("决算数为57.07万元，", "三、政府性基金"),
    "政府性基金预算支出情况": ("三、政府性基金预算支出情况", "四、"),
    "国有资本经营预算支出情况": ("四、国有资本经营预算支出情况", "五、"),
    "社会保险基金预算支出情况": ("五、社会保险基金预算支出情况", "六、"),
    "支出预算执行情况": ("（一）支出预算执行情况。", "（二）支出绩效目标完成情况。"),
    "整体支出绩效情况": ("（三）整体支出绩效情况", "七、存在的问题"),
    "结果应用和公开情况": ("自评结果拟应用和公开情况", "十、其他"),
    "其他需要说明的情况": ("十、其他需要说明的情况", "附件5"),
}


def words() -> dict[str, str]:
    """The text for each label of 报告素材."""
    tasks, savings, timing = _numbered("主要指标如下：", "（三）整体支出绩效情况")
    return {
        **{label: between(REPORT, start, end) for label, (start, end) in _PLACES.items()},
        "任务完成情况": tasks,
        "成本节约情况": savings,
        "完成时间": timing.removeprefix("关于完成时间方面情况。"),
        **_listed("问题", _numbered("七、存在的问题及原因分析", "八、下一步改进措施")),
        **_listed("措施", _numbered("八、下一步改进措施", "九、部门整体支出")),
    }


def _numbered(start: str, end: str) -> list[str]:
    """The points of a passage numbered 1、 2、."""
    points = re.split(r"(?:^|\n)\d、", between(REPORT, start, end))
    return [point.strip() for point in points if point.strip()]


def _listed(label: str, points: list[str]) -> dict[str, str]:
    return {f"{label}{number}": point for number, point in enumerate(points, start=1)}
