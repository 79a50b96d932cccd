"""score: the eight rows of 附件5 for a hand-in, with what an officer typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

import xlforms
from tests.cli.running import FINANCE, JUNSHAN
from tests.cli.running import xlforms as run
from xlforms import templates

REPORT = Path(__file__).parents[2] / "examples" / "sources" / "junshan-2024-report.txt"
ROWS = ["自评通知", "工作小组", "单位自查", "提交报告", "完整性", "绩效自评表", "反映问题情况", "建议情况"]
LATE = ("--deadline", "2025-03-31", "--submitted", "2025年4月9日")
# The cells of the printed form.
UNIT, SCORE = "C3", 5
Typed = str | int


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return Path(copy(JUNSHAN, tmp_path / "甲单位.xlsx"))


def scored(*arguments: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("score", *arguments, "--json").stdout)
    return found


def row(result: dict[str, Any], item: str) -> dict[str, Any]:
    return next(one for one in result["rows"] if one["item"] == item)


def typed(path: Path, *, unit: str = "", **cells: Typed) -> Path:
    """An officer's sheet with scores and reasons such as `E11=19`."""
    book = load_workbook(path if path.exists() else templates.path("annex5"))
    sheet = book.worksheets[0]
    if unit:
        sheet[UNIT] = unit
    for cell, value in cells.items():
        sheet[cell] = value
    book.save(path)
    return path


def test_eight_rows_with_what_the_contract_promises(workbook: Path) -> None:
    result = scored(workbook, *LATE)
    assert [one["item"] for one in result["rows"]] == ROWS
    assert [one["points"] for one in result["rows"]] == [8, 2, 10, 10, 15, 20, 20, 15]
    late = row(result, "提交报告")
    assert (late["score"], late["band"], late["days_late"]) == (4, None, 6)
    assert late["basis"].startswith("附件5")
    assert row(result, "反映问题情况")["band"] == "20、16—18、13—15、10—12、0"
    assert (row(result, "完整性")["score"], row(result, "自评通知")["score"]) == (15, None)
    assert (result["total"], result["settled"], result["lowest"], result["highest"]) == (None, 19, 29, 94)
    assert result["findings"] == []


@pytest.mark.parametrize(
    "spelling", ["2025-04-09", "2025/4/9", "2025.4.9", "20250409", "2025年04月09日", "２０２５年4月9日"]
)
def test_a_date_may_be_spelt_in_any_usual_way(workbook: Path, spelling: str) -> None:
    result = scored(workbook, "--deadline", "2025年3月31日", "--submitted", spelling)
    assert row(result, "提交报告")["days_late"] == 6


def test_what_is_no_date_is_wrong_usage(workbook: Path) -> None:
    for words in ("明天", "2025-02-30", "4月9日"):
        assert run("score", workbook, "--deadline", words).exit_code == 2


def test_words_for_people(workbook: Path) -> None:
    said = run("评分", workbook, *LATE)
    assert said.exit_code == 0
    assert "  提交报告 4／10  应于2025年3月31日前报送，实际2025年4月9日报送，推迟6个工作日" in said.stdout
    assert "  已评 2 行共 19 分，待评 6 行；合计应在 29—94 分之间" in said.stdout


def test_a_year_the_calendar_does_not_know(workbook: Path, tmp_path: Path) -> None:
    days = ("--deadline", "2089-12-30", "--submitted", "2090-01-04")
    refused = run("score", workbook, *days)
    assert (refused.exit_code, "XF972" in refused.stderr) == (3, True)
    (tmp_path / "假日.csv").write_text("2089-12-31,休\n2090-01-01,休\n", "gb18030")
    assert row(scored(workbook, *days, "--holidays", tmp_path / "假日.csv"), "提交报告")["days_late"] == 3


def test_holidays_that_cannot_be_read_stop_all(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "假日.csv").write_text("2089-12-31,?\n", "utf-8")
    result = run("score", workbook, "--holidays", tmp_path / "假日.csv")
    assert (result.exit_code, "第 1 行" in result.stderr) == (3, True)


def test_the_sheet_is_written_filled_in_and_taken_up_again(workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "评分"
    said = run("score", workbook, *LATE, "-o", out)
    assert (said.exit_code, "在写出的评分表里填好待评各行的得分" in said.stdout) == (0, True)
    sheet = out / "甲单位-附件5评分.xlsx"
    assert run("score", workbook, *LATE, "-o", out).exit_code == 3
    typed(sheet, E5=8, E6=2, E7=9, E10=18, E11=17, E12=12, F7="一个县区没有汇总")
    result = scored(workbook, "--deadline", "2025-03-31", "--submitted", "2025-04-08", "-o", out, "--replace")
    # What an earlier run gave is given anew, what was typed stays.
    assert [one["score"] for one in result["rows"]] == [8, 2, 9, 5, 15, 18, 17, 12]
    assert result["total"] == 86
    assert row(result, "单位自查")["reason"].startswith("一个县区没有汇总")
    assert result["findings"] == []
    total = load_workbook(sheet, data_only=True).worksheets[0].cell(13, SCORE).value
    assert total == 86
    assert str(load_workbook(sheet).worksheets[0].cell(13, SCORE).value).startswith("=IF(COUNT(E5:E12)=0")


def test_the_sheet_beside_the_workbook_counts_when_it_names_its_unit(workbook: Path, tmp_path: Path) -> None:
    typed(tmp_path / "annex5.xlsx", unit="教育局", E5=8)
    assert row(scored(workbook), "自评通知")["score"] is None
    typed(tmp_path / "annex5.xlsx", unit="君山区总工会")
    assert row(scored(workbook), "自评通知")["score"] == 8
    assert scored(workbook)["officers"].endswith("annex5.xlsx")


@pytest.mark.parametrize(
    ("given", "code", "score"),
    [
        ((19, ""), "XF311", 19),
        ((19, "问题全面，原因分析略欠"), None, 19),
        ((21, ""), "XF312", None),
        ((18, ""), None, 18),
    ],
)
def test_a_typed_score_outside_its_bands_is_reported(
    workbook: Path, tmp_path: Path, given: tuple[int, str], code: str | None, score: int | None
) -> None:
    typed(tmp_path / "甲单位-附件5评分.xlsx", E11=given[0], F11=given[1])
    result = scored(workbook)
    assert [note["code"] for note in result["findings"]] == ([code] if code else [])
    assert row(result, "反映问题情况")["score"] == score
    assert all(note["file"] == "甲单位-附件5评分.xlsx" for note in result["findings"])


def test_a_typed_score_that_the_submission_disproves_stands_and_is_told(workbook: Path, tmp_path: Path) -> None:
    typed(tmp_path / "甲单位-附件5评分.xlsx", E9=13)
    result = scored(workbook)
    assert [note["code"] for note in result["findings"]] == ["XF313"]
    assert (row(result, "完整性")["score"], "材料显示应得15分" in row(result, "完整性")["reason"]) == (13, True)


def test_a_typed_total_is_the_sum_of_the_rows(workbook: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "甲单位-附件5评分.xlsx"
    typed(sheet, E5=8, E6=2, E7=10, E8=10, E9=15, E10=20, E11=20, E12=15, E13=99)
    assert [note["code"] for note in scored(workbook)["findings"]] == ["XF318"]
    typed(sheet, E13=100)
    assert scored(workbook)["findings"] == []
    assert scored(workbook)["total"] == 100


def test_another_workbook_of_that_name_is_no_scores(workbook: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "别的"
    book.save(tmp_path / "附件5.xlsx")
    assert scored(workbook)["officers"] is None


def test_check_reports_what_is_typed_into_the_submissions_own_sheet(workbook: Path, tmp_path: Path) -> None:
    assert run("fill", workbook).exit_code in (0, 1)
    done = tmp_path / "甲单位-已完成.xlsx"
    book = load_workbook(done)
    book["附件5"]["E11"] = 19
    book.save(done)
    codes = [note["code"] for note in json.loads(run("check", done, "--json").stdout)["findings"]]
    assert codes.count("XF311") == 1


def test_a_report_in_a_file_of_its_own_is_the_body(tmp_path: Path) -> None:
    (tmp_path / "乙单位").mkdir()
    copy(FINANCE, tmp_path / "乙单位" / "自评表.xlsx")
    alone = row(scored(tmp_path / "乙单位"), "完整性")
    assert (alone["score"], alone["band"]) == (None, "5—13")
    copy(REPORT, tmp_path / "乙单位" / "自评报告.txt")
    whole = scored(tmp_path / "乙单位")
    assert row(whole, "完整性")["score"] == 13
    assert "附件缺项目支出绩效自评表，得5分（评分标准2：每少一个部分扣2分，扣2分）" in row(whole, "完整性")["reason"]
    assert "列出2个问题" in row(whole, "反映问题情况")["reason"]


def test_a_report_that_tells_of_projects_wants_their_form(tmp_path: Path) -> None:
    text = REPORT.read_text("utf-8")
    (tmp_path / "有项目.txt").write_text(text, "utf-8")
    (tmp_path / "无项目.txt").write_text(text.replace("57.07万元", "0万元"), "utf-8")
    reasons = {name: row(scored(tmp_path / name), "完整性")["reason"] for name in ("有项目.txt", "无项目.txt")}
    assert "项目支出绩效自评表，得1分（评分标准2：每少一个部分扣2分，扣6分）" in reasons["有项目.txt"]
    assert "附件缺部门整体支出绩效评价基础数据表，部门整体支出绩效自评表，得3分" in reasons["无项目.txt"]


def test_an_archive_is_scored_like_its_folder(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "乙单位.zip", "w") as archive:
        archive.write(FINANCE, "自评表.xlsx")
        archive.write(REPORT, "自评报告.txt")
    out = tmp_path / "out"
    assert row(scored(tmp_path / "乙单位.zip", "-o", out), "完整性")["score"] == 13
    assert [path.name for path in out.iterdir()] == ["乙单位-附件5评分.xlsx"]


def test_the_bureaus_points_count(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "xlforms.toml").write_text("[annex5]\nday_late = 2\nsubmission = 20\n", "utf-8")
    late = row(scored(workbook, *LATE), "提交报告")
    assert (late["points"], late["score"]) == (20, 8)
    assert "每推迟一个工作日扣2分，最多扣20分，扣12分" in late["reason"]


def test_a_folder_of_many_leaves_the_written_sheets_alone(workbook: Path, tmp_path: Path) -> None:
    copy(FINANCE, tmp_path / "乙单位.xlsx")
    run("score", tmp_path, "-o", tmp_path)
    assert len([*tmp_path.glob("*-附件5评分.xlsx")]) == 2
    files = [Path(one["file"]).name for one in json.loads(run("score", tmp_path, "--json").stdout)]
    assert sorted(files) == ["乙单位.xlsx", workbook.name]


def test_from_python(workbook: Path) -> None:
    done = xlforms.score(str(workbook), handing=xlforms.Handing(date(2025, 3, 31), date(2025, 4, 1)))
    assert done.total is None
    assert done.marks[3].score == 9
