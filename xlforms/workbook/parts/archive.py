"""A zip archive held in memory: its directory, its parts, and a copy in which only named parts differ.

Unchanged members keep their compressed bytes, headers, flags, dates and order. The layout is that of PKWARE's
APPNOTE.TXT 6.3.3: local headers (4.3.7), central directory (4.3.12), zip64 (4.3.14, 4.5.3), end record (4.3.16).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence

from xlforms.findings import refusal
from xlforms.records import NamedTuple

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
LONG = 0xFFFFFFFF
OFFSET_FIELD = (42, "<L")
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
NEW_YEAR_1980 = (0, 0x21)


class Member(NamedTuple):
    """One entry of the central directory.

    Attributes:
        name: as stored, decoded by the entry's own flag (UTF-8 or code page 437).
        flags, method, time, date, crc: as in the header.
        compress_size, file_size: bytes in the archive, and bytes declared when inflated.
        offset: where the local header starts in the archive's bytes.
        record: the raw central record.
        offset_field: position in `record` of the stored offset, and its struct format.
    """

    name: str
    flags: int
    method: int
    time: int
    date: int
    crc: int
    compress_size: int
    file_size: int
    offset: int
    record: bytes
    offset_field: tuple[int, str]


class Packed(NamedTuple):
    """What a member holds, compressed.

    Attributes:
        data: the compressed bytes.
        crc, size: of the content.
    """

    data: bytes
    crc: int
    size: int


class Archive:
    """The bytes of a zip file and their directory. Raises FileError XF9 when they are damaged."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        end = _find_end(data)
        *_, count, size, start, comment_size = END.unpack_from(data, end)
        self.comment = data[end + END.size : end + END.size + comment_size]
        locator = end - LOCATOR.size
        if locator >= 0 and data.startswith(b"PK\x06\x07", locator) and locator >= END64.size:
            record = END64.unpack_from(data, locator - END64.size)
            if record[0] == b"PK\x06\x06":
                end, (count, size, start) = locator - END64.size, record[7:10]
        self.prefix = end - size - start
        if self.prefix < 0:
            raise refusal("XF904")
        self.members = _directory(data, end - size, count, self.prefix)

    def read(self, member: Member) -> bytes:
        """The inflated bytes of a member, never more than it declares."""
        raw = self._compressed(member)
        try:
            content = zlib.decompressobj(-15).decompress(raw, member.file_size + 1) if member.method else raw
        except zlib.error:
            raise refusal("XF920", part=member.name) from None
        if len(content) != member.file_size or zlib.crc32(content) != member.crc:
            raise refusal("XF920", part=member.name)
        return content

    def _compressed(self, member: Member) -> bytes:
        if member.flags & ENCRYPTED or member.method not in (STORED, DEFLATED):
            raise refusal("XF922", part=member.name)
        start = self._content_start(member)
        return self.data[start : start + member.compress_size]

    def _content_start(self, member: Member) -> int:
        try:
            signature, *_, name_size, extra_size = LOCAL.unpack_from(self.data, member.offset)
        except struct.error:
            raise refusal("XF904") from None
        if signature != b"PK\x03\x04":
            raise refusal("XF904")
        return member.offset + LOCAL.size + int(name_size) + int(extra_size)

    def local_record(self, member: Member) -> bytes:
        """Local header, compressed bytes and data descriptor, exactly as they stand."""
        end = self._content_start(member) + member.compress_size
        if member.flags & DESCRIPTOR:
            end += _descriptor_size(self.data, end, member)
        return self.data[member.offset : end]


def _find_end(data: bytes) -> int:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - END.size - 0xFFFF))
    if end < 0 or end + END.size > len(data):
        raise refusal("XF904")
    return end


def _directory(data: bytes, position: int, count: int, prefix: int) -> list[Member]:
    members = []
    try:
        for _ in range(count):
            member = _member(data, position, prefix)
            position += len(member.record)
            members.append(member)
    except (struct.error, UnicodeDecodeError):
        raise refusal("XF904") from None
    return members


def _member(data: bytes, position: int, prefix: int) -> Member:
    fields = CENTRAL.unpack_from(data, position)
    signature, _, _, flags, method, time, date, crc, packed, size, name_size, extra_size, comment_size = fields[:13]
    if signature != b"PK\x01\x02":
        raise refusal("XF904")
    name_at = position + CENTRAL.size
    record = data[position : name_at + name_size + extra_size + comment_size]
    raw_name = record[CENTRAL.size : CENTRAL.size + name_size]
    name = raw_name.decode("utf-8" if flags & UTF8 or raw_name.isascii() else "cp437")
    offset, field = fields[16], OFFSET_FIELD
    if LONG in (size, packed, offset):
        (size, packed, offset), field = _zip64(record, name_size, extra_size, size, packed, offset)
    return Member(name, flags, method, time, date, crc, packed, size, offset + prefix, record, field)


def _zip64(record: bytes, name_size: int, extra_size: int, *sizes: int) -> tuple[list[int], tuple[int, str]]:
    """Sizes and offset with those that are too long for 32 bits taken from the zip64 extra field (id 1)."""
    known, field = list(sizes), OFFSET_FIELD
    position = CENTRAL.size + name_size
    end = position + extra_size
    while position + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, position)
        position += 4
        if kind == 1:
            for index, value in enumerate(known):
                if value == LONG:
                    (known[index],) = struct.unpack_from("<Q", record, position)
                    field = (position, "<Q") if index == 2 else field
                    position += 8
            return known, field
        position += length
    return known, field


def _descriptor_size(data: bytes, position: int, member: Member) -> int:
    """Length of the data descriptor: with or without its signature, sizes in 4 or 8 bytes (APPNOTE 4.3.9)."""
    signed = 4 if data.startswith(b"PK\x07\x08", position) else 0
    short = struct.pack("<3L", member.crc, member.compress_size & LONG, member.file_size & LONG)
    return signed + (12 if data.startswith(short, position + signed) else 20)


def packed(content: bytes) -> Packed:
    """A content compressed as members that change are."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Packed(compressor.compress(content) + compressor.flush(), zlib.crc32(content), len(content))


def rebuild(archive: Archive, changed: Mapping[str, bytes | Packed | None], added: Mapping[str, bytes]) -> bytes:
    """The archive's bytes with some members' content replaced (or, with None, left out) and others appended.

    A changed name that occurs more than once is written once, at its last place: the one that readers take.
    """
    last = {member.name: member for member in archive.members}
    records: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for member in archive.members:
        if member.name not in changed:
            record, central = archive.local_record(member), _moved(member, position)
        elif (content := changed[member.name]) is not None and last[member.name] is member:
            record, central = _fresh(member.name, content, position, member)
        else:
            continue
        records.append(record)
        directory.append(central)
        position += len(record)
    for name, content in added.items():
        record, central = _fresh(name, content, position, None)
        records.append(record)
        directory.append(central)
        position += len(record)
    return _closed(records, directory, archive.comment)


def assemble(members: Iterable[tuple[Archive, Member]], comment: bytes) -> bytes:
    """A zip file of members of several archives, each as it stands in its own."""
    records: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for archive, member in members:
        records.append(archive.local_record(member))
        directory.append(_moved(member, position))
        position += len(records[-1])
    return _closed(records, directory, comment)


def _closed(records: Sequence[bytes], directory: Sequence[bytes], comment: bytes) -> bytes:
    """Records with their directory behind them."""
    central, count = b"".join(directory), len(directory)
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), sum(map(len, records)), len(comment))
    return b"".join([*records, central, end, comment])


def _moved(member: Member, offset: int) -> bytes:
    record = bytearray(member.record)
    position, form = member.offset_field
    struct.pack_into(form, record, position, offset)
    return bytes(record)


def _fresh(name: str, content: bytes | Packed, offset: int, member: Member | None) -> tuple[bytes, bytes]:
    """A member's new local record and central record; date and attributes stay those of the member replaced."""
    data, crc, size = content if isinstance(content, Packed) else packed(content)
    flags = member.flags & UTF8 if member else (0 if name.isascii() else UTF8)
    raw_name = name.encode("utf-8" if flags & UTF8 or name.isascii() else "cp437")
    time, date = (member.time, member.date) if member else NEW_YEAR_1980
    shared = (20, flags, DEFLATED, time, date, crc, len(data), size, len(raw_name), 0)
    made_by, inner, outer = struct.unpack_from("<4xH30xHL", member.record) if member else (20, 0, 0)
    local = LOCAL.pack(b"PK\x03\x04", *shared)
    central = CENTRAL.pack(b"PK\x01\x02", made_by, *shared, 0, 0, inner, outer, offset)
    return local + raw_name + data, central + raw_name
