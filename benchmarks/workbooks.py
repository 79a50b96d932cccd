"""The workbooks that are measured, and what `fill` does to them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from xlforms import pipeline
from xlforms.workbook import Sheet, open_workbook

ROOT = Path(__file__).parent.parent
RICH = ROOT.parent / "shared" / "rich-form.xlsx"
EXAMPLES = ("junshan-2024.xlsx", "caizheng-jinrong-2024.xlsx")

_MONEY = ((1_000, 1_200, 1_180), (50, 50, 49), (0, 20, 20))
_TARGETS = (("完成培训{}期", "≥{}期", "{}期"), ("项目{}达标率", "≥95%", "96%"), ("第{}项成本", "≤{}万元", "{}万元"))


class Setting(NamedTuple):
    """A cell that `fill` sets on a sheet of the user's: a number, a text, or a formula."""

    sheet: str
    cell: str
    formula: str | None
    value: float | str


class Work(NamedTuple):
    """One workbook to be filled, and what comes of it.

    Attributes:
        source: the workbook.
        settings: the cells that are set on its own sheets.
        changed: the parts that differ afterwards, with their new content.
        added: the parts that come in.
    """

    source: Path
    settings: list[Setting]
    changed: Mapping[str, bytes]
    added: Mapping[str, bytes]


def works(folder: Path) -> list[Work]:
    """Every workbook to be measured, copied into `folder` where something has to be typed in first."""
    typed = [_typed(folder / RICH.name)] if RICH.exists() else []
    return [_work(source, folder) for source in (*typed, *(ROOT / "examples" / name for name in EXAMPLES))]


def _typed(target: Path) -> Path:
    """The rich form with E7:G9 and D13:G36 filled in, as Excel would save it; scores are left to be derived."""
    workbook = open_workbook(RICH)
    sheet = workbook.sheets[0]
    for row, amounts in enumerate(_MONEY, start=7):
        for column, amount in enumerate(amounts, start=5):
            sheet.set_value(row, column, Decimal(amount))
    for number, row in enumerate(range(13, 37)):
        _type_indicator(sheet, row, number)
    workbook.recalculate()
    workbook.save(target)
    return target


def _type_indicator(sheet: Sheet, row: int, number: int) -> None:
    texts = (text.format(number + 1) for text in _TARGETS[number % len(_TARGETS)])
    for column, text in enumerate(texts, start=4):
        sheet.set_value(row, column, text)
    sheet.set_value(row, 7, Decimal(4 if number < 18 else 3))


def _work(source: Path, folder: Path) -> Work:
    output = Path(pipeline.fill(str(source), str(folder), replace=True).output)
    before, after = _parts(source), _parts(output)
    changed = {name: data for name, data in after.items() if before.get(name, data) != data}
    added = {name: data for name, data in after.items() if name not in before}
    return Work(source, _settings(source, output), changed, added)


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _settings(source: Path, output: Path) -> list[Setting]:
    completed = open_workbook(output)
    return [
        setting
        for sheet in open_workbook(source).sheets
        if (after := completed.sheet(sheet.name)) is not None
        for setting in _set_on(sheet, after)
    ]


def _set_on(before: Sheet, after: Sheet) -> list[Setting]:
    """The cells that differ, those left out whose formula was there and whose cached value alone is new."""
    settings = []
    for place, cell in after.cells.items():
        known = before.cells.get(place)
        if known is None or (cell.formula or cell.value) != (known.formula or known.value):
            value = float(cell.value) if isinstance(cell.value, Decimal) else str(cell.value)
            settings.append(Setting(after.name, cell.ref, cell.formula, value))
    return settings
