"""Printed pages of the report: none ends with a heading."""

from __future__ import annotations

import doctest
import subprocess
from pathlib import Path

import pytest

from tests.libreoffice import converted, needs_libreoffice
from tests.writers.filling import FIGURES, WORDS, Typed, made
from xlforms.workbook import Workbook
from xlforms.workbook.sheets.pages import page_height
from xlforms.writers import pages
from xlforms.writers.narrative import write_narrative
from xlforms.writers.pages import begun

HEADINGS = ("（一）", "（二）", "（三）", *(f"{number}、" for number in "一二三四五六七八九十"))
RESULTS = "\n".join(f"第{number}项工作取得成效。" * 12 for number in range(1, 9))
LONG: dict[str, Typed] = {**WORDS, "report/material.results": RESULTS}


def completed() -> Workbook:
    whole = made(FIGURES, LONG)
    write_narrative(whole.workbook, whole.submission)
    return whole.workbook


def breaks(workbook: Workbook) -> list[int]:
    sheet = workbook.sheet("自评报告")
    assert sheet is not None
    return [int(stop.get("id", "")) + 1 for stop in sheet.part.root.iter("{*}brk")]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [(set(), []), ({3}, [3]), ({2, 3}, [2]), ({4}, []), ({1, 2, 3}, [2])],
)
def test_a_heading_goes_with_its_text(headings: set[int], rows: list[int]) -> None:
    assert begun({1: 40, 2: 30, 3: 20, 4: 40, 5: 20}, headings, 100) == rows
    assert doctest.testmod(pages).failed == 0


def test_a_report_begins_pages_with_headings_only() -> None:
    workbook = completed()
    sheet = workbook.sheet("自评报告")
    assert sheet is not None
    begins = [cell.text.strip() if (cell := sheet.cell(row, 1)) else "" for row in breaks(workbook)]
    assert begins
    assert all(text.startswith(HEADINGS) for text in begins)


@pytest.mark.parametrize("results", range(4, 20))
def test_the_list_of_annexes_stands_on_one_page(results: int) -> None:
    """However long the report is, some length brings the list to the foot of a page."""
    words: dict[str, Typed] = {**WORDS, "report/material.results": "\n".join(["各项工作取得成效。" * 12] * results)}
    whole = made(FIGURES, words)
    write_narrative(whole.workbook, whole.submission)
    sheet = whole.workbook.sheet("自评报告")
    assert sheet is not None
    (first,) = (cell.row for cell in sheet.cells.values() if cell.text.strip().startswith("附件："))
    page = 700.0
    heights = {row: sheet.row_height(row) or 0.0 for row in range(1, sheet.last_row + 1)}
    kept = begun(heights, pages._headings(sheet) | pages._annexes(sheet), page)
    used = 0.0
    starts: list[int] = []
    for row, points in heights.items():
        if row in kept or used + points > page:
            starts, used = [*starts, row], 0.0
        used += points
    assert sheet.last_row > first
    assert not {*range(first + 1, sheet.last_row + 1)} & set(starts)


def test_pages_that_somebody_has_begun_himself_are_left_alone() -> None:
    workbook = completed()
    again = workbook.sheet("自评报告")
    assert again is not None
    assert page_height(again) is None


@needs_libreoffice
def test_no_printed_page_ends_with_a_heading(tmp_path: Path) -> None:
    workbook = completed()
    for sheet in [sheet for sheet in workbook.sheets if sheet.name != "自评报告"]:
        workbook.remove_sheet(sheet)
    workbook.save(tmp_path / "report.xlsx")
    (pdf,) = converted(tmp_path, "pdf", tmp_path / "report.xlsx")
    printed = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages_of_lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in printed.split("\f")]
    lasts = [[line for line in page if "页共" not in line.replace(" ", "")][-1] for page in pages_of_lines if page]
    assert len(lasts) > 2
    assert not [line for line in lasts if line.startswith(HEADINGS)]
