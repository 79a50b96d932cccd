"""Many forms on one sheet: the work of reading them grows with their number, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book
from xlforms.readers import read_workbook
from xlforms.workbook import open_workbook

if TYPE_CHECKING:
    from _typeshed import TraceFunction

REPEATED_TITLE: Lines = (*PROJECT, ("项目支出绩效自评表",))
UNBORNE_TITLES: Lines = (*PROJECT, *[("项目支出绩效自评表",), ("说明",)] * 5)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work goes through, each turn of a comprehension counted."""
    count = 0

    def tracer(_: FrameType, event: str, __: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("form", [DEPARTMENT, PROJECT, BASE_DATA, REPEATED_TITLE, UNBORNE_TITLES])
def test_twice_as_many_forms_are_twice_the_work(tmp_path: Path, form: Lines) -> None:
    def work(times: int) -> int:
        workbook = open_workbook(book(tmp_path / f"{times}.xlsx", [*form, ()] * times))
        # At first what is kept for the next time comes to be there.
        assert len(read_workbook(workbook).forms) == times
        return lines_run(partial(read_workbook, workbook))

    few, many = work(15), work(30)
    assert many < 2.2 * few
