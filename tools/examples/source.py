"""The published texts in examples/sources, and their figures as an officer would type them."""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "sources")
_NUMBER = re.compile(r"(\d+)(\.\d+)?(%?)")


def text(name: str) -> str:
    """A published text, whole."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def data(name: str) -> dict[str, Any]:
    """A published table."""
    found: dict[str, Any] = json.loads(text(name))
    return found


def between(report: str, start: str, end: str) -> str:
    """What stands after `start` and before `end`; lines broken within a sentence are joined."""
    after = report[report.index(start) + len(start) :]
    lines = (line.strip() for line in after[: after.index(end)].splitlines())
    return "".join(line + "\n" if line.endswith("。") else line for line in lines).strip()


def enter(sheet: Worksheet, place: str, printed: str) -> None:
    """Type a printed figure: Excel makes 99.3% the number 0.993 shown as 0.0%; what is no number stays text."""
    cell = sheet[place]
    number = _NUMBER.fullmatch(printed)
    if number is None:
        cell.value = printed or None
    else:
        _enter_number(cell, number)


def _enter_number(cell: Cell | MergedCell, number: re.Match[str]) -> None:
    whole, fraction, percent = number.groups(default="")
    places = "." + "0" * (len(fraction) - 1) if fraction else ""
    cell.value = Decimal(whole + fraction) / (100 if percent else 1)
    if percent or fraction.endswith("0"):
        cell.number_format = f"0{places}{percent}"
