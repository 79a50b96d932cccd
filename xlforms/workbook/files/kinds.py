"""What a file is, by its content; the extension is never believed.

Officers meet .xls files that are web pages, .xlsx files that are .xls, and files cut off in the middle of a copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.workbook.parts.archive import Archive, Member
from xlforms.workbook.parts.limits import check_directory

if TYPE_CHECKING:
    from xlforms.workbook.files.compound import Compound


class Kind(Enum):
    """A kind of workbook that can be read. WPS's .et has the very content of an .xls, and is one here.

    HTML and MHTML are web pages with tables, XML is XML 表格 2003; systems of offices write both and call them .xls.
    """

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLTX = "xltx"
    XLTM = "xltm"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    CSV = "csv"

    @property
    def editable(self) -> bool:
        """Whether a workbook of this kind is edited in place; the others are only read."""
        return self in EDITABLE

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS.get(self, f".{self.value}")


_WORDS = {Kind.HTML: "网页（HTML）", Kind.MHTML: "单文件网页（MHTML）", Kind.XML: "XML 表格 2003", Kind.CSV: "CSV 文本"}
EDITABLE = frozenset([Kind.XLSX, Kind.XLSM, Kind.XLTX, Kind.XLTM])

# The main part's content type, ECMA-376 part 1, 12.2, and [MS-OFFMACRO2] 2.2; in lower case.
_PACKAGES = {
    b"spreadsheetml.sheet.main+xml": Kind.XLSX,
    b"ms-excel.sheet.macroenabled.main+xml": Kind.XLSM,
    b"spreadsheetml.template.main+xml": Kind.XLTX,
    b"ms-excel.template.macroenabled.main+xml": Kind.XLTM,
    b"ms-excel.sheet.binary.macroenabled.main": Kind.XLSB,
}
_OTHER_PACKAGES = {
    b"wordprocessingml.": "Word 文档",
    b"ms-word.": "Word 文档",
    b"presentationml.": "演示文稿",
    b"ms-powerpoint.": "演示文稿",
    b"ms-excel.addin.": "Excel 加载宏",
}
_OTHER_STREAMS = {
    "worddocument": "Word 文档",
    "powerpoint document": "演示文稿",
    "visiodocument": "Visio 图纸",
    "__properties_version1.0": "邮件",
}
# What other zip files have in them.
_OTHER_ARCHIVES = {"index/document.iwa": "Numbers 表格", "ofd.xml": "OFD 版式文件", "fixeddocseq.fdseq": "XPS 文档"}
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SIGNATURES = {
    b"%PDF-": ("XF915", ""),
    b"\x89PNG": ("XF916", ""),
    b"\xff\xd8\xff": ("XF916", ""),
    b"GIF8": ("XF916", ""),
    b"II*\0": ("XF916", ""),
    b"MM\0*": ("XF916", ""),
    b"Rar!": ("XF917", ""),
    b"7z\xbc\xaf": ("XF917", ""),
    b"\x1f\x8b": ("XF917", ""),
    b"{\\rtf": ("XF918", "RTF 文档"),
    b"ID;P": ("XF912", "SYLK 文本表格"),
    b"L\0\0\0\x01\x14\x02\0": ("XF918", "快捷方式"),
    b"PK": ("XF904", ""),
}
# A BOF record alone, without a container around it: BIFF2, 3, 4 and (never written so by Excel) 5.
_BIFF = rb"\x09[\0\x02\x04\x08][\x04\x06\x08\x10]\0"
# Texts by what their beginning holds, the surest mark first.
_TEXTS = {
    "urn:schemas-microsoft-com:office:spreadsheet": Kind.XML,
    r"(?im)^mime-version:": Kind.MHTML,
    r"(?i)<(?:!doctype\s+html|html|head|meta|body|table|div|style|script|title)(?![\w:])": Kind.HTML,
    r"(?i)\Asep=|\A(?!<)[^,;\t]*[,;\t]": Kind.CSV,
}
_CONTROL = "[\0-\x08\x0e-\x1a\x1c-\x1f]"
_HEAD = 4096


def identify(data: bytes) -> Kind:
    """The kind of workbook that `data` holds; raises FileError XF9 when it holds none, saying what it is instead."""
    if not data:
        raise refusal("XF907")
    if is_archive(data):
        return archive_kind(Archive(data))
    from xlforms.workbook.files.compound import SIGNATURE, Compound

    return _compound_kind(Compound(data)) if data.startswith(SIGNATURE) else _textual_kind(data)


def is_archive(data: bytes) -> bool:
    """Whether `data` begins as a zip file does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _compound_kind(compound: Compound) -> Kind:
    if {"workbook", "book"} & compound.streams.keys():
        return Kind.XLS
    if "encryptedpackage" in compound.streams:
        raise refusal("XF951")
    for stream, what in _OTHER_STREAMS.items():
        if stream in compound.streams:
            raise refusal("XF918", what=what)
    raise refusal("XF910")


def archive_kind(archive: Archive) -> Kind:
    """The kind of workbook that a zip file is; raises FileError XF9 when it is none or above the limits."""
    members = {member.name.replace("\\", "/").lstrip("/").lower(): member for member in archive.members}
    for member, what in _OTHER_ARCHIVES.items():
        if member in members:
            raise refusal("XF918", what=what)
    if not {"[content_types].xml", "mimetype", "xl/workbook.xml"} & members.keys():
        raise refusal("XF917")
    check_directory(archive.members)
    if "mimetype" in members:
        return _open_document_kind(archive, members)
    types = archive.read(members["[content_types].xml"]) if "[content_types].xml" in members else b""
    return _package_kind(types.replace(b"\0", b"").lower(), members)


def _package_kind(types: bytes, members: Mapping[str, Member]) -> Kind:
    for main, kind in _PACKAGES.items():
        if main in types:
            return kind
    for mark, what in _OTHER_PACKAGES.items():
        if mark in types:
            raise refusal("XF918", what=what)
    if "xl/workbook.xml" in members:
        return Kind.XLSX
    raise refusal("XF917")


def _open_document_kind(archive: Archive, members: Mapping[str, Member]) -> Kind:
    if not archive.read(members["mimetype"]).startswith(_ODS):
        raise refusal("XF918", what="OpenDocument 文档")
    manifest = members.get("meta-inf/manifest.xml")
    if manifest is not None and b"encryption-data" in archive.read(manifest):
        raise refusal("XF954")
    return Kind.ODS


def _textual_kind(data: bytes) -> Kind:
    for signature, (code, what) in _SIGNATURES.items():
        if data.startswith(signature):
            raise refusal(code, what=what)
    # Photographs of telephones: HEIC, and WebP.
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif") or data[:4] + data[8:12] == b"RIFFWEBP":
        raise refusal("XF916")
    # Space that was kept for a file that was never written.
    if not data[:_HEAD].strip(b"\0"):
        raise refusal("XF904")
    if re.match(_BIFF, data):
        raise refusal("XF914")
    from xlforms.workbook.files.encodings import decoded

    text = decoded(data[:_HEAD], cut=len(data) > _HEAD).lstrip()
    kind = next((kind for mark, kind in _TEXTS.items() if re.search(mark, text)), None)
    if kind is None or re.search(_CONTROL, text):
        raise _no_table(text)
    return kind


def _no_table(text: str) -> FileError:
    if re.search(_CONTROL, text):
        return refusal("XF910")
    return refusal("XF919") if text.startswith("<") else refusal("XF912", what="没有分列的文本文件")
