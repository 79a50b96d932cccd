"""Minimal workbooks of forms: a drawn form with some cells replaced, checked, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, draw
from xlforms.findings import Finding
from xlforms.pipeline import check

FORMS: dict[str, Lines] = {"department": DEPARTMENT, "project": PROJECT, "base_data": BASE_DATA}


class Said(NamedTuple):
    """One sentence: its code, the cell it is about ("" for none), its words."""

    code: str
    cell: str
    sentence: str


def said(findings: list[Finding]) -> list[Said]:
    return [Said(one.code, one.cell, one.message) for one in findings]


def workbook(case: dict[str, Any], path: Path) -> Path:
    """The workbook that a case of sentences.toml tells: a form or lines of its own, cells, formats, a form beside."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表1"
    draw(sheet, FORMS[case["form"]] if "form" in case else case["lines"])
    for place, value in case.get("cells", {}).items():
        sheet[place].value = None if value == "" else value
    for place, code in case.get("formats", {}).items():
        sheet[place].number_format = code
    if "beside" in case:
        draw(book.create_sheet("表2"), FORMS[case["beside"]])
    book.save(path)
    return path


def checked(case: dict[str, Any], folder: Path) -> list[Said]:
    return said(check(str(workbook(case, folder / "自评表.xlsx"))).findings)
