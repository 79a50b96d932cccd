"""问题清单: what xlforms found, one row a finding.

Row 4 is the model of such a row; the colour of its 级别 follows the word. As it stands it says that nothing was found.
"""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import FORM_TITLE, LABEL, NOTE, TOP, tint, typeface
from tools.templates.paint import columns, heights, paint, printed

# The third holds a place, which LibreOffice shows on one line because it is a link.
WIDTHS = (5, 7, 27, 15, 28, 12, 12, 20, 20, 24)
HEADERS = ("序号", "级别", "位置", "项目", "问题", "现有内容", "应为", "计算过程", "依据", "怎么改")
SEVERITIES = (("错误", "F8D7DA"), ("警告", "FFE8B8"), ("提示", "DDEBF7"))
NOTHING = "没有发现问题"
HEADER = LABEL._replace(font=typeface("黑体", 11), fill=tint("D9D9D9"))
LINK = typeface("宋体", 10.5, colour="0563C1")


def draw(sheet: Worksheet) -> None:
    """Draw the sheet on an empty one."""
    columns(sheet, dict(zip("ABCDEFGHIJ", WIDTHS, strict=True)))
    paint(sheet, "A1:J1", "问题清单", NOTE._replace(font=FORM_TITLE, alignment=LABEL.alignment))
    paint(sheet, "A2:J2", "文件：　　　　单位：　　　　错误0条、警告0条、提示0条", NOTE)
    for column, label in zip("ABCDEFGHIJ", HEADERS, strict=True):
        paint(sheet, f"{column}3", label, HEADER)
    _model(sheet, 4)
    for row, points in ((1, 38), (2, 26), (3, 26), (4, 44)):
        heights(sheet, (row,), points)
    sheet.freeze_panes = "A4"
    printed(sheet, titles="3:3", landscape=True, colour=True)


def _model(sheet: Worksheet, row: int) -> None:
    plain = LABEL._replace(alignment=TOP)
    looks = {"A": LABEL, "B": LABEL, "C": plain._replace(font=LINK)}
    for column in "ABCDEFGHIJ":
        paint(sheet, f"{column}{row}", None, looks.get(column, plain))
    sheet[f"E{row}"] = NOTHING
    for severity, colour in SEVERITIES:
        fill = tint(colour)
        # A conditional fill is read from its background colour.
        fill.bgColor = fill.fgColor
        rule = Rule("cellIs", operator="equal", formula=[f'"{severity}"'], dxf=DifferentialStyle(fill=fill))
        sheet.conditional_formatting.add(f"B{row}", rule)
