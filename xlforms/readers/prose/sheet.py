"""The 自评报告 on a sheet as prose: one line a row, its first cell that holds a text."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.prose import Place, Report
from xlforms.readers.prose.assemble import assemble
from xlforms.readers.prose.lines import Line
from xlforms.submission import Filled


def report_on_sheet(filled: Filled) -> Report | None:
    """The report as somebody wrote it; None when only its headings stand there."""
    report = assemble(_lines(filled), filled.sheet.name)
    return report if any(section.heading and section.paragraphs for section in report.sections) else None


def _lines(filled: Filled) -> Iterator[Line]:
    rows: set[int] = set()
    for (row, _), cell in filled.sheet.cells.items():
        if filled.top <= row <= filled.bottom and row not in rows and cell.text.strip():
            rows.add(row)
            for text in cell.text.splitlines():
                yield Line(text, Place(filled.sheet.name, cell.ref))
