"""The one door to lxml: parsing without entities or network, making elements, writing trees.

lxml and not ElementTree, because prefixes that only an attribute's text names (`mc:Ignorable="x14ac"`) must survive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, strip_cdata=False, collect_ids=False)

_ANY_CHILD_HIDDEN = etree.XPath("boolean(*/@hidden)")
_REFERENCES = etree.XPath("*/@ref", smart_strings=False)
_GREAT_GRANDCHILDREN = etree.XPath("*/*/*", smart_strings=False)


def any_child_hidden(element: Element) -> bool:
    """Whether a child of an element says anything of being hidden."""
    return bool(_ANY_CHILD_HIDDEN(element))


def references_in(element: Element) -> list[str]:
    """What the children of an element say in their `ref`, those that have one."""
    return cast(list[str], _REFERENCES(element))


def great_grandchildren(element: Element) -> list[Element]:
    """The children of the children of an element's children, in their order."""
    return cast(list[Element], _GREAT_GRANDCHILDREN(element))


def styles_on(sheet: Element) -> set[str]:
    """The style indices that cells, rows and columns of a worksheet name, as they are written."""
    space = namespace(sheet)
    named = {element.get("s") for element in sheet.iter(f"{space}c", f"{space}row")}
    named.update(column.get("style") for column in sheet.iter(f"{space}col"))
    return {style for style in named if style is not None}


def parse(data: bytes) -> Element | None:
    """The root of a document that is known to have no DOCTYPE; None when it is not well-formed."""
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_page(text: str) -> Element | None:
    """The root of a web page, mended where its tags don't match; None when there is nothing in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def walk(root: Element) -> Iterator[tuple[str, Element, Callable[[], None]]]:
    """Each element below a root at its `start` and its `end`, with what skips all that is in it."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        yield event, element, walker.skip_subtree


def document_bytes(root: Element, encoding: str) -> bytes:
    """The whole document without its declaration, comments outside the root included."""
    return cast(bytes, etree.tostring(root.getroottree(), encoding=encoding, xml_declaration=False))


def standalone_bytes(element: Element) -> bytes:
    """One element by itself with the namespaces that it needs, to be parsed again."""
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def make(tag: str, attributes: dict[str, str] | None = None) -> Element:
    """An element that stands nowhere yet."""
    return etree.Element(tag, attributes)


def append(parent: Element, tag: str, attributes: dict[str, str] | None = None, **prefixes: str) -> Element:
    """A new last child; it takes the prefix that its namespace has there, `prefixes` those that are not yet there."""
    return etree.SubElement(parent, tag, attributes, prefixes or None)


def put_in_place(old: Element, new: Element) -> None:
    """Let an element stand where another one stands."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def attributes_of(element: Element) -> dict[str, str]:
    """The attributes of an element by their qualified names."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def drop(element: Element, *attributes: str) -> None:
    """Take out attributes, those that are there."""
    for name in attributes:
        if element.get(name) is not None:
            del element.attrib[name]


def namespace(element: Element) -> str:
    """The namespace of an element's name, in braces; empty when it has none."""
    brace, found, _ = str(element.tag).rpartition("}")
    return brace + found
