"""A folder as a bureau has it: real cases, a correction, a copy, a broken file, a report without a workbook."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from xlforms.workbook import open_workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
JUNSHAN, FINANCE, LANGFANG = (
    EXAMPLES / f"{name}.xlsx" for name in ("junshan-2024", "caizheng-jinrong-2024", "langfang-2019")
)
UNION, FINANCE_UNIT, SCHOOL = "岳阳市君山区总工会", "财政金融部", "廊坊市食品工程学校"


def hand_in(folder: Path) -> Path:
    """Four units' material: 总工会 twice and once more as a copy, one file that is no workbook."""
    inbox = folder / "各单位报来"
    (inbox / "总工会").mkdir(parents=True)
    shutil.copy(JUNSHAN, inbox / "总工会" / "自评表.xlsx")
    changed(JUNSHAN, inbox / "总工会-旧.xlsx", "部门整体支出绩效自评表", {"F4": 200})
    shutil.copy(JUNSHAN, inbox / "总工会-副本.xlsx")
    shutil.copy(FINANCE, inbox / "财政金融部.xlsx")
    shutil.copy(LANGFANG, inbox / "学校.xlsx")
    (inbox / "坏文件.xlsx").write_bytes(b"PK\x03\x04 broken")
    for moment, name in enumerate(("总工会-旧.xlsx", "总工会-副本.xlsx", "总工会/自评表.xlsx"), start=1_700_000_000):
        os.utime(inbox / name, (moment, moment))
    return inbox


def changed(source: Path, target: Path, sheet: str, values: dict[str, object]) -> None:
    """A copy of a workbook in which some cells hold something else."""
    from xlforms.workbook import parse_ref

    book = open_workbook(source)
    there = book.sheet(sheet)
    assert there is not None
    for place, value in values.items():
        there.set_value(*parse_ref(place), value)  # type: ignore[arg-type]
    book.recalculate()
    book.save(target)
