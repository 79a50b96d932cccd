"""A report in a file of its own: .docx, .txt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from xlforms.findings import refusal
from xlforms.prose import Place, Report
from xlforms.workbook.files.storage import read_source

if TYPE_CHECKING:
    from xlforms.readers.prose import Line

# Fewer known headings than these make no 自评报告.
_HEADINGS = 3
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TEXT = ".txt"
_MOST = 1_000_000


def read_report(path: str) -> Report:
    """Read the 自评报告 that a Word document or a text file (UTF-8 or GB18030) holds.

    Raises:
        FileError: XF996 no report; XF991 an old .doc; XF992 no .docx, or a damaged one; XF993 a document with a
            password; XF994 without python-docx; XF995 a text in no known encoding; XF90x the file can't be read.
    """
    from xlforms.readers.prose import assemble

    data = read_source(path)
    _check_size(data, path)
    lines = _text_lines(data) if os.path.splitext(path)[1].lower() == _TEXT else _word_lines(data)
    report = assemble(lines)
    if len({section.term for section in report.sections} - {None}) < _HEADINGS:
        raise refusal("XF996")
    return report


def _check_size(data: bytes, path: str) -> None:
    """Refuse a text far longer than any report: a log or a table saved as text."""
    if os.path.splitext(path)[1].lower() == _TEXT and len(data) > _MOST:
        raise refusal("XF930", size=-(-len(data) // 1_000_000), limit=_MOST // 1_000_000)


def _text_lines(data: bytes) -> list[Line]:
    from xlforms.readers.prose import Line

    if not data:
        raise refusal("XF907")
    return [Line(text, Place(words=f"第{at}行")) for at, text in enumerate(_decoded(data).splitlines(), start=1)]


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refusal("XF995")


def _word_lines(data: bytes) -> list[Line]:
    from xlforms.readers.prose import Line
    from xlforms.word.reading import read_lines

    return [Line(line.text, Place(words=line.place)) for line in read_lines(data)]
