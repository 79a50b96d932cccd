"""What stands on the sheet of an unknown form: its title, the labels that are known, and those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xlforms.forms import Form
from xlforms.forms.declared.declaration import OFFICIAL
from xlforms.forms.declared.words import fields_of, required_of
from xlforms.forms.labels import OFFICIAL as WORDS
from xlforms.forms.labels import recognise, strip_brackets
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Crossing, Listing
from xlforms.readers.spots import find_labels
from xlforms.records import NamedTuple
from xlforms.values.kinds import Kind
from xlforms.values.scan import scan
from xlforms.values.text import normalise
from xlforms.workbook import Cell, Sheet

_TITLE_LINES = 6
_LONGEST_LABEL = 25
_LIKE = 3  # labels of an official form that make a sheet a layout of it
_TITLE = re.compile(r"(?:表|报告|情况|统计)$")
_BEFORE_TITLE = re.compile(r"^附[件表录][0-9一二三四五六七八九十]*(?:[-—][0-9]+)?[:.、]?|(?:19|20)[0-9]{2}(?:年度|年)?")
_NO_LABEL = re.compile(r"[。；;！？]|^(?:注|说明|备注说明|填表说明)[:：]|^[（(].*[)）]$|^附[件表录]|单位[:：]?.{0,4}元")
_SUM = re.compile(r"合计|总计|小计|总分")
_COLUMNS = 3
_HEADERS = {
    column.term
    for form in OFFICIAL.values()
    for block in form.blocks
    for anchor in block.anchors
    if isinstance(anchor, Crossing | Listing)
    for column in anchor.columns
}
_WORD = re.compile(r"[\u4e00-\u9fff]")


class Seen(NamedTuple):
    """A label on the sheet.

    Attributes:
        cell: its place.
        text: its words.
        right: what the next filled cell to its right shows, "" when that is a label or there is none.
        below: what the cell below shows, likewise.
        term: what it is known as, None when it is not.
        header: whether it heads a column.
    """

    cell: str
    text: str
    right: str
    below: str
    term: Term | None
    header: bool


class Survey(NamedTuple):
    """What was seen on a sheet.

    Attributes:
        sheet: its name.
        title: the title as printed, "" when none was found.
        ending: the title without year and annex number.
        official: the official form that it seems to be a layout of, None when it seems none.
        labels: all labels, line by line.
        stops: the first words of the lines that end lists.
    """

    sheet: str
    title: str
    ending: str
    official: Form | None
    labels: list[Seen]
    stops: list[str]

    @property
    def missing(self) -> list[str]:
        """The labels that the official form can't do without and that were not seen."""
        seen = {label.term for label in self.labels}
        return [term.official for term in required_of(self.official) if term not in seen] if self.official else []


def survey(sheet: Sheet) -> Survey:
    """Look at a sheet; no label is known but by its very words."""
    page = _Page(sheet)
    title = page.title
    known = {spot.label.term for spot in find_labels(sheet, WORDS)}
    official = _likest(known)
    labels = list(page.labels(title, official))
    text = "" if title is None else " ".join(title.text.split())
    return Survey(sheet.name, text, _ending(text), official, labels, page.stops)


def _likest(known: set[Term]) -> Form | None:
    """The official form of which most proving labels are there."""
    likeness = {form.key: len(known.intersection(form.proof)) for form in OFFICIAL.values()}
    best = max(likeness, key=likeness.__getitem__)
    return OFFICIAL[best] if likeness[best] >= _LIKE else None


def _ending(title: str) -> str:
    return _BEFORE_TITLE.sub("", strip_brackets(normalise(title)))


class _Page:
    """The cells of a sheet in lines, of merged ranges the first cell.

    Attributes:
        lines: the cells that hold something, by their row.
        stops: the first words of the lines that end lists.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.stops: list[str] = []
        self.lines: dict[int, list[Cell]] = {}
        for (row, column), cell in sheet.cells.items():
            if sheet.cell(row, column) is cell and cell.text.strip():
                self.lines.setdefault(row, []).append(cell)

    @property
    def title(self) -> Cell | None:
        """The first text of the top lines that reads like a title."""
        tops = [cell for row, line in self.lines.items() if row <= _TITLE_LINES for cell in line[:1]]
        texts = [cell for cell in tops if isinstance(cell.value, str)]
        return next((cell for cell in texts if _TITLE.search(_ending(cell.text))), None)

    def labels(self, title: Cell | None, official: Form | None) -> Iterator[Seen]:
        """The labels, line by line; below the headers of a list everything is content."""
        fields = set(fields_of(official).values()) if official else set[Term]()
        content: set[int] = set()  # columns of a list that goes on
        for row, line in sorted(self.lines.items()):
            if content and _ends_list(line[0], fields):
                content = set()
                self.stops.append(line[0].text.strip())
                continue
            header = self._is_header(row, line, fields)
            after_label = False
            for cell in line:
                term = _known(cell, fields)
                is_label = cell is not title and (
                    term is not None or self._may_be_label(cell, after_label and not header)
                )
                if is_label and cell.column not in content:
                    yield self._seen(cell, term, header=header)
                after_label = is_label
            if header:
                content = self._list_columns(row, line, 1 if official is None else 2)

    def _list_columns(self, row: int, line: list[Cell], least: int) -> set[int]:
        """The columns of a header below which lines of content follow, and no line of figures alone."""
        columns = {cell.column for cell in line}
        below = [cell for cell in self.lines.get(row + 1, ()) if isinstance(cell.value, str) and cell.column in columns]
        return columns if len(below) >= least else set()

    def _is_header(self, row: int, line: list[Cell], fields: set[Term]) -> bool:
        """Whether a line holds but texts, three at least, and figures stand below them or labels of columns in it."""
        if len(line) < _COLUMNS or not all(isinstance(cell.value, str) and _is_word(cell.text) for cell in line):
            return False
        columns = {cell.column for cell in line}
        figures = (is_number(cell.text) for cell in self.lines.get(row + 1, ()) if cell.column in columns)
        return any(figures) or sum(_known(cell, fields) in _HEADERS for cell in line) > 1

    def _may_be_label(self, cell: Cell, after_label: bool) -> bool:
        text = cell.text.strip()
        if not isinstance(cell.value, str) or after_label or not _is_word(text):
            return False
        return len(text) <= _LONGEST_LABEL and not _NO_LABEL.search(text)

    def _seen(self, cell: Cell, term: Term | None, *, header: bool) -> Seen:
        area = self._sheet.area(cell.row, cell.column)
        beside = next((other for other in self.lines[cell.row] if other.column > area.right), None)
        right = "" if header else _content(beside)
        below = "" if right else _content(self._sheet.cell(area.bottom + 1, cell.column))
        return Seen(cell.ref, cell.text.strip(), right, below, term, header)


def _ends_list(cell: Cell, fields: set[Term]) -> bool:
    return isinstance(cell.value, str) and bool(_SUM.match(normalise(cell.text)) or _known(cell, fields) is not None)


def _known(cell: Cell, fields: set[Term]) -> Term | None:
    if not isinstance(cell.value, str):
        return None
    terms = [label.term for label in recognise(cell.value)]
    return next((term for term in terms if term in fields or not fields), None)


def _is_word(text: str) -> bool:
    return bool(_WORD.search(text)) and scan(text).kind is not Kind.NUMBER


def _content(cell: Cell | None) -> str:
    """What a cell shows, unless that is a label itself."""
    if cell is None or (isinstance(cell.value, str) and recognise(cell.value)):
        return ""
    return cell.text.strip()


def is_number(text: str) -> bool:
    """Whether a content reads as a number."""
    return isinstance(scan(text).value, Decimal) if text else False
