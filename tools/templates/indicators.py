"""绩效指标: the part that the department's and the project's self-evaluation have in common.

Columns A to I stand in the order of `HEADERS`.
"""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.footer import signatures
from tools.templates.look import DERIVED, DERIVED_SCORE, FREE_LABEL, INPUT, INPUT_LEFT, INPUT_SCORE, LABEL
from tools.templates.paint import advise, columns, free_rows, heights, paint, suggest

WIDTHS = {"A": 8, "B": 10, "C": 12, "D": 21, "E": 12, "F": 12, "G": 7, "H": 9, "I": 19}
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


class Group(NamedTuple):
    """A second-level group: its name and how many blank rows it has."""

    name: str
    rows: int


LEVELS = (
    ("产出指标\n（50分）", (Group("数量指标", 3), Group("质量指标", 3), Group("时效指标", 3), Group("成本指标", 3))),
    (
        "效益指标\n（30分）",
        (
            Group("经济效益\n指标", 2),
            Group("社会效益\n指标", 2),
            Group("生态效益\n指标", 2),
            Group("可持续影响\n指标", 2),
        ),
    ),
    ("满意度指标\n（10分）", (Group("服务对象\n满意度指标", 2),)),
)


def size(sheet: Worksheet) -> None:
    """Set the column widths of the two self-evaluation forms."""
    columns(sheet, WIDTHS)


def goals(sheet: Worksheet, row: int) -> None:
    """年度总体目标, two rows from `row`: headings, and the texts below them."""
    paint(sheet, f"A{row}:A{row + 1}", "年度总体目标", LABEL)
    paint(sheet, f"B{row}:E{row}", "预期目标", LABEL)
    paint(sheet, f"F{row}:I{row}", "实际完成情况", LABEL)
    paint(sheet, f"B{row + 1}:E{row + 1}", None, INPUT_LEFT)
    paint(sheet, f"F{row + 1}:I{row + 1}", None, INPUT_LEFT)
    heights(sheet, (row,), 22)
    heights(sheet, (row + 1,), 104)


def indicators(sheet: Worksheet, row: int, execution: int) -> None:
    """The header in `row`, the indicators, 总分 and the signatures below; `execution` is the row of 执行率."""
    for column, label in zip("ABCDEFGHI", HEADERS, strict=True):
        paint(sheet, f"{column}{row}", label, LABEL)
    first, after = row + 1, row + 1
    for name, groups in LEVELS:
        after = _level(sheet, after, name, groups)
    rows = range(first, after)
    paint(sheet, f"A{row}:A{after - 1}", HEADERS[0], FREE_LABEL)
    heights(sheet, rows, 24)
    free_rows(sheet, rows)
    _help(sheet, rows)
    _total(sheet, rows, execution)
    foot = after + 1
    signatures(sheet, foot, (f"A{foot}:C{foot}", f"D{foot}", f"E{foot}:G{foot}", f"H{foot}:I{foot}"))


def _level(sheet: Worksheet, row: int, name: str, groups: tuple[Group, ...]) -> int:
    after = row
    for group in groups:
        _group(sheet, after, group)
        after += group.rows
    paint(sheet, f"B{row}:B{after - 1}", name, FREE_LABEL)
    return after


def _group(sheet: Worksheet, row: int, group: Group) -> None:
    paint(sheet, f"C{row}:C{row + group.rows - 1}", group.name, FREE_LABEL)
    for each in range(row, row + group.rows):
        for column in "EFG":
            paint(sheet, f"{column}{each}", None, INPUT)
        paint(sheet, f"D{each}", None, INPUT_LEFT)
        paint(sheet, f"H{each}", None, INPUT_SCORE)
        paint(sheet, f"I{each}", None, INPUT_LEFT)


def _help(sheet: Worksheet, rows: range) -> None:
    def area(column: str) -> list[str]:
        return [f"{column}{rows.start}:{column}{rows.stop - 1}"]

    names = [group.name.replace("\n", "") for _, groups in LEVELS for group in groups]
    suggest(sheet, area("C"), names)
    advise(sheet, area("E"), "年度指标值", "连同符号和计量单位填，如 ≥50个、≤5%、=100%、12月底前。")
    advise(sheet, area("F"), "实际完成值", "按实际填，计量单位与年度指标值一致；定性指标填完成情况。")
    advise(sheet, area("G"), "分值", "各三级指标分值之和应等于一级指标标明的分值，连同执行率10分共100分。")
    advise(sheet, area("H"), "得分", "可以留空：能算的由xlforms算出；不得超过分值。")
    advise(sheet, area("I"), "偏差原因", "没有得满分的，写明偏差原因和改进措施。")


def _total(sheet: Worksheet, rows: range, execution: int) -> None:
    row, last = rows.stop, rows.stop - 1
    weights, scores = f"G{execution},G{rows.start}:G{last}", f"I{execution},H{rows.start}:H{last}"
    none = f"COUNT(G{rows.start}:G{last})=0"
    paint(sheet, f"A{row}:F{row}", "总分", LABEL)
    paint(sheet, f"G{row}", f'=IF({none},"",SUM({weights}))', DERIVED)
    # Without indicators, and without every score, there is no total yet.
    paint(sheet, f"H{row}", f'=IF(OR({none},COUNT({scores})<COUNT({weights})),"",SUM({scores}))', DERIVED_SCORE)
    paint(sheet, f"I{row}", None, DERIVED)
    heights(sheet, (row,), 24)
