"""The lines of a Word document: paragraphs with their automatic numbers, and the rows of tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.word.library import open_document
from xlforms.word.numbering import Numbering
from xlforms.workbook.files.compound import SIGNATURE, Compound
from xlforms.workbook.files.kinds import is_archive
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.limits import check_directory, check_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_TEXT, _TAB, _BREAKS = f"{_W}t", f"{_W}tab", frozenset({f"{_W}br", f"{_W}cr"})
# What was struck out in tracked changes, or is shown by other means.
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent"})
_MAIN = b"wordprocessingml.document.main+xml"
_MACRO = b"ms-word.document.macroenabled.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"


class WordLine(NamedTuple):
    """A line of a document and where it stands: 第12段, 表1第2行."""

    text: str
    place: str


def read_lines(data: bytes) -> list[WordLine]:
    """Every line of a .docx.

    Raises:
        FileError: XF991 an old .doc, XF992 no document or a damaged one, XF993 one with a password, XF994 without
            python-docx, XF93x above the limits.
    """
    _check(data)
    document = open_document(data)
    return list(_lines(document.element.body, Numbering(document)))


def _check(data: bytes) -> None:
    """Refuse what is no .docx before any parser sees it."""
    if data.startswith(SIGNATURE):
        raise _compound(data)
    if not data:
        raise refusal("XF907")
    if not is_archive(data):
        raise refusal("XF992")
    archive = Archive(data)
    check_directory(archive.members)
    members = {member.name.lstrip("/").lower(): member for member in archive.members}
    types = archive.read(members["[content_types].xml"]).lower() if "[content_types].xml" in members else b""
    if not any(kind in types for kind in (_MAIN, _MACRO, _TEMPLATE)):
        raise refusal("XF992")
    for name, member in members.items():
        if name.startswith("word/") and name.endswith(".xml"):
            check_xml(archive.read(member), member.name)


def _compound(data: bytes) -> FileError:
    streams = Compound(data).streams
    if "encryptedpackage" in streams:
        return refusal("XF993")
    return refusal("XF991") if "worddocument" in streams else refusal("XF992")


def _lines(body: Any, numbering: Numbering) -> Iterator[WordLine]:  # noqa: ANN401  lxml's elements have no stubs here
    paragraphs = tables = 0
    for element in _blocks(body):
        if element.tag == _PARAGRAPH:
            paragraphs += 1
            text = numbering.of(element) + _text(element)
            for line in text.split("\n"):
                yield WordLine(line, f"第{paragraphs}段")
        else:
            tables += 1
            yield from _table(element, tables)


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401
    """Paragraphs and tables of the body, those inside content controls and tracked insertions too."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _blocks(child)


def _text(element: Any) -> str:  # noqa: ANN401
    """The text of a paragraph, that of hyperlinks, content controls and insertions included."""
    parts: list[str] = []
    for child in element:
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag == _TAB:
            parts.append("\t")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag not in _UNSEEN and not str(child.tag).endswith("}Fallback"):
            parts.append(_text(child))
    return "".join(parts)


def _table(table: Any, number: int) -> Iterator[WordLine]:  # noqa: ANN401
    """The rows of a table in words, so that each figure has its label before it."""
    rows = [[_cell(cell) for cell in row.iter(_CELL)] for row in table.iter(_ROW)]
    head = rows[0] if rows and len(rows[0]) > 2 and not any(map(_is_number, rows[0])) else None
    for at, row in enumerate(rows, start=1):
        yield WordLine(_row(row, head if at > 1 else None), f"表{number}第{at}行")


def _cell(cell: Any) -> str:  # noqa: ANN401
    return "".join(_text(paragraph).strip() for paragraph in cell.iter(_PARAGRAPH))


def _row(row: list[str], head: list[str] | None) -> str:
    """人员类支出预算数：164.44，人员类支出决算数：154.46 below a head, else label：value of each pair."""
    if head and len(head) == len(row) and any(map(_is_number, row[1:])):
        told = (f"{row[0]}{label}：{value}" for label, value in zip(head[1:], row[1:], strict=True) if value)
        return "，".join(told) + "。"
    pairs = [f"{label}：{value}" if _is_number(value) else f"{label} {value}" for label, value in _paired(row)]
    return "，".join(pairs)


def _paired(row: list[str]) -> Iterator[tuple[str, str]]:
    filled = [text for text in row if text]
    yield from zip(filled[::2], [*filled[1::2], ""], strict=False)


def _is_number(text: str) -> bool:
    return bool(text) and text[0] in "0123456789０１２３４５６７８９-－"
