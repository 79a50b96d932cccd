"""The blank official forms: as the script draws them, with every label, locked, printable and free of errors."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

import xlforms.templates
from xlforms.workbook import open_workbook

ROOT = Path(__file__).parent.parent
NAMES = ("zipingbiao", "annex5", "wentiqingdan")
FORMS = ("基础数据表", "部门整体支出绩效自评表", "项目支出绩效自评表", "报告素材", "自评报告", "附件5")

LABELS = tomllib.loads((ROOT / "tests/data/template_labels.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def sheets() -> dict[str, Worksheet]:
    books = [load_workbook(xlforms.templates.path(name)) for name in NAMES]
    return {sheet.title: sheet for book in books for sheet in book.worksheets}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def contents(sheet: Worksheet) -> Iterator[Cell]:
    yield from (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None)


def packed(value: object) -> str:
    return "".join(str(value or "").split())


def is_formula(cell: Cell | MergedCell) -> bool:
    return str(cell.value or "").startswith("=")


def test_the_committed_templates_are_what_the_script_draws(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tools.build_templates", tmp_path], cwd=ROOT, check=True)
    for name in NAMES:
        assert parts(tmp_path / f"{name}.xlsx") == parts(Path(xlforms.templates.path(name)))


def test_the_workbook_has_its_sheets_in_the_order_of_work() -> None:
    book = load_workbook(xlforms.templates.path("zipingbiao"))
    assert book.sheetnames == ["填表说明", *FORMS[:-1]]


@pytest.mark.parametrize("title", LABELS)
def test_every_label_of_the_official_form_is_there(sheets: dict[str, Worksheet], title: str) -> None:
    there = {packed(cell.value) for cell in contents(sheets[title])}
    assert set(LABELS[title].split()) - there == set()


def test_annex5_is_worded_as_the_bureau_prints_it(sheets: dict[str, Worksheet]) -> None:
    report = (ROOT / "examples/sources/junshan-2024-report.txt").read_text("utf-8")
    printed = packed(report[report.index("附件5") :])
    ours = [cell for cell in contents(sheets["附件5"]) if cell.column <= 4 and cell.row != 3]
    for cell in ours:
        assert packed(cell.value) in printed
        printed = printed.replace(packed(cell.value), "", 1)
    assert printed == ""


def test_annex5_takes_no_more_points_than_a_row_has(sheets: dict[str, Worksheet]) -> None:
    rules = {str(rule.sqref): rule for rule in sheets["附件5"].data_validations.dataValidation}
    points = [re.findall(r"\d+", str(sheets["附件5"][f"B{row}"].value))[0] for row in range(5, 13)]
    assert [rules[f"E{row}"].formula2 for row in range(5, 13)] == points
    assert {rule.type for rule in rules.values()} == {"decimal"}


@pytest.mark.parametrize("title", FORMS)
def test_only_input_cells_are_open(sheets: dict[str, Worksheet], title: str) -> None:
    sheet = sheets[title]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    yellow = [cell for cell in cells if cell.fill.fgColor.rgb == "00FFF8DC"]
    assert [cell.coordinate for cell in yellow if cell.protection.locked] == []
    assert [cell.coordinate for cell in cells if is_formula(cell) and not cell.protection.locked] == []
    assert [cell.coordinate for cell in yellow if is_formula(cell)] == []
    assert yellow or title == "自评报告"


@pytest.mark.parametrize("title", FORMS[:4])
def test_a_place_for_money_says_its_unit(sheets: dict[str, Worksheet], title: str) -> None:
    cells = [cell for row in sheets[title].iter_rows() for cell in row]
    money = [cell.coordinate for cell in cells if cell.number_format == "#,##0.00" and not cell.protection.locked]
    rules = sheets[title].data_validations.dataValidation
    told = [rule.sqref for rule in rules if str(rule.promptTitle).startswith("单位：") and rule.showInputMessage]
    assert money
    assert [place for place in money if not any(place in area for area in told)] == []


@pytest.mark.parametrize("title", ["部门整体支出绩效自评表", "项目支出绩效自评表"])
def test_a_row_of_indicators_can_be_deleted_from_the_protected_sheet(sheets: dict[str, Worksheet], title: str) -> None:
    sheet = sheets[title]
    assert not sheet.protection.deleteRows
    assert not sheet.protection.insertRows
    for row in range(13, 35):
        assert not any(cell.protection.locked for cell in sheet[row])
        assert not sheet.row_dimensions[row].protection.locked


@pytest.mark.parametrize("title", LABELS)
def test_a_sheet_prints_on_a4_one_page_wide(sheets: dict[str, Worksheet], title: str) -> None:
    sheet = sheets[title]
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert sheet.print_title_rows or title == "自评报告"
    assert sheet.print_area.replace("$", "").endswith(sheet.dimensions)


@pytest.mark.parametrize("title", LABELS)
def test_the_typefaces_are_the_official_ones(sheets: dict[str, Worksheet], title: str) -> None:
    official = {"宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋_GBK"}
    assert {cell.font.name for cell in contents(sheets[title])} <= official


def test_the_report_has_a_place_below_each_heading_that_takes_text(sheets: dict[str, Worksheet]) -> None:
    sheet = sheets["自评报告"]
    lines = [packed(cell.value) for cell in sheet["A"][1:-3]]
    headed = [above for above, below in pairwise(lines) if above and not below]
    assert len(headed) == 13
    assert all(not cell.protection.locked for cell in sheet["A"] if cell.value is None)


@pytest.mark.parametrize("name", ["zipingbiao", "annex5"])
def test_every_formula_comes_with_its_empty_value(name: str) -> None:
    sheets = open_workbook(xlforms.templates.path(name)).sheets
    kept = [(cell.uncached, cell.value) for sheet in sheets for cell in sheet.cells.values() if cell.formula]
    assert set(kept) == {(False, "")}


def answers(folder: Path, book: Workbook) -> dict[str, list[object]]:
    """The values of the formulas of each sheet, recalculated by LibreOffice."""
    typed, out = folder / "typed.xlsx", folder / "out"
    book.save(typed)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(typed)]
    subprocess.run(command, check=True, capture_output=True)
    values = load_workbook(out / typed.name, data_only=True)
    return {
        sheet.title: [values[sheet.title][cell.coordinate].value for cell in contents(sheet) if is_formula(cell)]
        for sheet in book.worksheets
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_formulas_are_empty_without_input_and_right_with_it(tmp_path: Path) -> None:
    book = load_workbook(xlforms.templates.path("zipingbiao"))
    typed = book.copy_worksheet(book["部门整体支出绩效自评表"])
    typed["E4"], typed["F4"], typed["G13"], typed["H13"] = 232.31, 228.6, 90, 90
    assert answers(tmp_path, book) == {
        "填表说明": [],
        "基础数据表": [None] * 15,
        "部门整体支出绩效自评表": [None] * 4,
        "项目支出绩效自评表": [None] * 7,
        "报告素材": [],
        "自评报告": [],
        typed.title: [0.984, 9.84, 100, 99.84],
    }


@pytest.mark.parametrize(("name", "row"), [("部门整体支出绩效自评表", 4), ("项目支出绩效自评表", 6)])
def test_the_execution_rate_alone_makes_no_total(name: str, row: int) -> None:
    book = open_workbook(xlforms.templates.path("zipingbiao"))
    sheet = book.sheet(name)
    assert sheet is not None
    sheet.set_value(row, 5, 232)
    sheet.set_value(row, 6, 116)
    book.recalculate()
    shown = {cell.ref: cell.text for cell in sheet.cells.values() if cell.formula and cell.text}
    assert shown.pop(f"H{row}") == "50.00%"
    assert shown == {f"I{row}": "5.00"}
