"""Packages that lack a part: what hangs on it is refused by its name, what does not is read."""

from __future__ import annotations

import pytest

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.workbook.book import workbook_of

TEXT = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
NUMBER = '<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'
RELATIONSHIPS = "xl/_rels/workbook.xml.rels"
STRINGS = f'<Relationship Id="rId9" Type="{making.OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'


def parts(sheet: str) -> dict[str, str | bytes]:
    """A workbook that names shared strings and has none."""
    made = making.xlsx_parts(sheet)
    return made | {RELATIONSHIPS: str(made[RELATIONSHIPS]).replace("</Relationships>", STRINGS)}


def refused(made: dict[str, str | bytes]) -> FileError:
    with pytest.raises(FileError) as error:
        [sheet.cells for sheet in workbook_of(making.zipped(made), "a.xlsx").sheets]
    return error.value


def test_texts_that_have_gone_are_not_taken_for_an_empty_sheet() -> None:
    error = refused(parts(TEXT))
    assert error.code == "XF921"
    assert "xl/sharedStrings.xml" in error.message


def test_numbers_need_no_shared_strings() -> None:
    (sheet,) = workbook_of(making.zipped(parts(NUMBER)), "a.xlsx").sheets
    assert [cell.text for cell in sheet.cells.values()] == ["5"]


def test_a_workbook_that_leads_to_no_sheet_says_what_it_lacks() -> None:
    made = making.xlsx_parts(NUMBER)
    del made[RELATIONSHIPS]
    error = refused(made)
    assert (error.code, RELATIONSHIPS in error.message) == ("XF921", True)
