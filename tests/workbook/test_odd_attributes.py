"""Attributes that say nothing sensible count as not written; the sheet is read and edited all the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.workbook.packages import STYLES, opened, parts, reopened, sheet_of, values
from xlforms.errors import FileError
from xlforms.workbook import Range
from xlforms.workbook.sheets.widths import widths

ODD = ["", "A0", ":B2", "+", "１e309", "9" * 5000, "A1:XFE1", "-1", "²", "nan"]
ROW = '<row r="2"><c r="B2"><v>7</v></c></row>'


@pytest.mark.parametrize("odd", ODD)
def test_a_merged_range_that_is_none_merges_nothing(odd: str) -> None:
    merges = f'<mergeCells><mergeCell ref="{odd}"/><mergeCell ref="A4:B4"/></mergeCells>'
    sheet = sheet_of(f"<sheetData>{ROW}</sheetData>{merges}")
    assert [str(merge) for merge in sheet.merges] == ["A4:B4"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "inside",
    [
        '<dimension ref="{0}"/><sheetData>{1}</sheetData>',
        '<cols><col min="{0}" max="{0}" style="1" width="9"/></cols><sheetData>{1}</sheetData>',
        '<sheetData><row r="1" spans="{0}:{0}" ht="{0}"/>{1}</sheetData>',
        '<sheetData>{1}<row r="9"><c r="A9"><f t="array" ref="{0}">1+1</f><v>2</v></c></row></sheetData>',
    ],
    ids=["dimension", "columns", "row", "array"],
)
def test_a_cell_is_set_beside_an_attribute_that_says_nothing(inside: str, odd: str) -> None:
    sheet = sheet_of(inside.format(odd, ROW))
    sheet.set_value(1, 3, Decimal(5))
    assert {place: values(sheet)[place] for place in ("C1", "B2")} == {"C1": 5, "B2": 7}


@pytest.mark.parametrize(
    "rows",
    [
        *(f'<row r="1"><c r="{odd}" s="1"/></row>' for odd in ["A0", "+", "²", "B2", "AAAA1"]),
        '<row r="1"/><row r="1"/>',
    ],
)
def test_nothing_is_written_beside_a_cell_or_row_in_the_wrong_place(rows: str) -> None:
    sheet = sheet_of(f"<sheetData>{rows}{ROW}</sheetData>")
    assert values(sheet) == {"B2": 7}
    with pytest.raises(FileError, match=r"“xl/worksheets/sheet1\.xml”已损坏"):
        sheet.set_value(1, 3, Decimal(5))


@pytest.mark.parametrize("odd", ODD)
def test_a_row_without_a_sensible_number_follows_the_one_before(odd: str) -> None:
    sheet = sheet_of(f'<sheetData><row r="3"/><row r="{odd}"><c><v>1</v></c></row></sheetData>')
    assert values(sheet) == {"A4": 1}


@pytest.mark.parametrize("odd", ODD)
def test_a_row_without_a_sensible_height_has_the_usual_one(odd: str) -> None:
    sheet = sheet_of(f'<sheetData><row r="1" ht="{odd}"/><row r="2" ht="20.5"/></sheetData>')
    assert (sheet.row_height(1), sheet.row_height(2), sheet.row_height(3)) == (None, 20.5, None)


@pytest.mark.parametrize("odd", ODD)
def test_a_column_without_a_sensible_width_has_the_usual_one(odd: str) -> None:
    usual = widths(sheet_of("<sheetData/>"))(Range(1, 1, 1, 4))
    columns = f'<sheetFormatPr defaultColWidth="{odd}"/><cols><col min="1" max="2" width="{odd}"/></cols><sheetData/>'
    assert (
        widths(sheet_of(columns, styles=STYLES.replace('sz val="11"', f'sz val="{odd}"')))(Range(1, 1, 1, 4)) == usual
    )


@pytest.mark.parametrize("odd", ODD)
def test_a_name_for_no_sheet_that_there_is_belongs_to_the_workbook(odd: str) -> None:
    made = parts('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>金额+1</f><v>2</v></c></row></sheetData>')
    names = f'</sheets><definedNames><definedName name="金额" localSheetId="{odd}">表!$A$1</definedName></definedNames>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</sheets>", names)
    workbook = opened(made)
    workbook.sheets[0].set_value(1, 1, 41)
    workbook.recalculate()
    assert values(workbook.sheets[0]) == {"A1": 41, "B1": 42}


@pytest.mark.parametrize("odd", ODD)
def test_a_sheet_is_added_and_removed_beside_one_without_a_sensible_id(odd: str) -> None:
    made = parts("<sheetData/>")
    views = f'<bookViews><workbookView activeTab="{odd}" firstSheet="{odd}"/></bookViews><sheets>'
    workbook_xml = str(made["xl/workbook.xml"]).replace('sheetId="1"', f'sheetId="{odd}"').replace("<sheets>", views)
    made["xl/workbook.xml"] = workbook_xml
    workbook = opened(made)
    workbook.remove_sheet(workbook.add_sheet(sheet_of(f"<sheetData>{ROW}</sheetData>"), "甲"))
    workbook.add_sheet(sheet_of(f"<sheetData>{ROW}</sheetData>"), "乙")
    assert [(sheet.name, values(sheet)) for sheet in reopened(workbook).sheets] == [("表", {}), ("乙", {"B2": 7})]


@pytest.mark.parametrize("odd", ODD)
def test_rows_are_copied_above_what_says_nothing(odd: str) -> None:
    formula = f'<c r="A2"><f t="array" ref="{odd}">1+1</f><v>2</v></c>'
    rest = (
        f'<autoFilter ref="{odd}"/><dataValidations><dataValidation sqref="{odd} A2"/></dataValidations>'
        f'<hyperlinks><hyperlink ref="{odd}"/></hyperlinks><rowBreaks><brk id="{odd}"/></rowBreaks>'
    )
    sheet = sheet_of(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2">{formula}</row></sheetData>{rest}')
    sheet.copy_row(1, 1, 2)
    assert values(sheet) == {"A1": 1, "A2": 1, "A3": 1, "A4": 2}


def test_taking_out_a_sheet_whose_names_stand_in_a_second_list() -> None:
    made = parts("<sheetData/>")
    names = '<definedName name="甲" localSheetId="{}">表!$A$1</definedName>'
    lists = "".join(f"<definedNames>{names.format(sheet)}</definedNames>" for sheet in (0, 1))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</workbook>", f"{lists}</workbook>")
    target = opened(made)
    target.add_sheet(sheet_of("<sheetData/>"), "新")
    target.remove_sheet(target.sheets[1])
    assert [name.get("localSheetId") for name in target.document.part.root.iter("{*}definedName")] == ["0"]
    assert len(reopened(target).sheets) == 1
