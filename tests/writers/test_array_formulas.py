"""Cells that an array formula fills from another cell are nobody's to write: they stay, and their values are judged."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from tests.readers.drawing import DEPARTMENT, PROJECT, book
from xlforms import templates
from xlforms.pipeline import Completed, fill
from xlforms.workbook import Range, open_workbook

RATE_AND_SCORE = "G4:H4"


def spread(path: Path, sheet: str, area: str, formula: str) -> Path:
    """The workbook with an array formula, without values, put in."""
    workbook = openpyxl.load_workbook(path)
    workbook[sheet][area.partition(":")[0]] = ArrayFormula(area, f"={formula}")
    workbook.save(path)
    return path


def arrays(path: str, sheet: str) -> dict[str, str | None]:
    found = open_workbook(path).sheet(sheet)
    assert found is not None
    return {cell.ref: cell.formula for cell in found.formulas}


def codes(done: Completed) -> dict[str, str]:
    return {note.cell: note.code for note in done.findings if note.cell in {"G4", "H4"}}


@pytest.mark.parametrize("values", [False, True])
def test_derived_cells_of_an_array_formula_stay(tmp_path: Path, values: bool) -> None:
    path = spread(book(tmp_path / "a.xlsx", DEPARTMENT), "表1", RATE_AND_SCORE, "{0.5,5}")
    done = fill(str(path), values=values)
    assert arrays(done.output, "表1")["G4"] == "{0.5,5}"
    assert "H4" not in arrays(done.output, "表1")
    assert {"G4", "H4"} <= codes(done).keys()


def test_scores_and_reasons_of_an_array_formula_stay(tmp_path: Path) -> None:
    path = tmp_path / "附件5.xlsx"
    path.write_bytes(Path(templates.path("annex5")).read_bytes())
    area = str(Range(5, 5, 9, 6))
    done = fill(str(spread(path, "附件5", area, "ROW(A1:A5)")))
    assert arrays(done.output, "附件5")["E5"] == "ROW(A1:A5)"


def test_the_report_keeps_its_array_formula(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", DEPARTMENT, PROJECT)
    output = fill(str(path)).output
    report = open_workbook(output).sheet("自评报告")
    assert report is not None
    row, column = next(place for place, cell in report.cells.items() if "七、" in cell.text)
    again = Path(output)
    spread(again, "自评报告", str(Range(row - 1, column, row + 1, column)), "ROW(A1:A3)")
    done = fill(output)
    assert "ROW(A1:A3)" in arrays(done.output, "自评报告").values()


def test_a_title_of_an_array_formula_stays(tmp_path: Path) -> None:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(Path(templates.path("zipingbiao")).read_bytes())
    (sheet,) = (
        one for one in open_workbook(path).sheets if one.cells[1, 1].text.endswith("年度部门整体支出绩效自评报告")
    )
    title = sheet.cells[1, 1].text
    workbook = openpyxl.load_workbook(path)
    workbook[sheet.name]["Z1"] = ArrayFormula("A1:Z1", '="x"')
    workbook.save(path)
    after = open_workbook(fill(str(path)).output).sheet(sheet.name)
    assert after is not None
    assert after.cells[1, 1].text == title
