"""Saving a workbook of openpyxl so that the same script always gives the same file, its formulas with their values."""

from __future__ import annotations

import datetime as dt
import io
import re
import tempfile
import zipfile
from pathlib import Path

from openpyxl import Workbook

from xlforms.workbook import open_workbook

MOMENT = dt.datetime(2025, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def save(book: Workbook, path: str) -> None:
    """Write `book` to `path` with fixed dates and, since openpyxl keeps no values, with those of its formulas."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder, "drawn.xlsx")
        _write(book, drawn)
        calculated = open_workbook(drawn)
        calculated.recalculate()
        calculated.save(path, replace=True)


def _write(book: Workbook, path: Path) -> None:
    book.properties.creator = "xlforms"
    book.properties.created = MOMENT
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(_member(name), _dated(name, source.read(name)), zipfile.ZIP_DEFLATED)


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, MOMENT.timetuple()[:6])


def _dated(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return _MODIFIED.sub(rb"\g<1>" + MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
