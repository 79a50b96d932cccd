"""Workbooks that bear notes already, marked; and what openpyxl, the second reader, sees in them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.workbook import Workbook as OpenpyxlBook

from tests.workbook.packages import CORPUS, RICH, ROOT
from xlforms.findings import Finding, finding
from xlforms.submission import Submission
from xlforms.workbook import Workbook, open_workbook, ref
from xlforms.workbook.book import workbook_of
from xlforms.workbook.notes import Notes
from xlforms.writers.marks.put_on import Marks, mark

EXAMPLES = sorted((ROOT / "examples").glob("*.xlsx"))
PROJECT, DEPARTMENT = "项目支出绩效自评表", "部门整体支出绩效自评表"
# Workbooks of the corpus with notes, buttons, pictures in headers and odd drawings.
NOTED = ("240", "267", "294", "299", "300", "333", "359", "068", "211", "259")


@cache
def sources() -> list[Path]:
    """The examples, the rich form, and workbooks by many programs that have notes or drawings."""
    noted = [path for number in NOTED for path in CORPUS.glob(f"{number}-*.xls[xm]")]
    return [*EXAMPLES, *(path for path in [RICH] if path.exists()), *noted]


@cache
def typed_in() -> bytes:
    """The rich form as somebody filled it in, the score of its execution rate and a sum wrong."""
    workbook = open_workbook(RICH)
    sheet = workbook.sheet(PROJECT)
    assert sheet is not None
    for row, amounts in {7: ("500", "500", "430"), 8: ("0", "0", "0"), 9: ("0", "0", "0")}.items():
        for column, amount in zip((5, 6, 7), amounts, strict=True):
            sheet.set_value(row, column, Decimal(amount))
    line: tuple[str | int, ...] = ("培训人次", "≥50人次", "40人次", 10, 12)
    for column, value in zip((4, 5, 6, 7, 8), line, strict=True):
        sheet.set_value(13, column, value)
    workbook.recalculate()
    return workbook.to_bytes()


def spread(workbook: Workbook) -> list[Finding]:
    """Findings of each severity on each sheet: on cells with a value, with a note, and outside of all."""
    found = []
    for sheet in workbook.sheets:
        places = [ref(*sheet.area(*place)[:2]) for place in list(sheet.cells)[:4]]
        found += [finding("XF405", sheet=sheet.name, cell=cell, found="31", expected="30") for cell in places]
        noted = list(Notes(sheet).texts)[:3]
        found += [finding("XF302", sheet=sheet.name, cell=cell, label="执行率", reason="没有预算数") for cell in noted]
        found.append(
            finding("XF414", sheet=sheet.name, cell="H60", label="合计", found="1", expected="2", difference="1")
        )
    return found


def marked(source: bytes | Path, findings: Sequence[Finding] | None = None) -> Marks:
    workbook = opened(source)
    told = spread(workbook) if findings is None else findings
    return mark(workbook, Submission(workbook.path), told)


def opened(source: bytes | Path) -> Workbook:
    return workbook_of(source.read_bytes() if isinstance(source, Path) else source, "自评表.xlsx")


def openpyxl_book(data: bytes) -> OpenpyxlBook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it doesn't know
        return openpyxl.load_workbook(io.BytesIO(data))


def resaved(data: bytes) -> bytes:
    """The workbook as openpyxl saves it."""
    return saved(openpyxl_book(data))


def saved(book: OpenpyxlBook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Look(NamedTuple):
    """What a cell looks like, and its note."""

    value: object
    fill: str
    rest: tuple[str, ...]
    note: str | None


def looks(data: bytes, *, fill: bool = True) -> dict[tuple[str, str], Look]:
    """Every cell of every sheet."""
    return {
        (sheet.title, cell.coordinate): Look(
            getattr(cell.value, "text", cell.value),
            _fill(cell) if fill else "",
            (
                repr(cell.font),
                repr(cell.border),
                repr(cell.alignment),
                repr(cell.protection),
                cell.number_format.casefold(),
            ),
            cell.comment.text if cell.comment else None,
        )
        for sheet in openpyxl_book(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def _fill(cell: openpyxl.cell.Cell | openpyxl.cell.MergedCell) -> str:
    """What is seen of a fill: of a solid one its colour alone, other programs write the hidden one as they like."""
    fill = cell.fill
    if fill.fill_type is None:
        return ""
    colour = fill.fgColor
    seen = colour.rgb[-6:] if fill.fill_type == "solid" and colour.type == "rgb" else repr(fill)
    return f"{fill.fill_type} {seen}"
