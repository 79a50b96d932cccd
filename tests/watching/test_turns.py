"""Tickets: of one name only one version is in hand at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlforms.watching.way.turns import Orphans, give_back, take


@pytest.fixture
def turns(tmp_path: Path) -> str:
    """Where tickets are, below a folder that is there."""
    return str(tmp_path / "turn")


def job(tmp_path: Path, name: str) -> str:
    """The folder of a job."""
    folder = tmp_path / "claim" / name
    folder.mkdir(parents=True)
    return str(folder)


@pytest.mark.parametrize("other", ["部门é.xlsx", "部门e\u0301.XLSX"])
def test_a_name_is_taken_once(tmp_path: Path, turns: str, other: str) -> None:
    assert take(turns, job(tmp_path, "one"), "部门é.xlsx")
    assert not take(turns, job(tmp_path, "two"), other)
    assert take(turns, job(tmp_path, "three"), "甲/部门é.xlsx")


def test_nobody_gives_back_the_turn_of_another(tmp_path: Path, turns: str) -> None:
    assert take(turns, job(tmp_path, "one"), "部门.xlsx")
    give_back(turns, "two")
    assert not take(turns, job(tmp_path, "three"), "部门.xlsx")
    give_back(turns, "one")
    assert take(turns, job(tmp_path, "four"), "部门.xlsx")


def test_a_turn_without_a_holder_is_free(tmp_path: Path, turns: str) -> None:
    """As a kill amid giving it back leaves it."""
    assert take(turns, job(tmp_path, "one"), "部门.xlsx")
    next(Path(turns).glob("*/one")).rmdir()
    Orphans(turns, 60).clear({"one"})
    assert [*Path(turns).iterdir()] == []
    assert take(turns, job(tmp_path, "two"), "部门.xlsx")


def test_a_turn_whose_job_has_gone_is_free_after_a_while(tmp_path: Path, turns: str) -> None:
    assert take(turns, job(tmp_path, "one"), "部门.xlsx")
    assert take(turns, job(tmp_path, "two"), "科室.xlsx")
    patient, hasty = Orphans(turns, 60), Orphans(turns, -1)
    for _ in range(3):
        patient.clear({"two"})
    assert not take(turns, job(tmp_path, "three"), "部门.xlsx")
    hasty.clear({"two"})
    assert take(turns, job(tmp_path, "four"), "部门.xlsx")
    assert not take(turns, job(tmp_path, "five"), "科室.xlsx")
