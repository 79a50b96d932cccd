"""Number formats and errors of an .xls: [MS-XLS] 2.4, and the same records as Excel 5.0/95 wrote them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from xlforms.workbook.files.compound import Compound
from xlforms.workbook.legacy.extras import ERRORS, Extras
from xlforms.workbook.number_format import builtin_format
from xlforms.workbook.parts.limits import MAX_ELEMENTS

_BOF, _EOF, _FORMAT, _XF, _SHEET, _DATE_MODE = 0x809, 0x0A, 0x41E, 0xE0, 0x85, 0x22
_NUMBER, _RK, _MULTIPLE, _FORMULA, _BOOL_OR_ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_BIFF8 = 0x600

_Record = tuple[int, bytes]


def extras(data: bytes) -> dict[int, Extras]:
    """What the sheets hold besides values, by their place among all sheets; a damaged one as far as it can be read."""
    compound = Compound(data)
    stream = compound.read("workbook" if "workbook" in compound.streams else "book")
    formats, styles, places, version, date1904 = dict[int, str](), list[int](), list[int](), _BIFF8, False
    for kind, content in _records(stream, 0):
        if kind == _BOF and len(content) >= 2:
            version = _number(content)
        elif kind == _FORMAT:
            formats[_number(content)] = _format_code(content, version)
        elif kind == _XF:
            styles.append(_number(content, 2))
        elif kind == _DATE_MODE:
            date1904 = _number(content) == 1
        elif kind == _SHEET and len(content) >= 4:
            places.append(struct.unpack_from("<L", content)[0])
    codes = [formats.get(style) or builtin_format(style) for style in styles]
    sheets = (_sheet(stream, place, codes) for place in places)
    return {number: sheet._replace(date1904=date1904) for number, sheet in enumerate(sheets)}


def _records(stream: bytes, position: int) -> Iterator[_Record]:
    """The records of one substream, without those of charts inside it."""
    depth = 0
    for _ in range(MAX_ELEMENTS):
        if position + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<2H", stream, position)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _number(content: bytes, at: int = 0) -> int:
    return int.from_bytes(content[at : at + 2], "little")


def _format_code(content: bytes, version: int) -> str:
    if version < _BIFF8:
        return content[3 : 3 + content[2]].decode("gb18030", "replace") if len(content) > 2 else ""
    length, wide = _number(content, 2), content[4:5] == b"\x01"
    text = content[5 : 5 + length * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _sheet(stream: bytes, position: int, codes: list[str]) -> Extras:
    found = Extras({}, {}, [])
    for kind, content in _records(stream, position):
        if kind in (_NUMBER, _RK, _FORMULA, _BOOL_OR_ERROR):
            row, column, style = (_number(content, at) for at in (0, 2, 4))
            _put(found, row, column, style, codes)
            if error := _error(kind, content):
                found.errors[row + 1, column + 1] = error
        elif kind == _MULTIPLE:
            row, first = _number(content), _number(content, 2)
            for at in range((len(content) - 6) // 6):
                _put(found, row, first + at, _number(content, 4 + 6 * at), codes)
    return found


def _put(found: Extras, row: int, column: int, style: int, codes: list[str]) -> None:
    if style < len(codes):
        found.formats[row + 1, column + 1] = codes[style]


def _error(kind: int, content: bytes) -> str | None:
    """The error that a cell shows, typed or as the result of its formula."""
    if kind == _BOOL_OR_ERROR and content[7:8] == b"\x01":
        return ERRORS.get(content[6])
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return ERRORS.get(content[8])
    return None
