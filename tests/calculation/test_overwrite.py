"""--overwrite: figures that disagree with their rule give way, and what is derived from them follows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.drawing import PROJECT, Lines, Typed, book, changed
from xlforms.pipeline import Completed, check, fill

# 年度资金总额的全年执行数 is 86.2 by its parts; rate, score and total follow from it.
TYPED: dict[tuple[int, int], Typed] = {(5, 4): 95, (5, 6): "50%", (5, 7): 12, (12, 7): 40}


def wrong() -> Lines:
    lines = PROJECT
    for (row, column), value in TYPED.items():
        lines = changed(lines, row, column, value)
    return lines


def filled(folder: Path, *, overwrite: bool, values: bool) -> Completed:
    path = book(folder / "a.xlsx", wrong())
    return fill(str(path), str(folder / "out"), overwrite=overwrite, values=values)


@pytest.mark.parametrize("values", [False, True])
def test_what_gives_way_is_what_the_rest_follows_from(tmp_path: Path, values: bool) -> None:
    done = filled(tmp_path, overwrite=True, values=values)
    figures = {one.derived.place.cell: one.derived.value for one in done.derived}
    assert [figures[cell] for cell in ("E6", "G6", "H6", "H13", "H16")] == [
        Decimal("86.2"),
        Decimal("0.862"),
        Decimal("8.62"),
        Decimal(50),
        Decimal("98.09"),
    ]
    again = check(done.output).findings
    assert not [one for one in again if one.code in ("XF301", "XF306", "XF307", "XF404", "XF405", "XF409")]


def test_without_it_typed_figures_are_what_the_rest_follows_from(tmp_path: Path) -> None:
    done = filled(tmp_path, overwrite=False, values=False)
    assert not {"E6", "G6", "H6"} & {one.derived.place.cell for one in done.derived}
    told = {one.cell: one.expected for one in done.findings if one.code in ("XF404", "XF301", "XF405")}
    assert told == {"E6": "86.2", "G6": "95.00%", "H6": "10"}
