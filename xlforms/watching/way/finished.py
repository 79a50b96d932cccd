"""Which contents are finished, so that what is dropped twice is done once; deleted, it is merely done again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import TypedDict, cast

from xlforms.watching.folders import Folders
from xlforms.watching.moving import replace
from xlforms.watching.names import key
from xlforms.workbook.files.saving import make_folders


class Record(TypedDict):
    """A finished drop; paths are relative to the root.

    Attributes:
        name: its path in the inbox.
        sha256: of the original.
        original: where the original is.
        result: the workbook that came of it, or an archive's list.
        output: the SHA-256 of that workbook, "" of an archive.
        made_by: the version of xlforms and the settings that it was made with.
    """

    name: str
    sha256: str
    original: str
    result: str
    output: str
    made_by: str


def digest(path: str) -> str:
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remember(folders: Folders, record: Record) -> None:
    """Keep a record; it is worth no trouble when it can't be kept."""
    with suppress(OSError):
        make_folders(folders.finished, folders.private)
        path = _path(folders, record["sha256"], record["name"])
        replace(path, json.dumps(record).encode(), folders.temporary)


def earlier(folders: Folders, sha256: str, name: str, made_by: str) -> Record | None:
    """The same content under the same name, if the same would come of it and its result is still where it was put."""
    record = _read(_path(folders, sha256, name))
    same = record is not None and record["made_by"] == made_by
    return record if record and same and os.path.lexists(os.path.join(folders.root, record["result"])) else None


def records(folders: Folders) -> Iterator[Record]:
    """All workbooks that are finished and whose original is still there, in the order of their names."""
    with suppress(FileNotFoundError):
        for name in sorted(os.listdir(folders.finished)):
            record = _read(os.path.join(folders.finished, name)) if name.endswith(".json") else None
            if record and record["output"] and os.path.lexists(os.path.join(folders.root, record["original"])):
                yield record


def _path(folders: Folders, sha256: str, name: str) -> str:
    of_name = hashlib.sha256(key(name).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return os.path.join(folders.finished, f"{sha256}-{of_name}.json")


def _read(path: str) -> Record | None:
    try:
        with open(path, encoding="utf-8") as file:
            told = json.load(file)
    except (OSError, ValueError):
        return None
    wanted = Record.__required_keys__
    sound = isinstance(told, dict) and wanted == told.keys() and all(isinstance(told[name], str) for name in wanted)
    return cast(Record, told) if sound else None
