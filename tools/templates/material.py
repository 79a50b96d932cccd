"""报告素材: where the accountant writes what the report must say and no table holds."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import GREY_TEXT, INPUT_LEFT, LABEL, LABEL_LEFT, MONEY, NOTE, TITLE
from tools.templates.paint import advise, columns, free_rows, heights, paint, printed, protected, suggest


class Item(NamedTuple):
    """What to write for one section of the report.

    Attributes:
        section: its number in the report.
        labels: one label a row.
        hint: what to write.
        height: of each row, in points.
    """

    section: str
    labels: tuple[str, ...]
    hint: str
    height: float = 32


AMOUNTS = (
    Item(
        "二",
        ("年初预算数(万元)", "年中追加(万元)"),
        "财政批复的年初支出预算；年中追加的预算，调减填负数。两项之和等于自评表的全年预算数。",
        24,
    ),
    Item(
        "二",
        ("人员类支出预算数(万元)", "公用经费预算数(万元)", "项目支出预算数(万元)"),
        "全年预算数之中的三类支出。三项之和等于全年预算数。",
        24,
    ),
    Item(
        "二",
        ("人员类支出决算数(万元)", "公用经费决算数(万元)", "项目支出决算数(万元)"),
        "全年执行数之中的三类支出。三项之和等于全年执行数。",
        24,
    ),
)
BUDGETS = (
    Item("三", ("政府性基金预算支出情况",), "没有的填“无”。"),
    Item("四", ("国有资本经营预算支出情况",), "没有的填“无”。"),
    Item("五", ("社会保险基金预算支出情况",), "没有的填“无”。"),
)
RESULTS = (
    Item("六（一）", ("支出预算执行情况",), "资金管理、制度建设、进度和质量。", 88),
    Item("六（二）", ("任务完成情况",), "任务完成率，主要工作任务完成得怎样。", 60),
    Item("六（二）", ("成本节约情况",), "成本节约率及其原因；没有节约的写0并说明。", 46),
    Item("六（二）", ("完成时间",), "项目何时完成，资金何时用完，有无延期。"),
    Item("六（三）", ("整体支出绩效情况",), "取得的成效，写明数量、金额和受益人数。", 220),
)
PROBLEMS = Item(
    "七",
    tuple(f"问题{number}" for number in range(1, 7)),
    "一行写一个问题及其原因，用不到的行留空。\n对照附件5，从五个方面归纳：预算和预算绩效管理；部门履职效能；资金分配、使用和管理；资产和财务管理；政府采购。",
)
MEASURES = Item("八", tuple(f"措施{number}" for number in range(1, 7)), "与问题一一对应：措施1对应问题1，依次类推。")
OTHER = Item("十", ("其他需要说明的情况",), "没有的填“无”。")
ITEMS = (
    Item("一", ("机构设置和人员情况",), "内设机构；在职（行政编、事业编）、退休、聘用人员各多少人。", 60),
    *AMOUNTS,
    Item("二（二）", ("项目支出说明",), "项目支出的用途，主要项目及其金额（万元）。", 60),
    *BUDGETS,
    *RESULTS,
    PROBLEMS,
    MEASURES,
    Item("九", ("结果应用和公开情况",), "自评结果拟怎样应用，在哪里公开。", 76),
    OTHER,
)
ABOUT = "各表里没有、报告里要写的内容，填在“填写处”；xlforms用它和各表的数字写出“自评报告”。金额单位：万元。"
FIRST_ROW = 4


def draw(sheet: Worksheet) -> None:
    """Draw the sheet on an empty one."""
    columns(sheet, {"A": 10, "B": 27, "C": 66, "D": 34})
    paint(sheet, "A1:D1", "2024年度自评报告素材", TITLE)
    paint(sheet, "A2:D2", ABOUT, NOTE)
    for column, label in zip("ABCD", ("报告章节", "内容", "填写处", "填写提示"), strict=True):
        paint(sheet, f"{column}3", label, LABEL)
    row = FIRST_ROW
    for item in ITEMS:
        _item(sheet, range(row, row + len(item.labels)), item)
        row += len(item.labels)
    heights(sheet, (1,), 40)
    heights(sheet, (2, 3), 24)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    printed(sheet, titles="3:3", landscape=True)
    protected(sheet)


def _item(sheet: Worksheet, rows: range, item: Item) -> None:
    locked = item not in (PROBLEMS, MEASURES)
    label = LABEL_LEFT._replace(locked=locked)
    paint(sheet, _down("A", rows), item.section, LABEL._replace(locked=locked))
    paint(sheet, _down("D", rows), item.hint, label._replace(font=GREY_TEXT))
    for row, text in zip(rows, item.labels, strict=True):
        paint(sheet, f"B{row}", text, label)
        paint(sheet, f"C{row}", None, INPUT_LEFT._replace(number_format=MONEY if item in AMOUNTS else "General"))
    heights(sheet, rows, item.height)
    if not locked:
        free_rows(sheet, rows)
    _help(sheet, item, _down("C", rows))


def _down(column: str, rows: range) -> str:
    return f"{column}{rows[0]}:{column}{rows[-1]}" if len(rows) > 1 else f"{column}{rows[0]}"


def _help(sheet: Worksheet, item: Item, area: str) -> None:
    if item in AMOUNTS:
        advise(sheet, [area], "单位：万元", "只填数字，不带“万元”。")
    if item in (*BUDGETS, OTHER):
        suggest(sheet, [area], ("无",))
