"""Formulas of the officers' own that take in cells which were blank until they were filled."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.libreoffice import needs_libreoffice, recalculated
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from xlforms.pipeline import Completed, check, fill, read
from xlforms.workbook import open_workbook

# 项目支出 of the base data is blank: 10＋5＋1, 12＋6＋1, 11＋6＋1.
TAKEN: dict[tuple[int, int], str] = {
    (3, 2): "=表1!C11+表1!C18",
    (3, 3): "=表1!C11+表1!C18",
    (3, 4): "=表1!D11+表1!D18",
    (5, 1): '="其中：一般公共预算："&D4',
    (5, 4): '="其中：基本支出："&表1!D18',
    (6, 4): '="项目支出："&表1!D11',
    (12, 4): "100%",
    (12, 5): "=G4",
}


def department() -> Lines:
    lines = DEPARTMENT
    for (row, column), formula in TAKEN.items():
        lines = changed(lines, row, column, formula)
    return lines


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("values", [False, True])
def test_what_formulas_take_in_is_read_when_it_is_filled(tmp_path: Path, order: int, values: bool) -> None:
    done = completed(tmp_path, order, values=values)
    figures = {one.derived.place.name: one.derived.value for one in done.derived}
    # 40÷39; met at 102.56%.
    assert figures["funds.total.execution_rate"] == Decimal("1.0256")
    assert figures["funds.total.score"] == Decimal(10)
    assert figures["indicators.1.score"] == Decimal(50)
    form = done.submission.of("department")[0]
    assert form.number("expenditure.project") == 18
    assert {one.code for one in done.findings} >= {"XF403", "XF415"}
    assert not {one.code for one in done.findings} & {"XF306", "XF307", "XF402", "XF206"}
    again = {one.code for one in check(done.output).findings}
    assert not again & {"XF301", "XF306", "XF307", "XF409"}


def completed(folder: Path, order: int, *, values: bool = False) -> Completed:
    sheets = [BASE_DATA, department()][::order]
    lines = [
        [[str(one).replace("表1!", "表2!") if order < 0 else one for one in row] for row in sheet] for sheet in sheets
    ]
    return fill(str(book(folder / "a.xlsx", *lines)), str(folder / "out"), values=values)


def test_a_total_of_their_own_counts_as_it_is(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", changed(changed(PROJECT, 5, 4, "=E7+E8"), 14, 7, "=SUM(H6,H11:H13)"))
    form = fill(str(path), str(tmp_path / "out")).submission.forms[0]
    assert form.number("funds.total.actual_expenditure") == Decimal("86.2")


def test_a_score_that_their_formulas_leave_unrounded_is_told_with_two_decimals(tmp_path: Path) -> None:
    lines = changed(changed(DEPARTMENT, 3, 7, "=F4*E4/D4"), 15, 7, "=SUM(H4,H13:H15)")
    path = book(tmp_path / "a.xlsx", lines)
    done = check(str(path))
    # 10×1389.3÷1397.9, 50, 30 and 9.47
    assert (done.score, done.grade) == (Decimal("99.41"), "优")
    report = open_workbook(fill(str(path)).output).sheet("自评报告")
    assert report is not None
    assert any("99.41分" in cell.text for cell in report.cells.values())


def test_a_score_typed_with_more_decimals_is_told_as_typed(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", changed(DEPARTMENT, 15, 7, 99.405))
    assert check(str(path)).score == Decimal("99.405")


@needs_libreoffice
def test_libreoffice_agrees(tmp_path: Path) -> None:
    output = Path(completed(tmp_path, 1).output)
    (theirs,) = recalculated(tmp_path, output)
    sheets = zip(open_workbook(str(output)).sheets[:2], open_workbook(str(theirs)).sheets[:2], strict=True)
    for ours, calculated in sheets:
        assert {place: cell.value for place, cell in ours.cells.items()} == {
            place: cell.value for place, cell in calculated.cells.items()
        }


def test_a_form_whose_title_shows_once_another_is_filled(tmp_path: Path) -> None:
    title = changed(PROJECT, 0, 0, f'=IF(H4="","","{PROJECT[0][0]}")')
    path = book(tmp_path / "a.xlsx", [*DEPARTMENT, *title])
    done = fill(str(path), str(tmp_path / "out"))
    assert [form.form.key for form in done.submission.forms] == ["department"]
    assert [note.cell for note in done.findings if note.code == "XF118"] == ["A17"]
    assert [note.cell for note in check(str(path)).findings if note.code == "XF118"] == ["A17"]
    assert [form.form.key for form in read(done.output).forms][:2] == ["department", "project"]
    assert "XF118" not in {note.code for note in fill(done.output).findings}


def test_titles_and_labels_that_no_program_has_calculated_yet(tmp_path: Path) -> None:
    lines = changed(changed(PROJECT, 0, 0, '="项目支出"&"绩效自评表"'), 15, 0, '=LEFT("总分合计",2)')
    read_so = read(str(book(tmp_path / "a.xlsx", lines))).forms
    typed_so = read(str(book(tmp_path / "b.xlsx", PROJECT))).forms
    assert [form.form.key for form in read_so] == ["project"]
    assert (read_so[0].title, len(read_so[0].indicators)) == (typed_so[0].title, 3)
    assert read_so[0].values.keys() == typed_so[0].values.keys()
