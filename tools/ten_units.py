"""Ten made-up units for the pictures of the summary: the published example with other names, amounts and scores."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import xlforms
from xlforms import examples
from xlforms.submission import Filled, Submission
from xlforms.workbook import Workbook, open_workbook

UNITS = "甲乙丙丁戊己庚辛壬癸"


def write(folder: Path) -> None:
    """One workbook a unit; the same at every run."""
    chance = random.Random(2)
    read = xlforms.read(examples.path("junshan-2024"))
    for name in UNITS:
        book = open_workbook(examples.path("junshan-2024"))
        _vary(book, read, f"{name}局", chance)
        book.recalculate()
        book.save(folder / f"{name}局.xlsx")


def _vary(book: Workbook, read: Submission, unit: str, chance: random.Random) -> None:
    for filled in read.forms:
        if (place := filled.values.get("unit_name")) is not None:
            _set(book, filled, place.name, unit)
    department = read.of("department")[0]
    budget = Decimal(chance.randrange(20_000, 90_000)) / 100
    _set(book, department, "funds.total.final_budget", budget)
    _set(book, department, "funds.total.actual_expenditure", budget * chance.randrange(82, 100) / 100)
    for one in department.indicators:
        sheet = book.sheet(department.sheet.name)
        if sheet and one.score and one.weight and one.weight.value is not None:
            share = Decimal(chance.choice((100, 100, 100, 90, 80, 60))) / 100
            sheet.set_value(one.score.row, one.score.column, one.weight.value * share)


def _set(book: Workbook, filled: Filled, name: str, value: Decimal | str) -> None:
    place, sheet = filled.values[name], book.sheet(filled.sheet.name)
    if sheet is not None:
        sheet.set_value(place.row, place.column, value)
