"""Lock files that Excel, WPS and LibreOffice put beside a workbook while somebody has it open."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

_OWNER_BYTES = 1024
# [MS-DOC] calls it the owner file: a length and a name in the code page, padded, then the same in UTF-16 at 55.
_WIDE_LENGTH, _WIDE_NAME = 55, 57


def companion(name: str, beside: Collection[str]) -> str | None:
    """The lock file of `name` among the names beside it; long names lose their first letters in it."""
    return next((lock for lock in _companions(name) if lock in beside), None)


def _companions(name: str) -> Iterator[str]:
    yield from (f"~${name}", f"~${name[2:]}", f".~{name}", f".~{name[1:]}", f".~{name[2:]}", f".~lock.{name}#")


def holder(lock: str) -> str:
    """Who has the workbook open, as its lock file tells; "" when it doesn't."""
    try:
        with open(lock, "rb") as file:
            data = file.read(_OWNER_BYTES)
    except OSError:
        return ""
    told = _of_libreoffice(data) if os.path.basename(lock).startswith(".~lock.") else _of_office(data)
    return told.strip() if told.isprintable() else ""


def _of_libreoffice(data: bytes) -> str:
    """`,name,host,date,profile;`, the name sometimes missing."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((field for field in fields[:3] if field.strip()), "")


def _of_office(data: bytes) -> str:
    if len(data) > _WIDE_NAME:
        return data[_WIDE_NAME : _WIDE_NAME + 2 * data[_WIDE_LENGTH]].decode("utf-16-le", "replace")
    return data[1 : 1 + data[0]].decode("gb18030", "replace") if data else ""
