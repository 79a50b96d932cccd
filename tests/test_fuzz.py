"""A few of the spoiled workbooks of `make fuzz`, and that its way of looking sees what it looks for."""

from __future__ import annotations

import os
import signal
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from benchmarks.fuzz import attempt
from benchmarks.mutants import mutant, mutant_of_another_kind
from benchmarks.outcomes import lost
from benchmarks.workers import in_processes
from xlforms.pipeline import fill
from xlforms.workbook import open_workbook, ref

EXAMPLE = Path(__file__).parent.parent / "examples" / "langfang-2019.xlsx"


@pytest.mark.parametrize("numbers", [range(12), range(12, 24)])
def test_spoiled_workbooks_end_well(numbers: range) -> None:
    outcomes = [attempt(partial(mutant, 1), number) for number in numbers]
    assert [outcome.faults for outcome in outcomes] == [()] * len(numbers)
    assert len({outcome.ending for outcome in outcomes}) > 1


def test_spoiled_workbooks_of_other_kinds_end_well() -> None:
    outcomes = [attempt(partial(mutant_of_another_kind, 1), number) for number in range(16)]
    assert [outcome.faults for outcome in outcomes] == [()] * 16
    assert len({outcome.ending for outcome in outcomes}) > 1


def test_a_mutant_can_be_made_again() -> None:
    assert mutant(1, 7) == mutant(1, 7)
    assert mutant(1, 7).data != mutant(2, 7).data
    assert mutant_of_another_kind(1, 7) == mutant_of_another_kind(1, 7)


def test_a_lost_figure_is_seen(tmp_path: Path) -> None:
    completed = open_workbook(fill(str(EXAMPLE), str(tmp_path)).output)
    place = next(place for place, cell in completed.sheets[0].cells.items() if isinstance(cell.value, Decimal))
    completed.save(tmp_path / "whole.xlsx")
    completed.sheets[0].set_value(*place, None)
    completed.save(tmp_path / "lossy.xlsx")
    assert list(lost(str(EXAMPLE), str(tmp_path / "whole.xlsx"))) == []
    assert list(lost(str(EXAMPLE), str(tmp_path / "lossy.xlsx"))) == [f"Sheet1!{ref(*place)}"]


def _fate(job: str) -> str:
    if job == "exit":
        os._exit(3)
    if job == "signal":
        os.kill(os.getpid(), signal.SIGKILL)
    return job


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux only")
def test_a_process_that_does_not_survive_is_told() -> None:
    ended = {one.job: (one.result, one.fate) for one in in_processes(_fate, ["well", "exit", "signal", "again"])}
    assert ended["exit"] == (None, "exit code 3")
    assert ended["signal"] == (None, "signal 9")
    assert (ended["well"], ended["again"]) == (("well", ""), ("again", ""))
