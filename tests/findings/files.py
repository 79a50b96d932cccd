"""The smallest file or deed for each refusal: what is opened, or done, and ends in the FileError of its code."""

from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import docx

from tests.cli.running import FINANCE
from tests.findings.locked import locked
from tests.handed_in.archives import archive
from tests.workbook import making
from xlforms.calculation.parameters import load
from xlforms.cli.failures import unforeseen
from xlforms.cli.learning import learned
from xlforms.forms.declared import declared_in
from xlforms.handed_in import materials
from xlforms.pipeline import fill
from xlforms.readers import read_workbook
from xlforms.readers.report_file import read_report
from xlforms.watching.folders import beside
from xlforms.watching.telling.inquiry import inquire
from xlforms.workbook import open_workbook
from xlforms.workbook.files.storage import read_refusal, write_refusal
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.limits import check_directory, check_extent

MB = 1_000_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SPREADSHEETML = b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
_LONG = "".join(f'<row r="{row}"><c><v>1</v></c></row>' for row in range(1, 20_002))

# What the bytes of a file make of it.
OPENED: dict[str, Callable[[], bytes]] = {
    "XF904": lambda: making.xlsx()[:300],
    "XF907": lambda: b"",
    "XF910": lambda: bytes(range(256)),
    "XF911": lambda: b"<html><body>404</body></html>",
    "XF912": lambda: b"ID;PWXL;N;E\r\n",
    "XF913": lambda: _SPREADSHEETML,
    "XF923": ("甲,乙\n" + 'a,"' + "x" * 200_000).encode,
    "XF914": lambda: b"\x09\x00\x04\x00\x02\x00\x10\x00",
    "XF915": lambda: b"%PDF-1.7\n",
    "XF916": lambda: b"\x89PNG\r\n\x1a\n",
    "XF917": lambda: b"Rar!\x1a\x07\x01\0",
    "XF918": lambda: making.zipped({"[Content_Types].xml": making.content_types(_WORD)}),
    "XF919": lambda: b"<invoice/>",
    "XF920": lambda: making.xlsx("<sheetData><row>"),
    "XF921": lambda: making.zipped({"[Content_Types].xml": making.content_types()}),
    "XF922": lambda: making.zipped(making.xlsx_parts(""), zipfile.ZIP_BZIP2),
    "XF924": lambda: making.xls()[:2000],
    "XF925": lambda: making.xls([(0, 0, 1), (65535, 255, 2)]),
    "XF930": lambda: bytes(50 * MB + 1),
    "XF931": lambda: making.zipped({**making.xlsx_parts(""), **{f"{n}": b"" for n in range(5000)}}, zipfile.ZIP_STORED),
    "XF933": lambda: making.zipped({**making.xlsx_parts(""), "xl/media/image1.png": bytes(30 * MB)}),
    "XF934": lambda: making.xlsx(b"<!DOCTYPE a><worksheet/>"),
    "XF935": lambda: making.xlsx('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "XF936": lambda: making.xlsx('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'),
    "XF937": lambda: making.xlsx(f"<sheetData>{_LONG}</sheetData>"),
    "XF938": lambda: making.xlsx("<c/>" * 800_000),
    "XF939": lambda: making.xlsb([(1048575, 16383, 2)]),
    "XF941": making.xlsx,
    "XF951": lambda: locked("绩效"),
    "XF954": lambda: making.zipped({"mimetype": making.ODS, "META-INF/manifest.xml": "<encryption-data/>"}),
}


def opened(code: str, folder: Path) -> None:
    path = folder / "a.xlsx"
    path.write_bytes(OPENED[code]())
    read_workbook(open_workbook(path))


def _failed(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _raise(error: Exception) -> None:
    raise error


def _huge(_: Path) -> None:
    (member,) = Archive(making.zipped({"a": b"1"})).members
    check_directory([member._replace(file_size=400 * MB, compress_size=100 * MB)])


def _without_password(folder: Path, password: str) -> None:
    (folder / "a.xlsx").write_bytes(locked("绩效"))
    open_workbook(folder / "a.xlsx", password=password)


def _handed_in(path: Path) -> None:
    with materials(str(path)) as material:
        for _, error in material.refused:
            raise error


def _without(library: str, deed: Callable[[], None]) -> None:
    """Do something as where a library is not installed."""
    with patch.dict(sys.modules, {library: None}):
        deed()


def _below_a_file(folder: Path) -> None:
    (folder / "a").touch()
    fill(str(FINANCE), str(folder / "a" / "b"))


def _without_word(folder: Path) -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    _without("docx", lambda: _read_report(folder, "a.docx", file.getvalue()))


def _zipped(folder: Path, files: dict[str, bytes], flags: int = 0) -> None:
    _handed_in(archive(folder / "a.zip", files, flags=flags))


def _filled_twice(folder: Path) -> None:
    fill(str(FINANCE), str(folder))
    fill(str(FINANCE), str(folder))


def _over_its_source(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(making.xlsx())
    open_workbook(folder / "a.xlsx").save(folder / "a.xlsx", replace=True)


def _read_report(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    read_report(str(folder / name))


def _settings(folder: Path, text: str) -> None:
    (folder / "本地.toml").write_text(text, "utf-8")
    load(str(folder / "本地.toml"))


_DECLARATION = 'form = "project"\ntitles = ["项目资金统计表"]\n[labels]\n"批复资金" = "全年预算数"\n'


def _declared(folder: Path, text: str) -> None:
    (folder / "本地.toml").write_text(text, "utf-8")
    declared_in(str(folder))


def _learned(folder: Path, data: bytes) -> None:
    (folder / "a.xlsx").write_bytes(data)
    learned(str(folder / "a.xlsx"), None, sheet=None, password=None, replace=False)


# What has to be done to be refused.
DONE: dict[str, Callable[[Path], object]] = {
    "XF901": lambda folder: open_workbook(folder / "a.xlsx"),
    "XF902": open_workbook,
    "XF903": lambda _: _raise(read_refusal(_failed(errno.EACCES))),
    "XF905": lambda _: _raise(read_refusal(_failed(errno.EIO))),
    "XF906": lambda folder: open_workbook(folder / ("长" * 300)),
    "XF908": lambda _: _raise(read_refusal(_failed(errno.EBUSY))),
    "XF909": _handed_in,
    "XF926": lambda folder: _zipped(folder, {"../a.xlsx": b"x", "b.xlsx": b"x"}),
    "XF927": lambda folder: _zipped(folder, {}),
    "XF932": _huge,
    "XF939": lambda _: check_extent(50_001, 100, "表"),
    "XF942": lambda folder: _declared(folder, '[labels]\n"批复资金" = 全年预算数\n'),
    "XF944": lambda folder: _declared(folder, _DECLARATION.replace("全年预算数", "全年预算")),
    "XF947": lambda folder: _learned(folder, making.xlsx()),
    "XF952": lambda folder: _without_password(folder, "考核"),
    "XF955": lambda folder: _zipped(folder, {"a.xlsx": b"x"}, flags=1),
    "XF960": _filled_twice,
    "XF961": _over_its_source,
    "XF953": lambda folder: _without("msoffcrypto", lambda: _without_password(folder, "绩效")),
    "XF962": _below_a_file,
    "XF963": lambda _: _raise(write_refusal(_failed(errno.ENOSPC), "a.xlsx")),
    "XF964": lambda _: _raise(write_refusal(_failed(errno.EBUSY), "a.xlsx")),
    "XF965": lambda _: _raise(write_refusal(_failed(errno.EIO), "a.xlsx")),
    "XF970": lambda folder: load(str(folder / "没有.toml")),
    "XF971": lambda folder: _settings(folder, "[execution]\nlow = 2\n"),
    "XF979": lambda folder: inquire(beside(str(folder / "没有" / "收件箱"))),
    "XF991": lambda folder: _read_report(folder, "a.docx", making.compound({"WordDocument": b""})),
    "XF993": lambda folder: _read_report(folder, "a.docx", making.compound({"EncryptedPackage": b""})),
    "XF994": _without_word,
    "XF992": lambda folder: _read_report(folder, "a.docx", b"hello"),
    "XF995": lambda folder: _read_report(folder, "a.txt", b"\xff\x00\x81\xff\x00"),
    "XF996": lambda folder: _read_report(folder, "a.txt", "今天开会。".encode()),
    "XF999": lambda _: _raise(unforeseen(KeyError("没有料到"))),
}
