"""A workbook in the strict variant of OOXML (ISO/IEC 29500-1), as Excel saves it when asked to: other namespaces."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

_SPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": (
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"
    ),
}


def strict(path: Path) -> bytes:
    """The bytes of a transitional workbook in the strict variant."""
    file = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, _strict(name, source.read(name)))
    return file.getvalue()


def _strict(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    for old, new in _SPACES.items():
        content = content.replace(old.encode(), new.encode())
    if name == "xl/workbook.xml":
        content = content.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
    return content
