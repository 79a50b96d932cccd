"""What is refused before any parser sees it, because reading it could take minutes or gigabytes.

The figures are far above what a form needs (a filled one has some 50 parts, 200 rows and 100 kB) and well below what
hurts an office computer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlforms.findings import refusal
from xlforms.workbook.parts.archive import DEFLATED, ENCRYPTED, STORED, Member
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW

MB = 1_000_000
MAX_FILE_BYTES = 50 * MB
MAX_MEMBERS = 5_000
MAX_INFLATED_BYTES = 300 * MB
MAX_PART_BYTES = 150 * MB
MAX_RATIO = 200  # a filled form has 5 to 15; sheets of empty cells reach 100
RATIO_FROM_BYTES = 20 * MB  # small parts may be repetitive: 8 MB at 976:1 was seen in an honest workbook
MAX_ELEMENTS = 800_000  # lxml takes 200 to 400 bytes for one: at most 320 MB for a part
MAX_MERGED_CELLS = 2_000_000
MAX_SHEET_ROWS = 20_000  # rows that hold a value
MAX_SHEET_AREA = 5_000_000  # last row times last column, where a reader fills the gaps

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(rb"<[A-Za-z_\x80-\xff]")
_FORMULA = rb"<(?:[\w.-]+:)?f[\s/>]"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")


def check_file_size(size: int) -> None:
    """Refuse a file of `size` bytes if that is above the limit."""
    if size > MAX_FILE_BYTES:
        raise refusal("XF930", size=-(-size // MB), limit=MAX_FILE_BYTES // MB)


def check_directory(members: Sequence[Member]) -> None:
    """Refuse a zip file whose directory tells that it can't be a workbook or would be too large inflated.

    `Archive.read` never inflates more than the directory declares, so what is declared is a bound, even when it lies.
    """
    if len(members) > MAX_MEMBERS:
        raise refusal("XF931", count=len(members), limit=MAX_MEMBERS)
    for member in members:
        _check_member(member)
    _check_inflated(sum(member.file_size for member in members), MAX_INFLATED_BYTES)


def _check_member(member: Member) -> None:
    if member.flags & ENCRYPTED:
        raise refusal("XF954")
    if member.method not in (STORED, DEFLATED):
        raise refusal("XF922", part=member.name)
    _check_inflated(member.file_size, MAX_PART_BYTES)
    ratio = member.file_size // max(member.compress_size, 1)
    if member.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
        raise refusal("XF933", part=member.name, ratio=ratio)


def _check_inflated(size: int, limit: int) -> None:
    if size > limit:
        raise refusal("XF932", size=-(-size // MB), limit=limit // MB)


def check_xml(data: bytes, part: str) -> None:
    """Refuse an XML part that has a DOCTYPE, isn't XML, or would make too large a tree; in any Unicode encoding."""
    markup = _markup(data)
    start = _PROLOG.match(markup).end()  # type: ignore[union-attr]  # the pattern matches the empty string
    if markup.startswith(b"<!DOCTYPE", start):
        raise refusal("XF934", part=part)
    if not _ROOT.match(markup, start):
        raise refusal("XF920", part=part)
    check_count(markup.count(b"<") - markup.count(b"</"), MAX_ELEMENTS, part)


def check_count(count: int, limit: int, part: str) -> None:
    """Refuse a part or a sheet that holds more elements or cells than `limit`."""
    if count > limit:
        raise refusal("XF938", part=part, count=count, limit=limit)


def check_sheet(data: bytes, sheet: str) -> None:
    """Refuse a worksheet's XML that holds too many rows; `sheet` is its name."""
    markup = _markup(data)
    if markup.count(b"row>") > MAX_SHEET_ROWS:
        check_rows(sum(b"v>" in row or b"is>" in row for row in markup.split(b"row>")), sheet)


def holds_formulas(data: bytes) -> bool:
    """Whether a worksheet's XML has a formula, told without parsing it."""
    return re.search(_FORMULA, _markup(data)) is not None


def check_rows(count: int, sheet: str) -> None:
    """Refuse a sheet with more rows of data than a form can have."""
    if count > MAX_SHEET_ROWS:
        raise refusal("XF937", sheet=sheet, count=count, limit=MAX_SHEET_ROWS)


def check_merged(count: int, sheet: str) -> None:
    """Refuse merged ranges that cover so many cells in sum."""
    if count > MAX_MERGED_CELLS:
        raise refusal("XF935", sheet=sheet, count=count, limit=MAX_MERGED_CELLS)


def check_extent(rows: int, columns: int, sheet: str) -> None:
    """Refuse a sheet whose last row and last column lie so far out that filling the gaps would take gigabytes."""
    if rows > MAX_ROW or columns > MAX_COLUMN:
        raise refusal("XF936", sheet=sheet)
    if rows * columns > MAX_SHEET_AREA:
        raise refusal("XF939", sheet=sheet, rows=rows, columns=columns)


def _markup(data: bytes) -> bytes:
    """The ASCII characters of a part in any UTF encoding: enough to see its markup."""
    return data.replace(b"\0", b"").lstrip(b"\xff\xfe") if data.startswith(_WIDE) else data
