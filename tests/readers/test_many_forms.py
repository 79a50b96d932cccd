"""Many forms on one sheet: the work of reading them grows with their number, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book
from xlforms.readers import read_workbook
from xlforms.workbook import open_workbook

REPEATED_TITLE: Lines = (*PROJECT, ("项目支出绩效自评表",))
UNBORNE_TITLES: Lines = (*PROJECT, *[("项目支出绩效自评表",), ("说明",)] * 5)


def lines_run(work: Callable[[], Any]) -> int:
    """How many lines of Python a piece of work goes through, each turn of a comprehension counted."""
    count = 0

    def tracer(_: FrameType, event: str, __: Any) -> Any:
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
        read = lambda: read_workbook(workbook)  # noqa: E731
        read()  # what is kept for the next time is there
        assert len(read().forms) == times
        return lines_run(read)

    few, many = work(15), work(30)
    assert many < 2.2 * few
