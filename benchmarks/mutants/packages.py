"""Packages taken apart and put together again without the code under test."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)
Parts = list[tuple[str, bytes]]

_PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False)


def unpacked(data: bytes) -> Parts:
    """The members of a sound package in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def packed(parts: Parts) -> bytes:
    """A package; a name may occur twice."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts:
            with archive.open(zipfile.ZipInfo(name), "w") as member:
                member.write(content)
    return file.getvalue()


def tree_of(content: bytes) -> Element | None:
    """The root of a part, None when it is no XML (any more)."""
    try:
        return etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def bytes_of(root: Element) -> bytes:
    """A part."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
