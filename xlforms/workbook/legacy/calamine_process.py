"""The one door to calamine, run as a process of its own: a workbook's bytes on stdin, its sheets as JSON on stdout.

A process, because calamine fills the gaps between the cells that hold something, and on a damaged or hostile file
reserves gigabytes, runs in circles or aborts; none of that can be caught where it happens. It imports nothing of ours,
so that it starts fast. Run by `calamine.py` as `python calamine_process.py MAX_AREA MAX_CELLS`.

The answer is a list of sheets `{"name", "state", "rows", "columns", "count", "cells", "merges"}`, null for one that is
no worksheet, rows and columns being the last ones in use and count the number of cells; of a sheet above the limits,
cells and merges are left out.
A cell is `[row, column, kind, value]`, counted from 1, its kind `n`, `str`, `b`, `date`, `datetime`, `time` or
`duration` (in days).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

MEMORY_BYTES = 400_000_000
MAX_ANSWER = 50_000_000  # a text of 32,767 characters may stand in every cell of a small file
DAY = timedelta(days=1)


def main() -> None:
    """Read stdin, write stdout; any trouble ends the process with another exit code than 0."""
    from python_calamine import CalamineWorkbook

    _bound_memory()
    max_area, max_cells = map(int, sys.argv[1:])
    workbook = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    sheets = [
        _sheet(workbook, about, max_area, max_cells) if _is_table(about) else None for about in workbook.sheets_metadata
    ]
    answer = json.dumps(sheets)
    if len(answer) > MAX_ANSWER:
        sys.exit("too long an answer")
    sys.stdout.write(answer)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _is_table(about: SheetMetadata) -> bool:
    return str(about.typ).endswith("WorkSheet")


def _sheet(workbook: CalamineWorkbook, about: SheetMetadata, max_area: int, max_cells: int) -> dict[str, Any]:
    sheet = workbook.get_sheet_by_name(about.name)
    rows, columns = (place + 1 for place in sheet.end or (-1, -1))
    cells = list(_cells(sheet)) if rows * columns <= max_area else []
    merges = sheet.merged_cell_ranges or ()
    state = str(about.visible).rpartition(".")[2]
    return {
        "name": about.name,
        "state": state[0].lower() + state[1:],
        "rows": rows,
        "columns": columns,
        "count": len(cells),
        "cells": cells if len(cells) <= max_cells else [],
        "merges": [[top + 1, left + 1, bottom + 1, right + 1] for (top, left), (bottom, right) in merges],
    }


def _cells(sheet: CalamineSheet) -> Iterator[tuple[int, int, str, Any]]:
    """The cells that hold something; calamine gives empty cells and errors alike as an empty text."""
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), top + 1):
        for column, value in enumerate(values, left + 1):
            if value != "":
                yield row, column, *_typed(value)


def _typed(value: object) -> tuple[str, Any]:
    match value:
        case bool():
            return "b", value
        case int() | float():
            return "n", value
        case datetime() | date() | time():
            return type(value).__name__, value.isoformat()
        case timedelta():
            return "duration", value / DAY
        case _:
            return "str", str(value)


if __name__ == "__main__":
    main()
