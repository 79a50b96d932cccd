"""The two variants of SpreadsheetML: transitional, which everybody writes, and strict (ISO/IEC 29500-1 and -4)."""

from __future__ import annotations

from xlforms.records import NamedTuple
from xlforms.workbook.parts.tree import Element, namespace, parse, standalone_bytes


class Variant(NamedTuple):
    """The namespaces of a variant: of workbooks, sheets and styles, and of the relationships between them."""

    main: str
    relationships: str

    @property
    def relationship_id(self) -> str:
        """The qualified name of the attribute `r:id`."""
        return f"{{{self.relationships}}}id"


TRANSITIONAL = Variant(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Variant(
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def variant_of(element: Element) -> Variant:
    """The variant that an element of a workbook, sheet or stylesheet belongs to."""
    return STRICT if namespace(element) == f"{{{STRICT.main}}}" else TRANSITIONAL


def adapted(element: Element, wanted: Variant) -> Element:
    """The element itself when it is of the wanted variant, otherwise its equal in that one."""
    found = variant_of(element)
    if found == wanted:
        return element
    data = standalone_bytes(element)
    for old, new in zip(found, wanted, strict=True):
        data = data.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    equal = parse(data)
    if equal is None:
        raise ValueError("an element that can't stand alone")
    return equal
