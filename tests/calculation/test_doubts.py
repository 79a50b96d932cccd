"""One fault is told once: what follows from a figure that its own form says is wrong is no fault of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calculation.test_across import BRIDGE, BRIDGES, ROAD, ROADS, base, project, put
from tests.readers.drawing import DEPARTMENT, Lines, book
from xlforms.pipeline import check

REPORT = """\
2024年度某某局整体支出绩效自评报告
一、部门（单位）基本情况
二、一般公共预算支出情况
六、部门整体支出绩效情况
2024年总预算数1397.9万元，决算数为1389.3万元，预算执行率99.38%。
"""
_WATCHED = frozenset(f"XF{number}" for number in (215, 216, 301, 401, 402, 404, 420, 421, 422, 423, 454, 455, 459))


def told(folder: Path, *sheets: Lines) -> list[str]:
    book(folder / "自评表.xlsx", *sheets)
    (folder / "自评报告.txt").write_text(REPORT, "utf-8")
    return [note.code for note in check(str(folder)).findings if note.code in _WATCHED]


def test_all_that_agrees_is_passed_in_silence(tmp_path: Path) -> None:
    assert told(tmp_path, base(), DEPARTMENT, ROAD, BRIDGE) == []


@pytest.mark.parametrize(
    ("code", "sheets"),
    [
        ("XF301", (base(), put(DEPARTMENT, (3, 6, "95%")), ROAD, BRIDGE)),
        ("XF215", (base(), put(DEPARTMENT, (3, 4, 13893000)), ROAD, BRIDGE)),
        ("XF215", (base(), DEPARTMENT, project(ROADS, 10000000), BRIDGE)),
    ],
    ids=["a rate", "an amount of the department", "an amount of a project"],
)
def test_what_follows_is_not_told(tmp_path: Path, code: str, sheets: tuple[Lines, ...]) -> None:
    assert told(tmp_path, *sheets) == [code]


def test_an_amount_that_is_another_is_told(tmp_path: Path) -> None:
    assert "XF423" in told(tmp_path, base(), DEPARTMENT, ROAD, project(BRIDGES, 300))


def test_amounts_of_two_forms_ten_thousand_times_apart_are_said_to_be_in_two_units(tmp_path: Path) -> None:
    path = book(tmp_path / "自评表.xlsx", base(), DEPARTMENT, ROAD, project(BRIDGES, 3693000))
    (note,) = (one for one in check(str(path)).findings if one.code == "XF423")
    assert note.arithmetic == "3693000÷10000＝369.3，像是单位写错了"
