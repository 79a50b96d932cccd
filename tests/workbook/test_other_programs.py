"""What others wrote is read, and what is written others read: openpyxl, xlsxwriter, calamine and LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.workbook.packages import CORPUS, RICH, ROOT, needs_shared, opened
from xlforms.workbook import CellError, CellValue, Sheet, Workbook, open_workbook, ref

pytestmark = needs_shared

SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
TEMPLATE = ROOT / "templates" / "zipingbiao.xlsx"

ROWS: list[list[str | float | bool | dt.date | None]] = [
    ["项目支出绩效自评表", None, " 前后空格 ", "换\n行"],
    [1397.9, 0.984, -12.5, 0.3],
    [True, False, None, "=不是公式"],
    [dt.date(2024, 12, 31), dt.datetime(2024, 12, 31, 8, 30), dt.date(1900, 1, 15), "😀<&>\"'"],
]
FORMULAS = {(6, 1): "A2*2", (6, 2): "B2+C2"}
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
EDITS: dict[tuple[int, int], CellValue] = {
    (3, 3): "岳阳市君山区总工会 ",
    (7, 5): Decimal("1397.90"),
    (13, 4): "=≥95%\n_x0041_",
    (14, 7): True,
    (39, 8): dt.date(2024, 12, 31),
}


def by_openpyxl() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "表 1"
    for values in ROWS:
        sheet.append(values)
    for (row, column), formula in FORMULAS.items():
        sheet.cell(row, column, f"={formula}")
    sheet["D3"].data_type = "s"
    sheet.merge_cells("A7:C8")
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def by_xlsxwriter() -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = workbook.add_worksheet("表 1")
    day, moment = (workbook.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "yyyy-mm-dd h:mm"))
    for row, cells in enumerate(ROWS):
        for column, value in enumerate(cells):
            if isinstance(value, dt.date):
                sheet.write_datetime(row, column, value, moment if isinstance(value, dt.datetime) else day)
            elif value is not None:
                sheet.write(row, column, value)
    for (row, column), formula in FORMULAS.items():
        sheet.write_formula(row - 1, column - 1, formula)
    sheet.merge_range("A7:C8", "")
    workbook.close()
    return file.getvalue()


def expected() -> dict[str, CellValue]:
    typed = {ref(r, c): value for r, row in enumerate(ROWS, 1) for c, value in enumerate(row, 1) if value is not None}
    return {place: Decimal(repr(value)) if type(value) is float else value for place, value in typed.items()}  # type: ignore[misc]


def assert_as_written(workbook: Workbook) -> None:
    (sheet,) = workbook.sheets
    assert sheet.name == "表 1"
    assert {cell.ref: cell.value for cell in sheet.cells.values() if cell.row < 6} == expected()
    assert {place: sheet.cells[place].formula for place in FORMULAS} == FORMULAS
    assert [str(area) for area in sheet.merges] == ["A7:C8"]


@pytest.mark.parametrize("written", [by_openpyxl(), by_xlsxwriter()], ids=["openpyxl", "xlsxwriter"])
def test_what_libraries_write_is_read(written: bytes) -> None:
    assert_as_written(opened(written))


def edited() -> Workbook:
    """The rich form with cells set, and sheets of a template added."""
    workbook = open_workbook(RICH)
    for place, value in EDITS.items():
        workbook.sheets[0].set_value(*place, value)
    workbook.sheets[0].set_formula(7, 10, "ROUND(E7/2,2)", Decimal("698.95"))
    for sheet in open_workbook(TEMPLATE).sheets:
        workbook.add_sheet(sheet, sheet.name)
    return workbook


def plain(value: object) -> object:
    """A value as other readers have it: floats, and days with their midnight."""
    if isinstance(value, CellError):
        return None
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value


def shown(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {place: plain(cell.value) for place, cell in sheet.cells.items() if plain(cell.value) not in {None, ""}}


def by_calamine(data: bytes, sheet: str) -> dict[tuple[int, int], object]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    cells = (((r, c), value) for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1))
    return {place: plain(value) for place, value in cells if value != ""}


def in_openpyxl(workbook: openpyxl.Workbook, sheet: str) -> dict[tuple[int, int], object]:
    rows = enumerate(workbook[sheet].iter_rows(values_only=True), 1)
    cells = (((r, c), value) for r, row in rows for c, value in enumerate(row, 1))
    return {place: plain(value) for place, value in cells if value not in {None, "", *ERRORS}}


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_what_is_written_other_readers_read() -> None:
    workbook = edited()
    data = workbook.to_bytes()
    other = loaded(data)
    for sheet in workbook.sheets:
        ours = shown(sheet)
        assert by_calamine(data, sheet.name) | ours == ours | by_calamine(data, sheet.name)
        # openpyxl leaves escapes as they are.
        theirs = in_openpyxl(other, sheet.name)
        assert {p: v for p, v in theirs.items() if p != (13, 4)} == {p: v for p, v in ours.items() if p != (13, 4)}


def loaded(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def samples() -> list[Path]:
    return sorted(CORPUS.glob("2[2-7]*-xlsx.xlsx"))[2::9]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_workbooks_of_the_corpus_are_read_as_others_read_them_after_an_edit(path: Path) -> None:
    workbook = open_workbook(path)
    sheet = workbook.sheets[0]
    sheet.set_value(max((row for row, _ in sheet.cells), default=0) + 2, 2, "新增")
    data = workbook.to_bytes()
    assert in_openpyxl(loaded(data), sheet.name) == shown(sheet)
    assert by_calamine(data, sheet.name) == shown(sheet)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice makes of a folder of our outputs and of a workbook that openpyxl wrote: all opened and saved."""
    folder = tmp_path_factory.mktemp("soffice")
    edited().save(folder / "edited.xlsx")
    (folder / "written.xlsx").write_bytes(by_openpyxl())
    for path in samples():
        workbook = open_workbook(path)
        workbook.add_sheet(open_workbook(TEMPLATE).sheets[1], "附表")
        workbook.save(folder / path.name)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, folder.glob("*.xlsx"))], check=True, capture_output=True, timeout=120)
    return folder / "out"


@needs_soffice
def test_what_libreoffice_writes_is_read(converted: Path) -> None:
    assert_as_written(open_workbook(converted / "written.xlsx"))


@needs_soffice
def test_libreoffice_opens_what_is_written(converted: Path) -> None:
    ours, theirs = edited(), open_workbook(converted / "edited.xlsx")
    assert [sheet.name for sheet in theirs.sheets] == [sheet.name for sheet in ours.sheets]
    for place, value in EDITS.items():
        assert theirs.sheets[0].cells[place].value == value
    for mine, other in zip(ours.sheets[6:], theirs.sheets[6:], strict=True):
        assert {place: cell.text for place, cell in other.cells.items() if cell.formula is None} == {
            place: cell.text for place, cell in mine.cells.items() if cell.formula is None
        }
        assert set(other.merges) == set(mine.merges)


@needs_soffice
def test_libreoffice_opens_workbooks_of_the_corpus_with_a_sheet_added(converted: Path) -> None:
    template = open_workbook(TEMPLATE).sheets[1]
    for path in samples():
        added = open_workbook(converted / path.name).sheet("附表")
        assert added is not None
        assert {p: c.value for p, c in added.cells.items() if not c.formula} == {
            p: c.value for p, c in template.cells.items() if not c.formula
        }
