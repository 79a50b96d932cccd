"""Workbooks opened from parts written out by hand, and what they hold compared."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from tests.workbook.making import MAIN, OFFICE, PACKAGE, xlsx_parts, zipped
from xlforms.workbook import CellValue, Sheet, Workbook
from xlforms.workbook.files.kinds import Kind
from xlforms.workbook.parts.archive import Archive

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
RICH = SHARED / "rich-form.xlsx"
needs_shared = pytest.mark.skipif(not RICH.exists(), reason="../shared is not beside the checkout")
CORPUS = SHARED / "corpus"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


def parts(sheet: str | bytes, **others: str) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, with styles and what else is given: `sharedStrings="<si>…</si>"`."""
    strings = others.get("sharedStrings")
    related = ["styles"] + ["sharedStrings"] * (strings is not None)
    links = (
        "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in related)
        + f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    )
    made = {
        **xlsx_parts(sheet),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": others.get("styles", STYLES),
    }
    if strings is not None:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return made


def opened(content: Mapping[str, str | bytes] | bytes) -> Workbook:
    return Workbook(Archive(content if isinstance(content, bytes) else zipped(content)), Kind.XLSX, "a.xlsx")


def sheet_of(inside: str | bytes, **others: str) -> Sheet:
    """The one sheet of a workbook, by what stands inside its `<worksheet>`."""
    return opened(parts(inside, **others)).sheets[0]


def reopened(workbook: Workbook) -> Workbook:
    return opened(workbook.to_bytes())


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def values(sheet: Sheet) -> dict[str, CellValue]:
    return {cell.ref: cell.value for cell in sheet.cells.values()}
