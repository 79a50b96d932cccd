"""What the summary keeps of one submission: plain rows for each table, as JSON, whoever read it and wherever.

A row has the columns of its table but for the unit and the year, which are the submission's own; its file is "" where
that is the submission itself, else the file's name within it. A submission that could not be worked on has
`"failed": [code, sentence]`, which is its one finding too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from xlforms.calculation.annex5 import assess
from xlforms.calculation.annex5.marks import Mark, Typed, mark, typed_into
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.report.figures import unit_of, year_of
from xlforms.calculation.rules import fulfilment
from xlforms.calculation.rules.rates import ratio
from xlforms.catalogue import CATALOGUE
from xlforms.contract import number
from xlforms.desk.tables import ANNEX5, BASE_DATA, FINDINGS, FUNDS, INDICATORS
from xlforms.errors import FileError
from xlforms.findings import Finding, Severity
from xlforms.forms.annex_terms import SUBMISSION
from xlforms.forms.department import FUNDS_ROWS, SPLIT
from xlforms.forms.vocabulary import Beside
from xlforms.pipeline import Checked
from xlforms.scoring import marked_path, officers_sheet
from xlforms.submission import CostRow, Filled, Indicator, Measure, Submission, Value
from xlforms.values.text import clean
from xlforms.writers.field_names import in_words

Record = dict[str, Any]
Row = list[Any]

_SHORT = {"department": "部门", "score_sheet": "评分表", "project": "项目"}
_AMOUNTS = ("original_budget", "final_budget", "actual_expenditure")
_LINES = (
    *((f"funds.{row.name}", row.term.official) for row in FUNDS_ROWS),
    *((anchor.name, anchor.term.official) for anchor in SPLIT.anchors if isinstance(anchor, Beside)),
)
_STAFF = ("staff.authorised", "staff.actual", "staff.control_rate")
_AREA = ("building.approved_area", "building.actual_area", "building.area_control_rate")
_INVESTMENT = ("building.budget_investment", "building.actual_investment", "building.investment_control_rate")
_OTHER_LINES = (
    ("财政供养人员", "人", _STAFF),
    ("楼堂馆所／规模", "㎡", _AREA),
    ("楼堂馆所／投资", "万元", _INVESTMENT),
)


def encoded(records: list[Record]) -> str:
    """Records on one line."""
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def failed(error: FileError, name: str = "", files: Sequence[str] = ()) -> Record:
    """The record of a submission that could not be worked on."""
    entry = CATALOGUE[error.code]
    told = [Severity.ERROR.value, error.code, "", "", error.message, entry.title, entry.basis, entry.remedy, ""]
    return {"failed": [error.code, error.message], "name": name, "files": files, FINDINGS.name: [told]}


def record(checked: Checked, rules: Rulebook) -> Record:
    """The record of a submission that was read and checked, by the settings that it was judged by."""
    submission = checked.submission
    rows, typed = _annex5(submission, rules)
    return {
        "unit": clean(unit_of(submission)),
        "year": int(year) if (year := year_of(submission)) else None,
        "holds": [_holds(filled) for filled in submission.forms],
        "forms": [filled.form.official for filled in submission.forms],
        "department": bool(submission.of("department") or submission.of("score_sheet")),
        "overview": _overview(checked) | annex5_sums(rows),
        FUNDS.name: [row for filled in _evaluations(submission) for row in _funds(filled)],
        INDICATORS.name: [_indicator(filled, one) for filled in _evaluations(submission) for one in filled.indicators],
        BASE_DATA.name: [row for filled in submission.of("base_data") for row in _base_data(filled)],
        ANNEX5.name: rows,
        "typed": [number(typed.score), typed.reason],
        FINDINGS.name: [_finding(note, submission) for note in checked.findings],
    }


def _holds(filled: Filled) -> str:
    """What makes two submissions versions of each other: the form, and for a project's its name."""
    return f"{filled.form.key} {_text(filled.values.get('project_name'))}"


def _evaluations(submission: Submission) -> list[Filled]:
    return [filled for key in _SHORT for filled in submission.of(key)]


def _overview(checked: Checked) -> Record:
    counts = Counter(note.severity for note in checked.findings)
    budget, actual, rate = map(number, _execution(checked.submission))
    return {
        "final_budget": budget,
        "actual_expenditure": actual,
        "execution_rate": rate,
        "score": number(checked.score),
        "grade": checked.grade or "",
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "hints": counts[Severity.HINT],
        "projects": len(checked.submission.of("project")),
    }


def _execution(submission: Submission) -> tuple[Decimal | None, ...]:
    """全年预算数, 全年执行数 and 执行率 of the department's form, else of all projects' forms together."""
    names = ("final_budget", "actual_expenditure", "execution_rate")
    for department in submission.of("department")[:1]:
        return tuple(department.number(f"funds.total.{name}") for name in names)
    budget, actual = (_sum(submission.of("project"), f"funds.total.{name}") for name in names[:2])
    return budget, actual, ratio(actual, budget)


def _sum(forms: list[Filled], name: str) -> Decimal | None:
    """The sum of a field where every form has it."""
    amounts = [filled.number(name) for filled in forms]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known and len(known) == len(amounts) else None


def _number(filled: Filled | None, name: str) -> int | float | None:
    return None if filled is None else number(filled.number(name))


def _text(value: Value | None) -> str:
    return "" if value is None or value.blank else clean(value.content)


def _funds(filled: Filled) -> Iterator[Row]:
    """A row for each line of the funds that has a figure."""
    project = _text(filled.values.get("project_name"))
    for field, label in _LINES:
        values = [filled.values.get(f"{field}.{name}") for name in _AMOUNTS] + [filled.values.get(field)]
        known = [value for value in values if value is not None and value.value is not None]
        if known:
            figures = [
                *values,
                *(filled.values.get(f"{field}.{name}") for name in ("weight", "execution_rate", "score")),
            ]
            numbers = (None if value is None else number(value.value) for value in figures)
            place = [filled.file, filled.sheet.name, known[0].cell]
            yield [_SHORT[filled.form.key], project, label, field, *numbers, *place]


def _indicator(filled: Filled, one: Indicator) -> Row:
    weight, score = (value.value if value else None for value in (one.weight, one.score))
    rate = None if weight is None or score is None else ratio(score, weight)
    met = fulfilment(one.target.reading, one.actual.reading) if one.target and one.actual else None
    return [
        _SHORT[filled.form.key],
        _text(filled.values.get("project_name")),
        one.level1,
        one.level2,
        _text(one.name),
        _measure(one.target),
        _measure(one.actual),
        number(met),
        number(weight),
        number(score),
        number(rate),
        _text(one.deviation_reason),
        filled.file,
        filled.sheet.name,
        one.name.cell,
    ]


def _measure(measure: Measure | None) -> str:
    return "" if measure is None or measure.place.blank else clean(measure.reading.text)


def _base_data(filled: Filled) -> Iterator[Row]:
    for item, measure, (allowed, actual, rate) in _OTHER_LINES:
        place = filled.values.get(allowed)
        if place is not None and any(filled.number(name) is not None for name in (allowed, actual)):
            figures = (_number(filled, name) for name in (allowed, actual, rate))
            yield [item, measure, None, *figures, filled.file, filled.sheet.name, place.cell]
    yield from (_cost(filled, row) for row in filled.rows)


def _cost(filled: Filled, row: CostRow) -> Row:
    previous, budget, actual = (
        value.value if value else None for value in (row.previous_actual, row.budget, row.actual)
    )
    rate = None if budget is None or actual is None else ratio(actual, budget)
    figures = map(number, (previous, budget, actual, rate))
    return ["／".join(row.path), "万元", *figures, filled.file, filled.sheet.name, row.label.cell]


def _annex5(submission: Submission, rules: Rulebook) -> tuple[list[Row], Typed]:
    """The eight rows: what an officer typed, beside the submission or in it, else what the submission shows.

    And what was typed into the row 提交报告: when the submission came is known only where all are summed up.
    """
    _, sheet = officers_sheet(submission.file, marked_path(submission.file, None), submission)
    assessed = assess(submission, rules)
    handed_in = next(one for one in assessed if one.item is SUBMISSION)
    return [*map(annex5_row, mark(assessed, sheet))], typed_into(handed_in, sheet)


def annex5_row(one: Mark) -> Row:
    """A row of 附件5."""
    shown = one.shown
    return [shown.item.official, number(shown.points), number(one.score), one.band or "", clean(one.reason), ""]


def annex5_sums(rows: list[Row]) -> Record:
    """What 总览 tells of 附件5."""
    scores = [row[2] for row in rows]
    known = [Decimal(str(score)) for score in scores if score is not None]
    return {"annex5_total": number(sum(known, Decimal())) if known else None, "annex5_open": scores.count(None)}


def _finding(note: Finding, submission: Submission) -> Row:
    field = in_words(note.name, submission.about(note)) or note.entry.title
    return [
        note.severity.value,
        note.code,
        note.sheet,
        note.cell,
        clean(note.message),
        clean(field),
        note.basis,
        note.remedy,
        note.file,
    ]
