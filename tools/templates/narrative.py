"""自评报告: the narrative, whose empty rows `xlforms fill` writes.

One column as wide as 28 characters of 三号 type, the line of an official document; one row a paragraph.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import BARE, CENTRE, LEFT, REPORT_BODY, Look, typeface
from tools.templates.paint import columns, heights, paint, printed, protected

HEADING = Look(font=typeface("黑体", 16), border=BARE, alignment=LEFT)
SUBHEADING = HEADING._replace(font=typeface("楷体_GB2312", 16))
HEADLINE = HEADING._replace(font=typeface("方正小标宋_GBK", 22), alignment=CENTRE, locked=False)
# Distributed, the lines of a paragraph take the whole height of its row: 28 points a line, as official documents have.
BODY = Look(
    font=REPORT_BODY,
    border=BARE,
    alignment=Alignment(horizontal="left", vertical="distributed", wrap_text=True),
    locked=False,
)
FIXED = HEADING._replace(font=REPORT_BODY)

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("一、部门（单位）基本情况", ()),
    ("二、一般公共预算支出情况", ("（一）基本支出情况", "（二）项目支出情况")),
    ("三、政府性基金预算支出情况", ()),
    ("四、国有资本经营预算支出情况", ()),
    ("五、社会保险基金预算支出情况", ()),
    (
        "六、部门整体支出绩效情况",
        ("（一）支出预算执行情况", "（二）支出绩效目标完成情况", "（三）整体支出绩效情况"),
    ),
    ("七、存在的问题及原因分析", ()),
    ("八、下一步改进措施", ()),
    ("九、部门整体支出绩效自评结果拟应用和公开情况", ()),
    ("十、其他需要说明的情况", ()),
)
ANNEXES = (
    "附件：1.部门整体支出绩效评价基础数据表",
    "　　　2.部门整体支出绩效自评表",
    "　　　3.项目支出绩效自评表",
)


def draw(sheet: Worksheet) -> None:
    """Draw the sheet on an empty one."""
    columns(sheet, {"A": 72})
    paint(sheet, "A1", "2024年度部门整体支出绩效自评报告", HEADLINE)
    heights(sheet, (1,), 72)
    row = 2
    for content, look in _lines():
        paint(sheet, f"A{row}", content, look)
        heights(sheet, (row,), 29)
        row += 1
    printed(sheet)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 1.1, 1.02, 1.46, 1.38
    protected(sheet)


def _lines() -> list[tuple[str | None, Look]]:
    lines: list[tuple[str | None, Look]] = []
    for heading, parts in SECTIONS:
        lines.append((f"　　{heading}", HEADING))
        for part in parts:
            lines += [(f"　　{part}", SUBHEADING), (None, BODY)]
        if not parts:
            lines.append((None, BODY))
    return [*lines, *((f"　　{annex}", FIXED) for annex in ANNEXES)]
