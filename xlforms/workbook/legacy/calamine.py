"""Asking the calamine process for the sheets of a workbook."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from xlforms.findings import refusal
from xlforms.workbook.legacy.tables import MAX_CELLS, Table, cell_of
from xlforms.workbook.parts.limits import MAX_SHEET_AREA, check_count, check_extent
from xlforms.workbook.references import Range

PROCESS = Path(__file__).with_name("calamine_process.py")
SECONDS = 8  # the slowest honest file of the corpus takes 0.2


class _Sheet(TypedDict):
    """A sheet as `calamine_process.py` tells it."""

    name: str
    state: str
    rows: int
    columns: int
    count: int
    cells: list[tuple[int, int, str, float | str]]
    merges: list[tuple[int, int, int, int]]


def tables(data: bytes) -> dict[int, Table]:
    """The worksheets by their place among all sheets, the moments with formats that show them.

    Raises:
        FileError: XF925 calamine can't read it, XF93x a sheet is above the limits.
    """
    return {place: _table(sheet) for place, sheet in enumerate(_read(data)) if sheet is not None}


def _table(sheet: _Sheet) -> Table:
    check_extent(sheet["rows"], sheet["columns"], sheet["name"])
    check_count(sheet["count"], MAX_CELLS, sheet["name"])
    cells = [cell_of(*cell) for cell in sheet["cells"]]
    return Table(sheet["name"], cells, [Range(*sides) for sides in sheet["merges"]], sheet["state"])


def _read(data: bytes) -> list[_Sheet | None]:
    command = [sys.executable, "-P", str(PROCESS), str(MAX_SHEET_AREA), str(MAX_CELLS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise refusal("XF925") from None
    sheets: list[_Sheet | None] = json.loads(done.stdout)
    return sheets
