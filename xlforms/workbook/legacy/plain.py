"""A plain .xlsx made of tables: a minimal package, ECMA-376 part 1, 12.2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape as escape_markup
from itertools import groupby

from xlforms.workbook.legacy.tables import GENERAL, NUMBER, TEXT, Table, Told, check
from xlforms.workbook.parts.archive import Archive, rebuild
from xlforms.workbook.parts.strings import escape
from xlforms.workbook.references import ref

_EMPTY_ZIP = b"PK\x05\x06" + bytes(18)
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OWN_FORMATS = 200  # above the numbers of the built-in formats


def as_package(tables: Sequence[Table]) -> bytes:
    """The bytes of an .xlsx; FileError XF93x when a table is above the limits."""
    for table in tables:
        check(table)
    parts = dict(_package(tables))
    return rebuild(Archive(_EMPTY_ZIP), {}, {name: text.encode() for name, text in parts.items()})


def _package(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(tables) + 1)
    formats = {GENERAL: 0}
    for table in tables:
        for cell in table.cells:
            formats.setdefault(cell.number_format, len(formats))
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
    yield "xl/workbook.xml", _workbook(tables)
    links = [(f"rId{n}", "worksheet", f"sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relationships([*links, ("rId0", "styles", "styles.xml")])
    yield "xl/styles.xml", _styles(formats)
    for number, table in zip(numbers, tables, strict=True):
        yield f"xl/sheet{number}.xml", _worksheet(table, formats)


def _relationships(links: list[tuple[str, str, str]]) -> str:
    elements = (
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/relationships/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(elements)}</Relationships>'


def _workbook(tables: Sequence[Table]) -> str:
    elements = (
        f'<sheet name="{_text(table.name)}" sheetId="{n}" state="{table.state}" r:id="rId{n}"/>'
        for n, table in enumerate(tables, 1)
    )
    namespaces = f'xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}/relationships"'
    return f"<workbook {namespaces}><sheets>{''.join(elements)}</sheets></workbook>"


def _styles(formats: Mapping[str, int]) -> str:
    numbered = [(_OWN_FORMATS + number, code) for code, number in formats.items()]
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode="{_text(code)}"/>' for number, code in numbered)
    styles = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number, _ in numbered)
    return f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'


def _worksheet(table: Table, formats: Mapping[str, int]) -> str:
    rows = (
        f'<row r="{row}">{"".join(_cell(cell, formats) for cell in cells)}</row>'
        for row, cells in groupby(sorted(table.cells, key=lambda cell: cell[:2]), lambda cell: cell.row)
    )
    merges = "".join(f'<mergeCell ref="{merge}"/>' for merge in table.merges)
    merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>{merges}</worksheet>'


def _cell(cell: Told, formats: Mapping[str, int]) -> str:
    place = f'<c r="{ref(cell.row, cell.column)}" s="{formats[cell.number_format]}"'
    if cell.kind == TEXT:
        return f'{place} t="str"><v xml:space="preserve">{_text(str(cell.value))}</v></c>'
    if cell.kind != NUMBER:
        return f'{place} t="{cell.kind}"><v>{_text(str(cell.value))}</v></c>'
    return f"{place}><v>{repr(cell.value).removesuffix('.0')}</v></c>"


def _text(text: str) -> str:
    """What stands in an element or an attribute: white space as references, which an attribute would lose."""
    return escape_markup(escape(text)).replace("\r", "&#13;")
