"""The fields of one form, line by line, each with what makes it the same or another one, whatever the layout."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from unicodedata import normalize

from xlforms.prose import Report
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Filled, Indicator, Measure, Value
from xlforms.values.kinds import Kind
from xlforms.values.text import normalise, squash

_MEASURES = ("target", "actual")
_PLACES = ("weight", "score", "deviation_reason", "criteria")
_AMOUNTS = ("previous_actual", "budget", "actual")


class Side(NamedTuple):
    """A field in one of the two hand-ins.

    Attributes:
        text: what was typed, the label left out where both share a cell.
        value: the number in the field's own unit, None when it is none.
        sheet: where it stands; "" for a report in words.
        cell: A1 reference, or the line of a report in words; "" for a whole form.
        file: the workbook, where several were handed in together.
    """

    text: str
    value: Decimal | None
    sheet: str
    cell: str
    file: str


class Field(NamedTuple):
    """One field: the side that it shows, and what is compared of it; None when it is blank."""

    side: Side
    said: Hashable


class Line(NamedTuple):
    """A line of a table, or with an empty path the fields outside of tables.

    Attributes:
        path: what the line is called, from the outermost level, made comparable.
        label: the same for people.
        name: its field name with the number it has there, such as `indicators.3`.
        head: the field that names it.
        fields: by column, or by field name.
    """

    path: tuple[str, ...]
    label: str
    name: str
    head: Field
    fields: Mapping[str, Field]


def lines_of(filled: Filled) -> Iterator[Line]:
    """Every line of a form that says anything; the fields outside of tables first."""
    fields = {name: _field(value, filled) for name, value in filled.values.items()}
    yield Line((), "", "", Field(Side(filled.title, None, filled.sheet.name, "", filled.file), filled.title), fields)
    for number, indicator in enumerate(filled.indicators, start=1):
        line = _indicator(indicator, f"indicators.{number}", filled)
        if line.head.said is not None:
            yield line
    yield from (_row(row, f"rows.{number}", filled) for number, row in enumerate(filled.rows, start=1))


def lines_of_report(report: Report) -> Iterator[Line]:
    """The sections of a report that stands in a file of its own, as the fields of a form."""
    fields: dict[str, Field] = {}
    for section in report.sections:
        if section.term is not None and section.paragraphs:
            text = "\n".join(paragraph.number + paragraph.text for paragraph in section.paragraphs)
            place = section.place
            side = Side(text, None, place.sheet, place.cell or place.words, report.file)
            fields.setdefault(f"report.{section.term.name}", Field(side, _text(text)))
    yield Line((), "", "", Field(Side(report.title, None, "", "", report.file), report.title), fields)


def _indicator(indicator: Indicator, name: str, filled: Filled) -> Line:
    levels = (indicator.level1, indicator.level2)
    measures: dict[str, Measure | None] = {column: getattr(indicator, column) for column in _MEASURES}
    unit = indicator.target.reading.unit if indicator.target else ""
    fields = {column: _measure(measure, unit, filled) for column, measure in measures.items() if measure is not None}
    fields |= _fields(indicator, _PLACES, filled)
    label = "／".join([*levels, squash(indicator.name.content)])
    path = tuple(map(normalise, (*levels, indicator.name.content)))
    return Line(path, label, name, _field(indicator.name, filled), fields)


def _row(row: CostRow, name: str, filled: Filled) -> Line:
    path = tuple(map(normalise, row.path))
    return Line(path, "／".join(row.path), name, _field(row.label, filled), _fields(row, _AMOUNTS, filled))


def _fields(line: Indicator | CostRow, columns: tuple[str, ...], filled: Filled) -> dict[str, Field]:
    values: dict[str, Value | None] = {column: getattr(line, column) for column in columns}
    return {column: _field(value, filled) for column, value in values.items() if value is not None}


def _field(value: Value, filled: Filled) -> Field:
    return Field(_side(value, filled), _said(value))


def _measure(measure: Measure, unit: str, filled: Filled) -> Field:
    """A target or an actual; one that is written without the target's `unit` has it all the same."""
    reading, place = measure.reading, measure.place
    number = (reading.operator, reading.value, reading.upper, reading.unit or unit, reading.about)
    side = _side(place, filled)._replace(value=reading.value)
    return Field(side, number if reading.kind == "number" and not place.blank else _said(place))


def _side(value: Value, filled: Filled) -> Side:
    return Side(value.content, value.value, value.sheet, value.cell, filled.file)


def _said(value: Value) -> Hashable:
    if value.kind is Kind.BLANK:
        return None
    if value.kind is Kind.NUMBER:
        return value.value
    return value.kind if value.kind is Kind.NOT_APPLICABLE else _text(value.content)


def _text(text: str) -> str:
    """A text as it is compared: white space and the width of characters don't count."""
    return squash(normalize("NFKC", text))
