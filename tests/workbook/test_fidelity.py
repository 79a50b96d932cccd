"""An edit in place changes the cells that were set, and nothing else: no other part, no other element."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.workbook.packages import CORPUS, RICH, contents, needs_shared, opened, sheet_of
from xlforms.errors import FileError
from xlforms.workbook import CellValue, Sheet, open_workbook, ref
from xlforms.workbook.parts.archive import Archive

pytestmark = needs_shared

# What may differ in a sheet besides the cells that were set: the sizes that have to take in a new cell, and its row;
# the formula that the first of a shared group handed to the next one, with its range.
PERMITTED_ATTRIBUTES = [("dimension", "ref"), ("row", "spans"), ("f", "ref")]
PERMITTED_TEXTS = ["f"]
# What may differ besides the sheet: the chain loses the cells that lost their formula, and goes when it has none left.
PERMITTED_PARTS = {"xl/calcChain.xml"}
PERMITTED_WHEN_THE_CHAIN_GOES = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}


@cache
def samples() -> list[Path]:
    """The rich form, and every second workbook of the corpus that can be edited."""
    return [path for path in [RICH, *sorted(CORPUS.glob("*.xls[xm]"))[::2]] if path.exists() and is_editable(path)]


def is_editable(path: Path) -> bool:
    try:
        workbook = open_workbook(path)
        return workbook.editable and bool(workbook.sheets) and workbook.sheets[0].cells is not None
    except FileError:
        return False


def places(sheet: Sheet) -> list[tuple[int, int]]:
    """A cell with a value, one that may be empty but for its style, and one outside of all."""
    taken = [place for place, cell in sheet.cells.items() if cell.formula is None and sheet.area(*place)[:2] == place]
    rows = [row for row, _ in sheet.cells] or [1]
    columns = [column for _, column in sheet.cells] or [1]
    return [*taken[:1], sheet.area(min(rows) + 1, min(columns) + 1)[:2], (max(rows) + 3, max(columns) + 2)]


def edit(sheet: Sheet) -> list[tuple[int, int]]:
    done = []
    typed: tuple[CellValue, ...] = (Decimal("1397.9"), "=绩效 ", True)
    for place, value in zip(places(sheet), typed, strict=False):
        # Parts of array formulas are refused.
        with suppress(ValueError):
            sheet.set_value(*place, value)
            done.append(place)
    return done


def without(data: bytes, cells: set[str]) -> bytes:
    """A sheet's canonical form without some cells, permitted attributes, and rows that hold nothing but those cells."""
    root = etree.fromstring(data)
    rows = list(root.iterfind("{*}sheetData/{*}row"))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(list(row), 1):
            if cell.get("r", ref(number, column)) in cells:
                row.remove(cell)
        if not len(row) and set(row.attrib) <= {"r"}:
            row.getparent().remove(row)  # type: ignore[union-attr]
    for tag, attribute in PERMITTED_ATTRIBUTES:
        for element in root.iter(f"{{*}}{tag}"):
            element.attrib.pop(attribute, "")
    for shared in root.iter(*(f"{{*}}{tag}" for tag in PERMITTED_TEXTS)):
        shared.text = None if shared.get("t") == "shared" else shared.text
    return etree.tostring(root, method="c14n")


def assert_only_cells_differ(before: bytes, after: bytes, part: str, cells: set[str]) -> None:
    old, new = contents(before), contents(after)
    changed = {name for name in old if old[name] != new.get(name)}
    permitted = {part} | PERMITTED_PARTS | (PERMITTED_WHEN_THE_CHAIN_GOES if "xl/calcChain.xml" not in new else set())
    assert {name for name in changed if name.replace("\\", "/") not in permitted} == set()
    assert [name for name in old if name in new] == list(new)
    name = next(name for name in changed if name.replace("\\", "/").lower() == part.lower())
    assert without(old[name], cells) == without(new[name], cells)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_three_cells_set_change_three_cells(path: Path) -> None:
    workbook = open_workbook(path)
    sheet = workbook.sheets[0]
    formulas = {place: cell.formula for place, cell in sheet.cells.items()}
    done = edit(sheet)
    after = workbook.to_bytes()
    assert_only_cells_differ(path.read_bytes(), after, sheet.part_name, {ref(*place) for place in done})
    again = opened(after).sheet(sheet.name)
    assert again is not None
    assert {place: cell.value for place, cell in again.cells.items()} == {
        place: cell.value for place, cell in sheet.cells.items()
    }
    assert {place: cell.formula for place, cell in again.cells.items()} == formulas | dict.fromkeys(done)


def test_nothing_set_is_the_same_file() -> None:
    workbook = open_workbook(RICH)
    for sheet in workbook.sheets:
        assert sheet.cells
    assert contents(workbook.to_bytes()) == contents(RICH.read_bytes())


def test_parts_keep_their_compressed_bytes_and_headers() -> None:
    data = RICH.read_bytes()
    workbook = open_workbook(RICH)
    workbook.sheets[0].set_value(3, 3, "甲")
    copied = workbook.to_bytes()
    old, new = Archive(data), Archive(copied)
    for before, after in zip(old.members, new.members, strict=True):
        if before.name != workbook.sheets[0].part_name:
            assert old.local_record(before) == new.local_record(after)
            assert before.record[:42] + before.record[46:] == after.record[:42] + after.record[46:]


def test_elements_outside_the_root_and_unused_prefixes_stay() -> None:
    sheet = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-x a?><!-- a --><worksheet '
        b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
        b'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetData/></worksheet>'
    )
    edited = sheet_of(sheet)
    edited.set_value(1, 1, 1)
    written = edited.part.to_bytes()
    assert written.startswith(sheet[: sheet.index(b"<!--")])
    assert b"<!-- a -->" in written
    assert b'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"' in written
