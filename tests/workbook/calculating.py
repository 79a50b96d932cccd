"""Workbooks with formulas, written by hand down to the cached values."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tests.workbook.making import MAIN, OFFICE, PACKAGE, content_types, relationship, zipped
from tests.workbook.packages import STYLES, opened, reopened
from xlforms.workbook import CellValue, Workbook, parse_ref


def n(value: object, *, style: int = 0) -> str:
    """What follows `<c r="A1"` of a number."""
    return f' s="{style}"><v>{value}</v>'


def f(text: str, cached: object = None, *, attributes: str = "", kind: str = "", style: int = 0) -> str:
    """What follows `<c r="A1"` of a formula with its cached value."""
    value = "" if cached is None else f"<v>{escape(str(cached))}</v>"
    return f' s="{style}"{f" t={kind!r}" if kind else ""}><f{attributes}>{escape(text, quote=False)}</f>{value}'


def worksheet(cells: Mapping[str, str], rest: str = "") -> str:
    rows: dict[int, str] = {}
    for name in sorted(cells, key=parse_ref):
        row = parse_ref(name)[0]
        rows[row] = rows.get(row, "") + f'<c r="{name}"{cells[name]}</c>'
    inside = "".join(f'<row r="{row}">{text}</row>' for row, text in rows.items())
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{rest}</worksheet>'


def book(sheets: Mapping[str, Mapping[str, str]], *, names: str = "", properties: str = "", rest: str = "") -> Workbook:
    """A workbook of sheets by the insides of their cells; `rest` closes the first sheet."""
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    links = f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>' + "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    middle = f"{properties}<sheets>{listed}</sheets><definedNames>{names}</definedNames>"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationship("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{middle}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    for at, cells in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = worksheet(cells, rest if at == 1 else "")
    return opened(zipped(parts))


def shown(workbook: Workbook) -> dict[str, CellValue]:
    """The values of all formulas, as they are read from the saved workbook."""
    sheets = reopened(workbook).sheets
    return {f"{sheet.name}!{cell.ref}": cell.value for sheet in sheets for cell in sheet.formulas}
