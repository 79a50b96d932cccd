"""Archives as Chinese programs write them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path


def archive(path: Path, files: Mapping[str, bytes], encoding: str = "gb18030", flags: int = 0) -> Path:
    """A .zip whose names stand in `encoding`, without the flag that would say so, as WPS and Windows write it."""
    local, central, position = b"", b"", 0
    for name, data in files.items():
        raw = name.encode(encoding)
        fields = (20, flags, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(raw), 0)
        record = b"PK\x03\x04" + struct.pack("<5H3L2H", *fields) + raw + data
        place = struct.pack("<3H2L", 0, 0, 0, 0, position)
        central += b"PK\x01\x02" + struct.pack("<6H3L2H", 20, *fields) + place + raw
        local, position = local + record, position + len(record)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, len(files), len(files), len(central), position, 0)
    path.write_bytes(local + central + end)
    return path
