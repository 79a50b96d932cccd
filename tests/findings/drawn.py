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
    """The workbook that a case of sentences.toml tells: a form or lines of its own, cells, formats, forms beside."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, told in enumerate([case, *case.get("beside", [])], 1):
        sheet = book.create_sheet(f"表{number}")
        draw(sheet, FORMS[told["form"]] if "form" in told else told["lines"])
        for place, value in told.get("cells", {}).items():
            sheet[place].value = None if value == "" else value
        for place, code in told.get("formats", {}).items():
            sheet[place].number_format = code
    book.save(path)
    return path


def checked(case: dict[str, Any], folder: Path) -> list[Said]:
    return said(check(str(workbook(case, folder / "自评表.xlsx"))).findings)
