"""Web pages that are called .xls, as systems of offices write them."""

from __future__ import annotations

from decimal import Decimal
from email.message import EmailMessage

import pytest

from xlforms.errors import FileError
from xlforms.workbook import CellValue, Range, Sheet, Workbook, is_percent_format
from xlforms.workbook.files.kinds import Kind, identify
from xlforms.workbook.legacy import as_xlsx
from xlforms.workbook.parts.archive import Archive

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312">
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>自评表</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<style>.xl65 {mso-number-format:"0\\.00%"; color:red} .t {mso-number-format:"\\@"}</style></head><body>"""


def opened(data: bytes, kind: Kind = Kind.HTML, name: str = "导出") -> list[Sheet]:
    assert identify(data) is kind
    return Workbook(Archive(as_xlsx(data, kind, name)), kind, "").sheets


def cells(sheet: Sheet) -> dict[str, CellValue]:
    return {cell.ref: cell.value for cell in sheet.cells.values()}


def page(body: str, head: str = "<html><body>") -> Sheet:
    (sheet,) = opened((head + body).encode("gb18030"))
    return sheet


def test_rows_and_columns_are_spanned() -> None:
    sheet = page(
        "<table><tr><td rowspan=3>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td rowspan=0>丙</td></tr>"
        "<tr><th>2</th></tr></table>"
    )
    assert cells(sheet) == {"A1": "甲", "B1": "乙", "B2": Decimal(1), "C2": "丙", "B3": Decimal(2)}
    assert sorted(sheet.merges) == [Range(1, 1, 3, 1), Range(1, 2, 1, 3), Range(2, 3, 3, 3)]


def test_text_between_tables_takes_a_line_of_its_own() -> None:
    sheet = page(
        "<h1>2024年度 <b>自评表</b></h1>单位：甲局<br>日期<table><caption>说明</caption><tr><td>a</td></tr></table>"
        "<p>后</p><table><tr><td>b</td></tr></table>尾"
    )
    assert [cell.text for cell in sheet.cells.values()] == [
        "2024年度 自评表",
        "单位：甲局",
        "日期",
        "a",
        "后",
        "b",
        "尾",
    ]
    assert sheet.cells.keys() == {(row, 1) for row in range(1, 8)}


def test_tables_that_lay_out_the_page_are_seen_through() -> None:
    sheet = page(
        "<table><tr><td>标题</td></tr><tr><td><table><tr><td>甲</td><td>1</td></tr></table></td></tr>"
        "<tr><td>制表人</td><td>李四</td></tr></table>"
    )
    assert cells(sheet) == {"A1": "标题", "A2": "甲", "B2": Decimal(1), "A3": "制表人", "B3": "李四"}


def test_a_table_within_a_cell_of_a_line_is_its_text() -> None:
    sheet = page("<table><tr><td>甲</td><td><table><tr><td>是</td></tr><tr><td>否</td></tr></table></td></tr></table>")
    assert cells(sheet) == {"A1": "甲", "B1": "是\n否"}


def test_texts_are_taken_as_excel_takes_them() -> None:
    texts = ["1,397.90", "98.40%", "007", "-5", "1.2.3", "2024-12-31", "  12 \r\n 人 ", "a&nbsp;b<br>c", "１２", "1,23"]
    sheet = page(f"<table>{''.join(f'<tr><td>{text}</td></tr>' for text in texts)}</table>")
    shown = ["1,397.90", "98.40%", "007", "-5", "1.2.3", "2024-12-31", "12 人", "a b\nc", "１２", "1,23"]
    assert [cell.text for cell in sheet.cells.values()] == shown
    numbers = {cell.ref: cell.value for cell in sheet.cells.values() if isinstance(cell.value, Decimal)}
    assert numbers == {"A1": Decimal("1397.9"), "A2": Decimal("0.984"), "A4": Decimal(-5)}
    assert is_percent_format(sheet.cells[2, 1].number_format)


def test_what_excel_noted_is_believed() -> None:
    sheet = page(
        '<table><tr><td class="xl65 b" x:num="0.98399999999999999">98.40%</td><td class=t>12</td><td>12</td>'
        "<td x:num>12</td><td style='mso-number-format:\"0.0\"' x:num='2.25'>2.3</td></tr></table>",
        EXCEL,
    )
    assert sheet.name == "自评表"
    assert cells(sheet) == {
        "A1": Decimal("0.984"),
        "B1": "12",
        "C1": "12",
        "D1": Decimal(12),
        "E1": Decimal("2.25"),
    }
    assert [cell.text for cell in sheet.cells.values()] == ["98.40%", "12", "12", "12", "2.3"]


def test_a_page_without_a_name_is_called_after_its_file() -> None:
    assert page("<table><tr><td>1</td></tr></table>").name == "导出"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    (sheet,) = opened("<html><body><table><tr><td>绩效自评表</td></tr></table>".encode(encoding))
    assert cells(sheet) == {"A1": "绩效自评表"}


def test_a_wrong_charset_does_not_garble() -> None:
    text = '<html><head><meta charset="iso-8859-1"></head><body><table><tr><td>绩效自评表</td></tr></table>'
    (sheet,) = opened(text.encode())
    assert cells(sheet) == {"A1": "绩效自评表"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("<p>系统维护中</p>", "XF911", id="no table"),
        pytest.param("<table><tr><td>" * 40, "XF911", id="tables in tables in tables"),
        pytest.param("<table>" + "<tr><td rowspan=60000 colspan=1000>x" * 6000 + "</table>", "XF936", id="too wide"),
        pytest.param("<table>" + "<tr>" * 800_001, "XF938", id="too much"),
        pytest.param("<table>" + "<tr><td>1" * 20_001, "XF937", id="too long"),
    ],
)
def test_what_can_not_be_a_form_is_refused(body: str, code: str) -> None:
    with pytest.raises(FileError) as refused:
        _ = page(body).cells
    assert refused.value.code == code


def archive(parts: dict[str, str], encoding: str = "gbk") -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_type("multipart/related")
    for location, text in parts.items():
        part = EmailMessage()
        part.set_content(text.encode(encoding), "text", "html", cte="base64", params={"charset": encoding})
        part["Content-Location"] = f"file:///C:/{location}"
        message.attach(part)
    return bytes(message)


def test_the_pages_of_an_archive_are_sheets() -> None:
    names = {"sheet002.htm": "乙表", "sheet001.htm": "甲表"}
    told = "".join(
        f'<x:ExcelWorksheet><x:Name>{name}</x:Name><x:WorksheetSource HRef="a.files/{place}"/></x:ExcelWorksheet>'
        for place, name in names.items()
    )
    frames = f"<html><!--[if gte mso 9]><xml>{told}</xml><![endif]--><frameset></frameset></html>"
    sheets = opened(
        archive(
            {
                "a.htm": frames,
                "a.files/sheet001.htm": "<html><table><tr><td>1</td></tr></table>",
                "a.files/tabstrip.htm": "<html><table><tr><td>甲表</td></tr></table>",
                "a.files/sheet002.htm": "<html><table><tr><td>2</td></tr></table>",
            }
        ),
        Kind.MHTML,
    )
    assert {sheet.name: cells(sheet) for sheet in sheets} == {"甲表": {"A1": Decimal(1)}, "乙表": {"A1": Decimal(2)}}


def test_an_archive_without_a_table_is_refused() -> None:
    with pytest.raises(FileError) as refused:
        as_xlsx(archive({"a.htm": "<html><p>无</p></html>"}), Kind.MHTML)
    assert refused.value.code == "XF911"
