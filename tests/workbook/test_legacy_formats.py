"""Number formats, errors and the epoch of .xls and .xlsb, read from records made byte by byte."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest

from tests.workbook import making
from xlforms.workbook import open_workbook
from xlforms.workbook.files.compound import Compound
from xlforms.workbook.legacy import biff, biff12
from xlforms.workbook.legacy.binary import _formatted
from xlforms.workbook.legacy.extras import Extras
from xlforms.workbook.legacy.tables import Told
from xlforms.workbook.parts.archive import Archive

CORPUS = Path("/work/shared/corpus")
BOF, EOF = 0x809, 0x0A


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def xls(formats: list[bytes], styles: list[int], cells: list[bytes], version: int = 0x600) -> bytes:
    head = record(BOF, struct.pack("<HH", version, 5)) + record(0x22, b"\1\0")
    head += b"".join(record(0x41E, one) for one in formats)
    head += b"".join(record(0xE0, struct.pack("<HH", 0, style) + bytes(16)) for style in styles)
    place = len(head) + 4 + 10 + 4
    head += record(0x85, struct.pack("<LBBBB", place, 0, 0, 1, 0) + b"S\0") + record(EOF)
    chart = record(BOF, struct.pack("<HH", version, 0x20)) + record(0x203, bytes(14)) + record(EOF)
    sheet = record(BOF, struct.pack("<HH", version, 0x10)) + chart + b"".join(cells) + record(EOF)
    return making.compound({"Workbook": head + sheet})


def test_formats_and_errors_of_an_xls() -> None:
    wide = struct.pack("<HHB", 164, 4, 1) + "0.0年".encode("utf-16-le")
    cells = [
        record(0x203, struct.pack("<HHHd", 0, 0, 1, 0.5)),
        record(0xBD, struct.pack("<HHHLHLH", 1, 2, 2, 0, 0, 0, 3)),
        record(0x205, struct.pack("<HHHBB", 2, 0, 0, 0x07, 1)),
        record(0x06, struct.pack("<HHHBBBHBH", 3, 0, 0, 2, 0, 0x2A, 0, 0, 0xFFFF) + bytes(8)),
    ]
    found = biff.extras(xls([wide], [0, 10, 164], cells))[0]
    assert found.formats[1, 1] == "0.00%"
    assert (found.formats[2, 3], found.formats[2, 4]) == ("0.0年", "General")
    assert found.errors == {(3, 1): "#DIV/0!", (4, 1): "#N/A"}
    assert found.date1904


def test_a_format_of_excel_95() -> None:
    narrow = struct.pack("<HB", 170, 5) + b"0.00%"
    found = biff.extras(xls([narrow], [170], [record(0x203, struct.pack("<HHHd", 0, 0, 0, 1))], 0x500))
    assert found[0].formats == {(1, 1): "0.00%"}


@pytest.mark.parametrize("length", [0, 3, 40, 90, 150])
def test_a_torn_stream_is_read_as_far_as_it_goes(length: int) -> None:
    whole = xls([], [0], [record(0x203, bytes(14))])
    stream = making.compound({"Workbook": Compound(whole).read("workbook")[:length]})
    assert isinstance(biff.extras(stream), dict)


def test_formats_and_errors_of_an_xlsb() -> None:
    def part(*records: tuple[int, bytes]) -> bytes:
        return b"".join(making._record(kind, content) for kind, content in records)

    code = "0.0%"
    styles = part(
        (44, struct.pack("<HL", 170, len(code)) + code.encode("utf-16-le")),
        (47, struct.pack("<HH", 0, 9) + bytes(12)),
        (617, b"\2\0\0\0"),
        (47, struct.pack("<HH", 0, 0) + bytes(12)),
        (47, struct.pack("<HH", 0, 170) + bytes(12)),
        (618, b""),
    )
    sheet = part(
        (0, struct.pack("<L", 4) + bytes(13)),
        (5, struct.pack("<LLd", 2, 1, 0.5)),
        (3, struct.pack("<LLB", 3, 0, 0x0F)),
    )
    bundle = struct.pack("<LL", 0, 1) + making._wide("rId1") + making._wide("表")
    links = (
        f'<Relationships xmlns="{making.PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{making.OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{making.OFFICE}/styles" Target="styles.bin"/></Relationships>'
    )
    archive = Archive(
        making.zipped(
            {
                "[Content_Types].xml": making.content_types(making.XLSB, "/xl/workbook.bin"),
                "_rels/.rels": making.relationship("xl/workbook.bin", "officeDocument"),
                "xl/workbook.bin": part((153, b"\1\0\0\0"), (156, bundle)),
                "xl/_rels/workbook.bin.rels": links,
                "xl/styles.bin": styles,
                "xl/worksheets/sheet1.bin": sheet,
            }
        )
    )
    found = biff12.extras(archive)[0]
    assert (found.formats[5, 3], found.formats[5, 4]) == ("0.0%", "General")
    assert (found.errors, found.date1904) == ({(5, 4): "#VALUE!"}, True)


def test_a_day_that_calamine_takes_for_a_number_counts_from_the_epoch_of_the_file() -> None:
    cell = Told(1, 1, "n", 1.0)
    assert _formatted(cell, "yyyy-mm-dd", Extras(date1904=True)).value == 1463
    assert _formatted(cell, "yyyy-mm-dd", Extras()).value == 1
    assert _formatted(cell, "0.00%", Extras(date1904=True)).value == 1


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_what_the_corpus_shows() -> None:
    cell = open_workbook(CORPUS / "014-corrupt.xls").sheets[0].cells[6, 2]
    assert isinstance(cell.value, date)
    assert cell.text == "2017-06-05"  # as LibreOffice shows it
