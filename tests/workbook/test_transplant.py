"""Sheets of another workbook added, and taken out again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import tostring

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.making import MAIN, OFFICE, xlsx_parts
from tests.workbook.packages import RICH, ROOT, contents, needs_shared, opened, parts, reopened, values
from xlforms.workbook import Range, Sheet, Workbook, open_workbook
from xlforms.workbook.parts.tree import standalone_bytes

pytestmark = needs_shared

TEMPLATES = [ROOT / "templates" / f"{name}.xlsx" for name in ("zipingbiao", "annex5", "wentiqingdan")]
PERMITTED_PARTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def loaded(workbook: Workbook) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook.to_bytes()))


def look(cell: OpenpyxlCell) -> tuple[object, ...]:
    parts = (cell.font, cell.border, cell.fill, cell.alignment, cell.protection)
    return cell.value, cell.number_format, *map(repr, parts)


def cells(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, OpenpyxlCell):
                yield cell.coordinate, *look(cell)


def sizes(sheet: Worksheet) -> tuple[dict[str, float], dict[int, float | None]]:
    widths = {column: dimension.width for column, dimension in sheet.column_dimensions.items()}
    return widths, {row: dimension.height for row, dimension in sheet.row_dimensions.items()}


def assert_same_sheet(copy: Worksheet, original: Worksheet) -> None:
    assert list(cells(copy)) == list(cells(original))
    assert copy.merged_cells.ranges == original.merged_cells.ranges
    for name in ("page_setup", "page_margins", "print_options", "sheet_format", "sheet_properties", "protection"):
        assert repr(getattr(copy, name)) == repr(getattr(original, name))
    assert tostring(copy.HeaderFooter.to_tree()) == tostring(original.HeaderFooter.to_tree())
    assert sizes(copy) == sizes(original)
    assert repr(copy.data_validations.dataValidation) == repr(original.data_validations.dataValidation)
    assert copy.print_title_rows == original.print_title_rows
    assert copy.print_area.rpartition("!")[2] == original.print_area.rpartition("!")[2]
    assert copy.freeze_panes == original.freeze_panes


# openpyxl tells what of the rich form it would lose.
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_sheet_looks_the_same_in_another_workbook(template: Path) -> None:
    target = open_workbook(RICH)
    names = [target.add_sheet(sheet, sheet.name).name for sheet in open_workbook(template).sheets]
    copies, originals = loaded(target), openpyxl.load_workbook(template)
    assert copies.sheetnames[6:] == names
    for name, original in zip(names, originals.worksheets, strict=True):
        assert_same_sheet(copies[name], original)
    assert copies.active is not None
    assert [sheet.title for sheet in copies.worksheets if sheet.sheet_view.tabSelected] == [copies.active.title]


def test_adding_a_sheet_touches_only_what_lists_it() -> None:
    target = open_workbook(RICH)
    source = open_workbook(TEMPLATES[0])
    for _ in range(2):
        target.add_sheet(source.sheets[2], "附件")
    before, after = contents(RICH.read_bytes()), contents(target.to_bytes())
    assert {name for name in before if before[name] != after[name]} == PERMITTED_PARTS
    assert after.keys() - before.keys() == {"xl/worksheets/sheet7.xml", "xl/worksheets/sheet8.xml"}
    assert list(after)[: len(before)] == list(before)


def test_styles_are_appended_and_none_renumbered_and_equal_ones_shared() -> None:
    target = open_workbook(RICH)
    source = open_workbook(TEMPLATES[0])
    names = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs")

    def styles() -> dict[str, list[bytes]]:
        items = target.sheets[0].document.styles.items
        return {name: [standalone_bytes(item) for item in items(name)] for name in names}

    before = styles()
    target.add_sheet(source.sheets[2], "一")
    once = styles()
    target.add_sheet(source.sheets[2], "二")
    target.add_sheet(open_workbook(TEMPLATES[0]).sheets[2], "三")
    again = styles()
    assert all(once[name][: len(before[name])] == before[name] for name in names)
    assert again == once
    assert len(once["cellXfs"]) > len(before["cellXfs"])


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("附件5", "附件5"),
        ("表", "表 (2)"),
        ("a[b]:c*d?e/f\\g", "abcdefg"),
        ("'引'", "引"),
        ("长" * 40, "长" * 31),
        ("😀" * 20, "😀" * 15),
        ("", "Sheet"),
        ("history", "history (2)"),
    ],
)
def test_a_name_is_made_one_that_excel_takes(wanted: str, given: str) -> None:
    target = opened(parts("<sheetData/>"))
    source = open_workbook(TEMPLATES[1]).sheets[0]
    assert target.add_sheet(source, wanted).name == given
    assert target.add_sheet(source, given.upper()).name != given.upper()
    assert len({sheet.name.casefold() for sheet in reopened(target).sheets}) == 3


def source_sheet(inside: str, **others: str) -> Sheet:
    """The sheet `模板` of a workbook that has another sheet too, with shared strings."""
    made = parts(inside, **others)
    book = str(made["xl/workbook.xml"]).replace('name="表"', 'name="模板"')
    names = (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">模板!$A$1:$B$9,模板!$D$1:$D$9'
        '</definedName><definedName name="别处" localSheetId="0">其他!$A$1</definedName>'
        '<definedName name="全局">模板!$A$1</definedName></definedNames>'
    )
    return opened({**made, "xl/workbook.xml": book.replace("</workbook>", f"{names}</workbook>")}).sheets[0]


def test_shared_strings_come_along_with_their_runs() -> None:
    strings = '<si><t>甲</t></si><si><r><rPr><b/></rPr><t>乙</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    row = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'
    source = source_sheet(f"<sheetData>{row}</sheetData>", sharedStrings=strings)
    added = opened(parts("<sheetData/>")).add_sheet(source, "新")
    assert values(added) == {"A1": "乙", "B1": "甲"}
    assert b"<rPr><b/></rPr>" in added.part.to_bytes()
    assert b"rPh" not in added.part.to_bytes()


def test_formulas_and_names_call_the_sheet_by_its_new_name() -> None:
    source = source_sheet(
        "<sheetData><row><c><f>模板!A2+'模板'!B2</f><v>1</v></c><c><f>表!A1</f><v>2</v></c><c><f>没有!A1</f><v>3</v></c>"
        '</row></sheetData><hyperlinks><hyperlink ref="A1" location="模板!B1"/>'
        f'<hyperlink ref="A2" xmlns:r="{OFFICE}" r:id="rId9"/></hyperlinks>'
    )
    target = opened(parts("<sheetData/>"))
    added = target.add_sheet(source, "新 表")
    assert [cell.formula for cell in added.cells.values()] == ["'新 表'!A2+'新 表'!B2", "表!A1", None]
    assert [cell.value for cell in added.cells.values()] == [1, 2, 3]
    links = added.part.to_bytes().decode()
    assert '<hyperlink ref="A1" location="\'新 表\'!B1"/></hyperlinks>' in links
    book = contents(target.to_bytes())["xl/workbook.xml"].decode()
    assert (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">'
        "'新 表'!$A$1:$B$9,'新 表'!$D$1:$D$9</definedName></definedNames>"
    ) in book


def test_what_needs_other_parts_is_left_behind() -> None:
    source = source_sheet(
        f'<sheetPr codeName="X"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData/>'
        '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0"><formula>其他!A1</formula></cfRule>'
        '</conditionalFormatting><dataValidations count="2"><dataValidation sqref="A1"><formula1>其他!$A$1</formula1>'
        '</dataValidation><dataValidation sqref="B1"><formula1>"是,否"</formula1></dataValidation></dataValidations>'
        f'<pageSetup paperSize="9" xmlns:r="{OFFICE}" r:id="rId1"/><drawing xmlns:r="{OFFICE}" r:id="rId2"/>'
        f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId3"/><tableParts/><extLst><ext uri="x"/></extLst>'
    )
    text = opened(parts("<sheetData/>")).add_sheet(source, "新").part.to_bytes().decode()
    for gone in ("codeName", "tabSelected", "conditionalFormatting", "其他", "r:id", "rawing", "tableParts", "extLst"):
        assert gone not in text
    assert '<dataValidations count="1">' in text
    assert 'paperSize="9"' in text


def test_conditional_formats_find_their_style() -> None:
    rule = '<conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="0" priority="1"/></conditionalFormatting>'
    styled = f'<styleSheet xmlns="{MAIN}"><dxfs count="1"><dxf>%s</dxf></dxfs></styleSheet>'
    source = source_sheet(f"<sheetData/>{rule}", styles=styled % "<font><b/></font>")
    target = opened(parts("<sheetData/>", styles=styled % "<font><i/></font>"))
    assert b'dxfId="1"' in target.add_sheet(source, "新").part.to_bytes()
    assert '<dxfs count="2"><dxf><font><i/></font></dxf><dxf><font><b/></font></dxf></dxfs>' in (
        contents(target.to_bytes())["xl/styles.xml"].decode()
    )


def test_into_a_strict_workbook_and_into_one_without_styles() -> None:
    strict = {
        name: str(content).replace(MAIN, STRICT).replace(f'xmlns:r="{OFFICE}"', f'xmlns:r="{STRICT_OFFICE}"')
        for name, content in xlsx_parts("<sheetData/>").items()
    }
    source = open_workbook(TEMPLATES[0]).sheets[2]
    for made in (strict, xlsx_parts("<sheetData/>")):
        target = opened(made)
        target.add_sheet(source, "新").set_value(4, 4, Decimal("1397.9"), "0.0000")
        again = reopened(target)
        assert values(again.sheets[1]) == values(source) | {"D4": Decimal("1397.9")}
        assert again.sheets[1].cells[4, 4].text == "1397.9000"
        text = contents(target.to_bytes())["xl/worksheets/sheet2.xml"].decode()
        assert (STRICT in text, MAIN in text) == (made is strict, made is not strict)


def test_a_sheet_taken_out_leaves_no_trace() -> None:
    target = open_workbook(RICH)
    source = open_workbook(TEMPLATES[0])
    before = contents(target.to_bytes())
    middle, last = (target.add_sheet(source.sheets[n], "甲") for n in (1, 2))
    once_saved = opened(target.to_bytes())
    for sheets in (target, once_saved):
        for name in (middle.name, last.name):
            gone = sheets.sheet(name)
            assert gone is not None
            sheets.remove_sheet(gone)
        after = contents(sheets.to_bytes())
        assert {name for name in after if after[name] != before.get(name)} <= {"xl/styles.xml"} | PERMITTED_PARTS
        assert after["xl/workbook.xml"].count(b"<sheet ") == 6
        assert after["xl/workbook.xml"].count(b"<definedName ") == before["xl/workbook.xml"].count(b"<definedName ")
        assert after.keys() == before.keys()


def test_taking_out_an_earlier_sheet_moves_names_and_the_tab_shown() -> None:
    made = parts("<sheetData/>")
    target = opened(made)
    source = open_workbook(TEMPLATES[1]).sheets[0]
    for name in ("一", "二"):
        target.add_sheet(source, name)
    view = target.sheets[0].document.part.root
    target.remove_sheet(target.sheets[0])
    assert [(name.get("localSheetId"), name.text) for name in view.iter("{*}definedName")] == [
        ("0", "'一'!$4:$4"), ("0", "'一'!$A$1:$F$13"), ("1", "'二'!$4:$4"), ("1", "'二'!$A$1:$F$13")
    ]  # fmt: skip
    target.remove_sheet(target.sheets[0])
    with pytest.raises(ValueError, match="at least one"):
        target.remove_sheet(target.sheets[0])
    assert [sheet.name for sheet in reopened(target).sheets] == ["二"]


def test_a_row_repeated_takes_everything_along() -> None:
    source = source_sheet(
        '<dimension ref="A1:D5"/><sheetData><row r="1"><c r="A1"><f>SUM(B3:B3)+B4</f><v>0</v></c></row>'
        '<row r="3" ht="30" customHeight="1"><c r="A3" s="1"><v>3</v></c><c r="B3"><f>A3*2+SUM(C3:D3)</f></c></row>'
        '<row r="4"><c r="B4"><v>4</v></c></row><row r="5"><c r="A5"><f>B4+模板!B3</f></c></row></sheetData>'
        '<mergeCells count="4"><mergeCell ref="C3:D3"/><mergeCell ref="A4:A5"/><mergeCell ref="D1:D2"/>'
        '<mergeCell ref="E2:E3"/></mergeCells><dataValidations count="1"><dataValidation sqref="B3 B4:B5"/>'
        '</dataValidations><hyperlinks><hyperlink ref="B4" location="模板!A1"/></hyperlinks>'
    )
    target = opened(parts("<sheetData/>"))
    sheet = target.add_sheet(source, "新")
    sheet.set_hyperlink(3, 1, "'表'!A1")
    sheet.copy_row(3, 3, 2)
    formulas = {cell.ref: cell.formula for cell in sheet.cells.values() if cell.formula}
    assert formulas == {
        "A1": "SUM(B3:B5)+B6",
        "B3": "A3*2+SUM(C3:D3)",
        "B4": "A4*2+SUM(C4:D4)",
        "B5": "A5*2+SUM(C5:D5)",
        "A7": "B6+'新'!B3",
    }
    assert [str(area) for area in sheet.merges] == ["C3:D3", "C4:D4", "C5:D5", "A6:A7", "D1:D2", "E2:E5"]
    assert [sheet.row_height(row) for row in (2, 3, 4, 5, 6)] == [None, 30, 30, 30, None]
    text = sheet.part.to_bytes().decode()
    assert 'sqref="B3:B5 B6:B7"' in text
    assert '<dimension ref="A1:D7"/>' in text
    assert 'ref="B6" location="\'新\'!A1"' in text
    assert 'ref="A3" location="\'表\'!A1"' in text
    assert "'新'!$A$1:$B$11,'新'!$D$1:$D$11" in contents(target.to_bytes())["xl/workbook.xml"].decode()
    sheet.set_value(5, 4, "合并格")
    assert values(reopened(target).sheets[1]) == values(sheet)
    assert sheet.cells[5, 3].value == "合并格"
    assert sheet.area(5, 4) == Range(5, 3, 5, 4)


def test_heights_and_links_of_our_own_sheets() -> None:
    sheet = opened(parts("<sheetData/><pageMargins/>")).sheets[0]
    sheet.set_row_height(2, 46.5)
    sheet.set_row_height(3, 1000)
    for location in ("'表'!A1", "'表'!B2"):
        sheet.set_hyperlink(2, 2, location)
    text = sheet.part.to_bytes().decode()
    assert [sheet.row_height(row) for row in (1, 2, 3)] == [None, 46.5, 409]
    assert '</sheetData><hyperlinks><hyperlink ref="B2" location="\'表\'!B2"/></hyperlinks><pageMargins/>' in text
