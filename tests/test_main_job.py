"""The main job on the real figures: a workbook in, the completed workbook out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.libreoffice import needs_libreoffice, recalculated
from xlforms.pipeline import Completed, fill
from xlforms.workbook import Sheet, open_workbook

EXAMPLES = Path(__file__).parent.parent / "examples"
WRITTEN_SHEETS = {"附件5", "自评报告", "问题清单"}


@pytest.fixture(scope="module")
def junshan(tmp_path_factory: pytest.TempPathFactory) -> Completed:
    return fill(str(EXAMPLES / "junshan-2024.xlsx"), str(tmp_path_factory.mktemp("君山")))


@pytest.fixture(scope="module")
def finance(tmp_path_factory: pytest.TempPathFactory) -> Completed:
    return fill(str(EXAMPLES / "caizheng-jinrong-2024.xlsx"), str(tmp_path_factory.mktemp("财政金融部")))


def numbers(done: Completed) -> dict[str, str]:
    filled = done.submission.of("department")[0]
    return {name: str(value.value) for name, value in filled.values.items() if value.value is not None}


def said(done: Completed, code: str) -> list[tuple[str, str]]:
    return [(note.cell, note.message) for note in done.findings if note.code == code]


def test_junshan_rate_and_score(junshan: Completed) -> None:
    rate = next(one for one in junshan.derived if one.derived.place.name == "funds.total.execution_rate")
    sheet = open_workbook(junshan.output).sheet("部门整体支出绩效自评表")
    assert sheet is not None
    cell = sheet.cell(rate.derived.place.row, rate.derived.place.column)
    assert cell is not None
    assert cell.text == "98.40%"
    assert cell.formula == rate.formula
    assert numbers(junshan)["funds.total.score"] == "9.84"


def test_junshan_overrun_is_found(junshan: Completed) -> None:
    assert [(cell, "17.07" in words, "10.8" in words) for cell, words in said(junshan, "XF413")] == [
        ("F21", True, True)
    ]


def test_finance_typed_score_stays_and_is_reported(finance: Completed) -> None:
    assert numbers(finance)["funds.total.score"] == "10"
    ((cell, words),) = said(finance, "XF301")
    assert (cell, "应为 9.94" in words) == ("I4", True)
    ((cell, words),) = said(finance, "XF409")
    assert "1509.3" in words
    assert "1505.3" in words


def test_overwriting_leaves_a_trace(tmp_path: Path) -> None:
    done = fill(str(EXAMPLES / "caizheng-jinrong-2024.xlsx"), str(tmp_path), overwrite=True)
    assert numbers(done)["funds.total.score"] == "9.94"
    assert said(done, "XF301") == []
    assert ("I4", True) in [(cell, "10" in words and "9.94" in words) for cell, words in said(done, "XF316")]


@pytest.mark.parametrize("name", ["junshan", "finance"])
def test_every_other_cell_is_as_typed(name: str, request: pytest.FixtureRequest) -> None:
    done: Completed = request.getfixturevalue(name)
    derived = {(one.filled.sheet.name, one.derived.place.cell) for one in done.derived}
    before, after = openpyxl.load_workbook(done.file), openpyxl.load_workbook(done.output)
    for sheet in before.worksheets:
        if sheet.title in WRITTEN_SHEETS:
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if (sheet.title, cell.coordinate) not in derived:
                    assert after[sheet.title][cell.coordinate].value == cell.value
    assert after.sheetnames[-1] == "问题清单"
    assert {"附件5", "自评报告"} <= set(after.sheetnames)


@needs_libreoffice
def test_recalculating_changes_no_value(junshan: Completed, finance: Completed, tmp_path: Path) -> None:
    outputs = [Path(junshan.output), Path(finance.output)]
    for ours, theirs in zip(outputs, recalculated(tmp_path, *outputs), strict=True):
        calculated = open_workbook(theirs)
        for sheet in open_workbook(ours).sheets:
            again = calculated.sheet(sheet.name)
            assert again is not None
            assert formulas(sheet) == {place: values(again)[place] for place in formulas(sheet)}


def values(sheet: Sheet) -> dict[str, object]:
    """What each cell holds, figures to the 15 digits that Excel keeps."""
    return {cell.ref: exact(cell.value) for cell in sheet.cells.values()}


def formulas(sheet: Sheet) -> dict[str, object]:
    found = {cell.ref: exact(cell.value) for cell in sheet.cells.values() if cell.formula is not None}
    # A formula that gives the empty text is kept by LibreOffice without a value.
    return {ref: value for ref, value in found.items() if value != ""}


def exact(value: object) -> object:
    return f"{value:.15g}" if isinstance(value, Decimal) else value
