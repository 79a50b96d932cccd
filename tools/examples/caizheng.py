"""财政金融部 of a Yueyang development zone, 2024: a workbook laid out as that department published it.

Not our template: the district's own titles, header spellings and typed figures.
"""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.examples.source import data, enter
from tools.templates.look import BARE, FORM_TITLE, LABEL, LABEL_LEFT, NOTE, Look
from tools.templates.paint import columns, heights, paint, printed

TITLE = Look(font=FORM_TITLE, border=BARE)
PAIRS = (("B", "C"), ("D", "E"), ("F", "G"))
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
LEVELS = (
    ("产出指标(50分)", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标(30分)", ("经济效益\n指标", "社会效益\n指标", "生态效益\n指标", "可持续影响\n指标")),
    ("满意度指标(10分)", ("社会公众或服务对象满意度",)),
)


def book() -> Workbook:
    """The workbook with the two forms."""
    case = data("yueyang-finance-2024.json")
    filled = Workbook()
    filled.remove(filled.worksheets[0])
    _base_data(filled.create_sheet("基础数据表"), case)
    _department(filled.create_sheet("自评表"), case)
    for sheet in filled.worksheets:
        printed(sheet, colour=True)
    return filled


def _base_data(sheet: Worksheet, case: dict[str, Any]) -> None:
    columns(sheet, {"A": 42, **dict.fromkeys("BCDEFG", 10)})
    base = case["base_data"]
    paint(sheet, "A1:G1", "预算单位整体支出绩效评价基础数据表", TITLE)
    paint(sheet, "A2", "预算单位名称", LABEL)
    paint(sheet, "B2:G2", case["unit"], LABEL)
    paint(sheet, "A3:A4", "财政供养人员情况(人)", LABEL)
    _line(sheet, 3, ["编制数", "2024年实际在职人数", "控制率"])
    _line(sheet, 4, base["staff"])
    paint(sheet, "A5", "经费控制情况(万元)", LABEL)
    _line(sheet, 5, base["columns"])
    for row, (label, *figures) in enumerate(base["rows"], start=6):
        paint(sheet, f"A{row}", label, LABEL_LEFT)
        _line(sheet, row, figures)
    building = 6 + len(base["rows"])
    _building(sheet, building, base["building_headers"])
    heights(sheet, range(2, sheet.max_row + 1), 24)
    heights(sheet, (1, building), 40)


def _line(sheet: Worksheet, row: int, figures: list[str]) -> None:
    for (left, right), figure in zip(PAIRS, figures, strict=True):
        paint(sheet, f"{left}{row}:{right}{row}", None, LABEL)
        enter(sheet, f"{left}{row}", figure)


def _building(sheet: Worksheet, row: int, headers: list[str]) -> None:
    paint(sheet, f"A{row}:A{row + 1}", "楼堂馆所控制情况\n(2024年完工项目)", LABEL)
    for column, header in zip("BCDEFG", headers, strict=True):
        paint(sheet, f"{column}{row}", header, LABEL)
        paint(sheet, f"{column}{row + 1}", None, LABEL)
    paint(sheet, f"A{row + 2}", "厉行节约保障措施", LABEL)
    paint(sheet, f"B{row + 2}:G{row + 2}", None, LABEL)
    paint(sheet, f"A{row + 3}:G{row + 3}", "填表人：　　　　填报日期：　　　　联系电话：　　　　单位负责人签字：", NOTE)


def _department(sheet: Worksheet, case: dict[str, Any]) -> None:
    columns(sheet, {"A": 9, "B": 10, "C": 14, "D": 20, "E": 12, "F": 12, "G": 8, "H": 9, "I": 18})
    form = case["department_form"]
    paint(sheet, "A1:I1", f"{case['year']}年度部门整体支出绩效自评表", TITLE)
    paint(sheet, "A2:C2", form["unit_label"], LABEL)
    paint(sheet, "D2:I2", case["unit"], LABEL)
    paint(sheet, "A3:A9", "年度预算申请\n(万元)", LABEL)
    paint(sheet, "B3:C3", None, LABEL)
    _funds(sheet, form["total"])
    _split(sheet, form)
    _goals(sheet, form["expected_goal_begins"])
    _indicators(sheet)
    heights(sheet, range(2, sheet.max_row + 1), 24)
    for row, points in ((1, 40), (11, 110), (12, 30)):
        heights(sheet, (row,), points)


def _funds(sheet: Worksheet, total: list[str]) -> None:
    label, *figures = total
    headers = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    paint(sheet, "B4:C4", label, LABEL)
    for column, header, figure in zip("DEFGHI", headers, figures, strict=True):
        paint(sheet, f"{column}3", header, LABEL)
        paint(sheet, f"{column}4", None, LABEL)
        enter(sheet, f"{column}4", figure)


def _split(sheet: Worksheet, form: dict[str, Any]) -> None:
    income, expenditure = form["by_income"], form["by_expenditure"]
    for row, (left, right) in enumerate(zip(income, [*expenditure, None, None], strict=True), start=5):
        paint(sheet, f"B{row}:E{row}", left, LABEL_LEFT)
        paint(sheet, f"F{row}:I{row}", right, LABEL_LEFT)


def _goals(sheet: Worksheet, expected: str) -> None:
    paint(sheet, "A10:A11", "年度总体目标", LABEL)
    paint(sheet, "B10:E10", "预期目标", LABEL)
    paint(sheet, "F10:I10", "实际完成情况", LABEL)
    paint(sheet, "B11:E11", expected.replace("; ", ";\n"), LABEL_LEFT)
    paint(sheet, "F11:I11", None, LABEL_LEFT)


def _indicators(sheet: Worksheet) -> None:
    for column, header in zip("ABCDEFGHI", HEADERS, strict=True):
        paint(sheet, f"{column}12", header, LABEL)
    row = 13
    for level, groups in LEVELS:
        row = _level(sheet, row, level, groups)
    paint(sheet, f"A13:A{row - 1}", None, LABEL)
    paint(sheet, f"A{row}:F{row}", "总分", LABEL)
    for column in "GHI":
        paint(sheet, f"{column}{row}", None, LABEL)


def _level(sheet: Worksheet, row: int, level: str, groups: tuple[str, ...]) -> int:
    after = row
    for group in groups:
        paint(sheet, f"C{after}:C{after + 1}", group, LABEL)
        for column in "DEFGHI":
            paint(sheet, f"{column}{after}", None, LABEL)
            paint(sheet, f"{column}{after + 1}", None, LABEL)
        after += 2
    paint(sheet, f"B{row}:B{after - 1}", level, LABEL)
    return after
