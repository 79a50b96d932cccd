"""What is written in words: the numbered lines of the 报告素材 and the paragraphs of the 自评报告."""

from __future__ import annotations

from xlforms.forms.labels import recognise
from xlforms.forms.report import TEXTS
from xlforms.forms.vocabulary import Numbered
from xlforms.submission import Filled, Value
from xlforms.workbook.sheets.widths import widths
from xlforms.writers.narrative import Slot, as_rows, write_slots
from xlforms.writers.transfer.copying import Copy


def carry_numbered(copy: Copy) -> None:
    """Add lines for the problems and measures that the blank has none for, and write those."""
    for anchor in (anchor for block in copy.blank.form.blocks for anchor in block.anchors):
        if isinstance(anchor, Numbered):
            _lengthen(copy, anchor)


def _lengthen(copy: Copy, anchor: Numbered) -> None:
    known, given = _named(copy.blank, anchor), _named(copy.source, anchor)
    last = known[-1]
    label = next(
        cell
        for cell in copy.blank.sheet.cells.values()
        if cell.row == last.row and any(found.term == anchor.term for found in recognise(cell.text))
    )
    more = given[len(known) :]
    copy.copy_row(copy.now(last.row), copy.now(last.row), len(more))
    for number, value in enumerate(more, start=1):
        row = copy.now(last.row) + number
        copy.sheet.set_value(row, label.column, f"{anchor.term.official}{len(known) + number}")
        copy.put(value, row, last.column)


def _named(filled: Filled, anchor: Numbered) -> list[Value]:
    return [value for name, value in filled.values.items() if name.startswith(f"{anchor.name}.")]


def carry_sections(copy: Copy) -> None:
    """Write the text of every section below its heading, one paragraph a row."""
    measure = widths(copy.sheet)
    slots: list[Slot] = []
    shift = 0
    for heading in TEXTS:
        name = f"report.{heading.name}"
        value, place = copy.source.values.get(name), copy.blank.values[name]
        if value is None or value.blank:
            continue
        width = measure(copy.sheet.area(place.row, place.column))
        lines = value.content.split("\n")
        texts = as_rows(lines, width)
        slots.append(Slot(heading, place.row, shift, place.column, width, texts))
        shift += len(texts) - 1
        copy.paragraphs.update(lines)
    write_slots(copy.sheet, slots)
