"""廊坊市食品工程学校, 2019: a project form as published, with the prompts of the national template left in it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.examples.source import data, enter
from tools.templates.look import BARE, FANGSONG, FORM_TITLE, LABEL, LABEL_LEFT, Look
from tools.templates.paint import columns, heights, paint, printed

HEADERS = (
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)
SECOND_PAGE = "可持续影响指标"
"""The page breaks before this group, so that 效益指标 stands in two merged blocks."""


def book() -> Workbook:
    """The workbook with the one form."""
    case = data("langfang-project-2019.json")
    filled = Workbook()
    sheet = filled.worksheets[0]
    sheet.title = "Sheet1"
    columns(sheet, {"A": 10, "B": 11, "C": 15, "D": 24, "E": 12, "F": 12, "G": 8, "H": 8, "I": 26})
    _head(sheet, case)
    _funds(sheet, case["funds"])
    _goals(sheet, case["goals"])
    _indicators(sheet, case["indicators"])
    heights(sheet, range(2, sheet.max_row + 1), 24)
    heights(sheet, (1,), 36)
    heights(sheet, (13,), 48)
    printed(sheet, colour=True)
    return filled


def _head(sheet: Worksheet, case: dict[str, Any]) -> None:
    title, year = case["title"].split()
    header = case["header"]
    paint(sheet, "A1:I1", title, Look(font=FORM_TITLE, border=BARE))
    paint(sheet, "A2:I2", year, Look(font=FANGSONG, border=BARE))
    for area, content in (
        ("A3:C3", "项目名称"),
        ("D3:I3", header["项目名称"]),
        ("A4:C4", "主管部门"),
        ("D4:E4", header["主管部门"]),
        ("F4", "实施单位"),
        ("G4:I4", header["实施单位"]),
    ):
        paint(sheet, area, content, LABEL)


def _funds(sheet: Worksheet, funds: dict[str, Any]) -> None:
    paint(sheet, "A5:A9", "项目资金\n(万元)", LABEL)
    paint(sheet, "B5:C5", None, LABEL)
    for column, header in zip("DEFGHI", funds["columns"], strict=True):
        paint(sheet, f"{column}5", header, LABEL)
    for row, (label, *figures) in enumerate(funds["rows"], start=6):
        paint(sheet, f"B{row}:C{row}", label, LABEL_LEFT)
        _line(sheet, row, "DEFGHI", figures)


def _line(sheet: Worksheet, row: int, letters: str, figures: list[str]) -> None:
    for column, figure in zip(letters, figures, strict=True):
        paint(sheet, f"{column}{row}", None, LABEL)
        enter(sheet, f"{column}{row}", figure)


def _goals(sheet: Worksheet, goals: dict[str, str]) -> None:
    paint(sheet, "A10:A11", "年度总体目标", LABEL)
    for first, last, (heading, goal) in zip("BF", "EI", goals.items(), strict=True):
        paint(sheet, f"{first}10:{last}10", heading, LABEL)
        paint(sheet, f"{first}11:{last}11", None, LABEL)
        enter(sheet, f"{first}11", goal)


def _indicators(sheet: Worksheet, indicators: list[list[str]]) -> None:
    for column, header in zip("ABCDEFGHI", HEADERS, strict=True):
        paint(sheet, f"{column}12", header, LABEL)
    row = 13
    for _, block in groupby(indicators, key=lambda each: (each[0], each[1] == SECOND_PAGE)):
        row = _level(sheet, row, list(block))
    paint(sheet, f"A13:A{row - 1}", None, LABEL)
    paint(sheet, f"A{row}:F{row}", "总分", LABEL)
    _line(sheet, row, "GHI", ["", "", ""])


def _level(sheet: Worksheet, row: int, block: list[list[str]]) -> int:
    after = row
    for name, group in groupby(block, key=itemgetter(1)):
        after = _group(sheet, after, name, [figures for _, _, *figures in group])
    paint(sheet, f"B{row}:B{after - 1}", block[0][0], LABEL)
    return after


def _group(sheet: Worksheet, row: int, name: str, indicators: list[list[str]]) -> int:
    """The rows of a second-level group: its indicators, then the template's next prompts."""
    prompts = [f"指标{len(indicators) + 1}", "……"]
    lines = [*indicators, *([prompt, "", "", "", "", ""] for prompt in prompts)]
    for each, figures in enumerate(lines, start=row):
        _line(sheet, each, "DEFGHI", figures)
    after = row + len(lines)
    paint(sheet, f"C{row}:C{after - 1}", name, LABEL)
    return after
