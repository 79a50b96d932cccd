"""Slips of ten thousand: said with both readings, once, and only where another unit would agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.findings import Finding
from xlforms.pipeline import check, fill

Cells = dict[tuple[int, int], Typed]

# The form, the cells typed (row and column from 0), the cell and two parts of the sentence.
SLIPS: list[tuple[Lines, Cells, str, str, str]] = [
    (
        PROJECT,
        {(5, 2): 100, (6, 2): 800000},
        "C7",
        "单位按万元是 800000 万元",
        "元是 80 万元，正好相符：80＋20＝100",
    ),
    (PROJECT, {(5, 3): 1000000}, "D6", "与各项之和对不上", "单位按元是 100 万元"),
    (PROJECT, {(5, 2): 100, (6, 2): 800000, (7, 2): 200000}, "C7", "当年财政拨款的年初预算数等各项", "80＋20＝100"),
    (DEPARTMENT, {(3, 4): 13893000}, "E4", "单位按万元是 13893000 万元", "20＋1369.3＝1389.3"),
    (DEPARTMENT, {(3, 2): 13979000}, "C4", "13979000", "单位按元是 1397.9 万元"),
    (DEPARTMENT, {(3, 2): 0.13979}, "C4", "单位按万元是 0.13979 万元", "单位按亿元是 1397.9 万元"),
    (DEPARTMENT, {(5, 1): "其中：一般公共预算：13979000"}, "B6", "与合计对不上", "单位按元是 1397.9 万元"),
    (BASE_DATA, {(4, 2): 3, (9, 2): 10000}, "C10", "公务接待（本年预算数）", "2＋0＋1＝3"),
    (
        PROJECT,
        {(6, 2): 800000, (7, 2): 200000},
        "C7",
        "与当年财政拨款的全年预算数 80、",
        "80 万元，大小相称",
    ),
    (DEPARTMENT, {(12, 4): "≤30万元", (12, 5): "285000"}, "F13", "单位按万元是 285000 万元", "28.5 万元，大小相称"),
    (BASE_DATA, {(17, 3): 220000}, "D18", "公用经费", "单位按元是 22 万元"),
]


def said(path: Path, lines: Lines, cells: Cells) -> list[Finding]:
    for (row, column), value in cells.items():
        lines = changed(lines, row, column, value)
    return check(str(book(path, lines))).findings


@pytest.mark.parametrize(("lines", "cells", "cell", "words", "more"), SLIPS)
def test_a_slip_is_said_with_both_readings(
    tmp_path: Path, lines: Lines, cells: Cells, cell: str, words: str, more: str
) -> None:
    note, *_ = [note for note in said(tmp_path / "a.xlsx", lines, cells) if note.code == "XF215"]
    assert note.cell == cell
    assert words in note.message
    assert more in note.message


def test_a_slip_that_opens_both_splits_is_told_once(tmp_path: Path) -> None:
    cells: Cells = {(3, 4): 13893000, (5, 1): "其中：一般公共预算：1389.3"}
    notes = [note for note in said(tmp_path / "a.xlsx", DEPARTMENT, cells) if note.cell == "E4"]
    assert [note.code for note in notes] == ["XF215"]
    assert not [note for note in said(tmp_path / "a.xlsx", DEPARTMENT, cells) if note.code in {"XF401", "XF402"}]


@pytest.mark.parametrize(("lines", "cells"), [case[:2] for case in SLIPS])
def test_a_slip_is_said_once(tmp_path: Path, lines: Lines, cells: Cells) -> None:
    before = {(note.code, note.cell) for note in said(tmp_path / "right.xlsx", lines, {})}
    after = {(note.code, note.cell) for note in said(tmp_path / "wrong.xlsx", lines, cells)}
    assert {code for code, _ in after - before} <= {"XF215", "XF305", "XF412", "XF413"}


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (DEPARTMENT, {}),
        (PROJECT, {(5, 2): 105}),
        (PROJECT, {(5, 2): 100, (8, 2): 5}),
        (PROJECT, {(5, 4): 0, (6, 4): 0, (7, 4): 0}),
        (DEPARTMENT, {(3, 2): 500}),
        (DEPARTMENT, {(3, 2): 0}),
        (BASE_DATA, {(9, 1): 300, (9, 2): 0.5, (9, 3): 0.4}),
    ],
)
def test_what_is_wrong_otherwise_is_no_slip(tmp_path: Path, lines: Lines, cells: Cells) -> None:
    assert "XF215" not in [note.code for note in said(tmp_path / "a.xlsx", lines, cells)]


def test_the_figure_stays_as_it_was_typed(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", changed(DEPARTMENT, 3, 4, 13893000))
    done = fill(str(path), str(tmp_path / "out"))
    assert done.submission.forms[0].number("funds.total.actual_expenditure") == 13893000
