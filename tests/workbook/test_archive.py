"""Zip files of every make are read, and copied with nothing changed but what is meant."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from tests.workbook.making import zipped
from tests.workbook.packages import contents
from xlforms.errors import FileError
from xlforms.workbook.parts.archive import Archive, rebuild

PARTS: dict[str, str | bytes] = {"a.xml": "<a/>" * 50, "媒体/b.png": b"\x89PNG" * 20, "c.xml": "<c/>"}


class Unseekable(BytesIO):
    """A stream, for which zipfile writes data descriptors."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("a stream")


def streamed(*, zip64: bool = False) -> bytes:
    file = Unseekable()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            with archive.open(name, "w", force_zip64=zip64) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    return file.getvalue()


def with_zip64_directory(data: bytes) -> bytes:
    """The same archive with all sizes of its directory in zip64 fields, as some writers have it for small files too."""
    archive = Archive(data)
    directory = b""
    for member in archive.members:
        name_size = struct.unpack_from("<H", member.record, 28)[0]
        long = struct.pack("<2H3Q", 1, 24, member.file_size, member.compress_size, member.offset)
        head = bytearray(member.record[:46])
        struct.pack_into("<2L", head, 20, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<H", head, 30, len(long))
        struct.pack_into("<L", head, 42, 0xFFFFFFFF)
        directory += bytes(head) + member.record[46 : 46 + name_size] + long
    start = data.index(b"PK\x01\x02")
    count = len(archive.members)
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + directory + end64 + locator + end


def commented() -> bytes:
    file = BytesIO(zipped(PARTS))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = b"made by hand"
    return file.getvalue()


MAKES = {
    "plain": zipped(PARTS),
    "stored": zipped(PARTS, zipfile.ZIP_STORED),
    "with descriptors": streamed(),
    "with long descriptors": streamed(zip64=True),
    "zip64": with_zip64_directory(zipped(PARTS)),
    "with something in front": b"#!/bin/sh\n" * 9 + zipped(PARTS),
    "with a comment": commented(),
    "with something behind": zipped(PARTS) + b"\0" * 100,
}


@pytest.mark.parametrize("make", MAKES)
def test_parts_are_read_and_copied(make: str) -> None:
    archive = Archive(MAKES[make])
    expected = contents(zipped(PARTS))
    assert {member.name: archive.read(member) for member in archive.members} == expected
    copied = rebuild(archive, {"c.xml": b"<new/>"}, {"新.xml": b"<d/>"})
    assert contents(copied) == expected | {"c.xml": b"<new/>", "新.xml": b"<d/>"}
    assert list(contents(copied)) == [*PARTS, "新.xml"]
    with zipfile.ZipFile(BytesIO(copied)) as opened:
        assert opened.testzip() is None
        assert opened.comment == archive.comment


@pytest.mark.parametrize("make", MAKES)
def test_unchanged_parts_keep_header_and_compressed_bytes(make: str) -> None:
    archive = Archive(MAKES[make])
    copy = Archive(rebuild(archive, {"a.xml": None}, {}))
    for old, new in zip(archive.members[1:], copy.members, strict=True):
        assert archive.local_record(old) == copy.local_record(new)
        assert old[:8] == new[:8]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_parts_of_one_name_the_last_counts() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in [("a.xml", "1"), ("b.xml", "2"), ("a.xml", "3")]:
            archive.writestr(name, content)
    both = Archive(file.getvalue())
    assert [member.name for member in Archive(rebuild(both, {}, {})).members] == ["a.xml", "b.xml", "a.xml"]
    changed = rebuild(both, {"a.xml": b"4"}, {})
    assert contents(changed) == {"b.xml": b"2", "a.xml": b"4"}
    assert len(Archive(changed).members) == 2


@pytest.mark.parametrize("cut", range(30, 400, 37))
def test_a_file_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(FileError) as error:
        Archive(MAKES["plain"][:-cut])
    assert error.value.code == "XF904"


def test_content_that_does_not_match_its_directory_is_refused() -> None:
    archive = Archive(MAKES["plain"])
    first = archive.members[0]
    for lie in (first._replace(crc=1), first._replace(file_size=10), first._replace(file_size=10**6)):
        with pytest.raises(FileError) as error:
            archive.read(lie)
        assert error.value.code == "XF920"
    with pytest.raises(FileError) as unsupported:
        archive.read(first._replace(method=9))
    assert unsupported.value.code == "XF922"
