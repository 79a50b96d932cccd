"""岳阳市君山区总工会, 2024: the blank workbook filled with the figures and the words of the unit's published report."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.build_templates import WORKBOOKS, build
from tools.examples.indicators import DEPARTMENT, PROJECT, Indicators
from tools.examples.junshan_report import AMOUNTS, REPORT, words
from tools.examples.source import between, enter
from tools.templates.look import FANGSONG, NOTE
from tools.templates.paint import heights, paint, room

UNIT = "岳阳市君山区总工会"
ABOUT = (
    "【示例说明】本表的数字和文字取自岳阳市君山区总工会公开的2024年度部门整体支出绩效自评报告。"
    "该报告没有附绩效自评表，表中的三级指标和实际完成值取自报告第六部分，年度指标值按报告所说的完成数填写，"
    "分值由本例按50、30、10分配；报告没有写的（三公经费、2023年决算数、满意度等）一律留空。"
)


def book() -> Workbook:
    """The filled workbook."""
    filled = build(WORKBOOKS["zipingbiao"])
    _guide(filled["填表说明"])
    _base_data(filled["基础数据表"])
    _department(filled["部门整体支出绩效自评表"])
    _project(filled["项目支出绩效自评表"])
    _material(filled["报告素材"])
    return filled


def row_of(sheet: Worksheet, label: str) -> int:
    """The row of the one cell that holds `label`, white space aside."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    rows = [int(cell.row or 0) for cell in cells if "".join(str(cell.value or "").split()) == label]
    if len(rows) != 1:
        raise LookupError(f"{label} stands {len(rows)} times in {sheet.title}")
    return rows[0]


def _guide(sheet: Worksheet) -> None:
    row = sheet.max_row + 2
    paint(sheet, f"A{row}:B{row}", ABOUT, NOTE._replace(font=FANGSONG))
    heights(sheet, (row,), room(ABOUT, 40, 17))
    sheet.print_area = sheet.dimensions


def _base_data(sheet: Worksheet) -> None:
    sheet["B2"] = UNIT
    people = row_of(sheet, "编制数") + 1
    enter(sheet, f"B{people}", "12")
    enter(sheet, f"D{people}", "12")
    for label, budget, final in (("1、业务工作经费", "57.07", "57.07"), ("公用经费", "10.8", "17.07")):
        row = row_of(sheet, label)
        enter(sheet, f"D{row}", budget)
        enter(sheet, f"F{row}", final)


def _department(sheet: Worksheet) -> None:
    sheet["D2"] = UNIT
    for column, amount in zip("DEF", ("190.2", "232.31", "228.6"), strict=True):
        enter(sheet, f"{column}{row_of(sheet, '年度资金总额')}", amount)
    for place, amount in (("B6", "232.31"), ("F6", "171.53"), ("F7", "57.07")):
        sheet[place] = f"{sheet[place].value}{amount}"
    expected = between(REPORT, "我区工会工作的实际情况，", "2、成本节约率")
    _goals(sheet, expected, between(REPORT, "经费管理规定执行，", "一是构建"))
    _indicators(sheet, DEPARTMENT)


def _project(sheet: Worksheet) -> None:
    sheet["D3"], sheet["D4"], sheet["G4"] = "工会专项资金项目", UNIT, UNIT
    row = row_of(sheet, "其中：当年财政拨款")
    enter(sheet, f"E{row}", "57.07")
    enter(sheet, f"F{row}", "57.07")
    expected = between(REPORT, "在项目实施过程中，", "君山区总工会积累了")
    _goals(sheet, expected, between(REPORT, "组织人力物力实施项目，", "（二）支出绩效目标"))
    _indicators(sheet, PROJECT)


def _goals(sheet: Worksheet, expected: str, actual: str) -> None:
    row = row_of(sheet, "预期目标") + 1
    sheet[f"B{row}"], sheet[f"F{row}"] = expected, actual


def _indicators(sheet: Worksheet, groups: Indicators) -> None:
    for group, indicators in groups.items():
        for row, indicator in enumerate(indicators, start=row_of(sheet, group)):
            sheet[f"D{row}"] = indicator.name
            enter(sheet, f"E{row}", indicator.target)
            enter(sheet, f"F{row}", indicator.actual)
            sheet[f"G{row}"] = indicator.weight
            heights(sheet, (row,), 30)


def _material(sheet: Worksheet) -> None:
    for label, amount in AMOUNTS.items():
        enter(sheet, f"C{row_of(sheet, label)}", amount)
    for label, content in words().items():
        row = row_of(sheet, label)
        sheet[f"C{row}"] = content
        heights(sheet, (row,), max(sheet.row_dimensions[row].height, room(content, 36, 15)))
