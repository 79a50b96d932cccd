"""附件5: 部门整体支出绩效自评工作考核评分表, in the bureau's words, with 得分 and 评分说明 added to its right."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import (
    BARE,
    DERIVED,
    FORM_TITLE,
    INPUT,
    INPUT_LEFT,
    LABEL,
    LABEL_LEFT,
    LEFT,
    Look,
    typeface,
)
from tools.templates.paint import columns, heights, limit, paint, printed, protected, room


class Item(NamedTuple):
    """One scored row: its points, label, standard and evidence."""

    points: int
    label: str
    standard: str
    evidence: str


ITEMS = (
    Item(
        8,
        "自评通知\n（8分）",
        "1.印发绩效自评通知的得2分，否则不得分。\n"
        "2.按照本规程规定，绩效自评通知包括自评范围、自评主要依据、自评主要内容、自评程序和步骤、有关要求等内容，"
        "并附有本通知要求的附件的，得6分；否则缺1项扣1分，最多扣6分。",
        "绩效自评通知盖章的电子版",
    ),
    Item(
        2,
        "工作小组\n（2分）",
        "成立绩效自评工作小组的得2分，否则不得分。",
        "本部门、本单位预算绩效管理领导小组/绩效评价工作小组有关文件盖章的电子版",
    ),
    Item(
        10,
        "单位自查\n（10分）",
        "市级预算部门本级和所属单位都要开展绩效自查，转移支付项目单位都要开展绩效自查，"
        "县、区级主管部门都要汇总本区域转移支付情况；以上各项每发现一个单位没有做相应工作的，扣1分，最多扣10分。",
        "1、转移支付项目单位名称和资金情况清单\n2、有转移支付资金的各县区主管部门汇总情况的盖章PDF版",
    ),
    Item(
        10,
        "提交报告\n（10分）",
        "按时向市财政局报送报告的得10分；每推迟一个工作日报送报告的扣1分，最多扣10分。",
        "",
    ),
    Item(
        15,
        "完整性\n（15分）",
        "1.绩效自评报告正文部分内容齐全的，得8分；否则每少一个部分扣2分，最多扣8分。\n"
        "2.绩效自评报告附件部分内容齐全的，得7分；否则每少一个部分扣2分，最多扣7分。",
        "",
    ),
    Item(
        20,
        "绩效\n自评表\n（20分）",
        "1、部门整体支出和项目支出绩效指标反映产出、效益、服务对象满意度方面的指标和预算执行率的权重符合"
        "《岳阳市市级预算部门绩效自评操作规程》要求的，得5分，否则按比例扣除相应的分数。\n"
        "2.部门整体支出和项目支出绩效指标全部细化到三级指标的，得5分；部分细化的，酌情扣分；没有细化的，不得分。\n"
        "3.部门整体支出和项目支出三级绩效指标内涵明确、具体、可衡量的得5分；突出核心指标，精简实用的得3分；"
        "指标与部门整体支出和项目支出密切相关，全面反映产出和效益的得2分；否则，每项酌情扣分，最多扣10分。",
        "",
    ),
    Item(
        20,
        "反映问\n题情况\n（20分）",
        "从预算和预算绩效管理，部门履职效能，资金分配、使用和管理，资产和财务管理，政府采购等方面归纳问题、分析原因全面的，"
        "得20分；反映问题、分析原因较全面的，得16—18分；反映问题、分析原因不全面的，得13—15分；"
        "问题未归纳且过于简单的，得10—12分；只提出资金不足问题的不得分；其他情况酌情扣分。",
        "",
    ),
    Item(
        15,
        "建议情况\n（15分）",
        "建议与问题对应且全面的得15分，建议比较全面的得12—14分，建议不全面的得9—11分，建议过于简单的得6—8分，"
        "只提出加大资金投入建议的不得分；其他情况酌情扣分。",
        "",
    ),
)
LEVELS = (("布置工作\n10分", 2), ("实施评价\n20分", 2), ("自评报告\n70分", 4))
"""The first column: the label, and how many rows it spans."""

HEADERS = ("一级指标", "二级指标", "评分标准", "所需佐证材料", "得分", "评分说明")
FIRST_ROW = 5
ANNEX = typeface("黑体", 14)


def draw(sheet: Worksheet) -> None:
    """Draw the form on an empty sheet."""
    columns(sheet, {"A": 10, "B": 10, "C": 44, "D": 19, "E": 7, "F": 22})
    paint(sheet, "A1:F1", "附件5", Look(font=ANNEX, border=BARE, alignment=LEFT))
    paint(sheet, "A2:F2", "部门整体支出绩效自评工作考核评分表", Look(font=FORM_TITLE, border=BARE))
    paint(sheet, "A3:B3", "预算单位名称", LABEL)
    paint(sheet, "C3", None, INPUT)
    paint(sheet, "D3", "年度", LABEL)
    paint(sheet, "E3:F3", None, INPUT)
    for column, label in zip("ABCDEF", HEADERS, strict=True):
        paint(sheet, f"{column}4", label, LABEL)
    _levels(sheet)
    for row, item in enumerate(ITEMS, start=FIRST_ROW):
        _item(sheet, row, item)
    _total(sheet, FIRST_ROW + len(ITEMS))
    for row, points in ((1, 26), (2, 38), (3, 26), (4, 26)):
        heights(sheet, (row,), points)
    printed(sheet, titles="4:4")
    protected(sheet)


def _levels(sheet: Worksheet) -> None:
    row = FIRST_ROW
    for label, rows in LEVELS:
        paint(sheet, f"A{row}:A{row + rows - 1}", label, LABEL)
        row += rows


def _item(sheet: Worksheet, row: int, item: Item) -> None:
    paint(sheet, f"B{row}", item.label, LABEL)
    paint(sheet, f"C{row}", item.standard, LABEL_LEFT)
    paint(sheet, f"D{row}", item.evidence or None, LABEL_LEFT)
    paint(sheet, f"E{row}", None, INPUT)
    paint(sheet, f"F{row}", None, INPUT_LEFT)
    limit(sheet, f"E{row}", item.points)
    heights(sheet, (row,), max(room(item.standard, 23, 15), room(item.evidence, 10, 15)))


def _total(sheet: Worksheet, row: int) -> None:
    scores = f"E{FIRST_ROW}:E{row - 1}"
    paint(sheet, f"A{row}", "合计", LABEL)
    paint(sheet, f"B{row}", "100分", LABEL)
    paint(sheet, f"C{row}", sum(item.points for item in ITEMS), LABEL)
    paint(sheet, f"D{row}", None, LABEL)
    paint(sheet, f"E{row}", f'=IF(COUNT({scores})=0,"",SUM({scores}))', DERIVED)
    paint(sheet, f"F{row}", None, INPUT_LEFT)
    heights(sheet, (row,), 28)
