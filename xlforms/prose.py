"""自评报告 as read: its sections, the figures in its sentences, its problems and measures, each with its place.

A report stands on a sheet, in a Word document or in a text file; what is said of it here is the same for all three.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.forms.term import Term
from xlforms.records import NamedTuple


class Place(NamedTuple):
    """Where something stands: a cell of a sheet, or, with neither, a line of a file in words (第12段, 表1第2行)."""

    sheet: str = ""
    cell: str = ""
    words: str = ""


class Paragraph(NamedTuple):
    """A paragraph, put together again where lines were broken within it.

    Attributes:
        text: the whole of it, without what numbers it.
        number: what numbers it as printed (`1、`, `（二）`), "" when nothing does.
        pieces: where the lines begin that it was put together from, in characters of `text`, and their places.
    """

    text: str
    number: str
    pieces: tuple[tuple[int, Place], ...]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.pieces[0][1]

    def at(self, position: int) -> Place:
        """Where a character of it stands."""
        return next(place for start, place in reversed(self.pieces) if start <= position or not start)


class Section(NamedTuple):
    """A heading and what stands below it.

    Attributes:
        term: what the heading means, None when no known one.
        heading: the heading as printed, without its number.
        number: its number as printed, "" when it has none.
        level: 1 for 一、, 2 for （一）, 3 for what stands below.
        place: the heading's own.
        paragraphs: its text, 无 behind the heading included.
    """

    term: Term | None
    heading: str
    number: str
    level: int
    place: Place
    paragraphs: tuple[Paragraph, ...]


class Figure(NamedTuple):
    """A figure that the report states in words.

    Attributes:
        name: what it is, such as `total.final_budget` or `score`.
        label: the same in Chinese.
        value: the number in base units (money 万元, rates fractions); None where two figures run together.
        text: the phrase as printed.
        unit: the unit as printed.
        places: decimals of `value` that are printed.
        approximate: 超, 近, 余, 多, 约, 左右 make it one that is never compared exactly.
        implied: whose it is was not written and follows only from where it stands.
        section: the heading below which it stands.
        term: what that heading means, None when no known one.
        place: where.
        readings: what it may mean where two figures run together, the likeliest first.
    """

    name: str
    label: str
    value: Decimal | None
    text: str
    unit: str
    places: int
    approximate: bool
    implied: bool
    section: str
    term: Term | None
    place: Place
    readings: tuple[Decimal, ...] = ()


class Item(NamedTuple):
    """One of the projects that the report lists, with its amount in 万元."""

    name: str
    amount: Decimal
    text: str


class Listing(NamedTuple):
    """The projects listed in one sentence; `open` when 等 or 主要 says that there are more."""

    items: tuple[Item, ...]
    open: bool
    place: Place


class Report:
    """What one report says.

    Attributes:
        file: the file that it stands in, as it is called within what was handed in; "" when that is all there is.
        sheet: the sheet, "" when it is a document or a text file.
        title: as printed, on one line.
        year: the year in the title, None when it has none.
        unit: the unit in the title, "" when it names none.
        sections: in their order.
        figures: in their order.
        listings: the lists of projects.
        partial: the columns (`final_budget`) of which the report splits off something that is none of the usual parts.
        problems: the points of 存在的问题.
        measures: the points of 下一步改进措施; None when the report has both under one heading.
    """

    def __init__(self, sheet: str, title: str, year: int | None, unit: str) -> None:
        self.file = ""
        self.sheet = sheet
        self.title = title
        self.year = year
        self.unit = unit
        self.sections: list[Section] = []
        self.figures: list[Figure] = []
        self.listings: list[Listing] = []
        self.partial: set[str] = set()
        self.problems: list[Paragraph] = []
        self.measures: list[Paragraph] | None = []

    def of(self, name: str) -> list[Figure]:
        """All mentions of a figure, in their order."""
        return [figure for figure in self.figures if figure.name == name]

    def stated(self, name: str) -> Figure | None:
        """The first exact mention of a figure; None when it is nowhere stated exactly."""
        return next((one for one in self.of(name) if one.value is not None and not one.approximate), None)

    def below(self, term: Term) -> Iterator[Section]:
        """The sections of one meaning."""
        return (section for section in self.sections if section.term == term)
