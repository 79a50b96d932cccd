"""Number formats and errors of an .xlsb: [MS-XLSB] 2.4."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from xlforms.workbook.legacy.extras import ERRORS, Extras
from xlforms.workbook.number_format import builtin_format
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.limits import MAX_ELEMENTS
from xlforms.workbook.parts.package import Package
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW

_ROW, _ERROR, _FORMULA_ERROR, _LAST_CELL = 0, 3, 11, 11
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END, _SHEET, _PROPERTIES = 44, 47, 617, 618, 156, 153
_WORKBOOK = "xl/workbook.bin"


def extras(archive: Archive) -> dict[int, Extras]:
    """What the sheets hold besides values, by their place among all sheets; a damaged one as far as it can be read."""
    package = Package(archive)
    workbook = package.related("", "officeDocument") or _WORKBOOK
    if workbook not in package:
        return {}
    styles = package.related(workbook, "styles")
    codes = _codes(package.read(styles)) if styles is not None and styles in package else []
    links = package.relationships(workbook)
    found = {}
    records = list(_records(package.read(workbook)))
    date1904 = any(content[:1] and content[0] & 1 for kind, content in records if kind == _PROPERTIES)
    for number, link in enumerate(_link(content) for kind, content in records if kind == _SHEET):
        relationship = links.get(link)
        if relationship is not None and relationship.kind == "worksheet" and relationship.target in package:
            found[number] = _sheet(package.read(relationship.target), codes)._replace(date1904=date1904)
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and content of each record, [MS-XLSB] 2.1.4."""
    position = 0
    for _ in range(MAX_ELEMENTS):
        kind, position = _variable(part, position, 2)
        length, position = _variable(part, position, 4)
        if position > len(part):
            return
        yield kind, part[position : position + length]
        position += length


def _variable(part: bytes, position: int, longest: int) -> tuple[int, int]:
    """A number in groups of seven bits and the place after it, beyond the end when it isn't there."""
    number = 0
    for shift in range(longest):
        if position >= len(part):
            return 0, len(part) + 1
        byte = part[position]
        position += 1
        number |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return number, position


def _link(content: bytes) -> str:
    """The relationship of a BrtBundleSh: two numbers stand before it."""
    return _text(content, 8)


def _text(content: bytes, at: int) -> str:
    length = int.from_bytes(content[at : at + 4], "little")
    return content[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace")


def _codes(styles: bytes) -> list[str]:
    formats: dict[int, str] = {}
    numbers: list[int] = []
    inside = False
    for kind, content in _records(styles):
        if kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _FORMAT:
            formats[int.from_bytes(content[:2], "little")] = _text(content, 2)
        elif kind == _STYLE and inside:
            numbers.append(int.from_bytes(content[2:4], "little"))
    return [formats.get(number) or builtin_format(number) for number in numbers]


def _sheet(part: bytes, codes: list[str]) -> Extras:
    found = Extras({}, {}, [])
    row = 0
    for kind, content in _records(part):
        if kind > _LAST_CELL or len(content) < 8:
            continue
        first, style = struct.unpack_from("<2L", content)
        if kind == _ROW:
            row = first + 1
            continue
        if row > MAX_ROW or first >= MAX_COLUMN:
            return found
        if (style & 0xFFFFFF) < len(codes):
            found.formats[row, first + 1] = codes[style & 0xFFFFFF]
        if kind in (_ERROR, _FORMULA_ERROR) and (name := ERRORS.get(content[8] if len(content) > 8 else -1)):
            found.errors[row, first + 1] = name
    return found
