"""An OLE2 compound file in memory: the streams beside its root, read along their chains of sectors.

This is the container of .xls, of WPS's .et, and of workbooks encrypted with a password. The layout is [MS-CFB] 2.1 to
2.6. A chain that runs in a circle or leaves the file is damage, and is refused here: calamine would follow it for ever.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from xlforms.findings import refusal
from xlforms.records import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_CHAIN = 0xFFFFFFFE
FIRST_SPECIAL = 0xFFFFFFFA
NONE = 0xFFFFFFFF
MINI_STREAM_CUTOFF = 4096
MINI_SECTOR = 64
ENTRY = struct.Struct("<64sHBx3L36xLQ")
STREAM = 2


class Entry(NamedTuple):
    """One entry of the directory, [MS-CFB] 2.6.1; `size` is in bytes, `left`, `right` and `child` are entry numbers."""

    name: bytes
    name_size: int
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file.

    Attributes:
        streams: the streams directly under the root, by name in lower case; those of embedded objects are left out.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory; raises FileError XF924 when the file is damaged."""
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, ValueError):
            raise refusal("XF924") from None

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<2H", self._data, 30)
        fat_count, directory = struct.unpack_from("<2L", self._data, 44)
        mini_fat, _, difat = struct.unpack_from("<3L", self._data, 60)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._sector = 1 << shift
        self._fat = self._read_fat(difat, fat_count)
        entries = self._chain(directory)
        root = Entry._make(ENTRY.unpack_from(entries))
        self._mini = self._chain(root.start) if mini_fat < FIRST_SPECIAL else b""
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < FIRST_SPECIAL else ()
        self.streams = _streams(entries, root.child)

    def read(self, name: str) -> bytes:
        """The bytes of a stream by its name in lower case; raises FileError XF924 when its chain is damaged."""
        entry = self.streams[name]
        size = entry.size if self._sector > 512 else entry.size & NONE  # above 32 bits a small file holds rubbish
        if not size:
            return b""
        try:
            content = self._chain(entry.start) if size >= MINI_STREAM_CUTOFF else self._mini_chain(entry.start)
        except (IndexError, ValueError):
            raise refusal("XF924") from None
        if len(content) < size:
            raise refusal("XF924")
        return content[:size]

    def _read_fat(self, difat: int, count: int) -> Sequence[int]:
        """The allocation table: which sector follows which."""
        places = list(struct.unpack_from("<109L", self._data, 76))
        while difat < FIRST_SPECIAL and len(places) < count:
            *more, difat = _numbers(self._sector_at(difat))
            places += more
        return _numbers(b"".join(map(self._sector_at, places[:count])))

    def _sector_at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector_at, _follow(start, self._fat)))

    def _mini_chain(self, start: int) -> bytes:
        places = (place * MINI_SECTOR for place in _follow(start, self._mini_fat))
        return b"".join(self._mini[place : place + MINI_SECTOR] for place in places)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}L", data)


def _follow(start: int, table: Sequence[int]) -> list[int]:
    """The sectors of a chain in order; ValueError for a circle, IndexError for a sector outside the table."""
    chain: list[int] = []
    while start != END_OF_CHAIN:
        if len(chain) >= len(table):
            raise ValueError("circular chain")
        chain.append(start)
        start = table[start]
    return chain


def _streams(entries: bytes, first: int) -> dict[str, Entry]:
    """The streams of one storage, whose entries are a binary tree of left and right neighbours."""
    found: dict[str, Entry] = {}
    waiting, seen = [first], {NONE}
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        entry = Entry._make(ENTRY.unpack_from(entries, number * ENTRY.size))
        waiting += (entry.left, entry.right)
        if entry.kind == STREAM:
            found[entry.name[: max(entry.name_size - 2, 0)].decode("utf-16-le", "replace").lower()] = entry
    return found
