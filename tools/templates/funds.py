"""The row of 年度资金总额 and the headings above it, alike on both self-evaluation forms (columns D to I)."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import DERIVED_RATE, DERIVED_SCORE, INPUT, LABEL
from tools.templates.paint import advise, paint

HEADERS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
AMOUNTS = "DEF"


def headings(sheet: Worksheet, row: int) -> None:
    """The six headings, with the empty corner left of them."""
    paint(sheet, f"B{row}:C{row}", None, LABEL)
    for column, label in zip("DEFGHI", HEADERS, strict=True):
        paint(sheet, f"{column}{row}", label, LABEL)


def execution(sheet: Worksheet, row: int) -> None:
    """分值, 执行率 and its 得分, capped by the weight and blank until both amounts are numbers."""
    open_amounts = f"OR(N(E{row})=0,COUNT(F{row})=0)"
    score = f"ROUND(G{row}*MAX(0,MIN(1,F{row}/E{row})),2)"
    paint(sheet, f"B{row}:C{row}", "年度资金总额", LABEL)
    paint(sheet, f"G{row}", 10, INPUT)
    paint(sheet, f"H{row}", f'=IF({open_amounts},"",ROUND(F{row}/E{row},4))', DERIVED_RATE)
    paint(sheet, f"I{row}", f'=IF({open_amounts},"",{score})', DERIVED_SCORE)


def money_help(sheet: Worksheet, rows: range) -> None:
    """Say the unit when an amount is selected."""
    area = f"{AMOUNTS[0]}{rows.start}:{AMOUNTS[-1]}{rows.stop - 1}"
    advise(sheet, [area], "单位：万元", "只填数字，不带“万元”；没有发生的填0。")
