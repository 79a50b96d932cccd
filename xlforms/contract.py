"""The JSON objects that other systems build on: keys, order and kinds of value as docs/contract.md fixes them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.rules import half_up
from xlforms.errors import FileError
from xlforms.findings import Finding
from xlforms.values.kinds import Kind

# What every command has its own of is loaded by the command that needs it.
if TYPE_CHECKING:
    from xlforms.calculation.annex5.marks import Mark
    from xlforms.calculation.ratios import Ratio
    from xlforms.comparing import Change, Compared, Side
    from xlforms.marking import Annotated, Cleaned
    from xlforms.pipeline import Checked, Completed
    from xlforms.prose import Place, Report
    from xlforms.reporting import Reported
    from xlforms.scoring import Scored
    from xlforms.submission import CostRow, Filled, Indicator, Measure, Submission, Value
    from xlforms.writers.derived_cells import Written

Json = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number; figures of forms have far fewer digits than a double holds."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def submission(read: Submission) -> Json:
    """The object of `read --json`."""
    forms = [form(filled) for filled in read.forms]
    for report in read.reports:
        _add_report(forms, report)
    return {"file": read.file, "forms": forms, "findings": findings(read.findings)}


def completed(done: Completed) -> Json:
    """The object of `fill --json`."""
    derived = [_derived(written) for written in done.derived]
    return {"file": done.file, "output": done.output, "derived": derived, "findings": findings(done.findings)}


def checked(done: Checked) -> Json:
    """The object of `check --json`."""
    from xlforms.verdict import verdict

    summed = verdict(done)
    return {
        "file": done.submission.file,
        "score": number(done.score),
        "grade": done.grade,
        "findings": findings(done.findings),
        "counts": {severity.value: count for severity, count in summed.counts.items()},
        "worst": findings(summed.worst),
        "next": summed.next,
        "rates": [_ratio(rate) for rate in done.rates],
    }


def reported(done: Reported) -> Json:
    """The object of `report --json`."""
    return {"file": done.file, "output": done.output, "findings": findings(done.findings)}


def annotated(done: Annotated) -> Json:
    """The object of `check --annotate --json`."""
    copies = [{"file": copy.file, "output": copy.output, "cells": copy.cells} for copy in done.copies]
    return checked(done.checked) | {"marked": copies}


def cleaned(done: Cleaned) -> Json:
    """The object of `clean --json`."""
    return {"file": done.file, "output": done.output}


def scored(done: Scored) -> Json:
    """The object of `score --json`."""
    ranges = [one.range for one in done.marks]
    return {
        "file": done.submission.file,
        "rows": [_mark(one) for one in done.marks],
        "total": number(done.total),
        "settled": number(sum((one.score for one in done.marks if one.score is not None), Decimal())),
        "lowest": number(sum((low for low, _ in ranges), Decimal())),
        "highest": number(sum((high for _, high in ranges), Decimal())),
        "officers": done.officers or None,
        "output": done.output or None,
        "findings": findings(done.findings),
    }


def compared(done: Compared) -> Json:
    """The object of `compare --json`."""
    from xlforms.verdict import verdict

    return {
        "old": done.old.submission.file,
        "new": done.new.submission.file,
        "warnings": done.warnings,
        "score": {"old": number(done.old.score), "new": number(done.new.score)},
        "changes": [_change(change) for change in done.changes],
        "settled": findings(done.settled),
        "appeared": findings(done.appeared),
        "remaining": findings(done.remaining),
        "next": verdict(done.new).next,
    }


def not_compared(old: str, new: str, path: str, error: FileError) -> Json:
    """The object of `compare --json` when one of the two could not be worked on."""
    empty: Json = {"warnings": [], "score": None, "changes": [], "settled": [], "appeared": [], "remaining": []}
    return {"old": old, "new": new, "error": failure(path, error)["error"] | {"file": path}, **empty, "next": None}


def _change(change: Change) -> Json:
    return {
        "form": change.form,
        "project": change.project,
        "name": change.name,
        "label": change.label,
        "old": _side(change.old),
        "new": _side(change.new),
        "difference": number(change.difference),
    }


def _side(side: Side | None) -> Json | None:
    if side is None:
        return None
    told: Json = {"value": number(side.value), "text": side.text, "sheet": side.sheet, "cell": side.cell}
    return told | {"file": side.file} if side.file else told


def failure(file: str, error: FileError) -> Json:
    """How the object of a file begins that could not be worked on; the command's own keys follow, empty."""
    return {"file": file, "error": {"code": error.code, "message": error.message}}


def findings(noted: Iterable[Finding]) -> list[dict[str, str]]:
    """The list under `findings`."""
    return [note.as_json() for note in noted]


def form(filled: Filled) -> Json:
    """One form as read; blank values are absent."""
    object_: Json = {
        "form": filled.form.key,
        "sheet": filled.sheet.name,
        "title": filled.title,
        "year": filled.year,
        "unit": filled.unit,
        "values": {name: _value(value) for name, value in filled.values.items() if not value.blank},
    }
    if filled.form.key in ("department", "project", "score_sheet"):
        object_["indicators"] = [_indicator(indicator) for indicator in filled.indicators]
    if filled.form.key == "base_data":
        object_["rows"] = [_row(row) for row in filled.rows]
    return object_


def _add_report(forms: list[Json], report: Report) -> None:
    """Add what the report says: to the form of its sheet, or as a form of its own."""
    told: Json = {"form": "report", "sheet": "", "title": report.title, "year": report.year, "unit": report.unit}
    of_sheet = [one for one in forms if report.sheet and (one["form"], one["sheet"]) == ("report", report.sheet)]
    target = of_sheet[0] if of_sheet else told | {"values": _texts(report)}
    if not of_sheet:
        forms.append(target)
    target["values"] |= _points(report) | _figures(report)


def _texts(report: Report) -> Json:
    """The text of every section that has a known meaning."""
    values: Json = {}
    for section in report.sections:
        name = f"report.{section.term.name}" if section.term else ""
        if name and section.paragraphs:
            text = "\n".join(paragraph.number + paragraph.text for paragraph in section.paragraphs)
            values.setdefault(name, _at(section.place) | {"value": None, "text": text})
    return values


def _points(report: Report) -> Json:
    listed = (("problems", report.problems), ("measures", report.measures or []))
    return {
        f"{name}.{number}": _at(point.place) | {"value": None, "text": point.text}
        for name, points in listed
        for number, point in enumerate(points, start=1)
    }


def _figures(report: Report) -> Json:
    """Every figure by `figures.<name>`, a later mention of the same with its number (`figures.score.2`)."""
    values: Json = {}
    for figure in report.figures:
        name = f"figures.{figure.name}"
        mentions = sum(key == name or key.startswith(f"{name}.") for key in values)
        told = {"value": number(figure.value), "text": figure.text, "unit": figure.unit}
        extra = {"approximate": True} if figure.approximate else {}
        values[f"{name}.{mentions + 1}" if mentions else name] = _at(figure.place) | told | extra
    return values


def _at(place: Place) -> Json:
    """Where something of the report stands: `cell` on a sheet, `place` in a file."""
    return {"value": None, "text": "", "cell": place.cell or None} | ({"place": place.words} if place.words else {})


def _derived(written: Written) -> Json:
    figure = written.derived
    return {
        "name": figure.place.name,
        "sheet": figure.place.sheet,
        "cell": figure.place.cell,
        "value": number(figure.value),
        "formula": None if written.formula is None else f"={written.formula}",
    }


def _ratio(rate: Ratio) -> Json:
    return {
        "name": rate.rule,
        "label": rate.label,
        "of": rate.of or None,
        "value": None if rate.value is None else number(half_up(rate.value, RATE_PLACES)),
        "arithmetic": rate.arithmetic,
        "cells": list(rate.cells),
    }


def _mark(mark: Mark) -> Json:
    return {
        "item": mark.shown.item.official,
        "points": number(mark.shown.points),
        "score": number(mark.score),
        "band": mark.band,
        "days_late": mark.shown.days_late,
        "reason": mark.reason,
        "basis": mark.shown.basis,
    }


def _value(value: Value) -> Json:
    return {"value": number(value.value), "text": value.text, "cell": value.cell}


def _given(value: Value | None) -> Json | None:
    return None if value is None or value.blank else _value(value)


def _indicator(indicator: Indicator) -> Json:
    texts = {"deviation_reason": indicator.deviation_reason, "criteria": indicator.criteria}
    told = {name: None if text is None or text.blank else text.content for name, text in texts.items()}
    if indicator.criteria is None:
        del told["criteria"]
    original = indicator.original_target
    return {
        "level1": indicator.level1,
        "level2": indicator.level2,
        "name": indicator.name.content,
        "weight": _given(indicator.weight),
        "score": _given(indicator.score),
        "target": _measure(indicator.target, with_operator=True),
        "actual": _measure(indicator.actual, with_operator=False),
        **told,
        **({} if original is None else {"original_target": _given(original)}),
    }


def _measure(measure: Measure | None, *, with_operator: bool) -> Json | None:
    if measure is None or measure.place.kind is Kind.BLANK:
        return None
    object_: Json = {"text": measure.place.text}
    if with_operator:
        object_["operator"] = measure.reading.operator
    object_ |= {"value": number(measure.reading.value), "unit": measure.reading.unit}
    if measure.reading.upper is not None:
        object_["upper"] = number(measure.reading.upper)
    return object_ | {"cell": measure.place.cell}


def _row(row: CostRow) -> Json:
    amounts = {name: _given(getattr(row, name)) for name in ("previous_actual", "budget", "actual")}
    return {"path": list(row.path), **amounts}
