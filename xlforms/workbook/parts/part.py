"""One XML part: its live tree, written back with its own declaration and encoding."""

from __future__ import annotations

import re
from copy import deepcopy

from xlforms.findings import refusal
from xlforms.workbook.parts.limits import check_xml
from xlforms.workbook.parts.tree import Element, document_bytes, namespace, parse

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEAD = re.compile(r'\s*<\?xml\b[^>]*?(?:encoding\s*=\s*["\']([\w.-]*)["\'][^>]*)?\?>\s*')
_WIDE = {b"\xff\xfe": "UTF-16LE", b"\xfe\xff": "UTF-16BE", b"<\0": "UTF-16LE", b"\0<": "UTF-16BE"}
_BOM = b"\xef\xbb\xbf"
# OOXML knows UTF-8 and UTF-16 only. In these others, met in the wild, a DOCTYPE can't hide from a search of the bytes.
_ENCODINGS = frozenset(["UTF-8", "UTF-16", "US-ASCII", "ISO-8859-1", "WINDOWS-1252", "GB2312", "GBK", "GB18030"])


class Part:
    """The live tree of a part.

    Attributes:
        root: its root element.
        name: its name in the package, empty for one made here.
        namespace: the root's namespace in braces, transitional or strict.
        changed: set by whoever edits the tree; an unchanged part is never written.
    """

    __slots__ = ("_encoding", "_head", "changed", "name", "namespace", "root")

    def __init__(self, root: Element, head: bytes = _DECLARATION, encoding: str = "UTF-8", name: str = "") -> None:
        self.root = root
        self.name = name
        self.namespace = namespace(root)
        self.changed = False
        self._head = head
        self._encoding = encoding

    @classmethod
    def read(cls, data: bytes, name: str) -> Part:
        """Parse the part `name`; FileError XF9 when it is no well-formed XML, too large, or has a DOCTYPE."""
        check_xml(data, name)
        head, encoding = _head(data)
        if encoding not in _ENCODINGS and not encoding.startswith("UTF-16"):
            raise refusal("XF920", part=name)
        root = parse(data)
        if root is None:
            raise refusal("XF920", part=name)
        return cls(root, head, encoding, name)

    def copy(self) -> Part:
        """The same part once more, to be edited by itself."""
        return Part(deepcopy(self.root.getroottree()).getroot(), self._head, self._encoding, self.name)

    def to_bytes(self) -> bytes:
        """The part as it is to be stored."""
        return self._head + document_bytes(self.root, self._encoding)


def _head(data: bytes) -> tuple[bytes, str]:
    """The declaration, with all that stands around it before the first node, and the encoding of the part."""
    if wide := _WIDE.get(data[:2]):
        bom = data[:2] if data[0] > 0x7F else b""
        match = _HEAD.match(data[len(bom) : 800].decode(wide, "replace"))
        return bom + (match[0].encode(wide) if match else b""), wide
    bom = _BOM if data.startswith(_BOM) else b""
    match = _HEAD.match(data[len(bom) : 400].decode("latin-1"))
    encoding = ((match and match[1]) or "UTF-8").upper()
    return bom + (match[0].encode("latin-1") if match else b""), "UTF-8" if encoding == "UTF-16" else encoding
