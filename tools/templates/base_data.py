"""基础数据表: 部门整体支出绩效评价基础数据表, the figures that the whole evaluation rests on."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.footer import signatures
from tools.templates.look import (
    COUNT,
    DERIVED_MONEY,
    DERIVED_RATE,
    INPUT,
    INPUT_LEFT,
    INPUT_MONEY,
    LABEL,
    LABEL_LEFT,
    NOTE,
    TITLE,
    Look,
)
from tools.templates.paint import advise, columns, free_rows, heights, paint, printed, protected

PAIRS = (("B", "C"), ("D", "E"), ("F", "G"))
"""The three figures of a row take two columns each, so that the six of the building block stand below them."""

COST = (
    ("三公经费", "sum 7 10 11"),
    ("　1、公务用车购置和维护经费", "sum 8 9"),
    ("　　其中：公车购置", "input"),
    ("　　　　　公车运行维护", "input"),
    ("　2、出国经费", "input"),
    ("　3、公务接待", "input"),
    ("项目支出：", "range 13 17"),
    ("　1、业务工作经费", "input"),
    ("　2、运行维护经费", "input"),
    ("　……", "free"),
    ("", "free"),
    ("　3、省级专项资金（一个专项一行）", "range 18 20"),
    ("", "free"),
    ("", "free"),
    ("", "free"),
    ("公用经费", "input"),
    ("　其中：办公经费", "input"),
    ("　　　　水费、电费、差旅费", "input"),
    ("　　　　会议费、培训费", "input"),
    ("政府采购金额", "input"),
    ("部门基本支出预算调整", "input"),
)
"""Rows 6 to 26: the label, and what its figures are: typed, under a label of the officer's own, or a sum of rows."""

BUILDING = ("批复规模(㎡)", "实际规模(㎡)", "规模控制率", "预算投资(万元)", "实际投资(万元)", "投资概算控制率")
NOTES = (
    "说明：1.“项目支出”填报基本支出以外的全部项目支出，“公用经费”填报基本支出中的商品和服务支出。"
    "2.专项资金一个专项填一行，行数不够时在空白行之间插入行。3.没有发生的填0；浅灰色单元格由公式算出，不用填。"
)


def draw(sheet: Worksheet) -> None:
    """Draw the form on an empty sheet."""
    columns(sheet, {"A": 34, **dict.fromkeys("BCDEFG", 11)})
    paint(sheet, "A1:G1", "2024年度部门整体支出绩效评价基础数据表", TITLE)
    paint(sheet, "A2", "预算单位名称", LABEL)
    paint(sheet, "B2:G2", None, INPUT)
    _staff(sheet)
    _cost(sheet)
    _building(sheet)
    _closing(sheet)
    heights(sheet, range(2, 29), 23)
    heights(sheet, (1,), 40)
    heights(sheet, (3, 27), 30)
    printed(sheet, titles="1:2")
    protected(sheet)


def _across(sheet: Worksheet, row: int, contents: tuple[str | None, str | None, str | None], *looks: Look) -> None:
    for (left, right), content, look in zip(PAIRS, contents, looks, strict=True):
        paint(sheet, f"{left}{row}:{right}{row}", content, look)


def _staff(sheet: Worksheet) -> None:
    people = INPUT._replace(number_format=COUNT)
    paint(sheet, "A3:A4", "财政供养人员情况(人)", LABEL)
    _across(sheet, 3, ("编制数", "2024年实际在职人数", "控制率"), LABEL, LABEL, LABEL)
    rate = '=IF(OR(N(B4)=0,COUNT(D4)=0),"",ROUND(D4/B4,4))'
    _across(sheet, 4, (None, None, rate), people, people, DERIVED_RATE)
    advise(sheet, ["B4", "D4"], "单位：人", "只填数字。编制数按批准的编制填，在职人数按年末实有人数填。")


def _cost(sheet: Worksheet) -> None:
    paint(sheet, "A5", "经费控制情况(万元)", LABEL)
    _across(sheet, 5, ("2023年决算数", "2024年预算数", "2024年决算数"), LABEL, LABEL, LABEL)
    for row, (label, kind) in enumerate(COST, start=6):
        paint(sheet, f"A{row}", label, INPUT_LEFT if kind == "free" else LABEL_LEFT)
        _figures(sheet, row, kind)
    free_rows(sheet, (row for row, (_, kind) in enumerate(COST, start=6) if kind == "free"))


def _figures(sheet: Worksheet, row: int, kind: str) -> None:
    word, *rows = kind.split()
    look = DERIVED_MONEY if rows else INPUT_MONEY
    first, second, third = (_total(word, rows, left) if rows else None for left, _ in PAIRS)
    _across(sheet, row, (first, second, third), look, look, look)
    if not rows:
        advise(sheet, [f"{left}{row}" for left, _ in PAIRS], "单位：万元", "只填数字，不带“万元”；没有发生的填0。")


def _total(word: str, rows: list[str], column: str) -> str:
    joint = ":" if word == "range" else ","
    cells = joint.join(f"{column}{row}" for row in rows)
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def _building(sheet: Worksheet) -> None:
    paint(sheet, "A27:A28", "楼堂馆所控制情况\n（2024年完工项目）", LABEL)
    for column, label in zip("BCDEFG", BUILDING, strict=True):
        paint(sheet, f"{column}27", label, LABEL)
        paint(sheet, f"{column}28", None, INPUT_MONEY)
    paint(sheet, "D28", '=IF(OR(N(B28)=0,COUNT(C28)=0),"",ROUND(C28/B28,4))', DERIVED_RATE)
    paint(sheet, "G28", '=IF(OR(N(E28)=0,COUNT(F28)=0),"",ROUND(F28/E28,4))', DERIVED_RATE)
    advise(sheet, ["B28", "C28"], "单位：平方米", "只填数字；本年没有完工的楼堂馆所项目，留空。")
    advise(sheet, ["E28", "F28"], "单位：万元", "只填数字；本年没有完工的楼堂馆所项目，留空。")


def _closing(sheet: Worksheet) -> None:
    paint(sheet, "A29", "厉行节约保障措施", LABEL)
    paint(sheet, "B29:G29", None, INPUT_LEFT)
    paint(sheet, "A30:G30", NOTES, NOTE)
    signatures(sheet, 31, ("A31", "B31:C31", "D31:E31", "F31:G31"))
    heights(sheet, (29,), 64)
    heights(sheet, (30,), 44)
