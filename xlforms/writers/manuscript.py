"""The report as a manuscript: the very headings and texts of the sheet 自评报告, one paragraph after the other."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.calculation.report.material import OPEN, report_sheet
from xlforms.findings import Finding, finding
from xlforms.readers.prose.headings import Heading, heading
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission
from xlforms.word.passage import Kind, Passage
from xlforms.workbook import Cell
from xlforms.writers.blanks import blank_form
from xlforms.writers.narrative import NAME, needed, title_lines, title_place
from xlforms.writers.report_text import Told, paragraphs

# 156 mm of 22 points type, less the space that Word leaves around figures.
_TITLE_CHARACTERS = 18
_ANNEX = "附件"


class Manuscript(NamedTuple):
    """The paragraphs of the report, and what is still to be written."""

    passages: list[Passage]
    findings: list[Finding]


def manuscript(submission: Submission, told: Told) -> Manuscript:
    """The report, typed text as it stands, empty sections written."""
    own = report_sheet(submission)
    form = own or blank_form("zipingbiao", NAME)
    found = Manuscript([], [])
    rows = list(_rows(form))
    first = next((at for at, cell in enumerate(rows) if heading(cell.text.strip())), len(rows))
    found.passages.extend(_titles(form, rows[:first], told))
    annexes = False
    for cell in rows[first:]:
        text = cell.text.strip()
        annexes = annexes or text.startswith(_ANNEX)
        known = None if annexes else heading(text)
        if known:
            found.passages.extend(_headed(text, known))
            found.findings.extend(_below(form, known, submission, told, found.passages))
        else:
            kind = Kind.ANNEX if annexes else Kind.BODY
            found.passages.extend(Passage(kind, line.strip()) for line in text.splitlines() if line.strip())
        if own and OPEN in text:
            found.findings.append(finding("XF504", sheet=own.sheet.name, cell=cell.ref, found=text))
    return found


def _rows(form: Filled) -> Iterator[Cell]:
    """The first text of each row."""
    seen: set[int] = set()
    for (row, _), cell in sorted(form.sheet.cells.items()):
        if form.top <= row <= form.bottom and row not in seen and cell.text.strip():
            seen.add(row)
            yield cell


def _titles(form: Filled, above: list[Cell], told: Told) -> Iterator[Passage]:
    """The title, that of the wording unless somebody typed one, and what else stands above the first heading."""
    blank = title_place(form)
    if not above or blank:
        yield Passage(Kind.TITLE, "\n".join(title_lines(told, _TITLE_CHARACTERS)))
    for number, cell in enumerate(above):
        if (cell.row, cell.column) != blank:
            yield Passage(Kind.BODY if number or blank else Kind.TITLE, cell.text.strip())


def _headed(text: str, known: Heading) -> Iterator[Passage]:
    """A heading, and the text that follows it on its line."""
    rest = text[known.rest :].strip()
    words = text[: known.rest].strip() if rest else text
    yield Passage(Kind.PART if known.level == 1 else Kind.SECTION, words.rstrip("：:"))
    if rest:
        yield Passage(Kind.BODY, rest)


def _below(
    form: Filled, known: Heading, submission: Submission, told: Told, passages: list[Passage]
) -> Iterator[Finding]:
    """Write what belongs below a heading where nobody has written anything."""
    place = form.values.get(f"report.{known.term.name}") if known.term else None
    if known.term is None or place is None or not place.free:
        return
    passages.extend(Passage(Kind.BODY, text) for text in paragraphs(known.term, told))
    for note in needed(submission, known.term, told):
        yield note if note.sheet else note._replace(place=f"「{known.words}」")
