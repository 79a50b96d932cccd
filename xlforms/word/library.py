"""The one door to python-docx, imported only when a document is read or written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlforms.findings import refusal

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Document", "element", "open_document"]


def open_document(data: bytes | None = None) -> Document:
    """A document from its bytes, or an empty one.

    Raises:
        FileError: XF994 without python-docx, XF992 when it can't be read.
    """
    try:
        import docx
    except ImportError:
        raise refusal("XF994") from None
    try:
        return docx.Document(None if data is None else BytesIO(data))
    except Exception as error:
        raise refusal("XF992") from error


def element(markup: str) -> Any:  # noqa: ANN401  an element of python-docx's own classes
    """An element from its XML, in which the prefix `w` is known."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    name = markup[1:].partition(" ")[0].partition(">")[0].rstrip("/")
    return parse_xml(f"<{name} {nsdecls('w')}{markup[1 + len(name) :]}")
