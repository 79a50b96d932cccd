"""What `read`, `check` and `fill` make of a file, and whether each may end so.

Every file has to end in a reading, in "no known form", or in a clear refusal in Chinese; check and fill, which go
further into a workbook, may refuse more. The results have to be shown in words and as JSON; the completed workbook has
to be there only after a reading, hold what was typed, and be read again.
"""

from __future__ import annotations

import json
import os
import re
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from xlforms.cli import tasks
from xlforms.cli.tasks import Task
from xlforms.errors import FileError
from xlforms.handed_in import single
from xlforms.readers import read_workbook
from xlforms.values.kinds import Kind
from xlforms.values.scan import scan
from xlforms.workbook import Cell, Sheet, open_workbook
from xlforms.workbook.sheets.cell import ArrayFormula
from xlforms.writers.problem_list import NAME as PROBLEM_LIST

READING = "reading"
NO_FORM = "XF941"
FAULT = "fault"
_OURS = ("annex5", "report")  # written anew by every fill, with what was typed there
_SECONDS = 10.0
_DEEPEST = 3
_OPEN = re.compile(r"\{[a-z_]+\}")  # a place of the catalogue's sentence; a damaged part may have a brace in its name


class Outcome(NamedTuple):
    """How a file ended.

    Attributes:
        ending: that of `fill`: `reading`, the code of a refusal, or `fault`.
        seconds: how long the processor worked for the longest command, the processes that it started included.
        faults: what must not be, each with the place where it came up.
    """

    ending: str
    seconds: float
    faults: tuple[str, ...] = ()


def examine(path: str) -> Outcome:
    """Put a file through the three commands; the completed workbook is thrown away."""
    before = Path(path).read_bytes()
    with TemporaryDirectory() as folder:
        fill = tasks.fill(folder, values=False, overwrite=False, replace=False, password=None)
        endings, times = zip(*(_timed(task, path) for task in (tasks.read(None), tasks.check(None), fill)), strict=True)
        outputs = [os.path.join(folder, name) for name in os.listdir(folder)]
        faults = [ending for ending in endings if ending.startswith(FAULT)] or list(_afterwards(path, endings, outputs))
    if Path(path).read_bytes() != before:
        faults.append(f"{FAULT}: the source was changed")
    if max(times) > _SECONDS:
        faults.append(f"{FAULT}: a command took the processor more than {_SECONDS:.0f} s")
    return Outcome(FAULT if faults else endings[-1], max(times), tuple(dict.fromkeys(faults)))


def _timed(task: Task[Any], path: str) -> tuple[str, float]:
    start = _worked()
    return _ending(task, path), _worked() - start


def _worked() -> float:
    """What the processor has done for this process and those that it started: others on the machine don't count."""
    return sum(os.times()[:4])


def _ending(task: Task[Any], path: str) -> str:
    try:
        result = task.work(single(path))
        task.text(result).encode()
        json.dumps(task.json(result), ensure_ascii=False, allow_nan=False).encode()
    except FileError as error:
        return error.code if _is_clear(error.message) else f"{FAULT}: {error.code} says {error.message!r}"
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
        return _fault(error)
    return READING


def _is_clear(sentence: str) -> bool:
    """Whether a refusal is a whole Chinese sentence on one line with nothing left open."""
    return sentence.endswith("。") and not _OPEN.search(sentence) and sentence.isprintable()


def _fault(error: Exception) -> str:
    """The error with the innermost places of its way, the same for the same defect."""
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    way = " < ".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{FAULT}: {type(error).__name__} in {way}: {str(error)[:120]}"


def _afterwards(path: str, endings: Sequence[str], outputs: Sequence[str]) -> Iterator[str]:
    refused = set(endings[endings.count(READING) :])
    if len(refused) > 1 or READING in refused or (NO_FORM in refused and READING in endings):
        yield f"{FAULT}: read, check and fill end differently: {', '.join(endings)}"
    elif len(outputs) != (not refused):
        yield f"{FAULT}: {', '.join(endings)}, with {len(outputs)} files left"
    elif outputs:
        yield from _completed(path, outputs[0])


def _completed(path: str, output: str) -> Iterator[str]:
    """What is wrong with a completed workbook."""
    again = _ending(tasks.read(None), output)
    if again != READING:
        yield f"{FAULT}: the completed workbook ends in {again}"
    elif missing := next(lost(path, output), ""):
        yield f"{FAULT}: typed, and not there any more: {missing}"


def lost(path: str, output: str) -> Iterator[str]:
    """The typed cells of an editable workbook that its completed copy holds otherwise (decision 5 of the design)."""
    source = open_workbook(path)
    if not source.editable:
        return
    ours = {filled.sheet.name for filled in read_workbook(source).forms if filled.form.key in _OURS}
    before = [sheet for sheet in source.sheets if not _is_list(sheet)]
    for sheet, after in zip(before, open_workbook(output).sheets, strict=False):
        for place, cell in () if sheet.name in ours else _typed(sheet).items():
            kept = after.cells.get(place)
            if kept is None or (type(kept.value), kept.value) != (type(cell.value), cell.value):
                yield f"{sheet.name}!{cell.ref}"


def _is_list(sheet: Sheet) -> bool:
    """Whether it is the list of problems of an earlier run, which every fill writes anew."""
    title = sheet.cells.get((1, 1))
    return title is not None and title.text == PROBLEM_LIST


def _typed(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """The cells in which a person has left something that is more than a blank or a prompt of the form."""
    arrays = [cell.source.range for cell in sheet.formulas if isinstance(cell.source, ArrayFormula)]
    return {
        place: cell
        for place, cell in sheet.cells.items()
        if cell.source is None
        and not any(spread.covers(*place) for spread in arrays)
        and scan(cell.text).kind is not Kind.BLANK
    }
