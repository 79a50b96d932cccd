"""Completed workbooks opened by an independent reader."""

from __future__ import annotations

from pathlib import Path
from warnings import filterwarnings

from benchmarks.outcomes import FAULT


def reopen(source: Path, completed: Path) -> str:
    """Whether openpyxl opens the completed workbook; a source that it can't open either doesn't count."""
    filterwarnings("ignore", module="openpyxl")  # it says what it drops
    if _complaint(source):
        return "not opened, nor is the source"
    complaint = _complaint(completed)
    return f"{FAULT}: {complaint}" if complaint else "opened"


def _complaint(path: Path) -> str:
    from openpyxl import load_workbook

    try:
        load_workbook(path)
    except Exception as error:  # noqa: BLE001  whatever it is, the workbook was not opened
        return f"{type(error).__name__}: {error}"
    return ""
