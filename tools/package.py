"""Saving a workbook of openpyxl so that the same script always gives the same file."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from openpyxl import Workbook

MOMENT = dt.datetime(2025, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def save(book: Workbook, path: str) -> None:
    """Write `book` to `path` with fixed dates, inside and on the zip members."""
    book.properties.creator = "xlforms"
    book.properties.created = MOMENT
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_member(name), _dated(name, source.read(name)), zipfile.ZIP_DEFLATED)


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, MOMENT.timetuple()[:6])


def _dated(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return _MODIFIED.sub(rb"\g<1>" + MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
