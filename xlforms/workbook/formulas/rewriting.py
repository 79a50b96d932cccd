"""Formulas rewritten when a sheet gets another name or more rows; texts and names in them stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from xlforms.workbook.formulas.tokens import tokens
from xlforms.workbook.sheet_list import quoted

_ROW = re.compile(r"(\$?[A-Za-z]{0,3}\$?)([0-9]+)$")


def sheets_of(formula: str) -> set[str]:
    r"""The sheets that a formula names.

    >>> sorted(sheets_of("SUM('表 1'!A1,B2)+Sheet2!C3&\"x!A1\""))
    ['Sheet2', '表 1']
    """
    return {_sheet(token.text) for token in tokens(formula) if token.kind in {"reference", "name", "error"}} - {""}


def renamed(formula: str, old: str, new: str) -> str:
    """The formula with one sheet's name replaced by another.

    >>> renamed("旧!$A$1:$B$2,旧!$1:$4", "旧", "新 表")
    "'新 表'!$A$1:$B$2,'新 表'!$1:$4"
    """

    def rename(reference: str) -> str:
        sheet = _sheet(reference)
        return f"{quoted(new)}!{reference.rpartition('!')[2]}" if sheet.casefold() == old.casefold() else reference

    return _rewritten(formula, rename)


def with_rows(formula: str, row: int, count: int, sheet: str, model: int | None) -> str:
    """The formula of a cell on `sheet` after `count` rows came in below `row`.

    What lies below moves down; a range over `row` and more takes the new rows in. So does one that ends with `row` and
    holds the row `model`, which the new ones are copies of: a total over a list grows with it.

    >>> with_rows("SUM(B4:B4)+B5", 4, 2, "表", 4), with_rows("SUM(A4:C4)", 4, 2, "表", None)
    ('SUM(B4:B6)+B7', 'SUM(A4:C4)')
    """

    def move(reference: str) -> str:
        prefix, mark, cells = reference.rpartition("!")
        if _sheet(reference) not in {"", sheet}:
            return reference
        first, colon, last = cells.partition(":")
        held = model is not None and _row(first) <= model
        return prefix + mark + _moved(first, row + 1, count) + colon + _moved(last, row if held else row + 1, count)

    return _rewritten(formula, move)


def _row(corner: str) -> int:
    """The row of one end of a reference, 0 when it is a whole column."""
    match = _ROW.match(corner)
    return int(match[2]) if match else 0


def _moved(corner: str, start: int, count: int) -> str:
    match = _ROW.match(corner)
    if match is None or int(match[2]) < start:
        return corner
    return f"{match[1]}{int(match[2]) + count}"


def _rewritten(formula: str, change: Callable[[str], str]) -> str:
    return "".join(change(token.text) if token.kind == "reference" else token.text for token in tokens(formula))


def _sheet(reference: str) -> str:
    """The name of the sheet before the `!`, its quotes resolved; empty when there is none."""
    prefix = reference.rpartition("!")[0]
    return prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix
