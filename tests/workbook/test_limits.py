"""What is refused before any parser sees it, and what is let through beside it."""

from __future__ import annotations

import zipfile

import pytest

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.workbook.parts import limits
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.limits import check_directory, check_extent, check_sheet, check_xml
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.merges import merges_of

MB = 1_000_000
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'


def refused(check: object, *arguments: object) -> str:
    assert callable(check)
    with pytest.raises(FileError) as error:
        check(*arguments)
    return error.value.code


def members(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> object:
    return Archive(making.zipped(parts, method)).members


def rows(count: int, inside: str) -> bytes:
    return b"".join(f'<row r="{n}">{inside}</row>'.encode() for n in range(1, count + 1))


def test_a_directory_of_too_many_entries_is_refused() -> None:
    parts = {f"{n}": b"" for n in range(5_001)}
    assert refused(check_directory, members(parts)) == "XF931"
    parts.popitem()
    check_directory(Archive(making.zipped(dict(parts))).members)


def test_a_part_and_a_sum_too_large_are_refused() -> None:
    noise = Archive(making.zipped({"a": b"1"})).members[0]._replace(compress_size=50 * MB)
    assert refused(check_directory, [noise._replace(file_size=150 * MB + 1)]) == "XF932"
    assert refused(check_directory, [noise._replace(file_size=101 * MB)] * 3) == "XF932"
    check_directory([noise._replace(file_size=100 * MB)] * 3)


def test_a_high_ratio_is_refused_only_in_a_large_part() -> None:
    assert refused(check_directory, members({"a": b"0" * (21 * MB)})) == "XF933"
    check_directory(Archive(making.zipped({"a": b"0" * (19 * MB)})).members)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_no_workbook_has_is_refused(method: int) -> None:
    assert refused(check_directory, members({"a": b"1"}, method)) == "XF922"


def test_an_encrypted_member_is_refused() -> None:
    (member,) = Archive(making.zipped({"a": b"1"})).members
    assert refused(check_directory, [member._replace(flags=member.flags | 1)]) == "XF954"


@pytest.mark.parametrize(
    "text",
    [
        DOCTYPE + "<a/>",
        '<?xml version="1.0"?>\n' + DOCTYPE + "<a/>",
        '<?xml version="1.0"?><!-- <a> ' + "x" * 9999 + " -->\n<?b c?>" + DOCTYPE + "<a/>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_doctype_is_found_in_every_encoding(text: str, encoding: str) -> None:
    assert refused(check_xml, text.encode(encoding), "a.xml") == "XF934"


def test_a_doctype_that_is_only_text_is_let_through() -> None:
    check_xml(b"<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE html>]]></a>", "a.xml")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a>'])
def test_what_does_not_begin_like_xml_is_damage(data: bytes) -> None:
    assert refused(check_xml, data, "a.xml") == "XF920"


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 10)
    assert refused(check_xml, b"<a>" + b"<b></b>" * 10 + b"</a>", "a.xml") == "XF938"
    check_xml(b"<a>" + b"<b></b>" * 9 + b"</a>", "a.xml")


@pytest.mark.parametrize(
    "inside", ['<c r="A1"><v>1</v></c>', "<c><x:v>1</x:v></c>", '<c t="inlineStr"><is><t>a</t></is></c>']
)
def test_a_sheet_of_too_many_filled_rows_is_refused(inside: str) -> None:
    with pytest.raises(FileError, match="20001 行") as error:
        check_sheet(b"<worksheet><sheetData>" + rows(20_001, inside), "明细")
    assert error.value.code == "XF937"
    check_sheet(b"<worksheet><sheetData>" + rows(20_000, inside), "明细")


def test_a_sheet_of_too_many_filled_rows_is_refused_in_utf_16() -> None:
    assert refused(check_sheet, rows(20_001, "<c><v>1</v></c>").decode().encode("utf-16"), "明细") == "XF937"


def test_rows_that_only_have_a_style_are_let_through() -> None:
    check_sheet(rows(30_000, '<c r="A1" s="1"/>'), "表")


def test_merged_cells_are_bounded_in_sum() -> None:
    assert refused(merges_of, [Range.parse("A1:XFD1048576")], "表") == "XF935"
    assert refused(merges_of, [Range.parse("A1:A1048576")] * 2, "表") == "XF935"
    assert merges_of([Range.parse("A1:A1048576")], "表").top_left(9, 1) == (1, 1)


def test_the_last_cell_is_bounded() -> None:
    assert refused(check_extent, 1_048_577, 1, "表") == "XF936"
    assert refused(check_extent, 1, 16_385, "表") == "XF936"
    assert refused(check_extent, 50_001, 100, "表") == "XF939"
    check_extent(50_000, 100, "表")
