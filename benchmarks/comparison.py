"""Our cells beside those of openpyxl and python-calamine, and why a cell may differ."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from math import isclose, nan
from pathlib import Path
from typing import NamedTuple
from warnings import filterwarnings

from xlforms.workbook import CellError, Sheet, Workbook, open_workbook, ref
from xlforms.workbook.serials import to_serial

Values = dict[tuple[int, int], object]
_DAY = dt.timedelta(days=1)


class Pair(NamedTuple):
    """A place that reads otherwise; None where nothing stands.

    Attributes:
        file: the workbook's name.
        place: sheet and cell.
        ours: what our sheet holds.
        theirs: what the other reader has.
        elapsed: whether the number format counts hours beyond a day.
        misplaced: whether the cell is said to hold its text inline, but has it where numbers stand.
        doubled: whether the package has two parts whose names differ in case only.
    """

    file: str
    place: str
    ours: object
    theirs: object
    elapsed: bool
    misplaced: bool
    doubled: bool


class Comparison(NamedTuple):
    """A workbook as two readers have it.

    Attributes:
        cells: how many cells were compared.
        explained: the reason for each cell that differs and may.
        unexplained: those that may not.
        why_not: why the other reader has nothing to compare, "" when it has.
    """

    cells: int = 0
    explained: tuple[str, ...] = ()
    unexplained: tuple[Pair, ...] = ()
    why_not: str = ""


def _same_day(pair: Pair) -> bool:
    return (
        isinstance(pair.ours, dt.date)
        and not isinstance(pair.ours, dt.datetime)
        and dt.datetime.combine(pair.ours, dt.time()) == pair.theirs
    )


def _same_duration(pair: Pair) -> bool:
    """The same number of days; of the kinds without number formats what is below a day comes to us as a time."""
    lasting = pair.elapsed or isinstance(pair.ours, dt.time)
    return lasting and isinstance(pair.theirs, dt.timedelta) and isclose(_days(pair.ours), pair.theirs / _DAY)


def _days(value: object) -> float:
    """The number that the cell stores."""
    if isinstance(value, dt.date | dt.time):
        return to_serial(value)
    return float(value) if isinstance(value, Decimal) else nan


def _same_serial(pair: Pair) -> bool:
    """The number that a day is stored as, counted from 1900 or 1904."""
    if not isinstance(pair.theirs, float | int) or not isinstance(pair.ours, dt.date | dt.time):
        return False
    return any(isclose(to_serial(pair.ours, date1904=late), pair.theirs, abs_tol=1e-7) for late in (False, True))


def _same_but_for_spaces(pair: Pair) -> bool:
    return isinstance(pair.ours, str) and isinstance(pair.theirs, str) and pair.ours.strip() == pair.theirs.strip()


# Every kind of difference that was met, with its reason. What none of them explains fails the run.
EXPLAINED: dict[str, dict[str, Callable[[Pair], bool]]] = {
    "openpyxl": {
        "it has no days without a time: midnight of that day": _same_day,
        "[h]:mm is a length of time to it, a point in time to us": _same_duration,
        "an inline text that stands in <v>: it reads nothing": lambda pair: pair.misplaced and pair.theirs is None,
    },
    "calamine": {
        "it gives cells with an error as empty": lambda pair: isinstance(pair.ours, CellError) and pair.theirs is None,
        "[h]:mm is a length of time to it, a point in time to us": _same_duration,
        "a format of days that it takes for one of numbers": _same_serial,
        "it cuts spaces off texts that don't ask to keep them": _same_but_for_spaces,
        "an inline text that stands in <v>: it reads nothing": lambda pair: pair.misplaced and pair.theirs is None,
        "of two parts whose names differ in case only it takes the other": lambda pair: pair.doubled,
    },
}


def compare(job: tuple[str, str]) -> Comparison:
    """The workbook at a path beside the reader of that name; all that a sheet of ours refuses is left out."""
    reader, path = job
    filterwarnings("ignore")  # the others tell what they drop
    workbook = open_workbook(path)
    try:
        theirs = READERS[reader](path)
    except Exception as error:  # noqa: BLE001  the other reader's defects are not looked for
        return Comparison(why_not=f"{type(error).__name__}: {str(error).splitlines()[0]}")
    if not theirs:
        return Comparison(why_not="it offers no sheets")
    pairs = [pair for sheet in workbook.sheets for pair in _pairs(workbook, sheet, theirs.get(sheet.name, {}))]
    return _sorted(reader, pairs)


def _pairs(workbook: Workbook, sheet: Sheet, theirs: Values) -> Iterator[Pair]:
    file, doubled, misplaced = os.path.basename(workbook.path), _has_doubles(workbook.path), _misplaced(sheet)
    for place in sheet.cells.keys() | theirs.keys():
        cell, name = sheet.cells.get(place), ref(*place)
        ours = None if cell is None or cell.value == "" else cell.value
        if ours is not None or place in theirs:
            elapsed = cell is not None and "[" in cell.number_format
            yield Pair(file, f"{sheet.name}!{name}", ours, theirs.get(place), elapsed, name in misplaced, doubled)


def _misplaced(sheet: Sheet) -> set[str]:
    inline = (cell for cell in sheet.part.root.iter("{*}c") if cell.get("t") == "inlineStr")
    return {cell.get("r", "") for cell in inline if cell.find("{*}v") is not None}


def _has_doubles(path: str) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    names = set(zipfile.ZipFile(path).namelist())
    return len(names) > len({name.lower() for name in names})


def _sorted(reader: str, pairs: list[Pair]) -> Comparison:
    differing = [pair for pair in pairs if not _equal(pair.ours, pair.theirs)]
    reasons = [next((why for why, holds in EXPLAINED[reader].items() if holds(pair)), "") for pair in differing]
    unexplained = tuple(pair for pair, why in zip(differing, reasons, strict=True) if not why)
    return Comparison(len(pairs), tuple(filter(None, reasons)), unexplained)


def _equal(ours: object, theirs: object) -> bool:
    if isinstance(ours, Decimal) and isinstance(theirs, int | float):
        return not isinstance(theirs, bool) and float(ours) == theirs
    if isinstance(ours, CellError):
        return str(ours) == theirs
    return type(ours) is type(theirs) and ours == theirs


def _by_openpyxl(path: str) -> dict[str, Values]:
    from openpyxl import load_workbook

    with Path(path).open("rb") as file:
        workbook = load_workbook(file, data_only=True)
    return {sheet.title: _placed(list(sheet.iter_rows(values_only=True))) for sheet in workbook.worksheets}


def _by_calamine(path: str) -> dict[str, Values]:
    from python_calamine import CalamineWorkbook

    with Path(path).open("rb") as file:
        workbook = CalamineWorkbook.from_filelike(file)
    names = [sheet.name for sheet in workbook.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]
    return {name: _placed(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names}


def _placed(rows: object) -> Values:
    """The values that are not empty by their places."""
    assert isinstance(rows, list)
    cells = (((row, column), value) for row, values in enumerate(rows, 1) for column, value in enumerate(values, 1))
    return {place: value for place, value in cells if value is not None and value != ""}


READERS: dict[str, Callable[[str], dict[str, Values]]] = {"openpyxl": _by_openpyxl, "calamine": _by_calamine}
