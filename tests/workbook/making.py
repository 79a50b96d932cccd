"""Workbooks made byte by byte, the honest and the hostile, without the code under test."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
END_OF_CHAIN = 0xFFFFFFFE
NONE = 0xFFFFFFFF


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def content_types(main: str = XLSX, part: str = "/xl/workbook.xml") -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{main}"/></Types>'
    )


def relationship(target: str, kind: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def xlsx_parts(sheet: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook whose one sheet, 表, has the given inside of `<worksheet>` (bytes: the whole part)."""
    sheets = '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationship("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relationship("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": sheet
        if isinstance(sheet, bytes)
        else f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }


def xlsx(sheet: str | bytes = "<sheetData/>") -> bytes:
    return zipped(xlsx_parts(sheet))


def ods(rows: str) -> bytes:
    """An .ods whose one table, 表, has the given rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table")
    )
    sheets = f'<office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet>'
    return zipped(
        {
            "mimetype": ODS,
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f"<office:document {spaces}><office:body>{sheets}</office:body></office:document>",
        }
    )


def xlsb(cells: Iterable[tuple[int, int, float]]) -> bytes:
    """An .xlsb whose one sheet, 表, has numbers at (row, column), counted from 0: [MS-XLSB] 2.1.7.62."""
    sheet = [_record(0x81), _record(0x94, bytes(16)), _record(0x91)]
    for row, column, value in cells:
        sheet += [_record(0, struct.pack("<L", row) + bytes(13)), _record(5, struct.pack("<LLd", column, 0, value))]
    sheet += [_record(0x92), _record(0x82)]
    bundle = struct.pack("<LL", 0, 1) + _wide("rId1") + _wide("表")
    workbook = [_record(0x83), _record(0x8F), _record(0x9C, bundle), _record(0x90), _record(0x9D), _record(0x84)]
    return zipped(
        {
            "[Content_Types].xml": content_types(XLSB, "/xl/workbook.bin"),
            "_rels/.rels": relationship("xl/workbook.bin", "officeDocument"),
            "xl/workbook.bin": b"".join(workbook),
            "xl/_rels/workbook.bin.rels": relationship("worksheets/sheet1.bin", "worksheet"),
            "xl/worksheets/sheet1.bin": b"".join(sheet),
        }
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    """A record of .xlsb: type and length in groups of seven bits."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xls(
    cells: Iterable[tuple[int, int, float]] = (),
    *,
    dimensions: tuple[int, int, int, int] = (0, 1, 0, 1),
    merges: Iterable[tuple[int, int, int, int]] = (),
    protected: bool = False,
) -> bytes:
    """An .xls whose one sheet, 表, has numbers at (row, column) and merges (rows, then columns), counted from 0."""
    merged = [struct.pack("<4H", *sides) for sides in merges]
    sheet = [
        _biff(0x809, struct.pack("<HHLLL", 0x600, 0x10, 0, 0, 0)),
        _biff(0x200, struct.pack("<LLHHH", *dimensions, 0)),
    ]
    sheet += [_biff(0x203, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells]
    sheet += [_biff(0xE5, struct.pack("<H", len(merged)) + b"".join(merged)), _biff(0x0A)]
    first = _biff(0x809, struct.pack("<HHLLL", 0x600, 0x05, 0, 0, 0)) + (_biff(0x2F, bytes(54)) if protected else b"")
    name = "表".encode("utf-16-le")
    place = len(first) + 4 + 8 + len(name) + 4
    bundle = _biff(0x85, struct.pack("<LBBBB", place, 0, 0, 1, 1) + name)
    return compound({"Workbook": first + bundle + _biff(0x0A) + b"".join(sheet)})


def _biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 file with the given streams, each long enough to lie in whole sectors: [MS-CFB] 2.2 to 2.6."""
    sectors: list[bytes] = []
    table = [0xFFFFFFFD]
    entries = [_entry("Root Entry", 5, NONE, 1, END_OF_CHAIN, 0)]
    for number, (name, content) in enumerate(streams.items(), 2):
        size = max(len(content), 4096)
        start, count = len(table), -(-size // 512)
        table += [*range(start + 1, start + count), END_OF_CHAIN]
        sectors.append(content.ljust(count * 512, b"\0"))
        entries.append(_entry(name, 2, number if number <= len(streams) else NONE, NONE, start, size))
    directory = len(table)
    table += [directory + 1, END_OF_CHAIN]
    listing = b"".join(entries).ljust(1024, b"\0")
    fat = struct.pack(f"<{len(table)}L", *table).ljust(512, b"\xff")
    header = struct.pack(
        "<8s16x5H6x9L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096,
        END_OF_CHAIN, 0, END_OF_CHAIN, 0,
    )  # fmt: skip
    places = struct.pack("<109L", 0, *[NONE] * 108)
    return header + places + fat + b"".join(sectors) + listing


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3L36xLQ", raw, len(raw), kind, 1, NONE, right, child, start, size)
