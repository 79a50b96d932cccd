"""Style indices that a workbook does not have: they mean the first style, and go on meaning it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.workbook.making import MAIN
from tests.workbook.packages import STYLES, contents, opened, parts, reopened
from xlforms.workbook import Sheet, open_workbook

TEMPLATE = Path(__file__).parent.parent.parent / "templates" / "annex5.xlsx"
# The first style shows days, and there are four.
DAYS = STYLES.replace('<xf numFmtId="0" fontId', '<xf numFmtId="14" fontId', 1)
CELLS = (
    '<cols><col min="4" max="4" style="6"/></cols><sheetData><row r="1" s="5" customFormat="1">'
    '<c r="A1" s="4"><v>45000</v></c><c r="B1" s="999999"><v>45000</v></c><c r="C1" s="7"/></row></sheetData>'
)


def shown(sheet: Sheet) -> list[str]:
    return [cell.text for cell in sheet.cells.values()]


def cell_formats(styles: str) -> list[str]:
    return [xf.split('"', 1)[0] for xf in styles.partition("<cellXfs")[2].split('numFmtId="')[1:]]


def test_a_cell_without_a_style_of_its_own_shows_the_same_after_styles_were_appended() -> None:
    workbook = opened(parts(CELLS, styles=DAYS))
    sheet = workbook.sheets[0]
    assert shown(sheet) == ["2023/3/15", "2023/3/15"]
    sheet.set_value(2, 1, Decimal("0.5"), "0.00%")
    sheet.set_value(3, 1, Decimal("0.5"), "0.000%")
    assert shown(reopened(workbook).sheets[0]) == ["2023/3/15", "2023/3/15", "50.00%", "50.000%"]
    # 4, 5, 6 and 7 are named by a cell, a row, a column and an empty cell; nothing is made for 999999.
    styles = contents(workbook.to_bytes())["xl/styles.xml"].decode()
    assert cell_formats(styles) == ["14", "2", "164", "20", "14", "14", "14", "14", "10", "165"]
    assert 'cellXfs count="10"' in styles


def test_a_sheet_that_is_added_gets_other_indices() -> None:
    workbook = opened(parts(CELLS, styles=DAYS))
    workbook.add_sheet(open_workbook(TEMPLATE).sheets[0], "附件5")
    assert shown(reopened(workbook).sheets[0]) == ["2023/3/15", "2023/3/15"]


def test_nothing_is_made_before_an_index_that_nobody_names() -> None:
    workbook = opened(parts(CELLS.replace('s="4"', 's="2"'), styles=DAYS))
    workbook.sheets[0].set_value(2, 1, Decimal("0.5"), "0.00%")
    styles = contents(workbook.to_bytes())["xl/styles.xml"].decode()
    assert cell_formats(styles) == ["14", "2", "164", "20", "10"]


def test_a_number_of_a_format_that_is_not_there_is_not_taken_for_another() -> None:
    styles = STYLES.replace('numFmtId="2" ', 'numFmtId="170" ')
    workbook = opened(parts('<sheetData><row r="1"><c r="A1" s="1"><v>2</v></c></row></sheetData>', styles=styles))
    workbook.sheets[0].set_value(2, 1, Decimal("0.5"), "0.000%")
    assert shown(reopened(workbook).sheets[0]) == ["2", "50.000%"]
    assert '<numFmt numFmtId="171"' in contents(workbook.to_bytes())["xl/styles.xml"].decode()


def test_a_fill_that_is_not_there_is_not_taken_for_another() -> None:
    workbook = opened(parts("<sheetData/>", styles=STYLES.replace('fillId="0"', 'fillId="1"', 1)))
    red = f'<fill xmlns="{MAIN}"><patternFill patternType="solid"/></fill>'
    document = workbook.sheets[0].document
    filled = int(document.with_fill("1", red))
    assert document.styles.items("cellXfs")[filled].get("fillId") == "2"
    assert len(document.styles.items("fills")) == 3


def test_a_second_collection_of_one_name_is_put_to_the_first() -> None:
    start, end = STYLES.index("<cellXfs"), STYLES.index("</cellXfs>") + len("</cellXfs>")
    twice = STYLES[:end] + STYLES[start:]
    workbook = opened(parts('<sheetData><row r="1"><c r="A1" s="1"><v>2</v></c></row></sheetData>', styles=twice))
    workbook.add_sheet(open_workbook(TEMPLATE).sheets[0], "附件5")
    assert shown(reopened(workbook).sheets[0]) == ["2.00"]
    styles = contents(workbook.to_bytes())["xl/styles.xml"].decode()
    assert styles.count("<cellXfs") == 1
    assert f'cellXfs count="{len(cell_formats(styles))}"' in styles
