"""Strict OOXML is read, and completed in place: nothing is lost, and what is added is strict too."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.libreoffice import needs_libreoffice, recalculated
from tests.workbook import making
from tests.workbook.strict import strict
from xlforms import contract
from xlforms.pipeline import fill, read
from xlforms.workbook import open_workbook
from xlforms.workbook.parts.variants import STRICT, TRANSITIONAL

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.xlsx"))


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """An example, and the same in the strict variant."""
    path: Path = request.param
    target = tmp_path / "strict" / path.name
    target.parent.mkdir()
    target.write_bytes(strict(path))
    return path, target


def test_it_reads_the_same(pair: tuple[Path, Path]) -> None:
    ours, theirs = (contract.submission(read(str(path))) for path in pair)
    assert theirs["forms"] == ours["forms"]


def test_it_is_completed_in_place(pair: tuple[Path, Path], tmp_path: Path) -> None:
    path, twin = pair
    done, other = fill(str(path), str(tmp_path / "a")), fill(str(twin), str(tmp_path / "b"))
    assert [note.message for note in other.findings] == [note.message for note in done.findings]
    ours, theirs = open_workbook(done.output), open_workbook(other.output)
    for sheet, same in zip(ours.sheets, theirs.sheets, strict=True):
        assert {c.ref: (c.value, c.formula) for c in same.cells.values()} == {
            c.ref: (c.value, c.formula) for c in sheet.cells.values()
        }
    before, after = (zipfile.ZipFile(one) for one in (twin, other.output))
    assert not set(before.namelist()) - set(after.namelist()) - {"xl/calcChain.xml"}
    for name in after.namelist():
        if name.endswith((".xml", ".rels")):
            assert TRANSITIONAL.main.encode() not in after.read(name), name
    assert STRICT.main.encode() in after.read("xl/workbook.xml")


def test_a_day_in_iso_8601_is_a_day(tmp_path: Path) -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="d"><v>2024-12-31</v></c></row></sheetData>'
    (tmp_path / "a.xlsx").write_bytes(making.xlsx(sheet))
    (tmp_path / "b.xlsx").write_bytes(strict(tmp_path / "a.xlsx"))
    assert open_workbook(tmp_path / "b.xlsx").sheets[0].cells[1, 1].value == date(2024, 12, 31)


@needs_libreoffice
def test_libreoffice_opens_what_was_completed(pair: tuple[Path, Path], tmp_path: Path) -> None:
    done = fill(str(pair[1]), str(tmp_path / "done"))
    (again,) = recalculated(tmp_path, Path(done.output))
    names = [sheet.name for sheet in open_workbook(done.output).sheets]
    assert openpyxl.load_workbook(again).sheetnames == names
