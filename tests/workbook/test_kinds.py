"""What a file is, told by its content."""

from __future__ import annotations

import pytest

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.workbook.files.compound import Compound
from xlforms.workbook.files.kinds import Kind, identify

HTML = "<html><head><title>导出</title></head><body><table><tr><td>预算数</td></tr></table></body></html>"
XML_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
FODS = '<?xml version="1.0"?><office:document xmlns:office="urn:o"><table:table xmlns:table="urn:t"/></office:document>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def package(main: str) -> bytes:
    return making.zipped({"[Content_Types].xml": making.content_types(main)})


def code(data: bytes) -> str:
    with pytest.raises(FileError) as refused:
        identify(data)
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (making.xlsx(), Kind.XLSX),
        (package("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), Kind.XLSM),
        (package("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"), Kind.XLTX),
        (package("application/vnd.ms-excel.template.macroEnabled.main+xml"), Kind.XLTM),
        (making.zipped({"[Content_Types].xml": making.content_types().encode("utf-16")}), Kind.XLSX),
        (making.zipped({"XL\\Workbook.xml": "<workbook/>"}), Kind.XLSX),
        (making.xlsb([]), Kind.XLSB),
        (making.ods(""), Kind.ODS),
        (making.xls(), Kind.XLS),
        (making.compound({"Book": b""}), Kind.XLS),
        (HTML.encode("gbk"), Kind.HTML),
        (b"\xef\xbb\xbf\r\n" + HTML.encode(), Kind.HTML),
        (HTML.encode("utf-16"), Kind.HTML),
        (b"<!-- saved -->\n<TABLE border=1><tr><td>1</td></tr></TABLE>", Kind.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", Kind.MHTML),
        (XML_2003.encode(), Kind.XML),
        ("项目,预算数\r\n办公费,12.5\r\n".encode("gbk"), Kind.CSV),
        ("项目,预算数\r\n".encode("utf-8-sig"), Kind.CSV),
        ("项目\t预算数\r\n".encode("utf-16"), Kind.CSV),
        (b"," + "项".encode() * 1366, Kind.CSV),
    ],
)
def test_a_workbook_is_told_by_what_is_in_it(data: bytes, kind: Kind) -> None:
    assert identify(data) is kind


def test_only_packages_of_xml_are_edited() -> None:
    assert {kind for kind in Kind if kind.editable} == {Kind.XLSX, Kind.XLSM, Kind.XLTX, Kind.XLTM}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "XF907", id="empty"),
        pytest.param("一句话，没有分列。\r\n".encode("gbk"), "XF912", id="prose in GBK"),
        pytest.param(b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", "XF912", id="SYLK"),
        pytest.param(FODS.encode(), "XF919", id="flat OpenDocument"),
        pytest.param(b"\x09\x00\x04\x00\x02\x00\x10\x00", "XF914", id="BIFF2"),
        pytest.param(b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", "XF914", id="BIFF3"),
        pytest.param(b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "XF914", id="BIFF4"),
        pytest.param(b"%PDF-1.7\n", "XF915", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "XF916", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "XF916", id="JPEG"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "XF916", id="HEIC"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", "XF916", id="WebP"),
        pytest.param(making.zipped({"OFD.xml": "<ofd/>", "Doc_0/Document.xml": "<a/>"}), "XF918", id="OFD"),
        pytest.param(making.zipped({"FixedDocSeq.fdseq": "<a/>"}), "XF918", id="XPS"),
        pytest.param(bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(56), "XF918", id="shortcut"),
        pytest.param(bytes(8192), "XF904", id="kept space"),
        pytest.param(b"Rar!\x1a\x07\x01\0", "XF917", id="RAR"),
        pytest.param(making.zipped({"a.xlsx": making.xlsx()}), "XF917", id="a zip of workbooks"),
        pytest.param(making.zipped({}), "XF917", id="a zip of nothing"),
        pytest.param(package(WORD), "XF918", id=".docx"),
        pytest.param(package(SLIDES), "XF918", id=".pptx"),
        pytest.param(making.zipped({"Index/Document.iwa": b""}), "XF918", id="Numbers"),
        pytest.param(making.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "XF918", id=".odt"),
        pytest.param(making.compound({"WordDocument": b""}), "XF918", id=".doc"),
        pytest.param(making.compound({"Something": b""}), "XF910", id="OLE of another program"),
        pytest.param(b"b\x14#e\0E-SafeNet\0\0LOCK\xfe\x81\x02" * 9, "XF910", id="encrypted by an office's software"),
        pytest.param(making.xlsx()[:3], "XF904", id="three bytes of a zip"),
        pytest.param(making.xls()[:600], "XF924", id="a torn OLE file"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_an_embedded_workbook_does_not_make_a_workbook() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    content_types = making.content_types(WORD).replace(
        "<Override", f'<Default Extension="xlsx" ContentType="{sheet}"/><Override'
    )
    assert code(making.zipped({"[Content_Types].xml": content_types, "embeddings/a.xlsx": making.xlsx()})) == "XF918"


def test_an_encrypted_ods_is_told() -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert code(making.zipped({"mimetype": making.ODS, "META-INF/manifest.xml": manifest})) == "XF954"


def test_a_circle_of_sectors_is_damage() -> None:
    data = bytearray(making.xls())
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")  # the second sector of the table now follows itself
    file = Compound(bytes(data))
    with pytest.raises(FileError) as refused:
        file.read("workbook")
    assert refused.value.code == "XF924"
