"""部门整体支出绩效自评表: the department's self-evaluation."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates import funds
from tools.templates.indicators import goals, indicators, size
from tools.templates.look import INPUT, INPUT_LEFT, INPUT_MONEY, LABEL, TITLE
from tools.templates.paint import advise, heights, paint, printed, protected

SPLIT = (
    ("按收入性质分：", "按支出性质分："),
    ("其中：一般公共预算：", "其中：基本支出："),
    ("　　　政府性基金拨款：", "　　　项目支出："),
    ("纳入专户管理的非税收入拨款：", None),
    ("其他资金：", None),
)
"""Rows 5 to 9: the amount is typed inside the label's cell, after the colon."""


def draw(sheet: Worksheet) -> None:
    """Draw the form on an empty sheet."""
    size(sheet)
    paint(sheet, "A1:I1", "2024年度部门整体支出绩效自评表", TITLE)
    paint(sheet, "A2:C2", "预算部门名称", LABEL)
    paint(sheet, "D2:I2", None, INPUT)
    paint(sheet, "A3:A9", "年度预算\n申请\n(万元)", LABEL)
    funds.headings(sheet, 3)
    funds.execution(sheet, 4)
    for column in funds.AMOUNTS:
        paint(sheet, f"{column}4", None, INPUT_MONEY)
    funds.money_help(sheet, range(4, 5))
    _split(sheet)
    heights(sheet, range(2, 10), 22)
    heights(sheet, (1,), 40)
    goals(sheet, 10)
    indicators(sheet, 12, execution=4)
    heights(sheet, (12,), 30)
    printed(sheet, titles="12:12")
    protected(sheet)


def _split(sheet: Worksheet) -> None:
    for row, (income, expenditure) in enumerate(SPLIT, start=5):
        paint(sheet, f"B{row}:E{row}", income, INPUT_LEFT)
        paint(sheet, f"F{row}:I{row}", expenditure, INPUT_LEFT if expenditure else LABEL)
    amounts = ["B5:B9", "F5:F7"]
    advise(sheet, amounts, "单位：万元", "把金额填在冒号后面，如“其中：一般公共预算：1397.90”；没有的不填。")
