"""The report against the tables: each figure is what its cell says, and both are named where it is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.running import xlforms
from tests.report.texts import JUNSHAN, changed, read
from tests.writers.filling import FIGURES, WORDS, Typed, made, reread
from xlforms.calculation.report.against import against_report
from xlforms.calculation.report.check import check_report
from xlforms.findings import Finding
from xlforms.submission import Submission
from xlforms.writers.narrative import write_narrative

EXAMPLE = Path(__file__).parents[2] / "examples" / "junshan-2024.xlsx"
REPORT = """\
2024年度君山区总工会整体支出绩效自评报告
一、部门基本情况
在职干部12人。
二、一般公共预算支出情况
（一）基本支出情况
总支出年初预算数190.2万元，年中追加42.11万元，总预算数232.31万元。2024年年末决算数为228.6万元。
（二）项目支出情况
项目支出全年预算数为57.07万元，决算数为57.07万元。实施项目共1个。
六、部门整体支出绩效情况
预算执行率98.4%。
七、存在的问题
预算编制不够精准。
八、下一步改进措施
加强预算编制。
九、部门整体支出绩效自评结果拟应用和公开情况
自评得分为96.5分。
"""


def against_tables(text: str, figures: Mapping[str, Typed] = FIGURES) -> list[Finding]:
    submission = made(figures).submission
    return [note for note in check_report(read(text), submission) if note.code not in ("XF503", "XF506")]


def test_a_report_that_agrees_hears_nothing() -> None:
    assert against_tables(REPORT) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "source"),
    [
        ("年初预算数190.2万元", "年初预算数191.2万元", "XF454", "部门整体支出绩效自评表!D4"),
        ("2024年年末决算数为228.6万元", "2024年年末决算数为229.6万元", "XF454", "部门整体支出绩效自评表!F4"),
        ("决算数为57.07万元。", "决算数为56.07万元。", "XF454", "项目支出绩效自评表"),
        ("在职干部12人", "在职干部13人", "XF454", "基础数据表!"),
        ("预算执行率98.4%", "预算执行率97.4%", "XF454", "部门整体支出绩效自评表!"),
        ("自评得分为96.5分", "自评得分为98分", "XF455", "部门整体支出绩效自评表!"),
        ("实施项目共1个", "实施项目共2个", "XF461", "项目支出绩效自评表"),
        ("2024年度君山区总工会", "2023年度君山区总工会", "XF462", "部门整体支出绩效自评表"),
        ("2024年度君山区总工会", "2024年度华容县总工会", "XF463", "部门整体支出绩效自评表"),
    ],
)
def test_a_figure_that_disagrees_is_said_with_both_places(old: str, new: str, code: str, source: str) -> None:
    found = [note for note in against_tables(changed(old, new, REPORT)) if note.code == code]
    assert found
    assert source in found[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("年初预算数190.2万元", "年初预算数约195万元"),
        ("决算数为228.6万元", "决算数为2286000元"),
        ("自评得分为96.5分", "自评得分为96.50分"),
        ("君山区总工会整体", "岳阳市君山区总工会部门整体"),
    ],
)
def test_another_way_to_write_the_same_is_right(old: str, new: str) -> None:
    assert against_tables(changed(old, new, REPORT)) == []


def test_the_score_of_the_published_report_against_the_table() -> None:
    text = JUNSHAN.read_text("utf-8")
    figures = {**FIGURES, "department/total.score": Decimal("97.84")}
    (score,) = (note for note in against_tables(text, figures) if note.code == "XF455")
    assert "自评分为98分" in score.message
    assert "97.84" in score.message


def test_two_figures_run_together_are_told_apart_by_the_table_where_no_sum_closes() -> None:
    text = changed("年初预算数190.2万元，年中追加42.11", "年初预算数189.67190.2万元，年中追加43.11", REPORT)
    (note,) = (note for note in against_tables(text) if note.code == "XF450")
    assert note.expected == "190.2"
    assert "部门整体支出绩效自评表!D4" in note.message


def test_a_report_that_was_written_from_the_tables_agrees_with_them() -> None:
    whole = made(FIGURES, WORDS)
    write_narrative(whole.workbook, whole.submission)
    again = reread(whole.workbook).submission
    assert again.report is not None
    assert against_report(again) == []
    assert {one.name for one in again.report.figures} >= {"total.original_budget", "score", "execution_rate"}


def test_a_figure_changed_on_the_sheet_is_said_at_its_cell() -> None:
    whole = made(FIGURES, WORDS)
    write_narrative(whole.workbook, whole.submission)
    sheet = whole.sheet("自评报告")
    place, cell = next((place, one) for place, one in sheet.cells.items() if "年中追加42.11" in one.text)
    sheet.set_value(*place, cell.text.replace("年中追加42.11", "年中追加43.11"))
    findings = against_report(reread(whole.workbook).submission)
    assert [(note.code, note.sheet, note.cell) for note in findings] == [("XF454", "自评报告", cell.ref)]


def test_a_sheet_with_headings_alone_is_no_report_yet() -> None:
    assert made(FIGURES, WORDS).submission.report is None


def test_check_on_a_report_alone_and_beside_its_workbook(tmp_path: Path) -> None:
    shutil.copy(JUNSHAN, tmp_path / "自评报告.txt")
    alone = xlforms("check", tmp_path / "自评报告.txt")
    assert alone.exit_code == 1
    assert "190.2＋42.11＝232.31" in alone.stdout
    shutil.copy(EXAMPLE, tmp_path / "自评表.xlsx")
    told = json.loads(xlforms("check", tmp_path, "--json").stdout)
    of_report = [note for note in told["findings"] if note.get("file") == "自评报告.txt"]
    assert {note["code"] for note in of_report} >= {"XF450", "XF505"}
    assert all(note["place"].startswith("第") for note in of_report)
    # Its figures are those of the tables, and the overrun of 公用经费 is said once, at the base data's cell.
    assert not [note for note in told["findings"] if note["code"] in ("XF454", "XF453")]


def test_read_gives_the_figures_of_a_report(tmp_path: Path) -> None:
    shutil.copy(JUNSHAN, tmp_path / "自评报告.txt")
    (form,) = json.loads(xlforms("read", tmp_path / "自评报告.txt", "--json").stdout)["forms"]
    assert (form["form"], form["sheet"], form["year"], form["unit"]) == ("report", "", 2024, "岳阳市君山区总工会")
    values = form["values"]
    assert values["figures.score"] == {
        "value": 98,
        "text": "2024年我单位部门整体绩效评价自评分为98分",
        "cell": None,
        "place": "第32行",
        "unit": "分",
    }
    assert values["figures.project.actual_expenditure.2"]["value"] == 57.07
    assert values["figures.total.original_budget"]["value"] is None
    assert values["problems.2"]["text"] == "基层财务人员业务能力有待提高。"
    assert values["report.other"]["text"] == "无"
    assert "在职人数：12名" not in xlforms("read", tmp_path / "自评报告.txt").stdout
    assert "在职人数：12人（在职干部12人）" in xlforms("read", tmp_path / "自评报告.txt").stdout


def test_a_sum_that_a_wrong_figure_breaks_is_not_said_beside_it() -> None:
    wrong = changed("年中追加42.11", "年中追加43.11", REPORT)
    assert [note.code for note in against_tables(wrong)] == ["XF454"]
    assert [note.code for note in check_report(read(wrong), Submission("")) if note.code.startswith("XF45")] == [
        "XF451"
    ]


def test_a_figure_ten_thousand_times_too_small_is_said_to_be_in_another_unit() -> None:
    (note,) = against_tables(changed("年中追加42.11万", "年中追加42.11元", REPORT))
    assert note.message.endswith("是 42.11，正好差一万倍，像是单位写错了。")
