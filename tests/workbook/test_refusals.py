"""Whatever is dropped in: it is read, or refused with one Chinese sentence; nothing else happens."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.workbook import open_workbook

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SAMPLE = sorted(CORPUS.glob("[0-9]*"))[::7]
SENTENCE = re.compile("[^{}]*[\u4e00-\u9fff][^{}]*。")
DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "1">]>'


def opened(path: Path) -> str:
    """What comes of a file: the number of its cells as `12`, or the code of its refusal if that is a sentence."""
    try:
        sheets = open_workbook(str(path)).sheets
        return str(sum(len(sheet.cells) for sheet in sheets if isinstance(sheet.merges, list)))
    except FileError as error:
        return error.code if SENTENCE.fullmatch(error.message) else error.message


def test_a_part_whose_name_holds_anything_is_named_on_one_line() -> None:
    name = "xl/a\n\u202e" + "b" * 5000
    assert refusal("XF921", part=name).message == f"文件里缺少“xl/a  {'b' * 494}…”，不是完整的工作簿，请另存一份再试。"


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read_or_refused(path: Path) -> None:
    assert re.fullmatch(r"\d+|XF9\d\d", opened(path))


def cells(*places: str) -> str:
    return "<sheetData>" + "".join(f'<row><c r="{place}"><v>1</v></c></row>' for place in places) + "</sheetData>"


def with_part(name: str, content: str | bytes) -> bytes:
    return making.zipped({**making.xlsx_parts(cells("A1")), name: content})


def lying_about_size(data: bytes) -> bytes:
    """The same zip, its sheet declared to be of 10 bytes."""
    place = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    return data[: place + 24] + struct.pack("<L", 10) + data[place + 28 :]


@pytest.mark.parametrize(
    ("name", "data", "outcome"),
    [
        ("honest.xlsx", making.xlsx(cells("A1", "B2")), "2"),
        ("old.xlsx", making.xls([(0, 0, 1), (1, 1, 2)]), "2"),
        ("web.xls", "<html><table><tr><td>执行率</td></tr></table></html>".encode("gbk"), "1"),
        ("text.xls", "项目,金额\n".encode("gbk"), "2"),
        ("paper.xlsx", b"%PDF-1.4\n", "XF915"),
        ("empty.xlsx", b"", "XF907"),
        ("doctype.xlsx", making.xlsx(f'{DOCTYPE}<worksheet xmlns="{making.MAIN}"/>'.encode()), "XF934"),
        ("unclosed.xlsx", making.xlsx(b"<worksheet>"), "XF920"),
        ("far.xlsx", making.xlsx(cells("A1", "XFD1048576")), "2"),
        ("wide.xlsx", making.xlsx('<dimension ref="A1:XFD1048576"/>' + cells("A1")), "1"),
        (
            "merged.xlsx",
            making.xlsx(cells("A1") + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            "XF935",
        ),
        ("ledger.xlsx", making.xlsx(cells(*(f"A{n}" for n in range(1, 100_001)))), "XF937"),
        ("long.xlsx", making.xlsx(f'<sheetData><row><c t="str"><v>{"费" * 400_000}</v></c></row></sheetData>'), "1"),
        ("bomb.xlsx", with_part("xl/media/image1.png", b"0" * 30_000_000), "XF933"),
        ("lie.xlsx", lying_about_size(making.xlsx(cells("A1"))), "XF920"),
        ("headless.xlsx", making.zipped({"[Content_Types].xml": making.content_types()}), "XF921"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_made_to_deceive(name: str, data: bytes, outcome: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert opened(tmp_path / name) == outcome
    assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize("data", [making.xlsx(cells("A1")), making.xls([(0, 0, 1)]), making.xlsb([(0, 0, 1)])])
@pytest.mark.parametrize("sevenths", range(7))
def test_a_copy_cut_off_is_refused(data: bytes, sevenths: int, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(data[: len(data) * sevenths // 7])
    assert opened(tmp_path / "a.xlsx") in {"XF904", "XF907", "XF924"}
