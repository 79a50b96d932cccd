"""Damage to the XML inside a package: its elements, attributes, encodings, and the parts themselves."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from benchmarks.mutants.oddities import ATTRIBUTES
from benchmarks.mutants.packages import Element, Parts, bytes_of, packed, tree_of, unpacked

_TAGS = ("c", "row", "v", "f", "is", "t", "si", "sheetData", "mergeCell", "sheet", "xf", "numFmt", "x", "extLst")
_SPACES = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "",
    "urn:x",
    "http://schemas.openxmlformats.org/package/2006",
)
_INSERTS = (
    *(
        b"<!-- x -->",
        b"<?x y?>",
        b"<![CDATA[<c/>]]>",
        b"&lt;",
        b"&x;",
        b"&#0;",
        b"&#xD800;",
        b"\0",
        b"\xff\xfe",
        b"<",
        b">",
    ),
    *(
        b"<a>",
        b"</a>",
        b"<row/>",
        b"<c/>",
        b"<c><v>1</v></c>",
        b"\xc3\x28",
        "全".encode("gbk"),
        b"]]>",
        b"<x:y/>",
        b' r="A1"',
    ),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-8-sig", "utf-32", "utf-7")
_DECLARED = (b"UTF-16", b"GBK", b"gb2312", b"latin-1", b"UTF-7", b"x-none", b"utf-32", b"EBCDIC-CP-US", b"")
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY x "y">]>'
_DEEP = 3000

Change = Callable[[Element, Random], None]


def spoil_markup(data: bytes, chance: Random) -> bytes:
    """Damage one or several parts of a package."""
    parts = unpacked(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        if not parts:
            break
        way = chance.random()
        if way < 0.08:
            chance.choice(_PACKAGE_CHANGES)(parts, chance)
        else:
            at = _part(parts, chance)
            name, content = parts[at]
            parts[at] = name, _changed(content, chance) if way < 0.75 else chance.choice(_TEXT_CHANGES)(content, chance)
    return packed(parts)


def _part(parts: Parts, chance: Random) -> int:
    """Which part: most often one that is read."""
    weights = [8 if "sheets/" in name else 4 if name.endswith((".xml", ".rels")) else 1 for name, _ in parts]
    return chance.choices(range(len(parts)), weights)[0]


def _changed(content: bytes, chance: Random) -> bytes:
    """The part with a change to its tree, as it was when it has none."""
    root = tree_of(content)
    if root is None:
        return content
    for _ in range(chance.choice((1, 1, 3, 10))):
        element = chance.choice(list(root.iter("*")))
        chance.choice(_TREE_CHANGES)(element, chance)
    return bytes_of(root)


def _drop_attribute(element: Element, chance: Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _garble_attribute(element: Element, chance: Random) -> None:
    names = list(element.attrib) or ["r", "s", "t", "ref", "count", "min", "max", "ht", "si"]
    element.set(chance.choice(names), chance.choice(ATTRIBUTES))


def _garble_text(element: Element, chance: Random) -> None:
    element.text = chance.choice(ATTRIBUTES)


def _remove(element: Element, _: Random) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _duplicate(element: Element, chance: Random) -> None:
    if element.getparent() is not None:
        for _ in range(chance.choice((1, 1, 2, 300))):
            element.addnext(deepcopy(element))


def _move(element: Element, chance: Random) -> None:
    root = element.getroottree().getroot()
    target = chance.choice(list(root.iter("*")))
    if element is not root and element not in target.iterancestors() and element is not target:
        target.append(element)


def _rename(element: Element, chance: Random) -> None:
    space, _, _ = str(element.tag).rpartition("}")
    element.tag = f"{space}}}{chance.choice(_TAGS)}" if space else chance.choice(_TAGS)


def _respace(element: Element, chance: Random) -> None:
    space, name = chance.choice(_SPACES), str(element.tag).rpartition("}")[2]
    element.tag = f"{{{space}}}{name}" if space else name


def _swap_children(element: Element, chance: Random) -> None:
    children = list(element)
    chance.shuffle(children)
    element[:] = children


_TREE_CHANGES: tuple[Change, ...] = (
    *(_drop_attribute, _garble_attribute, _garble_attribute, _garble_attribute, _garble_text, _remove),
    *(_duplicate, _move, _rename, _respace, _swap_children),
)


def _insert(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_INSERTS) + content[at:]


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _recode(content: bytes, chance: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _redeclare(content: bytes, chance: Random) -> bytes:
    _, _, rest = content.partition(b"?>")
    return b'<?xml version="1.0" encoding="' + chance.choice(_DECLARED) + b'"?>' + rest


def _add_doctype(content: bytes, _: Random) -> bytes:
    head, mark, rest = content.partition(b"?>")
    return head + mark + _DOCTYPE + rest


def _nest(content: bytes, chance: Random) -> bytes:
    at = content.rfind(b"</")
    tag = chance.choice(_TAGS).encode()
    return content[:at] + b"<%s>" % tag * _DEEP + b"</%s>" % tag * _DEEP + content[at:]


_TEXT_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_insert, _insert, _insert, _cut, _recode, _redeclare, _add_doctype, _nest),
)


def _drop_part(parts: Parts, chance: Random) -> None:
    del parts[chance.randrange(len(parts))]


def _empty_part(parts: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    parts[at] = parts[at][0], b""


def _exchange_parts(parts: Parts, chance: Random) -> None:
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])


def _rename_part(parts: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    name = parts[at][0]
    parts[at] = chance.choice((name.upper(), f"/{name}", name.replace("/", "\\"), f"../{name}", "名", "")), parts[at][1]


def _shuffle_parts(parts: Parts, chance: Random) -> None:
    chance.shuffle(parts)


_PACKAGE_CHANGES: tuple[Callable[[Parts, Random], None], ...] = (
    *(_drop_part, _empty_part, _exchange_parts, _rename_part, _shuffle_parts),
)
