"""Marks put on: each faulty cell in the colour of its worst finding, with one note of all of them; 问题清单 behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress

from xlforms.findings import Finding, Severity
from xlforms.records import NamedTuple
from xlforms.submission import Submission
from xlforms.workbook import Sheet, Workbook, parse_ref, ref
from xlforms.workbook.notes import Notes
from xlforms.workbook.originals import with_originals
from xlforms.workbook.sheets.shading import Shading
from xlforms.writers.marks import memory
from xlforms.writers.marks.notes import AUTHOR, runs, size
from xlforms.writers.problem_list import write_problem_list

Place = tuple[int, int]


class Marks(NamedTuple):
    """What was marked.

    Attributes:
        data: the marked workbook.
        cells: how many cells were coloured.
        without_note: sheet and cell of those that could not get a note, a thread of comments standing there.
    """

    data: bytes
    cells: int
    without_note: tuple[tuple[str, str], ...]


def mark(
    workbook: Workbook, submission: Submission, findings: Sequence[Finding], elsewhere: Sequence[Finding] = ()
) -> Marks:
    """Mark a workbook that bears no marks.

    Nothing that stands in it is changed but the look of the cells marked; the parts that had to be are kept inside.

    Args:
        workbook: as it was opened.
        submission: what was read from it.
        findings: those with a cell are marked there, all are listed.
        elsewhere: findings that are listed alone, their cells being those of another workbook.
    """
    shading = Shading(workbook.document, memory.FILLS, tuple(memory.COLOURS.values()))
    bare: list[tuple[str, str]] = []
    places = {sheet: _places(sheet, findings) for sheet in workbook.sheets}
    for sheet, found in places.items():
        bare += ((sheet.name, ref(*place)) for place in _marked(sheet, found, shading))
    write_problem_list(workbook, submission, [*elsewhere, *findings])
    memory.remember_marks(workbook.document)
    return Marks(with_originals(workbook), sum(map(len, places.values())), tuple(bare))


def _places(sheet: Sheet, findings: Sequence[Finding]) -> Mapping[Place, list[Finding]]:
    """The findings of a sheet by the cell that shows them, the worst first; of a merged range its first."""
    found: defaultdict[Place, list[Finding]] = defaultdict(list)
    for severity in Severity:
        for note in findings:
            if note.sheet == sheet.name and note.cell and note.severity is severity:
                area = sheet.area(*parse_ref(note.cell))
                found[area.top, area.left].append(note)
    return found


def _marked(sheet: Sheet, places: Mapping[Place, list[Finding]], shading: Shading) -> list[Place]:
    """Colour the cells and put the notes on; gives the cells that could not get one."""
    if not places:
        return []
    notes = Notes(sheet)
    bare = []
    for place, found in places.items():
        # More kinds of fill than can be remembered: a cell without colour still has its note.
        with suppress(ValueError):
            shading.lay(sheet, *place, memory.COLOURS[found[0].severity])
        told = runs(found)
        before = notes.texts.get(ref(*place), "")
        text = "\n".join(filter(None, [before, "".join(run.text for run in told)]))
        if not notes.put(*place, told, AUTHOR, size(text)):
            bare.append(place)
    notes.keep()
    return bare
