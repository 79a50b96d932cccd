"""The summary's workbook: openpyxl reads it, LibreOffice opens and recalculates it, and nothing changes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import xlforms
from tests.desk.handing_in import JUNSHAN, changed, hand_in
from tests.libreoffice import needs_libreoffice, recalculated
from xlforms.desk.book import write_book
from xlforms.desk.columns import Table
from xlforms.desk.sheets import FIRST, HEADER, TOTALS
from xlforms.desk.tables import FINDINGS, TABLES
from xlforms.errors import FileError

Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Frames, Path]:
    folder = tmp_path_factory.mktemp("汇总")
    before = folder / "上年"
    before.mkdir()
    changed(JUNSHAN, before / "总工会.xlsx", "部门整体支出绩效自评表", {"E4": 200})
    frames = xlforms.summarize(hand_in(folder), previous=before, jobs=2, cache=False)
    write_book(frames, str(folder / "汇总.xlsx"), replace=False)
    return frames, folder / "汇总.xlsx"


@pytest.fixture(scope="module")
def book(written: tuple[Frames, Path]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written[1], data_only=True)


def sheet(book: openpyxl.Workbook, table: Table) -> Worksheet:
    found = book[table.title]
    assert isinstance(found, Worksheet)
    return found


def test_a_sheet_for_each_table_and_the_charts_last(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [*(table.title for table in TABLES), "图"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_sheet_holds_its_frame(written: tuple[Frames, Path], book: openpyxl.Workbook, table: Table) -> None:
    there, frame = sheet(book, table), written[0][table.name]
    assert [cell.value for cell in there[HEADER + 1]] == [column.title for column in table.columns]
    for at, row in enumerate(frame.itertuples(index=False, name=None), start=FIRST + 1):
        for cell, value, column in zip(there[at], row, table.columns, strict=True):
            if column.name == "file":
                assert not value or str(value).endswith(str(cell.value))
            else:
                expected = None if pd.isna(value) or value == "" else value
                # A cell keeps 16 digits.
                close = pytest.approx(expected, rel=1e-15) if isinstance(expected, float) else expected
                assert cell.value == close, cell.coordinate


def test_the_quicker_way_of_writing_cells_writes_what_xlsxwriter_does(
    written: tuple[Frames, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = {name: frame.copy() for name, frame in written[0].items()}
    frames["findings"].loc[0, "message"] = " 前后有空格，<r>&\x02_x0041_</r>，\n还有一行 "
    quick = parts(frames, tmp_path / "快.xlsx")
    monkeypatch.setattr("xlforms.desk.book._sheet", lambda: None)
    assert parts(frames, tmp_path / "慢.xlsx") == quick


def parts(frames: Frames, path: Path) -> dict[str, bytes]:
    """The parts of a workbook that say nothing of when it was made."""
    write_book(frames, str(path), replace=False)
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith("docProps")}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_sheet_filters_freezes_and_prints(book: openpyxl.Workbook, table: Table) -> None:
    there = sheet(book, table)
    assert there.auto_filter.ref.startswith(f"A{HEADER + 1}:")
    assert there.freeze_panes is not None
    assert int(there.freeze_panes[1:]) == FIRST + 1
    assert there.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
    assert (there.page_setup.paperSize, there.page_setup.orientation) == (9, "landscape")
    assert there.sheet_properties.pageSetUpPr is not None
    assert there.sheet_properties.pageSetUpPr.fitToPage


def test_totals_are_live_and_have_their_values(written: tuple[Frames, Path], book: openpyxl.Workbook) -> None:
    formulas = openpyxl.load_workbook(written[1])
    overview = written[0]["overview"]
    names = TABLES[0].names
    place = sheet(formulas, TABLES[0]).cell(TOTALS + 1, names.index("final_budget") + 1)
    letter = place.coordinate.rstrip("0123456789")
    assert place.value == f"=SUBTOTAL(109,{letter}{FIRST + 1}:{letter}{FIRST + len(overview)})"
    assert book["总览"][place.coordinate].value == pytest.approx(overview["final_budget"].sum())
    rate = book["总览"].cell(TOTALS + 1, names.index("execution_rate") + 1).value
    assert rate == pytest.approx(overview["actual_expenditure"].sum() / overview["final_budget"].sum())


def test_a_finding_leads_to_its_cell(written: tuple[Frames, Path], book: openpyxl.Workbook) -> None:
    cells = [cell for row in sheet(book, FINDINGS).iter_rows(min_row=FIRST + 1) for cell in row]
    links = [(cell.value, cell.hyperlink) for cell in cells if cell.hyperlink]
    assert links
    for value, link in links:
        assert (written[1].parent / unquote(str(link.target)).replace("\\", "/")).is_file()
        assert str(link.location).endswith(f"!{value}")


def test_charts_live_on_the_data(written: tuple[Frames, Path]) -> None:
    charts = openpyxl.load_workbook(written[1])["图"]._charts  # type: ignore[attr-defined]
    references = [series.val.numRef.f for chart in charts for series in chart.series]
    assert len(charts) == 5
    assert any("总览" in reference for reference in references)
    assert any("图" in reference for reference in references)


@pytest.mark.parametrize("units", [1, 30, 100])
def test_names_of_many_units_are_read_beside_bars_and_no_page_cuts_a_chart(
    written: tuple[Frames, Path], tmp_path: Path, units: int
) -> None:
    overview = pd.concat([written[0]["overview"][:1]] * units)
    write_book(written[0] | {"overview": overview}, str(tmp_path / "汇总.xlsx"), replace=False)
    there = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["图"]
    charts = there._charts  # type: ignore[attr-defined]
    of_units = [chart for chart in charts if "总览" in chart.series[0].val.numRef.f]
    assert [chart.barDir for chart in of_units] == ["bar"] * 3
    assert all(chart.anchor.to.row - chart.anchor._from.row >= min(units, 60) for chart in of_units)
    assert all(chart.y_axis.scaling.min == 0 for chart in of_units)
    ends = {line.id for line in there.row_breaks.brk}
    spans = [(chart.anchor._from.row, chart.anchor.to.row) for chart in charts]
    for first, last in spans:
        assert not ends & {*range(first + 1, last + 1)}
        assert all(other > last for other, _ in spans if other > first)


def test_short_words_stand_in_the_middle(book: openpyxl.Workbook) -> None:
    for table, name in ((TABLES[0], "grade"), (FINDINGS, "severity"), (FINDINGS, "code"), (FINDINGS, "cell")):
        cell = sheet(book, table).cell(FIRST + 1, table.names.index(name) + 1)
        assert cell.alignment.horizontal == "center"


def test_an_earlier_summary_is_not_replaced_unasked(written: tuple[Frames, Path]) -> None:
    with pytest.raises(FileError) as refused:
        write_book(written[0], str(written[1]), replace=False)
    assert refused.value.code == "XF960"


def test_a_summary_of_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    write_book(xlforms.summarize(tmp_path, cache=False), str(tmp_path / "汇总.xlsx"), replace=False)
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx")
    assert book["资金"].cell(FIRST + 1, 1).value == "（没有）"
    assert book["文件"].cell(FIRST + 1, 2).value == "没能处理"


@needs_libreoffice
def test_libreoffice_calculates_the_same(written: tuple[Frames, Path], tmp_path: Path) -> None:
    ours, again = written[1], recalculated(tmp_path, written[1])[0]
    formulas, cached = openpyxl.load_workbook(ours), openpyxl.load_workbook(ours, data_only=True)
    calculated = openpyxl.load_workbook(again, data_only=True)
    count = 0
    for there in formulas.worksheets:
        for row in there.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    count += 1
                    expected = cached[there.title][cell.coordinate].value or None
                    told = calculated[there.title][cell.coordinate].value or None
                    assert told == (pytest.approx(expected) if isinstance(expected, float) else expected), (
                        cell.coordinate
                    )
    assert count > 50
