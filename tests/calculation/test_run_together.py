"""Two figures run together: of all readings those that sums and the figures beside allow, never a choice made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.pipeline import check, read

Cells = dict[tuple[int, int], Typed]
ALL = ["189.67 和 190.2", "189.6 和 7190.2", "189.671 和 90.2", "189.6719 和 0.2"]

# The form, its cells, the cell, the readings that are left, and why.
NARROWED: list[tuple[Lines, Cells, str, list[str], str]] = [
    (PROJECT, {(5, 2): "189.67190.2万元", (6, 2): 169.67}, "C6", ALL[:1], "189.67 等于各项之和 169.67＋20"),
    (PROJECT, {(5, 2): 209.67, (6, 2): "189.67190.2万元"}, "C7", ALL[:1], "189.67 使合计相符：209.67－20＝189.67"),
    (PROJECT, {(5, 2): 110.2, (6, 2): "189.67190.2万元"}, "C7", ALL[2:3], "90.2 使合计相符：110.2－20＝90.2"),
    (DEPARTMENT, {(3, 3): "189.67190.2", (3, 2): 189.67}, "D4", ALL[:1], "189.67 与旁边的年度资金总额的年初预算数相同"),
    (DEPARTMENT, {(3, 2): 0.2, (3, 3): "189.67190.2"}, "D4", ALL[3:], "0.2 与旁边的"),
    (DEPARTMENT, {(5, 4): "其中：基本支出：20.0021.5万元"}, "E6", ["20.00 和 21.5"], "使合计相符：1389.3－1369.3＝20"),
    (BASE_DATA, {(4, 2): "189.67190.2", (5, 2): 188.67}, "C5", ALL[:1], "189.67 等于各项之和"),
    (PROJECT, {(6, 2): "189.67190.2万元"}, "C7", ALL, "可能是"),
]


@pytest.mark.parametrize(("lines", "cells", "cell", "readings", "why"), NARROWED)
def test_the_readings_that_the_neighbours_allow(
    tmp_path: Path, lines: Lines, cells: Cells, cell: str, readings: list[str], why: str
) -> None:
    for (row, column), value in cells.items():
        lines = changed(lines, row, column, value)
    path = str(book(tmp_path / "a.xlsx", lines))
    for findings in (read(path).findings, check(path).findings):
        (note,) = [note for note in findings if note.code == "XF202"]
        assert note.cell == cell
        assert all(reading in note.message for reading in readings)
        assert not [other for other in ALL if other not in readings and other in note.message]
        assert why in note.message
