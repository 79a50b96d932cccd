"""Workbooks made by typing into the blank templates through xlforms' own sheets, as an accountant would."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from xlforms import templates
from xlforms.findings import Finding
from xlforms.readers import read_workbook
from xlforms.submission import Filled, Submission
from xlforms.workbook import Cell, Sheet, Workbook, open_workbook
from xlforms.writers.narrative import write_narrative

Typed = str | int | Decimal
Indicators = Mapping[int, tuple[Typed, ...]]

UNIT = "君山区总工会"
# What an accountant can type, by form and field.
FIGURES: Mapping[str, Typed] = {
    "department/unit_name": UNIT,
    "department/funds.total.original_budget": Decimal("190.2"),
    "department/funds.total.final_budget": Decimal("232.31"),
    "department/funds.total.actual_expenditure": Decimal("228.6"),
    "department/funds.total.execution_rate": Decimal("0.984"),
    "department/funds.total.score": Decimal("9.84"),
    "department/total.score": Decimal("96.5"),
    "base_data/staff.authorised": 12,
    "base_data/staff.actual": 12,
    "project/project_name": "职工帮扶",
    "project/implementing_unit": UNIT,
    "project/funds.total.actual_expenditure": Decimal("57.07"),
    "project/funds.total.final_budget": Decimal("57.07"),
}
WORDS: Mapping[str, Typed] = {
    "report/material.organs": "内设办公室等7个部门，在职12人。",
    "report/material.execution": "资金管理规范。",
    "report/material.tasks": "任务完成率100%。",
    "report/material.savings": "成本节约率0。",
    "report/material.timing": "2024年12月底前完成。",
    "report/material.results": "调解劳动争议36起。\n帮扶职工2000人。",
    "report/material.problems.1": "预算编制不够精准。",
    "report/material.problems.2": "财务人员业务能力有待提高。",
    "report/material.measures.1": "加强预算编制。",
    "report/material.measures.2": "加强培训。",
    "report/material.application": "在政府网站公开。",
}
# Indicators by their row in the templates: level 3, target, actual, weight, score.
INDICATORS: Indicators = {
    13: ("培训人次", "≥50人次", "50人次", 30, 30),
    19: ("完成及时率", "100%", "100%", 20, 20),
    25: ("增收", "≥95%", "96%", 30, 30),
    33: ("满意度", "≥95%", "90%", 10, Decimal("9.47")),
}


class Made(NamedTuple):
    """A workbook and what was read from it."""

    workbook: Workbook
    submission: Submission

    def sheet(self, name: str) -> Sheet:
        found = self.workbook.sheet(name)
        assert found is not None
        return found


def made(
    *typed: Mapping[str, Typed],
    indicators: Indicators = INDICATORS,
    of_project: Indicators = INDICATORS,
    without: tuple[str, ...] = (),
) -> Made:
    """The blank workbook with values typed into it, fields by `form/name`; `without` names sheets taken out."""
    workbook = open_workbook(templates.path("zipingbiao"))
    blank = read_workbook(workbook)
    for values in typed:
        for name, value in values.items():
            _type(blank, name, value)
    for form, lines in (("department", indicators), ("project", of_project)):
        sheet = blank.of(form)[0].sheet
        for row, line in lines.items():
            for column, value in enumerate(line, start=4):
                sheet.set_value(row, column, value)
    for name in without:
        found = workbook.sheet(name)
        assert found is not None
        workbook.remove_sheet(found)
    return reread(workbook)


def reread(workbook: Workbook) -> Made:
    return Made(workbook, read_workbook(workbook))


def _type(blank: Submission, field: str, value: Typed) -> None:
    form, _, name = field.partition("/")
    filled, place = next((filled, filled.values[name]) for filled in blank.of(form) if name in filled.values)
    if place.inside:
        filled.sheet.set_value(place.row, place.column, f"{place.text}{value}")
    else:
        filled.sheet.set_value(place.row, place.column, value)


def texts(sheet: Sheet) -> list[str]:
    """The texts of the first column from top to bottom."""
    return [cell.text.strip() for (_, column), cell in sheet.cells.items() if column == 1]


def below(sheet: Sheet, heading: str) -> list[str]:
    """The paragraphs below the heading that ends so, down to the next heading."""
    lines = texts(sheet)
    start = next(number for number, line in enumerate(lines) if line.endswith(heading)) + 1
    headings = ("（", *(f"{number}、" for number in "一二三四五六七八九十"), "附件")
    ends = [number for number in range(start, len(lines)) if lines[number].startswith(headings)]
    return lines[start : ends[0]]


def report(submission: Submission) -> Filled:
    return next(filled for filled in submission.of("report") if filled.sheet.name == "自评报告")


def codes(findings: list[Finding]) -> list[str]:
    return sorted({note.code for note in findings})


def at(findings: list[Finding], code: str) -> list[tuple[str, str]]:
    """Where a code speaks."""
    return [(note.sheet, note.cell) for note in findings if note.code == code]


def cell(sheet: Sheet, row: int, column: int) -> Cell:
    found = sheet.cell(row, column)
    assert found is not None
    return found


# The template's live sum taken out.
NO_SCORE: Mapping[str, Typed] = {"department/total.score": ""}


def written(*typed: Mapping[str, Typed], without: tuple[str, ...] = ()) -> tuple[Sheet, list[Finding]]:
    whole = made(*typed, without=without)
    findings = write_narrative(whole.workbook, whole.submission)
    return whole.sheet("自评报告"), findings


def less(values: Mapping[str, Typed], *names: str) -> dict[str, Typed]:
    return {name: value for name, value in values.items() if name.split("/")[1] not in names}
