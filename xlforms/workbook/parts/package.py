"""The parts of an OOXML package, found by name as the relationships give it, each parsed at its first use.

Names are compared as ECMA-376 part 2 (6.2.2.3) does, without regard to case; backslashes, which some writers
put into the archive, count as slashes.
"""

from __future__ import annotations

import posixpath

from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.workbook.parts.archive import Archive, Member, Packed, rebuild
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, append

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_UNRELATED = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Relationship(NamedTuple):
    """One relationship of a part.

    Attributes:
        id: `rId1`.
        kind: the last word of its type: `worksheet`, `styles`, the same in transitional and strict packages.
        target: the name of the part it leads to, or the address outside.
        external: whether it leads outside.
    """

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A package in memory. Edits are kept in the parsed parts until `to_bytes`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._members: dict[str, Member] = {member.name: member for member in archive.members}
        self._names = {_key(name): name for name in self._members}
        self._parts: dict[str, Part] = {}
        self._written: dict[str, bytes] = {}
        self._packed: dict[str, Packed] = {}
        self._added: list[str] = []
        self._removed: set[str] = set()
        self._relationships: dict[str, dict[str, Relationship]] = {}

    def __contains__(self, name: str) -> bool:
        name = self._stored(name)
        known = name in self._parts or name in self._written
        return known or (name in self._members and name not in self._removed)

    @property
    def archive(self) -> Archive:
        """The package as it was opened."""
        return self._archive

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [name for name in (*self._members, *self._added) if name in self]

    def part(self, name: str) -> Part:
        """The parsed part; FileError XF9 when it is missing or damaged."""
        part = self._parts.get(self._stored(name))
        return self.parse(name, self.read(name)) if part is None else part

    def parse(self, name: str, data: bytes) -> Part:
        """The part that `read` gave the bytes of, from now on the live one."""
        part = self._parts[self._stored(name)] = Part.read(data, name)
        return part

    def read(self, name: str) -> bytes:
        """The bytes of a part, as stored or as written since; FileError XF9 when it is missing or damaged."""
        stored = self._stored(name)
        if (data := self._written.get(stored)) is not None:
            return data
        member = self._members.get(stored)
        if member is None:
            raise refusal("XF921", part=name)
        return self._archive.read(member)

    def relationships(self, source: str) -> dict[str, Relationship]:
        """The relationships of a part (of the package itself when `source` is empty) by their ids."""
        if (known := self._relationships.get(source)) is None:
            name, folder = relationships_name(source), posixpath.dirname(source)
            elements = self.part(name).root.iterchildren("{*}Relationship") if name in self else ()
            found = [_relationship(element, folder) for element in elements]
            known = self._relationships[source] = {relationship.id: relationship for relationship in found}
        return known

    def related(self, source: str, kind: str) -> str | None:
        """The first part of a kind that `source` leads to and that exists."""
        for relationship in self.relationships(source).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                return relationship.target
        return None

    def is_new(self, name: str) -> bool:
        """Whether the part was added since the package was opened."""
        return name in self._added

    def unused_name(self, pattern: str) -> str:
        """The first name of a pattern such as `xl/worksheets/sheet{}.xml` that no part has."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def write(self, name: str, data: bytes, packed: Packed | None = None) -> None:
        """Let a part have these bytes, whatever was edited in it; `packed` are the same, compressed already."""
        stored = self._stored(name)
        self._parts.pop(stored, None)
        self._packed.pop(stored, None)
        self._written[stored] = data
        if packed is not None:
            self._packed[stored] = packed

    def add(self, name: str, part: Part | bytes, content_type: str) -> None:
        """Add a part and declare its content type."""
        if isinstance(part, bytes):
            self._written[name] = part
        else:
            part.changed = True
            self._parts[name] = part
        self._names[_key(name)] = name
        self._added.append(name)
        self.declare(name, content_type)

    def declare(self, name: str, content_type: str) -> None:
        """Say what kind of content a part has, unless its extension says so already."""
        types = self.part(CONTENT_TYPES)
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        known = {
            default.get("Extension", "").lower(): default.get("ContentType")
            for default in types.root.iterchildren("{*}Default")
        }
        if known.get(extension) != content_type:
            append(types.root, f"{types.namespace}Override", {"PartName": f"/{name}", "ContentType": content_type})
            types.changed = True

    def remove(self, name: str) -> None:
        """Take out a part, the relationships it has, and its content type."""
        for doomed in map(self._stored, (name, relationships_name(name))):
            self._removed.add(doomed)
            self._parts.pop(doomed, None)
            self._written.pop(doomed, None)
            self._packed.pop(doomed, None)
            if doomed in self._added:
                self._added.remove(doomed)
        types = self.part(CONTENT_TYPES)
        for override in list(types.root.iterchildren("{*}Override")):
            if _key(override.get("PartName", "")) == _key(name):
                types.root.remove(override)
                types.changed = True

    def retype(self, name: str, old: str, new: str) -> None:
        """Change a word in the content type of a part."""
        types = self.part(CONTENT_TYPES)
        for override in types.root.iterchildren("{*}Override"):
            if _key(override.get("PartName", "")) == _key(name):
                override.set("ContentType", override.get("ContentType", "").replace(old, new))
                types.changed = True

    def relate(self, source: str, target: str, type_: str) -> str:
        """Add a relationship from one part to another; gives its new id."""
        name = relationships_name(source)
        if name not in self:
            self.add(name, _UNRELATED, _RELATIONSHIPS_TYPE)
        part = self.part(name)
        taken = {element.get("Id") for element in part.root.iterchildren("*")}
        number = len(taken) + 1
        while (id_ := f"rId{number}") in taken:
            number += 1
        relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
        append(part.root, f"{part.namespace}Relationship", {"Id": id_, "Type": type_, "Target": relative})
        part.changed = True
        self.relationships(source)[id_] = Relationship(id_, type_.rpartition("/")[2], target, external=False)
        return id_

    def unrelate(self, source: str, target: str) -> None:
        """Take out the relationships from one part to another."""
        part = self.part(relationships_name(source))
        for element in list(part.root.iterchildren("*")):
            if _key(_relationship(element, posixpath.dirname(source)).target) == _key(target):
                part.root.remove(element)
                part.changed = True
                self._relationships.pop(source, None)
        if not len(part.root):
            self.remove(relationships_name(source))

    def to_bytes(self) -> bytes:
        """The package as a zip file: untouched members as they were, changed ones compressed anew."""
        fresh = self._written | {name: part.to_bytes() for name, part in self._parts.items() if part.changed}
        added = {name: fresh.pop(name) for name in self._added}
        known = {name: packed for name, packed in self._packed.items() if fresh.get(name) is self._written.get(name)}
        return rebuild(self._archive, {**dict.fromkeys(self._removed), **fresh, **known}, added)

    def _stored(self, name: str) -> str:
        """The name under which a part is kept: its very own, or one that differs in case or slashes."""
        return name if name in self._members else self._names.get(_key(name), name)


def relationships_name(source: str) -> str:
    """The part that holds the relationships of a part.

    >>> relationships_name("xl/workbook.xml"), relationships_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def _key(name: str) -> str:
    """The name under which a part is found."""
    if "%" in name:
        from urllib.parse import unquote

        name = unquote(name)
    return name.replace("\\", "/").lstrip("/").lower()
