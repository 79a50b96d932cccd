"""What stands in a sheet's XML is read as Excel reads it, however it is written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.workbook.making import MAIN, xlsx_parts, zipped
from tests.workbook.packages import opened, parts, sheet_of, values
from xlforms.errors import FileError
from xlforms.workbook import Cell, CellError, Range

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def rows(*cells: str) -> str:
    return f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'


def first(cell: str, **others: str) -> Cell:
    return sheet_of(rows(cell), **others).cells[1, 1]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>1397.9</v></c>', Decimal("1397.9")),
        ('<c r="A1" t="n"><v>0.98399999999999999</v></c>', Decimal("0.984")),
        ('<c r="A1"><v>1.0000000000000001E-5</v></c>', Decimal("0.00001")),
        ('<c r="A1"><v> 12 </v></c>', Decimal(12)),
        ('<c r="A1"><v>十二</v></c>', "十二"),
        ('<c r="A1"><v>nan</v></c>', CellError("#NUM!")),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
        ('<c r="A1" t="str"><f>A2</f><v>甲_x0041_</v></c>', "甲A"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', ""),
        ('<c r="A1" t="d"><v>2024-12-31</v></c>', dt.date(2024, 12, 31)),
        ('<c r="A1" t="d"><v>2024-12-31T08:30:00</v></c>', dt.datetime(2024, 12, 31, 8, 30)),
        ('<c r="A1" t="d"><v>年底</v></c>', "年底"),
        ('<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', "甲"),
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t xml:space="preserve"> 乙</t></r></is></c>', "甲 乙"),
        ('<c r="A1" t="inlineStr"><is><t>_x005F_x000D_</t></is></c>', "_x000D_"),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>', "😀"),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D_</t></is></c>', "\ufffd"),
    ],
)
def test_a_value_by_its_type(cell: str, value: object) -> None:
    found = first(cell).value
    assert (found, type(found)) == (value, type(value))


def test_shared_strings_with_runs_and_without_phonetic_guides() -> None:
    strings = (
        '<si><t xml:space="preserve"> 甲 </t></si><si><r><t>北</t></r><r><t>京</t></r>'
        '<rPh sb="0" eb="1"><t>ペ</t></rPh><phoneticPr fontId="0"/></si><si><t>a_x000D_\nb</t></si>'
    )
    sheet = sheet_of(rows(*(f'<c t="s"><v>{n}</v></c>' for n in range(4))), sharedStrings=strings)
    assert values(sheet) == {"A1": " 甲 ", "B1": "北京", "C1": "a\r\nb"}


def test_no_shared_strings_and_no_styles_at_all() -> None:
    sheet = opened(xlsx_parts(rows('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" s="7"><v>2</v></c>'))).sheets[0]
    assert values(sheet) == {"B1": Decimal(2)}
    assert sheet.cells[1, 2].number_format == "General"


def test_days_and_times_by_the_number_format() -> None:
    sheet = sheet_of(
        rows(
            *(f'<c s="{style}"><v>{v}</v></c>' for style, v in [(2, "45657"), (3, "45657.75"), (2, "-1"), (3, "0.75")])
        )
    )
    assert list(values(sheet).values()) == [
        dt.date(2024, 12, 31), dt.datetime(2024, 12, 31, 18), Decimal(-1), dt.time(18)
    ]  # fmt: skip
    assert [cell.text for cell in sheet.cells.values()][:2] == ["2024-12-31", "18:00"]


def test_days_of_an_old_mac() -> None:
    made = parts(rows('<c s="2"><v>0</v></c>', '<c s="2"><v>44195</v></c>'))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert list(values(opened(made).sheets[0]).values()) == [dt.date(1904, 1, 1), dt.date(2024, 12, 31)]


def test_the_text_is_what_excel_shows() -> None:
    sheet = sheet_of(rows('<c s="1"><v>1397.9</v></c>', '<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>'))
    assert [cell.text for cell in sheet.cells.values()] == ["1397.90", "TRUE", "#N/A"]


def test_cells_and_rows_without_references_and_out_of_order() -> None:
    sheet = sheet_of(
        '<sheetData><row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row>'
        '<row r="4"><c r="C4"><v>43</v></c><c r="A4"><v>41</v></c></row><row><c><v>51</v></c></row>'
        '<row r="3"><c r="B3"><v>32</v></c></row></sheetData>'
    )
    assert list(values(sheet)) == ["A1", "D1", "E1", "B3", "A4", "C4", "A5"]


def test_a_cell_outside_the_sheet_is_refused() -> None:
    with pytest.raises(FileError, match="“表”里有单元格超出"):
        assert sheet_of(rows('<c r="XFE1"><v>1</v></c>')).cells


def test_empty_texts_hold_nothing() -> None:
    assert not sheet_of(rows('<c r="A1" t="inlineStr"><is><t></t></is></c>', '<c r="B1" s="1"/>')).cells


def test_formulas_plain_shared_and_array() -> None:
    sheet = sheet_of(
        rows(
            "<c><f>SUM(A2:A3)</f><v>1</v></c>",
            '<c><f t="shared" ref="B1:D1" si="0">B2*$A$2</f><v>2</v></c>',
            '<c><f t="shared" si="0"/><v>3</v></c>',
            '<c><f t="shared" si="0"/></c>',
            '<c><f t="array" ref="E1:E2">LEN(A1:A2)</f><v>5</v></c>',
            '<c><f t="shared" si="9"/><v>6</v></c>',
        )
    )
    formulas = [cell.formula for cell in sheet.cells.values()]
    assert formulas == ["SUM(A2:A3)", "B2*$A$2", "C2*$A$2", "D2*$A$2", "LEN(A1:A2)", None]
    assert [cell.ref for cell in sheet.cells.values() if cell.uncached] == ["D1"]


def test_merged_ranges() -> None:
    sheet = sheet_of(
        rows('<c r="B1"><v>7</v></c>') + '<mergeCells><mergeCell ref="B1:C2"/><mergeCell ref="E5"/></mergeCells>'
    )
    assert sheet.merges == [Range(1, 2, 2, 3), Range(5, 5, 5, 5)]
    assert (sheet.area(2, 3), sheet.area(3, 3)) == (Range(1, 2, 2, 3), Range(3, 3, 3, 3))
    covered, outside = sheet.cell(2, 3), sheet.cell(3, 3)
    assert covered is not None
    assert covered.value == 7
    assert outside is None


@pytest.mark.parametrize("main", [MAIN, STRICT])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_both_variants_with_and_without_a_prefix(main: str, prefix: str) -> None:
    declared = f'xmlns{":x" if prefix else ""}="{main}"'
    worksheet = (
        f'<p:worksheet {declared}><p:sheetData><p:row r="1"><p:c r="A1"><p:v>5</p:v></p:c></p:row></p:sheetData>'
        '<p:mergeCells><p:mergeCell ref="A1:B1"/></p:mergeCells></p:worksheet>'
    )
    sheet = sheet_of(worksheet.replace("p:", prefix).encode())
    sheet.set_value(1, 2, "甲")
    again = sheet_of(sheet.part.to_bytes())
    assert values(again) == {"A1": "甲"}
    assert again.merges == [Range(1, 1, 1, 2)]
    assert b"ns0" not in sheet.part.to_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_the_encoding_and_declaration_stay(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    head = f"<?xml version='1.0' encoding='{declared}' standalone='yes'?>\r\n"
    text = f'{head}<!-- 甲 --><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    sheet = sheet_of(text.encode(encoding))
    sheet.set_value(1, 1, "绩效😀")
    written = sheet.part.to_bytes()
    assert written.startswith(f"{head}<!-- 甲 -->".encode(encoding))
    assert values(sheet_of(written)) == {"A1": "绩效😀"}


@pytest.mark.parametrize("declared", ["UTF-7", "C99", "EBCDIC-CP-US"])
def test_an_encoding_that_could_hide_a_doctype_is_refused(declared: str) -> None:
    with pytest.raises(FileError, match="已损坏"):
        _ = sheet_of(f'<?xml version="1.0" encoding="{declared}"?><worksheet xmlns="{MAIN}"/>'.encode()).part


def test_a_sheet_that_is_not_asked_for_is_not_parsed() -> None:
    broken = opened({**parts("<sheetData/>"), "xl/worksheets/sheet1.xml": "<worksheet"})
    assert [sheet.name for sheet in broken.sheets] == ["表"]
    with pytest.raises(FileError) as error:
        assert broken.sheets[0].cells
    assert error.value.code == "XF920"


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
               "worksheets\\sheet1.xml", "WORKSHEETS/Sheet1.xml", "worksheets/sheet%31.xml"]
)  # fmt: skip
def test_odd_targets_of_relationships(target: str) -> None:
    made = parts(rows("<c><v>1</v></c>"))
    links = str(made["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", target)
    assert values(opened({**made, "xl/_rels/workbook.xml.rels": links}).sheets[0]) == {"A1": Decimal(1)}


def test_backslashes_in_the_archive() -> None:
    made = {name.replace("/", "\\"): content for name, content in parts(rows("<c><v>1</v></c>")).items()}
    # zipfile itself would turn them into slashes.
    data = zipped({name.replace("\\", "!"): content for name, content in made.items()}).replace(b"xl!", b"xl\\")
    data = data.replace(b"_rels!", b"_rels\\").replace(b"worksheets!", b"worksheets\\")
    workbook = opened(data)
    workbook.sheets[0].set_value(1, 2, "乙")
    assert values(opened(workbook.to_bytes()).sheets[0]) == {"A1": Decimal(1), "B1": "乙"}


def test_sheets_of_other_kinds_are_not_offered_and_hidden_ones_are() -> None:
    made = parts("<sheetData/>")
    listed = (
        '<sheet name="图" sheetId="2" r:id="chart"/><sheet name="表" sheetId="1" state="veryHidden" r:id="rId1"/>'
        '<sheet name="失" sheetId="3" r:id="nowhere"/>'
    )
    book = str(made["xl/workbook.xml"])
    made["xl/workbook.xml"] = book[: book.index("<sheet name")] + listed + "</sheets></workbook>"
    links = str(made["xl/_rels/workbook.xml.rels"])
    chart = (
        links[links.index("<Relationship I") : links.index("/>") + 2]
        .replace("styles", "chartsheet")
        .replace('Id="chartsheet"', 'Id="chart"')
    )
    made["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", f"{chart}</Relationships>")
    assert [(sheet.name, sheet.state) for sheet in opened(made).sheets] == [("表", "veryHidden")]
    assert opened(made).sheet("图") is None


def test_of_several_entries_for_one_part_the_first_is_the_sheet() -> None:
    made = parts("<sheetData/>")
    book = str(made["xl/workbook.xml"])
    listed = '<sheet name="表" sheetId="1" r:id="rId1"/><sheet name="表" sheetId="1" r:id="rId1"/>'
    made["xl/workbook.xml"] = book[: book.index("<sheet name")] + listed + "</sheets></workbook>"
    workbook = opened(made)
    (sheet,) = workbook.sheets
    sheet.set_value(1, 1, "甲")
    assert values(opened(workbook.to_bytes()).sheets[0]) == {"A1": "甲"}
