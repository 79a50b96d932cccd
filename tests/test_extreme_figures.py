"""Figures out of all proportion, as a slip of a key or a foreign program leaves them, end in findings."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from xlforms.pipeline import check, fill
from xlforms.workbook import open_workbook

EXAMPLE = Path(__file__).parent.parent / "examples" / "langfang-2019.xlsx"


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    """The example, of which each test types one cell anew."""
    return tmp_path / "表.xlsx"


def type_in(target: Path, name: str, value: Decimal) -> str:
    """Type a value into a field of the first form; gives its cell."""
    place = check(str(EXAMPLE)).submission.forms[0].values[name]
    workbook = open_workbook(EXAMPLE)
    sheet = workbook.sheet(place.sheet)
    assert sheet is not None
    sheet.set_value(place.row, place.column, value)
    workbook.save(target)
    return place.cell


@pytest.mark.parametrize("number", ["1E+308", "-1E+19", "1E-300"])
@pytest.mark.parametrize("name", ["funds.total.final_budget", "funds.total.actual_expenditure", "funds.total.weight"])
def test_a_number_out_of_proportion_is_no_figure(typed: Path, name: str, number: str) -> None:
    cell = type_in(typed, name, Decimal(number))
    assert cell in {note.cell for note in fill(str(typed)).findings if note.code == "XF201"}


@pytest.mark.parametrize("number", ["1E+18", "1E-18", "123456789012345678"])
@pytest.mark.parametrize("name", ["funds.total.final_budget", "funds.total.actual_expenditure", "funds.total.weight"])
def test_the_largest_and_the_smallest_figures_are_calculated_with(typed: Path, name: str, number: str) -> None:
    type_in(typed, name, Decimal(number))
    done = fill(str(typed))
    assert done.submission.forms[0].values[name].value == Decimal(repr(float(number)))
    assert done.derived
