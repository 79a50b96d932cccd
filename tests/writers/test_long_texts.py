"""Cells as full as Excel allows: findings cut them short, and everything that is written has room for them."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from tests.workbook.packages import reopened
from tests.writers.moving import moved
from xlforms.errors import FileError
from xlforms.handing_out import hand_out
from xlforms.pipeline import Completed, fill, read
from xlforms.workbook import open_workbook
from xlforms.workbook.sheets.values import LONGEST_TEXT

FULL = "1字" * (LONGEST_TEXT // 2)
LONG = "字" * (LONGEST_TEXT + 1)
SIGNED: Lines = (*PROJECT, ("填表人：张三　填报日期：2025年3月1日",))


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


def too_long(path: Path, *sheets: Lines) -> Path:
    """A workbook in which LONG is more than Excel allows, as other programs write it."""
    book(path, *sheets)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b"LONG", LONG.encode()))
    return path


def test_a_unit_longer_than_a_cell(tmp_path: Path) -> None:
    path = too_long(tmp_path / "a.xlsx", changed(DEPARTMENT, 1, 2, "LONG"))
    assert any(filled.unit == LONG for filled in read(str(path)).forms)
    assert read(fill(str(path)).output).forms


@pytest.mark.parametrize(
    ("lines", "row"),
    [(lines, row) for lines in (DEPARTMENT, PROJECT, BASE_DATA, SIGNED) for row in range(1, len(lines))],
)
def test_longer_than_a_cell_where_our_blanks_are_filled(tmp_path: Path, lines: Lines, row: int) -> None:
    for column in range(len(lines[row])):
        path = too_long(tmp_path / f"{column}.xlsx", changed(lines, row, column, f"{lines[row][column]}LONG"))
        with suppress(FileError):  # a label that goes on so may be unknown
            workbook, notes = moved(path)
            cells = [cell.text for sheet in reopened(workbook).sheets for cell in sheet.cells.values()]
            said = sum(note.code == "XF119" for note in notes)
            assert sum(len(text) == LONGEST_TEXT for text in cells) == said <= 1
            assert said or "XF110" in {note.code for note in notes}


def test_longer_than_a_cell_and_taken_over_from_last_year(tmp_path: Path) -> None:
    names = ((2, 2), (3, 2), (3, 6), (12, 3), (12, 4))
    project, department = PROJECT, changed(changed(DEPARTMENT, 1, 2, "LONG"), 12, 1, "LONG")
    for row, column in names:
        project = changed(project, row, column, "LONG")
    costs = changed(BASE_DATA, 15, 0, "LONG")
    last = too_long(tmp_path / "a.xlsx", costs, department, project)
    made = hand_out("all", str(tmp_path / "b.xlsx"), year=2025, last=str(last))
    cells = [cell.text for sheet in open_workbook(made.path).sheets for cell in sheet.cells.values()]
    assert {note.code for note in made.findings} == {"XF119"}
    assert sum(len(text) == LONGEST_TEXT for text in cells) == len(made.findings) > len(names)
