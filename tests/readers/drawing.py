"""Forms drawn by openpyxl from lists of lines, the way a stranger's workbook is laid out."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlforms.readers import read_workbook
from xlforms.submission import Submission
from xlforms.workbook import open_workbook

Typed = str | float
Lines = Sequence[Sequence[Typed]]

DEPARTMENT: Lines = (
    ("2024年度部门整体支出绩效自评表",),
    ("预算部门名称", "", "某某局"),
    ("年度预算申请(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "年度资金总额", 1397.9, 1397.9, 1389.3, 10, "", ""),
    ("", "按收入性质分：", "", "", "按支出性质分："),
    ("", "其中：一般公共预算：1397.90", "", "", "其中：基本支出：20"),
    ("", "　　　政府性基金拨款：", "", "", "　　　项目支出：1369.3"),
    ("", "纳入专户管理的非税收入拨款：", "", "", ""),
    ("", "其他资金：", "", "", ""),
    ("年度总体目标", "预期目标", "", "", "实际完成情况"),
    ("", "深化改革", "", "", "已完成"),
    (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ),
    ("", "产出指标\n(50分)", "数量指标", "培训人次", "≥50个", "50", 50, "", ""),
    ("", "效益指标(30分)", "经济效益\n指标", "增收", "≥95%", "96%", 30, "", ""),
    ("", "满意度指标(10分)", "服务对象满意度指标", "满意度", "95%以上", "90%", 10, "", "个别不满意"),
    ("总分", "", "", "", "", "", 100, "", ""),
)

PROJECT: Lines = (
    ("项目支出绩效自评表",),
    ("(2024年度)",),
    ("项目名称", "", "道路养护"),
    ("主管部门", "", "交通局", "", "实施单位", "", "公路站"),
    ("项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "年度资金总额", "", "", "", 10, "", ""),
    ("", "其中：当年财政拨款", 80, 80, 70, "—", "", "—"),
    ("", "　　　上年结转资金", 20, 20, 16.2, "—", "", "—"),
    ("", "　　　其他资金", "", "", "", "—", "", "—"),
    *DEPARTMENT[9:],
)

BASE_DATA: Lines = (
    ("2024年度部门整体支出绩效评价基础数据表",),
    ("财政供养人员情况(人)", "编制数", "2024年实际在职人数", "控制率"),
    ("", 10, 12, ""),
    ("经费控制情况(万元)", "2023年决算数", "2024年预算数", "2024年决算数"),
    ("三公经费", "", "", ""),
    ("　1、公务用车购置和维护经费", "", "", ""),
    ("　　其中：公车购置", "", "", ""),
    ("　　　　　公车运行维护", 2, 2, 1.5),
    ("　2、出国经费", 0, 0, 0),
    ("　3、公务接待", 1, 1, 2),
    ("项目支出：", "", "", ""),
    ("　1、业务工作经费", 10, 12, 11),
    ("　2、运行维护经费", "", "", ""),
    ("　……", "", "", ""),
    ("　3、省级专项资金（一个专项一行）", "", "", ""),
    ("教育专项", 5, 6, 6),
    ("卫生专项", 1, 1, 1),
    ("公用经费", 20, 20, 22),
    ("　其中：办公经费", 8, 8, 8),
    ("　　　　水费、电费、差旅费", 5, 5, 5),
    ("　　　　会议费、培训费", 4, 4, 4),
    ("政府采购金额", 3, 3, 3),
    ("部门基本支出预算调整", "", "", ""),
    (
        "楼堂馆所控制情况（2024年完工项目）",
        "批复规模(㎡)",
        "实际规模(㎡)",
        "规模控制率",
        "预算投资(万元)",
        "实际投资(万元)",
        "投资概算控制率",
    ),
    ("", 1000, 980, "", 300, 330, ""),
    ("厉行节约保障措施", "严控支出"),
    ("说明：本表单位为万元",),
    ("填表人：张三　填报日期：2025年3月1日",),
)


def draw(sheet: Worksheet, lines: Lines, *, top: int = 1, left: int = 1) -> None:
    """Write the lines cell by cell; the empty text leaves a cell empty."""
    for row, line in enumerate(lines, start=top):
        for column, value in enumerate(line, start=left):
            if value != "":
                sheet.cell(row, column, value)


def book(path: Path, *sheets: Lines, merges: Sequence[str] = (), **options: int) -> Path:
    """A workbook with one sheet for each form, named 表1, 表2 and so on, with the same cells merged on each."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, lines in enumerate(sheets, start=1):
        sheet = workbook.create_sheet(f"表{number}")
        draw(sheet, lines, **options)
        for merge in merges:
            sheet.merge_cells(merge)
    workbook.save(path)
    return path


def text_file(path: Path, lines: Lines) -> Path:
    """The same lines as a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    return path


def submission(path: Path, *sheets: Lines, merges: Sequence[str] = (), **options: int) -> Submission:
    """What our readers make of such a workbook."""
    return read_workbook(open_workbook(book(path, *sheets, merges=merges, **options)))


def changed(lines: Lines, row: int, column: int, value: Typed) -> Lines:
    """The lines with one cell (counted from 0) replaced."""
    copy = [list(line) for line in lines]
    copy[row].extend([""] * (column + 1 - len(copy[row])))
    copy[row][column] = value
    return copy


def numbers(read: Submission, index: int = 0) -> dict[str, str]:
    """The numbers of one form by field name."""
    values = read.forms[index].values
    return {name: str(value.value) for name, value in values.items() if value.value is not None}


def codes(read: Submission) -> list[str]:
    """The codes of the findings of reading."""
    return [finding.code for finding in read.findings]
