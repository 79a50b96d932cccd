"""The namespaces of OpenDocument, in braces."""

from __future__ import annotations

_ODF = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"

OFFICE, TABLE, STYLE, TEXT, NUMBER = (_ODF.format(name) for name in ("office", "table", "style", "text", "datastyle"))
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
