"""Workbooks of other kinds (.xls and .et, .xlsb, .ods), turned into the bytes of a plain .xlsx to be read.

So there is one kind of sheet in the house. What calamine gives survives: values, dates, names, states and, but for
.ods, merged ranges. Number formats do not (a percentage is its number), nor formulas, nor error values, which calamine
gives as empty cells: a workbook made here is never saved in place of the officer's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from html import escape as escape_markup
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from xlforms.findings import refusal
from xlforms.workbook.archive import Archive, rebuild
from xlforms.workbook.limits import MAX_ELEMENTS, MAX_SHEET_AREA, check_count, check_extent
from xlforms.workbook.references import Range, ref
from xlforms.workbook.serials import to_serial
from xlforms.workbook.strings import escape

PROCESS = Path(__file__).with_name("calamine_process.py")
SECONDS = 8  # the slowest honest file of the corpus takes 0.2
MAX_CELLS = MAX_ELEMENTS // 2
EMPTY_ZIP = b"PK\x05\x06" + bytes(18)

_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = {"n": 0, "date": 1, "datetime": 2, "time": 3, "duration": 4}
_FORMATS = ("General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss")
_MOMENTS: dict[str, Callable[[str], date | datetime | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


class _Sheet(TypedDict):
    """A sheet as `calamine_process.py` tells it."""

    name: str
    state: str
    rows: int
    columns: int
    count: int
    cells: list[tuple[int, int, str, float | str]]
    merges: list[tuple[int, int, int, int]]


def as_xlsx(data: bytes) -> bytes:
    """The bytes of an .xlsx with the values of a workbook of another kind.

    Raises:
        FileError: XF925 it can't be read, XF93x a sheet is above the limits.
    """
    sheets = _read(data)
    for sheet in sheets:
        check_extent(sheet["rows"], sheet["columns"], sheet["name"])
        check_count(sheet["count"], MAX_CELLS, sheet["name"])
    parts = dict(_package(sheets))
    return rebuild(Archive(EMPTY_ZIP), {}, {name: text.encode() for name, text in parts.items()})


def _read(data: bytes) -> list[_Sheet]:
    command = [sys.executable, "-P", str(PROCESS), str(MAX_SHEET_AREA), str(MAX_CELLS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise refusal("XF925") from None
    sheets: list[_Sheet] = json.loads(done.stdout)
    return sheets


def _package(sheets: list[_Sheet]) -> Iterator[tuple[str, str]]:
    """The parts of a minimal package, ECMA-376 part 1, 12.2."""
    numbers = range(1, len(sheets) + 1)
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            + "".join(f'<Override PartName="/xl/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers)
            + "</Types>"
        ),
    )
    yield "_rels/.rels", _relationships([("rId1", "officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(sheets)
    links = [(f"rId{n}", "worksheet", f"sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relationships([*links, ("rId0", "styles", "styles.xml")])
    yield "xl/styles.xml", _styles()
    for number, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/sheet{number}.xml", _worksheet(sheet)


def _relationships(links: list[tuple[str, str, str]]) -> str:
    elements = (
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/relationships/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(elements)}</Relationships>'


def _workbook(sheets: list[_Sheet]) -> str:
    elements = (
        f'<sheet name="{_text(sheet["name"])}" sheetId="{n}" state="{sheet["state"]}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    namespaces = f'xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}/relationships"'
    return f"<workbook {namespaces}><sheets>{''.join(elements)}</sheets></workbook>"


def _styles() -> str:
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(_FORMATS))
    styles = "".join(f'<xf numFmtId="{200 + n}" applyNumberFormat="1"/>' for n in range(len(_FORMATS)))
    return f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'


def _worksheet(sheet: _Sheet) -> str:
    rows = (
        f'<row r="{row}">{"".join(_cell(*cell) for cell in cells)}</row>'
        for row, cells in groupby(sheet["cells"], lambda cell: cell[0])
    )
    merges = "".join(f'<mergeCell ref="{Range(*sides)}"/>' for sides in sheet["merges"])
    merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>{merges}</worksheet>'


def _cell(row: int, column: int, kind: str, value: float | str) -> str:
    place = f'<c r="{ref(row, column)}"'
    if kind == "str":
        return f'{place} t="str"><v xml:space="preserve">{_text(str(value))}</v></c>'
    if kind == "b":
        return f'{place} t="b"><v>{int(value)}</v></c>'
    number = to_serial(_MOMENTS[kind](str(value))) if kind in _MOMENTS else value
    return f'{place} s="{_STYLES[kind]}"><v>{repr(number).removesuffix(".0")}</v></c>'


def _text(text: str) -> str:
    return escape_markup(escape(text)).replace("\r", "&#13;")
