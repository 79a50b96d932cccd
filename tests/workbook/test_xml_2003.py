"""XML 表格 2003, as Excel writes it and as systems of offices do."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from xlforms.errors import FileError
from xlforms.workbook import CellError, CellValue, Range, Sheet, Workbook
from xlforms.workbook.files.kinds import Kind
from xlforms.workbook.legacy import as_xlsx
from xlforms.workbook.parts.archive import Archive

SS = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = """<Styles><Style ss:ID="Default"><NumberFormat/></Style>
<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="child" ss:Parent="p"/>
<Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style><Style ss:ID="plain"/></Styles>"""


def book(table: str, *, options: str = "", encoding: str = "utf-8") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SS}" xmlns:ss="{SS}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'{STYLES}<Worksheet ss:Name="自评表">'
        f"<Table>{table}</Table>{options}</Worksheet></Workbook>"
    )
    return text.encode(encoding)


def sheet(data: bytes) -> Sheet:
    (found,) = Workbook(Archive(as_xlsx(data, Kind.XML)), Kind.XML, "").sheets
    return found


def cell(kind: str, text: str, **attributes: int | str) -> str:
    told = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{told}><Data ss:Type="{kind}">{text}</Data></Cell>'


def values(data: bytes) -> dict[str, CellValue]:
    return {one.ref: one.value for one in sheet(data).cells.values()}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Number", "1397.9", Decimal("1397.9")),
        ("Number", "0.98399999999999999", Decimal("0.984")),
        ("String", "≥95%&#10;两行", "≥95%\n两行"),
        ("Boolean", "1", True),
        ("Boolean", "0", False),
        ("Error", "#DIV/0!", CellError("#DIV/0!")),
        ("DateTime", "2024-12-31T00:00:00.000", date(2024, 12, 31)),
        ("DateTime", "2024-12-31T06:30:00.000", datetime(2024, 12, 31, 6, 30)),
        ("DateTime", "1899-12-31T12:30:00.000", time(12, 30)),
        ("DateTime", "去年", "去年"),
        ("Number", "不详", "不详"),
    ],
)
def test_a_value_is_read(kind: str, text: str, value: CellValue) -> None:
    assert values(book(f"<Row>{cell(kind, text)}</Row>")) == {"A1": value}


def test_a_text_of_several_runs_is_one() -> None:
    data = '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>细</ss:Data></Cell>'
    assert values(book(f"<Row>{data}</Row>")) == {"A1": "粗细"}


def test_cells_and_rows_without_an_index_follow_the_last() -> None:
    rows = (
        f"<Row>{cell('Number', '1')}{cell('Number', '2', Index=4)}{cell('Number', '3')}</Row>"
        f"<Row ss:Index='5'>{cell('Number', '4')}</Row><Row>{cell('Number', '5')}</Row>"
    )
    assert values(book(rows)).keys() == {"A1", "D1", "E1", "A5", "A6"}


def test_merged_cells_push_what_follows() -> None:
    rows = (
        f"<Row>{cell('String', '甲', MergeDown=1)}{cell('String', '乙', MergeAcross=1)}"
        f"{cell('String', '丙')}</Row><Row>{cell('String', '丁')}</Row>"
    )
    assert values(book(rows)) == {"A1": "甲", "B1": "乙", "D1": "丙", "B2": "丁"}
    assert sorted(sheet(book(rows)).merges) == [Range(1, 1, 2, 1), Range(1, 2, 1, 3)]


def test_a_format_comes_from_cell_row_column_or_parent() -> None:
    rows = (
        '<Column ss:Index="2" ss:StyleID="p"/>'
        f"<Row>{cell('Number', '0.5')}{cell('Number', '0.5')}{cell('Number', '0.5', StyleID='child')}</Row>"
        f'<Row ss:StyleID="d">{cell("DateTime", "2024-12-31T00:00:00")}{cell("Number", "7", StyleID="plain")}</Row>'
    )
    shown = {one.ref: one.text for one in sheet(book(rows)).cells.values()}
    assert shown == {"A1": "0.5", "B1": "50.00%", "C1": "50.00%", "A2": "2024/12/31", "B2": "7"}


def test_a_hidden_sheet_is_told() -> None:
    space = "urn:schemas-microsoft-com:office:excel"
    options = f'<WorksheetOptions xmlns="{space}"><Visible>SheetHidden</Visible></WorksheetOptions>'
    assert sheet(book("", options=options)).state == "hidden"


def test_gbk_is_read() -> None:
    assert values(book(f"<Row>{cell('String', '绩效')}</Row>", encoding="gbk")) == {"A1": "绩效"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(book("<Row>")[:-30], "XF913", id="torn"),
        pytest.param(f'<Workbook xmlns="{SS}"/>'.encode(), "XF913", id="no sheets"),
        pytest.param(
            book("").replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY x "y">]><Workbook'), "XF934", id="a DOCTYPE"
        ),
        pytest.param(book(f"<Row ss:Index='1048577'>{cell('Number', '1')}</Row>"), "XF936", id="below the sheet"),
        pytest.param(book(f"<Row>{cell('Number', '1', Index=16385)}</Row>"), "XF936", id="beside the sheet"),
        pytest.param(book(f"<Row>{cell('Number', '1', MergeDown=9999999)}</Row>"), "XF936", id="too high"),
        pytest.param(
            book(("<Row>" + cell("Number", "1", MergeDown=1, MergeAcross=16000) + "</Row><Row/>") * 400),
            "XF935",
            id="merged all over",
        ),
    ],
)
def test_what_is_damaged_or_too_large_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as refused:
        as_xlsx(data, Kind.XML)
    assert refused.value.code == code
