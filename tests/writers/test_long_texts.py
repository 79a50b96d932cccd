"""Cells as full as Excel allows: findings cut them short, and everything that is written has room for them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from xlforms.pipeline import Completed, fill, read
from xlforms.workbook.values import LONGEST_TEXT

FULL = "1字" * (LONGEST_TEXT // 2)


def filled(folder: Path, lines: Lines) -> Completed:
    done = fill(str(book(folder / "a.xlsx", lines)))
    assert read(done.output).forms
    return done


@pytest.mark.parametrize("row", range(2, len(DEPARTMENT)))
@pytest.mark.parametrize("column", [2, 4, 6])
def test_a_full_cell_of_the_departments_form(tmp_path: Path, row: int, column: int) -> None:
    filled(tmp_path, changed(DEPARTMENT, row, column, FULL))


@pytest.mark.parametrize("lines", [changed(PROJECT, 2, 2, FULL), changed(BASE_DATA, 15, 0, FULL)], ids=["name", "cost"])
def test_a_full_name(tmp_path: Path, lines: Lines) -> None:
    filled(tmp_path, lines)


def test_a_finding_shows_the_beginning_of_a_full_cell(tmp_path: Path) -> None:
    done = filled(tmp_path, changed(DEPARTMENT, 3, 2, FULL))
    (note,) = (note for note in done.findings if note.code == "XF201")
    assert note.found == FULL[:500] + "…"
    assert note.found in note.message
    assert done.submission.forms[0].values[note.name].text == FULL


def test_a_unit_longer_than_a_cell(tmp_path: Path) -> None:
    """More than Excel allows, as other programs write it."""
    path = book(tmp_path / "a.xlsx", changed(DEPARTMENT, 1, 2, "UNIT"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b"UNIT", b"U" * (LONGEST_TEXT + 1)))
    assert any(filled.unit == "U" * (LONGEST_TEXT + 1) for filled in read(str(path)).forms)
    assert read(fill(str(path)).output).forms
