"""The examples: as the script builds them, and saying nothing that the published cases do not say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import xlforms.templates
from xlforms.workbook import Sheet, open_workbook

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
NAMES = ("junshan-2024", "caizheng-jinrong-2024", "langfang-2019")
REPORT = "".join((EXAMPLES / "sources/junshan-2024-report.txt").read_text("utf-8").split())


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def source(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLES / "sources" / name).read_text("utf-8"))
    return found


def shown(sheet: Sheet, row: int) -> list[str]:
    """What the cells of a row show, blank ones left out."""
    return [cell.text for place, cell in sheet.cells.items() if place[0] == row and cell.text]


def printed(row: list[str]) -> list[str]:
    return [text for text in row if text]


def formulas(sheet: Worksheet) -> dict[str, str]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if str(cell.value or "").startswith("=")}


@pytest.fixture(scope="module")
def junshan() -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in load_workbook(EXAMPLES / "junshan-2024.xlsx").worksheets}


def test_the_committed_examples_are_what_the_script_builds(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tools.build_examples", tmp_path], cwd=ROOT, check=True)
    for name in NAMES:
        assert parts(tmp_path / f"{name}.xlsx") == parts(EXAMPLES / f"{name}.xlsx")


def test_every_example_is_told_of() -> None:
    manual = (EXAMPLES / "README.md").read_text("utf-8")
    files = sorted(path.name for path in EXAMPLES.glob("*.xlsx"))
    assert files == sorted(f"{name}.xlsx" for name in NAMES)
    assert all(file in manual for file in files)


@pytest.mark.parametrize("title", ["基础数据表", "部门整体支出绩效自评表", "项目支出绩效自评表"])
def test_junshan_leaves_every_derived_cell_to_its_formula(junshan: dict[str, Worksheet], title: str) -> None:
    blank = load_workbook(xlforms.templates.path("zipingbiao"))
    assert formulas(junshan[title]) == formulas(blank[title])


def test_junshan_has_the_figures_of_its_report(junshan: dict[str, Worksheet]) -> None:
    base, department = junshan["基础数据表"], junshan["部门整体支出绩效自评表"]
    assert [base[place].value for place in ("B4", "D4", "D21", "F21", "D13", "F13")] == [
        12,
        12,
        10.8,
        17.07,
        57.07,
        57.07,
    ]
    assert [department[place].value for place in ("D4", "E4", "F4")] == [190.2, 232.31, 228.6]
    assert department["B6"].value == "其中：一般公共预算：232.31"
    assert [department["F6"].value, department["F7"].value] == ["其中：基本支出：171.53", "　　　项目支出：57.07"]


def test_junshan_says_in_words_what_its_report_says(junshan: dict[str, Worksheet]) -> None:
    rows = [(row[1].value, row[2].value) for row in junshan["报告素材"].iter_rows(min_row=4)]
    written = {str(label): str(place) for label, place in rows if place is not None}
    assert [label for label, words in written.items() if "".join(words.split()) not in REPORT] == []
    assert len(written) == 24
    assert written["结果应用和公开情况"].endswith("自评分为98分。")


@pytest.mark.parametrize("title", ["部门整体支出绩效自评表", "项目支出绩效自评表"])
def test_junshan_has_indicators_of_its_report_weighted_by_the_form(junshan: dict[str, Worksheet], title: str) -> None:
    rows = [[cell.value for cell in row[3:8]] for row in junshan[title].iter_rows(min_row=13, max_row=34)]
    filled = [row for row in rows if row[0]]
    assert sum(int(str(row[3])) for row in filled) == 90
    assert {row[4] for row in filled} == {None}
    reached = [number for row in filled for number in re.findall(r"[\d.]{2,}", str(row[2] or ""))]
    assert len(reached) >= 6
    assert [number for number in reached if number not in REPORT] == []


def test_caizheng_shows_what_the_department_printed() -> None:
    case = source("yueyang-finance-2024.json")
    book = open_workbook(EXAMPLES / "caizheng-jinrong-2024.xlsx")
    base, department = book.sheets
    assert [shown(base, row) for row in range(6, 24)] == [printed(row) for row in case["base_data"]["rows"]]
    assert shown(base, 4) == case["base_data"]["staff"]
    assert shown(base, 24)[1:] == case["base_data"]["building_headers"]
    assert shown(department, 4) == case["department_form"]["total"]
    split = [text for row in range(5, 10) for text in shown(department, row)]
    assert set(split) == {*case["department_form"]["by_income"], *case["department_form"]["by_expenditure"]}
    assert not any(cell.formula for sheet in book.sheets for cell in sheet.cells.values())


def test_langfang_shows_what_the_school_printed() -> None:
    case = source("langfang-project-2019.json")
    (sheet,) = open_workbook(EXAMPLES / "langfang-2019.xlsx").sheets
    assert [shown(sheet, row)[-len(printed(each)) :] for row, each in enumerate(case["funds"]["rows"], start=6)] == [
        printed(each) for each in case["funds"]["rows"]
    ]
    lines = [shown(sheet, row) for row in range(13, 13 + 26)]
    for indicator in case["indicators"]:
        assert any(line[-len(printed(indicator[2:])) :] == printed(indicator[2:]) for line in lines)


def test_langfang_keeps_the_quirks_of_its_publication() -> None:
    (sheet,) = open_workbook(EXAMPLES / "langfang-2019.xlsx").sheets
    texts = [cell.text for cell in sheet.cells.values()]
    assert texts.count("……") == 8
    assert texts.count("效益指标") == 2
    assert [texts.count(prompt) for prompt in ("指标2", "指标3")] == [7, 1]
    assert [cell.text for place, cell in sheet.cells.items() if place[0] == 11] == ["43.2", "37.24"]
