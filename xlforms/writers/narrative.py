"""自评报告 written: in place where the workbook has the sheet, else on a sheet added from the template.

What somebody typed stays; only empty sections are written, one paragraph a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.figures import disagreements, report_facts
from xlforms.calculation.report.material import OPEN, field, report_sheet
from xlforms.calculation.report.parts import PARTS, missing
from xlforms.findings import Finding, finding
from xlforms.forms.report import REPORT, TEXTS
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission, Value
from xlforms.values.text import squash
from xlforms.workbook import Line, Sheet, Workbook, ref
from xlforms.workbook.sheets.widths import widths
from xlforms.writers.blanks import blank_form
from xlforms.writers.pages import keep_headings
from xlforms.writers.paper import for_a_cell, height, lines, per_line, spread
from xlforms.writers.report_text import Told, paragraphs
from xlforms.writers.sentences import compose
from xlforms.writers.wording import Wording, wording

NAME = "自评报告"
INDENT = "　　"
# Type sizes of the printed report (三号, 二号) and its fixed line pitch, in points.
_BODY, _TITLE, _PITCH = 16, 22, 28
# A row does not go over the end of a page: longer paragraphs are cut, lest they leave half a page blank.
_LINES = 10
# Where a long paragraph is cut: before 二是, 三是 …, else after a sentence, else between its parts.
_CUTS = ("(?<=。)(?=[一二三四五六七八九十]+是)", "(?<=。)", "(?<=；)")


class Slot(NamedTuple):
    """An empty section.

    Attributes:
        heading: whose text belongs there.
        row: its empty row.
        shift: how many rows the sections above it gain.
        column: where the text goes.
        width: of that cell, in points.
        texts: the paragraphs, one a row.
    """

    heading: Term
    row: int
    shift: int
    column: int
    width: float
    texts: list[str]


def write_narrative(
    workbook: Workbook, submission: Submission, rules: Rulebook = REGULATION, words: Wording | None = None
) -> list[Finding]:
    """Write the empty sections, and say what a person must write and which figures of the 报告素材 disagree."""
    told = told_by(submission, rules, words)
    own = report_sheet(submission)
    form = own or blank_form("zipingbiao", NAME)
    filled = own or form.on(workbook.add_sheet(form.sheet, NAME))
    slots = _slots(filled, told)
    findings = [*disagreements(submission, rules), *_headless(filled, submission)]
    findings += [note for slot in slots for note in _needed(filled, submission, told, slot)]
    findings += left_open(own, slots) if own else []
    _title(filled, title_place(form), told)
    write_slots(filled.sheet, slots)
    if slots:
        keep_headings(filled.sheet)
    return findings


def told_by(submission: Submission, rules: Rulebook = REGULATION, words: Wording | None = None) -> Told:
    """What the report is made from; sentences need a unit and a year, be they still to be filled in."""
    subject = {"单位": f"{OPEN}：单位名称〕", "年度": f"{OPEN}：年度〕"}
    return Told({**subject, **report_facts(submission, rules)}, words or wording())


def _slots(filled: Filled, told: Told) -> list[Slot]:
    """The empty sections from top to bottom."""
    measure = widths(filled.sheet)
    slots: list[Slot] = []
    shift = 0
    for place, heading in _empty(filled):
        width = measure(filled.sheet.area(place.row, place.column))
        texts = as_rows(paragraphs(heading, told), width)
        slots.append(Slot(heading, place.row, shift, place.column, width, texts))
        shift += len(texts) - 1
    return slots


def _empty(filled: Filled) -> list[tuple[Value, Term]]:
    """The empty places below headings as they follow each other on the sheet."""
    places = ((filled.values.get(f"report.{heading.name}"), heading) for heading in TEXTS)
    empty = [(place, heading) for place, heading in places if place is not None and place.free]
    return sorted(empty, key=lambda found: found[0].row)


def as_rows(texts: Iterable[str], width: float) -> list[str]:
    """Paragraphs as the rows of a column that they take, indented; none is higher than a row can be."""
    longest = _LINES * per_line(width, _BODY) - len(INDENT)
    return [f"{INDENT}{piece}" for text in texts for piece in split(text, longest)]


def split(text: str, longest: int) -> list[str]:
    """A paragraph in pieces of at most `longest` characters.

    >>> split("一。二三。四五六七。", 6)
    ['一。二三。', '四五六七。']
    """
    pieces = []
    while len(text) > longest:
        ends = ([end for found in re.finditer(cut, text) if (end := found.end()) <= longest] for cut in _CUTS)
        end = next((found[-1] for found in ends if found), longest)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text else pieces


def title_place(filled: Filled) -> tuple[int, int] | None:
    """Where the title stands as long as it is the blank form's, without a unit."""
    if not squash(filled.title).endswith(f"年度{REPORT.official}"):
        return None
    sheet = filled.sheet
    return next(
        (place for place, cell in sheet.cells.items() if cell.text == filled.title and sheet.typed(*place)), None
    )


def title_lines(told: Told, longest: int) -> list[str]:
    """The title on one line of so many characters, else on the lines of the wording."""
    whole = compose(told.wording, "标题", told.facts)
    return [whole] if lines(whole, longest) == 1 else compose(told.wording, "标题", told.facts, joint="\n").split("\n")


def _title(filled: Filled, place: tuple[int, int] | None, told: Told) -> None:
    if place is None:
        return
    sheet, (row, column) = filled.sheet, place
    width = widths(sheet)(sheet.area(row, column))
    text = for_a_cell("\n".join(title_lines(told, per_line(width, _TITLE))))
    sheet.set_value(row, column, text)
    needed = height(text, width, _TITLE)
    if (sheet.row_height(row) or 0) < needed:
        sheet.set_row_height(row, needed)


def write_slots(sheet: Sheet, slots: Sequence[Slot]) -> None:
    """Write every paragraph into a row of its own, high enough for it.

    First those that need no row more, then the others from below, so that no row moves before it is written.
    """
    taken = {row for row, _ in sheet.cells}
    long = [slot for slot in reversed(slots) if len(slot.texts) > 1]
    for slot in slots:
        if len(slot.texts) == 1:
            _beside_others(sheet, slot)
    for beside, some in groupby(long, key=lambda slot: slot.row in taken):
        if beside:
            for slot in some:
                _beside_others(sheet, slot)
        else:
            sheet.write_lines({slot.row: _lines(slot) for slot in some})


def _lines(slot: Slot) -> list[Line]:
    before = [None] * (slot.column - 1)
    return [Line((*before, text), points) for text, points in zip(slot.texts, _heights(slot), strict=True)]


def _beside_others(sheet: Sheet, slot: Slot) -> None:
    """Write into a row whose other cells are somebody's."""
    if len(slot.texts) > 1:
        sheet.copy_row(slot.row, slot.row, len(slot.texts) - 1)
    for row, (text, points) in enumerate(zip(slot.texts, _heights(slot), strict=True), start=slot.row):
        sheet.set_value(row, slot.column, text)
        sheet.set_row_height(row, points)


def _heights(slot: Slot) -> list[float]:
    return [spread(text, slot.width, _BODY, _PITCH) for text in slot.texts]


def _headless(filled: Filled, submission: Submission) -> Iterator[Finding]:
    """Sections whose heading is not on the sheet; which parts a typed report lacks, its own check says."""
    there = {heading for heading in TEXTS if f"report.{heading.name}" in filled.values}
    for part in PARTS:
        said = submission.report is not None and not there & set(part.sections)
        for heading in (one for one in part.sections if one not in there and not said):
            yield finding("XF503", sheet=filled.sheet.name, section=heading.official)


def _needed(filled: Filled, submission: Submission, told: Told, slot: Slot) -> Iterator[Finding]:
    """What a person must write, at the cell where it is to be written: in the 报告素材 or a table, else here."""
    notes = list(needed(submission, slot.heading, told))
    end = slot.row + slot.shift + len(slot.texts)
    for row, note in enumerate(notes, start=end - len(notes)):
        yield note if note.sheet else note._replace(sheet=filled.sheet.name, cell=ref(row, slot.column))


def needed(submission: Submission, heading: Term, told: Told) -> Iterator[Finding]:
    """What a person must write below a heading, at the cell of the 报告素材 or of a table; without one, nowhere."""
    part = next(part.number for part in PARTS if heading in part.sections)
    for need in missing(heading, told.facts):
        place = field(submission, need.field)
        sheet, cell = (place.sheet, place.cell) if place else ("", "")
        yield finding("XF501", sheet=sheet, cell=cell, name=need.field, part=part, label=need.label)


def left_open(own: Filled, slots: Sequence[Slot] = ()) -> Iterator[Finding]:
    """Places still to be filled in among what was typed before, in the rows that they will stand in."""
    for (row, column), cell in own.sheet.cells.items():
        if own.top <= row <= own.bottom and isinstance(cell.value, str) and OPEN in cell.value:
            above = sum(len(slot.texts) - 1 for slot in slots if slot.row < row)
            place = ref(row + above, column)
            yield finding("XF504", sheet=own.sheet.name, cell=place, found=cell.value.strip()).within(own.file)
