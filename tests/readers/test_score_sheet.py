"""The older score sheet of Yueyang (2018-2019): read, summed and checked, its scores left to people."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.libreoffice import converted, needs_libreoffice
from tests.readers.drawing import DEPARTMENT, Lines, Typed, book, changed, codes, submission
from xlforms.contract import form as as_json
from xlforms.errors import FileError
from xlforms.pipeline import check, fill

HEADER = ("一级", "二级", "三级", "评分标准", "分值", "自评得分", "扣分原因和其他说明")
SCORE_SHEET: Lines = (
    ("附件3",),
    ("岳阳市2018年度部门整体支出绩效评价评分表",),
    ("部门（单位）名称：某市城市管理监督指挥中心",),
    HEADER,
    (
        "投入\n（15分）",
        "预算配置\n（15分）",
        "财政供养人员控制率",
        "以100%为标准。≤100%，计5分；每超过一个百分点扣0.5分。",
        5,
        5,
    ),
    ("", "", "“三公经费”变动率", "≤0，计5分；每超过一个百分点扣0.5分，扣完为止。", 5, 4.5, "公车维修增加"),
    ("", "", "重点支出安排率", "≥90%，计5分；80%（含）-90%，计4分。", "5分", "5分"),
    ("过程\n（40分）", "预算执行\n（25分）", "预算调整率", "＝0，计10分；0-10%（含），计8分。", 10, 10),
    ("", "", "资金结余", "无结余，15分；有结余，但不超过上年结转，10分。", 15, 15),
    ("", "预算管理\n（15分）", "管理制度健全性", "已制定管理制度，15分。", 15, 15),
    HEADER,
    ("产出与效果\n（45分）", "职责履行", "重点工作实际完成率", "完成率×分值", 25, 25),
    ("", "履职效益", "社会效益", "根据部门实际情况选择", 10, 10),
    ("", "", "社会公众或服务对象满意度", "90%（含）以上计10分", 10, 9, "问卷较少"),
    ("合计", "", "", "", 100, ""),
    ("填表人：张三　　填报日期：2019年6月18日　　联系电话：8690022　　单位负责人签字：李四",),
)
MERGES = ("A2:G2", "A5:A7", "B5:B7", "A8:A10", "B8:B9", "A12:A14", "B13:B14", "A15:D15")


def test_every_line_with_its_levels_criteria_and_scores(tmp_path: Path) -> None:
    read = submission(tmp_path / "a.xlsx", SCORE_SHEET, merges=MERGES)
    (form,) = read.forms
    assert (form.form.key, form.year, form.unit) == ("score_sheet", 2018, "某市城市管理监督指挥中心")
    assert codes(read) == []
    assert [(one.level1, one.points1, one.level2, one.name.content) for one in form.indicators][::4] == [
        ("投入", Decimal(15), "预算配置", "财政供养人员控制率"),
        ("过程", Decimal(40), "预算执行", "资金结余"),
        ("产出与效果", Decimal(45), "履职效益", "社会公众或服务对象满意度"),
    ]
    third = form.indicators[2]
    assert third.weight is not None
    assert third.score is not None
    assert [(one.cell, one.value) for one in (third.weight, third.score)] == [("E7", Decimal(5)), ("F7", Decimal(5))]


def test_the_json_has_the_criteria_and_no_target(tmp_path: Path) -> None:
    second = as_json(submission(tmp_path / "a.xlsx", SCORE_SHEET).forms[0])["indicators"][1]
    assert second["criteria"].startswith("≤0，计5分")
    assert second["deviation_reason"] == "公车维修增加"
    assert (second["target"], second["actual"]) == (None, None)
    assert second["score"] == {"value": 4.5, "text": "4.5", "cell": "F6"}


def test_the_total_is_filled_in_and_graded(tmp_path: Path) -> None:
    path = str(book(tmp_path / "a.xlsx", SCORE_SHEET, merges=MERGES))
    ((total,)) = fill(path, str(tmp_path / "out")).derived
    assert (total.derived.place.cell, total.derived.value) == ("F15", Decimal("98.5"))
    done = check(path)
    assert (done.score, done.grade) == (Decimal("98.5"), "优")
    assert [note.code for note in done.findings if note.code < "XF5"] == []


@pytest.mark.parametrize(
    ("row", "column", "typed", "code", "cell"),
    [
        (4, 5, 6, "XF405", "F5"),
        (7, 4, 9, "XF406", "E15"),
        (4, 0, "投入（20分）", "XF408", "E5"),
        (14, 5, 98, "XF409", "F15"),
        (4, 5, "", "XF305", "F15"),
    ],
)
def test_what_does_not_add_up_is_said(
    tmp_path: Path, row: int, column: int, typed: Typed, code: str, cell: str
) -> None:
    found = check(str(book(tmp_path / "a.xlsx", changed(SCORE_SHEET, row, column, typed)))).findings
    assert (code, cell) in [(note.code, note.cell) for note in found]


def test_a_weight_column_for_each_level(tmp_path: Path) -> None:
    wide = [line if len(line) < 4 else (line[0], "", line[1], "", *line[2:4], *line[4:]) for line in SCORE_SHEET]
    header = ("一级指标", "分值", "二级指标", "分值", "三级指标", "评价标准", "分值", "得分", "备注")
    lines = [header if line[0] == "一级" else line for line in wide]
    read = submission(tmp_path / "a.xlsx", lines)
    (form,) = read.forms
    assert codes(read) == []
    assert [one.weight.value for one in form.indicators if one.weight][:3] == [5, 5, 5]


def test_the_titles_of_both_forms_do_not_mix_them_up(tmp_path: Path) -> None:
    titled = changed(SCORE_SHEET, 1, 0, "2018年度部门整体支出绩效自评表")
    read = submission(tmp_path / "a.xlsx", titled, DEPARTMENT)
    assert [form.form.key for form in read.forms] == ["score_sheet", "department"]


@needs_libreoffice
def test_of_a_kind_that_is_only_read_it_is_checked_but_not_filled(tmp_path: Path) -> None:
    (old,) = converted(tmp_path, "xls", book(tmp_path / "a.xlsx", SCORE_SHEET))
    assert check(str(old)).score == Decimal("98.5")
    with pytest.raises(FileError, match=r"另存为 \.xlsx"):
        fill(str(old), str(tmp_path / "out"))
