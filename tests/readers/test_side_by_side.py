"""Several forms on one sheet, hidden lines, and merged headers above values that are not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed, codes, numbers, submission
from xlforms.pipeline import read


def beside(left: Lines, right: Lines, gap: int = 1) -> Lines:
    """Two forms in the same lines of one sheet."""
    width = max(map(len, left)) + gap
    height = max(len(left), len(right))
    padded = [*left, *[()] * (height - len(left))], [*right, *[()] * (height - len(right))]
    return [(*one, *[""] * (width - len(one)), *other) for one, other in zip(*padded, strict=True)]


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_a_department_beside_its_project(tmp_path: Path, gap: int) -> None:
    read = submission(tmp_path / "a.xlsx", beside(DEPARTMENT, PROJECT, gap))
    assert [form.form.key for form in read.forms] == ["department", "project"]
    for index, alone in enumerate((DEPARTMENT, PROJECT)):
        assert numbers(read, index) == numbers(submission(tmp_path / f"{index}.xlsx", alone))
        assert len(read.forms[index].indicators) == 3
    assert codes(read) == []


def test_three_forms_below_each_other_and_one_beside(tmp_path: Path) -> None:
    lines = [*beside(DEPARTMENT, PROJECT), (), *BASE_DATA, (), *changed(PROJECT, 2, 2, "桥梁检测")]
    read = submission(tmp_path / "a.xlsx", lines)
    assert [form.form.key for form in read.forms] == ["department", "project", "base_data", "project"]
    assert read.forms[2].rows[-1].path == ("部门基本支出预算调整",)
    assert read.forms[3].values["project_name"].content == "桥梁检测"
    assert codes(read) == []


def test_a_page_repeats_title_and_project(tmp_path: Path) -> None:
    again = [*PROJECT[:3], PROJECT[11]]
    read = submission(tmp_path / "a.xlsx", [*PROJECT[:13], *again, *PROJECT[13:]])
    assert [len(form.indicators) for form in read.forms] == [3]
    assert numbers(read)["total.weight"] == "100"
    assert codes(read) == []


def test_a_header_of_two_lines_on_every_page(tmp_path: Path) -> None:
    first = ("绩效指标", "", "", "", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    second = ("", "一级指标", "二级指标", "三级指标", "", "", "", "", "")
    lines = [*DEPARTMENT[:11], first, second, DEPARTMENT[12], first, second, *DEPARTMENT[13:]]
    read = submission(tmp_path / "a.xlsx", lines)
    assert [one.name.content for one in read.forms[0].indicators] == ["培训人次", "增收", "满意度"]
    assert codes(read) == []


def test_hidden_lines_are_read_and_said(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", DEPARTMENT)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.row_dimensions[13].hidden = True
    sheet.column_dimensions["I"].hidden = True
    workbook.save(path)
    done = read(str(path))
    assert len(done.forms[0].indicators) == 3
    assert [(note.code, note.cell, note.message[:12]) for note in done.findings] == [
        ("XF115", "D13", "第13行、I列是隐藏的，")
    ]


def test_hidden_lines_without_content_are_not_worth_a_word(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", DEPARTMENT)
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].row_dimensions[40].hidden = True
    workbook.worksheets[0].column_dimensions["M"].hidden = True
    workbook.save(path)
    assert read(str(path)).findings == []


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", DEPARTMENT, PROJECT)
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[1].sheet_state = "hidden"
    workbook.save(path)
    done = read(str(path))
    assert [form.form.key for form in done.forms] == ["department", "project"]
    assert [(note.code, note.sheet) for note in done.findings] == [("XF116", "表2")]


def test_values_below_the_second_column_of_a_merged_header(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:4],
        ("项目资金(万元)", "", "年初预算数", "", "全年预算数", "", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", "", 100, 120, "", 118, 10, "", ""),
        *PROJECT[9:],
    ]
    values = submission(tmp_path / "a.xlsx", lines, merges=("C5:D5", "E5:F5")).forms[0].values
    budgets = [values[f"funds.total.{name}"] for name in ("original_budget", "final_budget")]
    assert [(one.cell, one.value) for one in budgets] == [("D6", Decimal(100)), ("E6", Decimal(120))]


def test_lines_that_divide_another_are_no_parts_of_the_total(tmp_path: Path) -> None:
    lines = [
        *PROJECT[:5],
        ("", "年度资金总额", 100, 100, 90, 10),
        ("", "财政拨款", 100, 100, 90),
        ("", "其中：中央财政资金", 60, 60, 50),
        ("", "　　　地方资金", 40, 40, 40),
        *PROJECT[9:],
    ]
    read = submission(tmp_path / "a.xlsx", lines)
    assert numbers(read)["funds.central.final_budget"] == "60"
    assert read.forms[0].unknown == {"funds"}
    assert codes(read) == []


ANNEX5: Lines = (
    ("一级指标", "二级指标", "评分标准", "所需佐证材料", "得分", "评分说明"),
    ("组织情况（30分）", "自评通知（8分）", "下发通知2分", "通知文件", 8),
    ("", "工作小组（2分）", "成立2分", "文件", 2),
    ("", "单位自查\n（10分）", "每个单位1分", "", 10),
    ("", "提交报告（10分）", "每迟1个工作日扣1分", "", 9, "迟交1天"),
    ("自评质量（70分）", "完整性（15分）", "主体8分", "", 15),
    ("", "绩效自评表（20分）", "5＋5＋10", "", 18),
    ("", "反映问题情况（20分）", "全面20分", "", 16),
    ("", "建议情况（15分）", "", "", 12),
    ("合计（100分）", "", "", "", 90),
)


def test_annex_5_without_a_title_is_no_self_evaluation(tmp_path: Path) -> None:
    for top, left in ((1, 1), (6, 3)):
        read = submission(tmp_path / "a.xlsx", ANNEX5, top=top, left=left)
        (form,) = read.forms
        assert form.form.key == "annex5"
        assert [form.number(name) for name in ("forms.score", "total.score")] == [Decimal(18), Decimal(90)]
        assert codes(read) == []


@pytest.mark.parametrize(("gap", "down"), [(1, 2), (2, 5), (1, 20)])
def test_forms_side_by_side_begin_in_different_lines(tmp_path: Path, gap: int, down: int) -> None:
    lines = beside(DEPARTMENT, [*[()] * down, *PROJECT], gap)
    read = submission(tmp_path / "a.xlsx", lines)
    assert [(form.form.key, form.unit, len(form.indicators)) for form in read.forms] == [
        ("department", "某某局", 3),
        ("project", "公路站", 3),
    ]
    assert codes(read) == []


def test_merged_titles_part_forms_without_a_gap(tmp_path: Path) -> None:
    lines = beside(DEPARTMENT, [(), (), *PROJECT], 0)
    read = submission(tmp_path / "a.xlsx", lines, merges=("A1:I1", "J3:R3"))
    assert [form.unit for form in read.forms] == ["某某局", "公路站"]
    assert codes(read) == []


def test_titles_of_forms_below_each_other_part_no_columns(tmp_path: Path) -> None:
    """The second title stands further right, beside a column that somebody left empty."""
    empty = [(line[0], "", *line[1:]) for line in DEPARTMENT]
    again = [(line[0], "", *line[1:]) for line in changed(DEPARTMENT, 1, 2, "另一局")]
    again[0] = ("", "", DEPARTMENT[0][0])
    read = submission(tmp_path / "a.xlsx", [*empty, (), *again])
    assert [form.unit for form in read.forms] == ["某某局", "另一局"]
