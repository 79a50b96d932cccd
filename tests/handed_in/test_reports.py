"""Reports of one hand-in: each is checked, and each finding names the file that it is about by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import xlforms
from tests.cli.running import FINANCE
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, book, changed
from tests.report.texts import RIGHT
from tests.writers.filling import FIGURES, WORDS, made, reread
from xlforms.findings import Finding
from xlforms.writers.field_names import in_words
from xlforms.writers.narrative import write_narrative

WRONG = RIGHT.replace("总预算数350.5万元", "总预算数352.5万元")


def told(folder: Path, *codes: str) -> list[tuple[str, str, str]]:
    """Code, file and sheet of some of the findings of a folder."""
    findings: list[Finding] = xlforms.check(str(folder)).findings
    return [(note.code, note.file, note.sheet) for note in findings if note.code in codes]


def with_report(path: Path, added: str) -> None:
    """A workbook with the report that its tables give, another 年中追加 typed into it."""
    whole = made(FIGURES, WORDS)
    write_narrative(whole.workbook, whole.submission)
    sheet = whole.sheet("自评报告")
    place, cell = next((place, one) for place, one in sheet.cells.items() if "年中追加42.11" in one.text)
    sheet.set_value(*place, cell.text.replace("42.11", added))
    reread(whole.workbook).workbook.save(str(path))


def test_reports_on_sheets_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with_report(tmp_path / "甲.xlsx", "42.11")
    with_report(tmp_path / "乙.xlsx", "43.11")
    assert told(tmp_path, "XF131") == [("XF131", "甲.xlsx", "自评报告")]
    notes = xlforms.check(str(tmp_path)).findings
    assert [(note.code, note.file) for note in notes if note.name == "total.added_budget"] == [("XF454", "乙.xlsx")]


@pytest.mark.parametrize(("first", "second"), [(RIGHT, WRONG), (WRONG, RIGHT)])
def test_each_of_two_texts_is_checked(tmp_path: Path, first: str, second: str) -> None:
    shutil.copy(FINANCE, tmp_path / "部门.xlsx")
    for name, text in (("报告1.txt", first), ("报告2.txt", second)):
        (tmp_path / name).write_text(text, "utf-8")
    wrong = "报告1.txt" if first is WRONG else "报告2.txt"
    assert told(tmp_path, "XF451", "XF131") == [
        ("XF451", wrong, ""),
        ("XF131", "报告2.txt", ""),
    ]


def test_one_report_alone_is_not_said_to_be_one_of_several(tmp_path: Path) -> None:
    shutil.copy(FINANCE, tmp_path / "部门.xlsx")
    (tmp_path / "报告.txt").write_text(RIGHT, "utf-8")
    assert told(tmp_path, "XF451", "XF131") == []


def test_projects_on_sheets_of_one_name_are_told_apart(tmp_path: Path) -> None:
    book(tmp_path / "甲.xlsx", PROJECT)
    book(tmp_path / "乙.xlsx", changed(changed(PROJECT, 12, 3, "修路里程"), 12, 7, 60))
    done = xlforms.check(str(tmp_path))
    (note,) = (one for one in done.findings if one.code == "XF405")
    filled = done.submission.about(note)
    assert (note.file, note.sheet, in_words(note.name, filled)) == ("乙.xlsx", "表1", "修路里程·得分")


def test_what_is_missing_of_a_hand_in_is_said(tmp_path: Path) -> None:
    book(tmp_path / "部门.xlsx", DEPARTMENT)
    assert told(tmp_path, "XF132") == []
    book(tmp_path / "项目.xlsx", PROJECT)
    (note,) = (one for one in xlforms.check(str(tmp_path)).findings if one.code == "XF132")
    assert note.message.startswith("交来的材料里没有「部门整体支出绩效评价基础数据表」、自评报告；")
    book(tmp_path / "基础数据.xlsx", BASE_DATA)
    (tmp_path / "报告.txt").write_text(RIGHT, "utf-8")
    assert told(tmp_path, "XF132") == []
