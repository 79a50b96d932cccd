"""项目支出绩效自评表: the self-evaluation of one project; an officer copies the sheet for each further one."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates import funds
from tools.templates.indicators import goals, indicators, size
from tools.templates.look import DERIVED_MONEY, FANGSONG, INPUT, INPUT_MONEY, LABEL, LABEL_LEFT, TITLE
from tools.templates.paint import heights, paint, printed, protected

SOURCES = ("其中：当年财政拨款", "　　　上年结转资金", "　　　其他资金")


def draw(sheet: Worksheet) -> None:
    """Draw the form on an empty sheet."""
    size(sheet)
    paint(sheet, "A1:I1", "项目支出绩效自评表", TITLE)
    paint(sheet, "A2:I2", "（2024年度）", TITLE._replace(font=FANGSONG))
    _header(sheet)
    _funds(sheet)
    heights(sheet, range(2, 10), 22)
    heights(sheet, (1,), 34)
    goals(sheet, 10)
    indicators(sheet, 12, execution=6)
    heights(sheet, (12,), 30)
    printed(sheet, titles="12:12")
    protected(sheet)


def _header(sheet: Worksheet) -> None:
    paint(sheet, "A3:C3", "项目名称", LABEL)
    paint(sheet, "D3:I3", None, INPUT)
    paint(sheet, "A4:C4", "主管部门", LABEL)
    paint(sheet, "D4:E4", None, INPUT)
    paint(sheet, "F4", "实施单位", LABEL)
    paint(sheet, "G4:I4", None, INPUT)


def _funds(sheet: Worksheet) -> None:
    paint(sheet, "A5:A9", "项目资金\n(万元)", LABEL)
    funds.headings(sheet, 5)
    funds.execution(sheet, 6)
    for column in funds.AMOUNTS:
        cells = f"{column}7:{column}9"
        paint(sheet, f"{column}6", f'=IF(COUNT({cells})=0,"",SUM({cells}))', DERIVED_MONEY)
    for row, label in enumerate(SOURCES, start=7):
        _source(sheet, row, label)
    funds.money_help(sheet, range(7, 10))


def _source(sheet: Worksheet, row: int, label: str) -> None:
    paint(sheet, f"B{row}:C{row}", label, LABEL_LEFT)
    for column in funds.AMOUNTS:
        paint(sheet, f"{column}{row}", None, INPUT_MONEY)
    for column in "GHI":
        paint(sheet, f"{column}{row}", "—", LABEL)
