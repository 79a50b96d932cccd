"""Marks taken off: byte for byte where nobody has worked on it since, without a trace of ours where somebody has."""

from __future__ import annotations

import json
import zipfile
from copy import copy
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from tests.libreoffice import converted, needs_libreoffice
from tests.marks.marking import (
    EXAMPLES,
    PROJECT,
    looks,
    marked,
    opened,
    openpyxl_book,
    resaved,
    saved,
    sources,
    spread,
    typed_in,
)
from tests.workbook.packages import contents, needs_shared
from xlforms.findings import finding
from xlforms.workbook.originals import PART
from xlforms.writers.marks.notes import SECTION
from xlforms.writers.marks.take_off import unmarked

JUNSHAN = next(path for path in EXAMPLES if path.stem == "junshan-2024")
WRONG = finding("XF405", sheet=PROJECT, cell="H13", found="12", expected="10")


def cleaned(data: bytes) -> bytes:
    return unmarked(opened(data))


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_what_nobody_has_worked_on_is_the_very_file_again(source: Path) -> None:
    data = source.read_bytes()
    assert cleaned(marked(source).data) == data


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_what_another_program_has_saved_is_as_if_it_had_not_been_marked(source: Path) -> None:
    again = cleaned(resaved(marked(source).data))
    look, plain = looks(again), looks(resaved(source.read_bytes()))
    assert {place: look[place] for place in plain} == plain
    assert {(one.value, one.fill, one.note) for place, one in look.items() if place not in plain} <= {(None, "", None)}
    assert openpyxl_book(again).sheetnames == openpyxl_book(source.read_bytes()).sheetnames
    assert b"xlforms" not in contents(again)["xl/workbook.xml"]
    assert PART not in contents(again)


def test_what_was_edited_meanwhile_stays() -> None:
    book = openpyxl_book(marked(JUNSHAN, [WRONG]).data)
    sheet = book[PROJECT]
    sheet["H13"] = 10
    sheet["F13"] = "50人次"
    sheet["F13"].comment = Comment("已核对", "会计")
    note = sheet["H13"].comment
    assert note is not None
    note.text += "\n已改"
    sheet.insert_rows(30)
    again = openpyxl_book(cleaned(saved(book)))[PROJECT]
    assert again["H13"].value == 10
    assert again["H13"].comment is not None
    assert again["H13"].comment.text.strip() == "已改"
    assert again["F13"].value == "50人次"
    assert again["F13"].comment is not None
    assert again["F13"].comment.text == "已核对"
    before = openpyxl_book(JUNSHAN.read_bytes())[PROJECT]
    assert again["H13"].fill.fgColor.rgb == before["H13"].fill.fgColor.rgb
    assert again.max_row == before.max_row + 1


def test_a_colour_is_found_again_where_its_cell_has_gone() -> None:
    book = openpyxl_book(marked(JUNSHAN, [WRONG]).data)
    sheet = book[PROJECT]
    sheet.move_range("H13", rows=40)
    look = looks(cleaned(saved(book)))
    assert look[PROJECT, "H53"].fill == looks(JUNSHAN.read_bytes())[PROJECT, "H13"].fill


def test_a_cell_that_was_given_another_colour_keeps_it() -> None:
    book = openpyxl_book(marked(JUNSHAN, [WRONG]).data)
    book[PROJECT]["H13"].fill = copy(openpyxl_book(JUNSHAN.read_bytes())["填表说明"]["A12"].fill)
    colour = looks(JUNSHAN.read_bytes())["填表说明", "A12"].fill
    assert looks(cleaned(saved(book)))[PROJECT, "H13"].fill == colour


def test_sheets_that_were_not_edited_are_what_they_were_byte_for_byte() -> None:
    """Edited by a program that, as xlforms does, leaves alone what it needn't change."""
    workbook = opened(marked(JUNSHAN, spread(opened(JUNSHAN))).data)
    sheet = workbook.sheet(PROJECT)
    assert sheet is not None
    sheet.set_value(13, 8, Decimal(7))
    before, again = contents(JUNSHAN.read_bytes()), contents(cleaned(workbook.to_bytes()))
    assert before.keys() == again.keys()
    assert {name for name in before if before[name] != again[name]} == {sheet.part_name}
    look = looks(again_bytes := cleaned(workbook.to_bytes()))
    assert look[PROJECT, "H13"].value == 7
    assert opened(again_bytes).sheet("问题清单") is None


@needs_shared
def test_notes_buttons_and_threads_of_others_stay_when_ours_go() -> None:
    source = typed_in()
    findings = [WRONG, WRONG._replace(cell="C3"), WRONG._replace(cell="J12")]
    workbook = opened(marked(source, findings).data)
    sheet = workbook.sheet(PROJECT)
    assert sheet is not None
    sheet.set_value(13, 8, Decimal(10))
    again = cleaned(workbook.to_bytes())
    before, after = contents(source), contents(again)
    assert {name for name in before if before[name] != after[name]} == {sheet.part_name}
    assert looks(again)[PROJECT, "J12"].note == "偏差超过±20%必须说明"


def test_what_is_kept_is_not_believed_when_it_says_something_else() -> None:
    """Somebody puts other figures where the workbook keeps what it was."""
    data = marked(JUNSHAN, [WRONG]).data
    other = opened(JUNSHAN)
    sheet = other.sheet(PROJECT)
    assert sheet is not None
    sheet.set_value(13, 8, Decimal(99))
    forged = rezipped(contents(data)[PART], {sheet.part_name: contents(other.to_bytes())[sheet.part_name]})
    again = cleaned(rezipped(data, {PART: forged}))
    assert looks(again)[PROJECT, "H13"] == looks(JUNSHAN.read_bytes())[PROJECT, "H13"]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b'{"order": 1}'])
def test_what_is_kept_may_be_damaged(damage: bytes) -> None:
    again = cleaned(rezipped(marked(JUNSHAN, [WRONG]).data, {PART: damage}))
    assert looks(again) == looks(JUNSHAN.read_bytes())


def test_what_is_kept_lists_what_was_written() -> None:
    kept = contents(contents(marked(JUNSHAN, [WRONG]).data)[PART])
    listed = json.loads(kept.pop("xlforms.json"))
    assert kept.keys() == listed["written"].keys() & contents(JUNSHAN.read_bytes()).keys()


def rezipped(data: bytes, changes: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**contents(data), **changes}.items():
            archive.writestr(name, content)
    return file.getvalue()


@needs_libreoffice
def test_libreoffice_shows_the_notes_and_what_it_saves_loses_the_marks(tmp_path: Path) -> None:
    sources = {"junshan": JUNSHAN.read_bytes(), "finance": next(p for p in EXAMPLES if "cai" in p.stem).read_bytes()}
    paths = []
    for name, source in sources.items():
        for kind, data in (("marked", marked(source).data), ("plain", source)):
            paths.append(tmp_path / f"{name}-{kind}.xlsx")
            paths[-1].write_bytes(data)
    saved_by_it = {path.stem: path.read_bytes() for path in converted(tmp_path, "xlsx", *paths)}
    for name, source in sources.items():
        shown = looks(saved_by_it[f"{name}-marked"])
        noted = {place for place, look in looks(marked(source).data).items() if look.note}
        assert {place for place, look in shown.items() if SECTION.first in (look.note or "")} == noted
        again, plain = looks(cleaned(saved_by_it[f"{name}-marked"])), looks(saved_by_it[f"{name}-plain"])
        assert {place: look._replace(rest=()) for place, look in again.items() if place in plain} == {
            place: look._replace(rest=()) for place, look in plain.items()
        }
