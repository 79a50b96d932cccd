"""A cell typed by accident at the end of a sheet: the million empty lines above it change nothing and are not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book
from xlforms import templates
from xlforms.readers import read_workbook
from xlforms.submission import Filled, Submission
from xlforms.workbook import open_workbook

LAST = 1_048_576


def with_a_far_cell(path: Path) -> Submission:
    workbook = open_workbook(path)
    for sheet in workbook.sheets:
        sheet.set_value(LAST, 1, " ")
    return read_workbook(workbook)


def content(filled: Filled) -> object:
    return filled.values, filled.indicators, filled.rows, filled.unit, filled.year


@pytest.mark.parametrize("lines", [DEPARTMENT, PROJECT, BASE_DATA], ids=["department", "project", "base data"])
def test_a_far_cell_changes_no_reading(tmp_path: Path, lines: Lines) -> None:
    path = book(tmp_path / "a.xlsx", lines)
    read, (filled,) = read_workbook(open_workbook(path)), with_a_far_cell(path).forms
    assert content(filled) == content(read.forms[0])
    assert filled.bottom == LAST


def test_a_far_cell_changes_no_reading_of_the_blank_forms() -> None:
    path = Path(templates.path("zipingbiao"))
    near, far = read_workbook(open_workbook(path)), with_a_far_cell(path)
    assert list(map(content, far.forms)) == list(map(content, near.forms))
