"""What a note says of the findings on its cell, and how large it has to be for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlforms.findings import Finding
from xlforms.workbook.notes import Run, Section, Size
from xlforms.writers.paper import LEADING, halves, lines

AUTHOR = "xlforms"
SECTION = Section("—— xlforms 标注 ——", "—— 标注完 ——")
# The typeface of notes, in points, and the white space inside their edges.
_TYPE, _EDGES = 9, 12
# Chinese characters in a line, at least, of a short note and of a long one, and how many lines make one long.
_LEAST, _NARROW, _WIDE, _LONG = 12, 24, 36, 16


def runs(findings: Sequence[Finding]) -> list[Run]:
    """The text of one note, the most serious finding first, what it is about in bold."""
    told = [run for note in findings for run in _of(note)]
    return [Run(f"{SECTION.first}\n"), *told, Run(SECTION.last)]


def size(text: str) -> Size:
    """The size of a box in which a text is seen whole."""
    most = _NARROW if lines(text, _NARROW) <= _LONG else _WIDE
    longest = max(-(-halves(line) // 2) for line in text.split("\n"))
    characters = min(most, max(_LEAST, longest))
    return Size((characters + 1) * _TYPE + _EDGES, (lines(text, characters) + 1) * LEADING * _TYPE + _EDGES)


def _of(note: Finding) -> Iterator[Run]:
    yield Run(f"{note.severity.value} {note.code} {note.entry.title}\n", bold=True)
    told = {"现有": note.found, "应为": note.expected, "计算": note.arithmetic}
    if not (note.found and note.expected):
        yield Run(f"{note.message}\n")
    else:
        yield from (Run(f"{label}：{text}\n") for label, text in told.items() if text)
    yield Run(f"依据：{note.basis}\n怎么改：{note.remedy}\n")
