"""Whether a file has been copied completely, as far as its own structure tells.

Size and time don't: some programs set the full size first, some keep the time of the source.
"""

from __future__ import annotations

from xlforms.errors import FileError
from xlforms.workbook.files.compound import SIGNATURE, Compound
from xlforms.workbook.files.kinds import is_archive
from xlforms.workbook.parts.archive import DEFLATED, ENCRYPTED, STORED, Archive
from xlforms.workbook.parts.limits import MAX_FILE_BYTES, check_directory

_END = 4096


def is_whole(path: str) -> bool:
    """False when bytes are missing for sure; what is merely no workbook is whole. OSError when it can't be read."""
    with open(path, "rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if not data or not any(data[-_END:]):
        return False
    if len(data) > MAX_FILE_BYTES:
        return True
    if is_archive(data):
        return _is_whole_archive(data)
    return _is_whole_compound(data) if data.startswith(SIGNATURE) else True


def _is_whole_archive(data: bytes) -> bool:
    try:
        archive = Archive(data)
    except FileError:
        return False
    try:
        check_directory(archive.members)
    except FileError:
        # A bomb is not read to see whether it is whole.
        return True
    readable = (one for one in archive.members if one.method in (STORED, DEFLATED) and not one.flags & ENCRYPTED)
    try:
        for member in readable:
            archive.read(member)
    except FileError:
        return False
    return True


def _is_whole_compound(data: bytes) -> bool:
    try:
        compound = Compound(data)
        for name in compound.streams:
            compound.read(name)
    except FileError:
        return False
    return True
