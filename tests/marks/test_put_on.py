"""Marks put on: cells coloured and with a note, and nothing else changed."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.marks.marking import (
    DEPARTMENT,
    EXAMPLES,
    PROJECT,
    looks,
    marked,
    opened,
    openpyxl_book,
    saved,
    sources,
    spread,
    typed_in,
)
from tests.workbook.packages import RICH, contents, needs_shared
from xlforms.findings import finding
from xlforms.workbook.references import Range
from xlforms.writers.marks.memory import COLOURS
from xlforms.writers.marks.notes import SECTION

JUNSHAN = next(path for path in EXAMPLES if path.stem == "junshan-2024")
WRONG = finding("XF405", sheet=PROJECT, cell="H13", found="12", expected="10")
LATE = finding("XF302", sheet=PROJECT, cell="H13", label="执行率", reason="没有预算数")
# What marking writes besides sheets, their relationships, notes and drawings.
BESIDES = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
MARKED_PARTS = re.compile(r"xl/(worksheets/(_rels/)?[^/]*|comments[^/]*|drawings/vmlDrawing[^/]*)$", re.IGNORECASE)


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_a_marked_cell_is_coloured_and_says_why(source: Path) -> None:
    findings = spread(opened(source))
    marks = marked(source, findings)
    before, after = looks(source.read_bytes()), looks(marks.data)
    bare = set(marks.without_note)
    severities = {code: tuple(COLOURS.values())[at][:2] for at, code in enumerate(("XF405", "XF302", "XF414"))}
    worst = {(note.sheet, note.cell): note for note in reversed(findings)}
    for place, note in worst.items():
        assert after[place].fill.removeprefix("solid ").startswith(severities[note.code])
        assert after[place].value == (before[place].value if place in before else None)
        told, theirs = after[place].note or "", before[place].note if place in before else None
        assert told.startswith(theirs or SECTION.first)
        assert (place in bare) == (SECTION.first not in told)
    for place, look in before.items():
        assert after[place].rest == look.rest
        assert place in worst or after[place] == look


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_no_part_is_touched_that_need_not_be(source: Path) -> None:
    before, after = contents(source.read_bytes()), contents(marked(source).data)
    changed = {name for name, content in before.items() if after[name] != content}
    assert {
        name for name in changed if name not in BESIDES and not MARKED_PARTS.match(name.replace("\\", "/"))
    } == set()


def test_only_the_style_of_a_marked_cell_changes_in_its_sheet() -> None:
    before, after = opened(JUNSHAN), opened(marked(JUNSHAN, [WRONG]).data)
    for sheet in before.sheets:
        now = after.sheet(sheet.name)
        assert now is not None
        told = [element.get("s") for element in sheet.part.root.iter(f"{sheet.part.namespace}c")]
        then = [element.get("s") for element in now.part.root.iter(f"{now.part.namespace}c")]
        assert sum(old != new for old, new in zip(told, then, strict=True)) == (sheet.name == PROJECT)


def test_several_findings_are_one_note_the_worst_first() -> None:
    sheet = openpyxl_book(marked(JUNSHAN, [LATE, WRONG]).data)[PROJECT]
    note = sheet["H13"].comment
    assert note is not None
    assert [line for line in note.text.splitlines() if line.startswith(("错误", "警告"))] == [
        "错误 XF405 得分超过分值",
        "警告 XF302 算不出来：除数是零或空白",
    ]
    assert sheet["H13"].fill.fgColor.rgb[2:4] == "FF"


def test_a_note_tells_what_is_there_what_should_be_how_and_why() -> None:
    rate = finding(
        "XF301",
        sheet=PROJECT,
        cell="I6",
        found="10",
        expected="9.94",
        arithmetic="10×1389.3÷1397.9＝9.94",
        label="得分",
    )
    note = openpyxl_book(marked(JUNSHAN, [rate]).data)[PROJECT]["I6"].comment
    assert note is not None
    assert note.text.splitlines() == [
        SECTION.first,
        "错误 XF301 计算结果不符",
        "现有：10",
        "应为：9.94",
        "计算：10×1389.3÷1397.9＝9.94",
        f"依据：{rate.basis}",
        f"怎么改：{rate.remedy}",
        SECTION.last,
    ]


def test_a_finding_inside_a_merged_range_is_shown_at_its_first_cell() -> None:
    workbook = opened(JUNSHAN)
    sheet = workbook.sheet(PROJECT)
    assert sheet is not None
    merge = next(merge for merge in sheet.merges if merge.bottom > merge.top)
    inside = Range(merge.bottom, merge.right, merge.bottom, merge.right)
    data = marked(JUNSHAN, [WRONG._replace(cell=str(inside))]).data
    first = str(Range(merge.top, merge.left, merge.top, merge.left))
    noted = [cell.coordinate for row in openpyxl_book(data)[PROJECT].iter_rows() for cell in row if cell.comment]
    assert noted == [first]


def test_a_finding_without_a_cell_or_a_sheet_is_only_listed() -> None:
    lost = [WRONG._replace(cell=""), WRONG._replace(sheet="没有这张表")]
    marks = marked(JUNSHAN, lost)
    assert marks.cells == 0
    listed = openpyxl_book(marks.data)["问题清单"]
    assert [listed.cell(row, 2).value for row in (4, 5, 6)] == ["错误", "错误", None]


def test_the_list_is_last_and_leads_to_the_cells() -> None:
    book = openpyxl_book(marked(JUNSHAN, [WRONG]).data)
    assert book.sheetnames[-1] == "问题清单"
    link = book["问题清单"]["C4"].hyperlink
    assert link is not None
    assert link.location == f"'{PROJECT}'!H13"


@needs_shared
def test_the_rich_form_keeps_buttons_pictures_protection_and_threads() -> None:
    source = typed_in()
    workbook = opened(source)
    button = WRONG._replace(sheet=DEPARTMENT, cell="B4")
    thread, visible = WRONG._replace(cell="C3"), WRONG._replace(cell="J12")
    marks = marked(source, [WRONG, button, thread, visible])
    before, after = contents(source), contents(marks.data)
    assert marks.without_note == ((PROJECT, "C3"),)
    for untouched in (
        "threadedComments/threadedComment1",
        "persons/person",
        "drawings/drawing1",
        "ctrlProps/ctrlProp1",
    ):
        assert after[f"xl/{untouched}.xml"] == before[f"xl/{untouched}.xml"]
    assert after["xl/drawings/vmlDrawing2.vml"] == before["xl/drawings/vmlDrawing2.vml"]
    # The sheet with buttons gets its note into the very drawing that they stand in.
    buttons = before["xl/drawings/vmlDrawing3.vml"].removesuffix(b"</xml>")
    assert after["xl/drawings/vmlDrawing3.vml"].startswith(buttons)
    assert b"_x0000_s2051" in after["xl/drawings/vmlDrawing3.vml"]
    for sheet in workbook.sheets:
        now = opened(marks.data).sheet(sheet.name)
        assert now is not None
        assert {child.tag for child in sheet.part.root} <= {child.tag for child in now.part.root}
    look = looks(marks.data)
    assert look[PROJECT, "C3"].note == "请与预算批复保持一致"
    assert (look[PROJECT, "J12"].note or "").startswith(f"偏差超过±20%必须说明\n{SECTION.first}")


@needs_shared
def test_a_note_that_grows_gets_a_box_that_shows_it_all() -> None:
    def box(data: bytes) -> list[int]:
        drawing = contents(data)["xl/drawings/vmlDrawing1.vml"].decode()
        shape = next(one for one in drawing.split("<v:shape ") if "<x:Row>11</x:Row>" in one)
        found = re.search(r"<x:Anchor>([\d, ]*)</x:Anchor>", shape)
        assert found is not None
        return [int(figure) for figure in found[1].split(",")]

    before, after = box(RICH.read_bytes()), box(marked(RICH, [WRONG._replace(cell="J12")]).data)
    assert before[:4] == after[:4]
    assert before[6:] < after[6:]


def test_a_cell_with_a_thread_that_only_its_note_tells_of_gets_no_note() -> None:
    book = openpyxl.load_workbook(JUNSHAN)
    book[PROJECT]["H13"].comment = Comment("[线程批注]", "tc={0E2B4C9F-0000-0000-0000-000000000000}")
    assert marked(saved(book), [WRONG]).without_note == ((PROJECT, "H13"),)
