"""The parts that a workbook had before it was changed, kept inside it: taken back, it is what it was, byte for byte.

They stand in one part of the package that no program knows: it opens as any other does, and who saves it leaves the
part out. The part is a zip file of the original members as they were compressed, with a list of what was written in
their place; whoever has saved the workbook meanwhile has written other bytes.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Mapping
from hashlib import sha256

from xlforms.errors import FileError
from xlforms.workbook.book import Workbook
from xlforms.workbook.parts.archive import Archive, Member, assemble, rebuild
from xlforms.workbook.parts.attributes import index
from xlforms.workbook.parts.limits import check_directory
from xlforms.workbook.parts.part import Part

PART = "xlforms/originals.bin"
_TYPE = "application/vnd.xlforms.originals+zip"
_RELATIONSHIP = "urn:xlforms:relationships/originals"
_LIST = "xlforms.json"


def with_originals(workbook: Workbook) -> bytes:
    """The workbook as a file's bytes, with the parts that it was opened with beside those written in their place."""
    package = workbook.settled()
    source = package.archive
    package.declare(PART, _TYPE)
    package.relate("", PART, _RELATIONSHIP)
    written = Archive(package.to_bytes())
    before, after = _last(source), _last(written)
    same = {name for name, member in before.items() if name in after and _content(member) == _content(after[name])}
    listed = {
        "order": [member.name for member in source.members],
        "written": {name: _digest(written, member) for name, member in after.items() if name not in same},
    }
    kept = rebuild(source, dict.fromkeys(same), {_LIST: json.dumps(listed).encode()})
    return rebuild(written, {}, {PART: kept})


def restored(workbook: Workbook) -> bytes | None:
    """The file that a workbook was before; None when it doesn't keep that, or a part was changed since."""
    originals = Originals.of(workbook.document.package.archive)
    return None if originals is None else originals.restored()


def without_originals(workbook: Workbook, *, put_back: bool) -> bytes:
    """The workbook as a file's bytes, without what it keeps; put back, what nobody has changed since is what it was."""
    package = workbook.settled()
    originals = Originals.of(package.archive) if put_back else None
    if PART in package:
        package.unrelate("", PART)
        package.remove(PART)
    if originals is not None:
        styles = package.related(workbook.document.name, "styles")
        for name, content in originals.unchanged.items():
            if content is not None and name in package and (name != styles or _suffice(content, workbook)):
                package.write(name, content)
    return package.to_bytes()


def _suffice(styles: bytes, workbook: Workbook) -> bool:
    """Whether an earlier styles part has every cell style that the sheets use now."""
    part = Part.read(styles, "styles")
    count = sum(1 for _ in part.root.iterfind(f"{part.namespace}cellXfs/{part.namespace}xf"))
    cells = (cell for sheet in workbook.sheets for cell in sheet.part.root.iter(f"{sheet.part.namespace}c"))
    return all(index(cell.get("s")) < count for cell in cells)


class Originals:
    """What a workbook keeps of itself as it was.

    Attributes:
        unchanged: the parts written at that time that are still so, by the content that stood in their place; None for
            one that was added.
    """

    def __init__(self, archive: Archive, kept: Archive, listed: Mapping[str, Mapping[str, str]]) -> None:
        self._archive = archive
        self._kept = kept
        self._order = list(listed["order"])
        self._written = listed["written"]
        now, before = _last(archive), _last(kept)
        self.unchanged: dict[str, bytes | None] = {
            name: kept.read(before[name]) if name in before else None
            for name, digest in self._written.items()
            if name in now and _digest(archive, now[name]) == digest
        }

    @classmethod
    def of(cls, archive: Archive) -> Originals | None:
        """Those kept in a workbook; None when there are none, or they are damaged."""
        if (member := _last(archive).get(PART)) is None:
            return None
        try:
            kept = Archive(archive.read(member))
            check_directory(kept.members)
            return cls(archive, kept, json.loads(kept.read(_last(kept)[_LIST])))
        except (FileError, LookupError, TypeError, ValueError):
            return None

    def restored(self) -> bytes | None:
        """The file as it was; None when any part that was written has been changed since."""
        if len(self.unchanged) < len(self._written):
            return None
        members: defaultdict[str, deque[tuple[Archive, Member]]] = defaultdict(deque)
        for archive in (self._kept, self._archive):
            for member in archive.members:
                if archive is self._kept or member.name not in self._written:
                    members[member.name].append((archive, member))
        if any(name not in members for name in self._order):
            return None
        return assemble([members[name].popleft() for name in self._order], self._archive.comment)


def _last(archive: Archive) -> dict[str, Member]:
    """The members by name; of several of one name the last, which readers take."""
    return {member.name: member for member in archive.members}


def _content(member: Member) -> tuple[int, int]:
    return member.crc, member.file_size


def _digest(archive: Archive, member: Member) -> str:
    return sha256(archive.read(member)).hexdigest()
