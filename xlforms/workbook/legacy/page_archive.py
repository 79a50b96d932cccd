"""MHTML (RFC 2557): a web page with its parts in one file; Excel and WPS give each sheet a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.workbook.files.encodings import decoded
from xlforms.workbook.legacy.pages import read_page
from xlforms.workbook.legacy.tables import Table
from xlforms.workbook.sheet_list import unique_name

MAX_BYTES = 20_000_000  # a form has some 100 kB
# The sheets of a workbook that Excel saved, in their order, with the pages that hold them.
_SHEETS = re.compile(r'(?is)<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>.{0,2000}?<x:WorksheetSource\s+HRef="([^"]*)"')


class _Page(NamedTuple):
    location: str
    text: str


def read_mhtml(data: bytes, name: str) -> list[Table]:
    """The sheets of all pages; FileError XF911 when none holds a table, XF930 when the file is too large."""
    if len(data) > MAX_BYTES:
        raise refusal("XF930", size=-(-len(data) // 1_000_000), limit=MAX_BYTES // 1_000_000)
    pages = list(_pages(data))
    tables: list[Table] = []
    for title, page in _named(pages, name):
        for table in read_page(page.text, title):
            tables.append(table._replace(name=unique_name(table.name, [known.name for known in tables])))
    if not tables:
        raise refusal("XF911")
    return tables


def _named(pages: list[_Page], name: str) -> Iterator[tuple[str, _Page]]:
    """The pages that hold tables, called as the first one says."""
    told = {_base(place): title.strip() for page in pages for title, place in _SHEETS.findall(page.text)}
    for page in pages:
        if "<table" in page.text.lower() and (not told or _base(page.location) in told):
            yield told.get(_base(page.location), name), page


def _base(location: str) -> str:
    return re.split(r"[/\\]", location)[-1].lower()


def _pages(data: bytes) -> Iterator[_Page]:
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            yield _Page(str(part.get("Content-Location", "")), decoded(_content(part), _charset(part)))


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _charset(part: Message) -> str:
    return str(part.get_content_charset() or "")
