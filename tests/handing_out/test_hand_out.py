"""新建: our template whole, of the right year, holding nothing but what stays from last year."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import xlforms
from tests.handing_out.features import features, validations
from tests.libreoffice import needs_libreoffice, recalculated
from xlforms import examples, templates
from xlforms.errors import FileError
from xlforms.handing_out import SETS, Made, hand_out, hand_out_to_all
from xlforms.roster import Member
from xlforms.submission import Filled, Submission
from xlforms.workbook import open_workbook

JUNSHAN, FINANCE, LANGFANG = map(examples.path, ("junshan-2024", "caizheng-jinrong-2024", "langfang-2019"))
GUIDE = "填表说明"


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A workbook of 2031 of each kind."""
    folder = tmp_path_factory.mktemp("空白")
    return {kind: hand_out(kind, str(folder / f"{kind}.xlsx"), year=2031).path for kind in SETS}


@cache
def sheets(path: str | Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}


def one(submission: Submission, key: str) -> Filled:
    return submission.of(key)[0]


@pytest.mark.parametrize("last", [None, JUNSHAN, FINANCE, LANGFANG])
def test_what_comes_back_as_it_was_handed_out_is_told(last: Path | None, tmp_path: Path) -> None:
    blank = hand_out("all", str(tmp_path / "表.xlsx"), year=2031, last=str(last) if last else None).path
    assert "XF521" in {note.code for note in xlforms.check(blank).findings}
    assert last is None or "XF521" not in {note.code for note in xlforms.check(str(last)).findings}


@pytest.mark.parametrize("kind", SETS)
def test_the_template_is_kept_whole(kind: str, handed: dict[str, str]) -> None:
    ours = sheets(handed[kind])
    blank = sheets(templates.path("zipingbiao")) | sheets(templates.path("annex5"))
    assert ours.keys() <= blank.keys()
    for name in ours.keys() - {GUIDE}:
        assert features(ours[name]) == features(blank[name]), name
        for row in blank[name].iter_rows():
            for cell in row:
                theirs = (
                    re.sub("202[34](?=年)", lambda year: str(int(year[0]) + 7), cell.value)
                    if isinstance(cell.value, str)
                    else cell.value
                )
                same = ours[name][cell.coordinate].value == theirs
                assert same or (name == "附件5" and cell.coordinate == "E3")


@pytest.mark.parametrize("kind", SETS)
def test_the_reader_reads_it_back(kind: str, handed: dict[str, str]) -> None:
    read = xlforms.read(handed[kind])
    assert [filled.form for filled in read.forms] == [*SETS[kind].forms]
    assert read.findings == []
    assert {filled.year for filled in read.forms} - {2031} <= ({None} if kind in ("annex5", "all") else set())


@pytest.mark.parametrize("kind", SETS)
def test_no_other_year_is_left(kind: str, handed: dict[str, str]) -> None:
    texts = [str(cell.value) for sheet in sheets(handed[kind]).values() for row in sheet.iter_rows() for cell in row]
    assert {found for text in texts for found in re.findall(r"20\d\d(?=年)", text)} <= {"2030", "2031"}


@pytest.mark.parametrize("kind", SETS)
def test_the_guide_is_about_this_workbook(kind: str, handed: dict[str, str]) -> None:
    there = sheets(handed[kind])
    text = "".join(str(cell.value or "") for row in there[GUIDE].iter_rows() for cell in row)
    named = {
        name
        for name in re.findall("“(.+?)”", text)
        if name in {"基础数据表", "部门整体支出绩效自评表", "报告素材", "附件5"}
    }
    assert named <= there.keys()
    assert all(there[GUIDE].row_dimensions[row].height for row in range(2, 5))
    assert "浅黄色：请填写" in text


def test_what_stays_from_last_year(tmp_path: Path) -> None:
    made = hand_out("all", str(tmp_path / "新.xlsx"), year=2025, last=JUNSHAN)
    before, after = xlforms.read(JUNSHAN), xlforms.read(made.path)
    assert made.carried is not None
    assert (made.unit, made.carried.projects, made.carried.indicators) == ("岳阳市君山区总工会", 1, 25)
    for key in ("department", "project"):
        old, new = one(before, key), one(after, key)
        assert new.unit == old.unit
        kept = [
            (
                each.level1,
                each.level2,
                each.name.content,
                each.target and each.target.reading.text,
                each.weight and each.weight.value,
            )
            for each in old.indicators
        ]
        assert [
            (
                each.level1,
                each.level2,
                each.name.content,
                each.target and each.target.reading.text,
                each.weight and each.weight.value,
            )
            for each in new.indicators
        ] == kept
        assert new.values["total.weight"].value == 100
    assert one(after, "base_data").number("staff.authorised") == one(before, "base_data").number("staff.authorised")
    accounts = {
        row.path: row.actual.value
        for row in one(before, "base_data").rows
        if row.actual and row.actual.value is not None
    }
    carried = {row.path: row.previous_actual.value for row in one(after, "base_data").rows if row.previous_actual}
    assert {path: carried[path] for path in accounts} == accounts


@pytest.mark.parametrize("last", [JUNSHAN, FINANCE, LANGFANG])
def test_nothing_that_must_be_new_is_there(last: str, tmp_path: Path) -> None:
    made = hand_out("project" if last == LANGFANG else "all", str(tmp_path / "新.xlsx"), year=2026, last=last)
    for filled in xlforms.read(made.path).forms:
        typed = {name for name, value in filled.values.items() if not value.blank and value.formula is None}
        allowed = {"unit_name", "project_name", "supervising_department", "implementing_unit", "staff.authorised"}
        printed = {
            name for name in typed if re.fullmatch(r"funds\.\w+\.(weight|execution_rate|score)|report\..*", name)
        }
        assert typed - printed <= allowed, filled.form.key
        assert not [each for each in filled.indicators if each.actual and not each.actual.place.blank]
        assert not [
            each
            for each in filled.indicators
            for value in (each.score, each.deviation_reason)
            if value and not value.blank
        ]
        assert not [
            row for row in filled.rows for value in (row.budget, row.actual) if value and value.value is not None
        ]


def larger(path: Path) -> str:
    """Last year's workbook with more projects, indicators and funds than the template has room for."""
    made = hand_out("all", str(path), year=2024)
    book = open_workbook(made.path)
    base, department = book.sheet("基础数据表"), book.sheet("部门整体支出绩效自评表")
    assert base is not None
    assert department is not None
    for row in range(18, 21):
        base.set_value(row, 1, f"　　专项{row}")
    base.copy_row(20, 20, 5)
    for row in range(18, 26):
        base.set_value(row, 1, f"　　专项{row}")
        base.set_value(row, 6, row)
    department.copy_row(15, 15, 4)
    for row in range(13, 20):
        for column, value in ((4, f"数量指标{row}号"), (5, f"≥{row}个"), (7, 2)):
            department.set_value(row, column, value)
    blank = open_workbook(templates.path("zipingbiao")).sheet("项目支出绩效自评表")
    assert blank is not None
    for at, sheet in enumerate(
        [book.sheet(blank.name), book.add_sheet(blank, blank.name), book.add_sheet(blank, blank.name)]
    ):
        assert sheet is not None
        sheet.set_value(3, 4, f"项目{at}")
    book.recalculate()
    book.save(path.with_name("上年.xlsx"))
    return str(path.with_name("上年.xlsx"))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("加行")
    return hand_out("all", str(folder / "今年.xlsx"), year=2025, last=larger(folder / "空.xlsx")).path


def test_a_sheet_for_each_project_beside_the_first(grown: str) -> None:
    there, blank = sheets(grown), sheets(templates.path("zipingbiao"))["项目支出绩效自评表"]
    names = [name for name in there if name.startswith("项目支出绩效自评表")]
    assert [*there][3:6] == names
    for at, name in enumerate(names):
        assert there[name]["D3"].value == f"项目{at}"
        assert features(there[name]) == features(blank)


def test_added_lines_are_like_the_others(grown: str) -> None:
    blank, there = (
        sheets(templates.path("zipingbiao"))["部门整体支出绩效自评表"],
        sheets(grown)["部门整体支出绩效自评表"],
    )
    assert {str(area) for area in there.merged_cells.ranges} >= {"C13:C19", "B13:B28", "A12:A38"}
    assert there.row_dimensions[18].height == there.row_dimensions[13].height
    moved = {str(rule[0]) for rule in validations(there)}
    assert {
        area.replace("34", "38") for area in (str(rule[0]) for rule in validations(blank)) if "13:" in area
    } <= moved
    assert there.print_area.replace("$", "").endswith("A1:I40")
    weights, total = there["G39"].value, sheets(grown)["基础数据表"]
    assert "G13:G38" in str(weights)
    assert "B18:B25" in str(total["B17"].value)


@needs_libreoffice
def test_the_formulas_count_the_added_lines(grown: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(recalculated(tmp_path, Path(grown))[0], data_only=True)
    assert book["基础数据表"]["B17"].value == sum(range(18, 26))
    assert book["部门整体支出绩效自评表"]["G39"].value == 10 + 7 * 2
    ours = open_workbook(grown).sheet("基础数据表")
    assert ours is not None
    cell = ours.cell(17, 2)
    assert cell is not None
    assert cell.value == Decimal(sum(range(18, 26)))


def test_last_year_without_what_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        hand_out("department", str(tmp_path / "新.xlsx"), year=2020, last=LANGFANG)
    assert refused.value.code == "XF988"
    assert "项目支出绩效自评表" in refused.value.message


def test_one_for_each_unit_of_a_roster(tmp_path: Path) -> None:
    members = [Member(2, "市财政局", "001", "张三", "0730"), Member(3, "市教育局")]
    (tmp_path / "市教育局.xlsx").touch()
    done = [*hand_out_to_all("all", members, str(tmp_path), year=2025)]
    assert [isinstance(made, Made) for made in done] == [True, False]
    read = xlforms.read(str(tmp_path / "市财政局.xlsx"))
    named = {filled.form.key: filled.unit for filled in read.forms if filled.unit}
    assert named == dict.fromkeys(("base_data", "department", "project", "annex5"), "市财政局")
    guide = sheets(tmp_path / "市财政局.xlsx")[GUIDE]
    assert any("市财政局（编码 001，联系人 张三 0730）" in str(cell.value) for cell in guide["A"])
