"""The signature line below a form: label and value in one cell."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import SIGNATURE
from tools.templates.paint import heights, paint

LABELS = ("填表人：", "填报日期：", "联系电话：", "单位负责人签字：")


def signatures(sheet: Worksheet, row: int, areas: tuple[str, str, str, str]) -> None:
    """Put the four labels in `areas`, which stand in `row`."""
    for area, label in zip(areas, LABELS, strict=True):
        paint(sheet, area, label, SIGNATURE)
    heights(sheet, (row,), 28)
