"""A .zip of workbooks, unpacked: names as a Chinese Windows wrote them, nothing outside the folder, nothing endless.

Windows and WPS write names in GBK without saying so, macOS in UTF-8 without saying so; only the flag of APPNOTE.TXT
4.4.4 (bit 11) tells UTF-8 for sure.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.workbook.files.saving import make_folders
from xlforms.workbook.files.storage import read_refusal, write_refusal
from xlforms.workbook.parts.archive import ENCRYPTED, UTF8
from xlforms.workbook.parts.limits import MAX_FILE_BYTES, MB

MAX_ENTRIES = 20_000
MAX_BYTES = 2_000 * MB
_WORKBOOKS = ("[content_types].xml", "mimetype", "xl/workbook.xml")
# What Windows allows in no name; a device's name becomes one that is none.
_ILLEGAL = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]+$')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class Unpacked(NamedTuple):
    """What came out of an archive.

    Attributes:
        paths: the files, below the folder, in the archive's order.
        refused: names in the archive that were left in it, and why.
    """

    paths: list[str]
    refused: list[tuple[str, FileError]]


def is_bundle(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a zip archive that is no workbook or document itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (OSError, *_BROKEN):
        return False
    return names.isdisjoint(_WORKBOOKS)


def unpack(path: str | os.PathLike[str], folder: str, wanted: Callable[[str], bool]) -> Unpacked:
    """Unpack those files of an archive whose path in it is `wanted` into an empty folder.

    Raises:
        FileError: the archive can't be read, or holds more than a bureau's folder could; what is wrong with one of its
            files alone is told in the result.
    """
    unpacked = Unpacked([], [])
    os.makedirs(folder, exist_ok=True)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            _check(entries)
            for entry, name in zip(entries, _names(entries), strict=True):
                if wanted(name):
                    _take(archive, entry, name, folder, unpacked)
    except OSError as error:
        raise read_refusal(error) from error
    except _BROKEN:
        raise refusal("XF904") from None
    return unpacked


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise refusal("XF931", count=len(entries), limit=MAX_ENTRIES)
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES:
        raise refusal("XF932", size=-(-size // MB), limit=MAX_BYTES // MB)


def _names(entries: Iterable[zipfile.ZipInfo]) -> list[str]:
    """The names as they were typed: the unflagged ones are UTF-8 if all of them can be, else GB18030."""
    raw = [None if entry.flag_bits & UTF8 else entry.orig_filename.encode("cp437") for entry in entries]
    encoding = next((one for one in ("utf-8", "gb18030") if _decodes(raw, one)), "cp437")
    named = (
        entry.orig_filename if name is None else name.decode(encoding) for entry, name in zip(entries, raw, strict=True)
    )
    return [name.replace("\\", "/") for name in named]


def _decodes(names: Iterable[bytes | None], encoding: str) -> bool:
    try:
        for name in filter(None, names):
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _take(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, folder: str, unpacked: Unpacked) -> None:
    try:
        target = _free(os.path.join(folder, *_parts(name)))
        data = _content(archive, entry)
    except FileError as error:
        unpacked.refused.append((name, error))
        return
    try:
        make_folders(os.path.dirname(target), folder)
        with open(target, "xb") as file:
            file.write(data)
    except OSError as error:
        raise write_refusal(error, target) from error
    unpacked.paths.append(target)


def _parts(name: str) -> list[str]:
    """The folders and the name, each legal everywhere; a path that leads out of or to the folder is refused."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or ".." in parts or name.startswith("/") or re.match("[A-Za-z]:", name):
        raise refusal("XF926")
    return [_DEVICE.sub(r"\1_", _ILLEGAL.sub("_", part)) for part in parts]


def _free(path: str) -> str:
    """The path, or one with a number when the archive holds the name twice."""
    stem, extension = os.path.splitext(path)
    number = 1
    while os.path.lexists(path):
        number += 1
        path = f"{stem} ({number}){extension}"
    return path


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & ENCRYPTED:
        raise refusal("XF955")
    if entry.file_size > MAX_FILE_BYTES:
        raise refusal("XF930", size=-(-entry.file_size // MB), limit=MAX_FILE_BYTES // MB)
    try:
        with archive.open(entry) as file:
            return file.read(MAX_FILE_BYTES)
    except _BROKEN:
        raise refusal("XF904") from None
