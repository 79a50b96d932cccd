"""附件5 in the completed workbook: added or in place, typed scores kept and checked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.writers.filling import FIGURES, UNIT, WORDS, Made, at, cell, codes, made, reread
from xlforms.calculation.annex5.standard import WAITING
from xlforms.findings import Finding
from xlforms.writers.annex5 import write_annex5

ROW = {"notice": 5, "completeness": 9, "problems": 11, "suggestions": 12, "total": 13}
SCORE, REASON = 5, 6


def scored() -> Made:
    """A workbook whose 附件5 a first run has added."""
    first = made(FIGURES, WORDS)
    write_annex5(first.workbook, first.submission)
    return reread(first.workbook)


def again(item: str, score: Decimal | int, reason: str | None = None) -> tuple[Made, list[Finding]]:
    """A score, and with it a reason, typed into the sheet of the first run, and a second run."""
    first = scored()
    sheet = first.sheet("附件5")
    sheet.set_value(ROW[item], SCORE, score)
    if reason is not None:
        sheet.set_value(ROW[item], REASON, reason)
    second = reread(first.workbook)
    return second, write_annex5(second.workbook, second.submission)


def test_the_sheet_is_added_last_with_unit_and_year() -> None:
    whole = made(FIGURES, WORDS)
    before = [sheet.name for sheet in whole.workbook.sheets]
    write_annex5(whole.workbook, whole.submission)
    assert [sheet.name for sheet in whole.workbook.sheets] == [*before, "附件5"]
    shown = [found.text for found in whole.sheet("附件5").cells.values() if found.row == 3]
    assert shown == ["预算单位名称", UNIT, "年度", "2024年"]


def test_what_the_workbook_shows_is_scored_and_the_rest_is_explained() -> None:
    sheet = scored().sheet("附件5")
    scores = {row: found.value for row in range(5, 13) if (found := sheet.cell(row, SCORE))}
    assert scores == {ROW["completeness"]: Decimal(15)}
    reasons = [cell(sheet, row, REASON).text for row in range(5, 13)]
    assert [row for row, reason in enumerate(reasons, 5) if not reason.startswith(WAITING)] == [ROW["completeness"]]


def test_the_total_is_live() -> None:
    whole = scored()
    whole.workbook.recalculate()
    total = cell(whole.sheet("附件5"), ROW["total"], SCORE)
    assert (total.value, total.formula) == (Decimal(15), 'IF(COUNT(E5:E12)=0,"",SUM(E5:E12))')


def test_open_rows_are_one_hint_at_the_first_of_them() -> None:
    whole = made(FIGURES, WORDS)
    findings = write_annex5(whole.workbook, whole.submission)
    assert at(findings, "XF314") == [("附件5", "E5")]
    assert "还有 7 行" in findings[0].message
    assert codes(findings) == ["XF314"]


def test_a_second_run_adds_nothing_and_changes_no_cell() -> None:
    second = scored()
    before = {place: (found.value, found.formula) for place, found in second.sheet("附件5").cells.items()}
    names = [sheet.name for sheet in second.workbook.sheets]
    assert codes(write_annex5(second.workbook, second.submission)) == ["XF314"]
    after = {place: (found.value, found.formula) for place, found in second.sheet("附件5").cells.items()}
    assert (after, [sheet.name for sheet in second.workbook.sheets]) == (before, names)


def test_what_is_looked_at_is_told_anew_and_a_typed_reason_stays() -> None:
    first = scored()
    sheet = first.sheet("附件5")
    sheet.set_value(ROW["notice"], REASON, "通知已印发")
    first.sheet("报告素材").set_value(24, 3, "固定资产账实不符。")
    second = reread(first.workbook)
    write_annex5(second.workbook, second.submission)
    assert cell(sheet, ROW["notice"], REASON).text == "通知已印发"
    assert "列出3个问题" in cell(sheet, ROW["problems"], REASON).text


@pytest.mark.parametrize("score", [20, 18, 13, 12, 0])
def test_a_typed_score_of_a_legal_band_is_accepted(score: int) -> None:
    second, findings = again("problems", score)
    assert codes(findings) == ["XF314"]
    assert cell(second.sheet("附件5"), ROW["problems"], SCORE).value == score


@pytest.mark.parametrize("score", [19, 9, 1, Decimal("12.5")])
def test_a_typed_score_between_the_bands_wants_a_reason(score: Decimal | int) -> None:
    second, findings = again("problems", score)
    assert at(findings, "XF311") == [("附件5", "E11")]
    assert cell(second.sheet("附件5"), ROW["problems"], SCORE).value == score
    _, findings = again("problems", score, "问题较全面，原因分析到位")
    assert "XF311" not in codes(findings)


def test_a_typed_score_beyond_the_points_is_an_error_whatever_the_reason() -> None:
    assert at(again("suggestions", 16, "特别好")[1], "XF312") == [("附件5", "E12")]
    assert at(again("suggestions", -1)[1], "XF312") == [("附件5", "E12")]


def test_a_typed_score_that_the_workbook_disproves_is_told_with_the_arithmetic() -> None:
    second, findings = again("completeness", 13)
    note = next(note for note in findings if note.code == "XF313")
    assert (note.cell, note.found, note.expected) == ("E9", "13", "15")
    assert "正文齐全，得8分；附件齐全，得7分" in note.message
    assert cell(second.sheet("附件5"), ROW["completeness"], SCORE).value == 13


def test_a_printed_form_without_scores_stays_and_ours_is_added() -> None:
    first = scored()
    printed = first.sheet("附件5")
    for row in range(4, 14):
        for column in (SCORE, REASON):
            printed.set_value(row, column, None)
    second = reread(first.workbook)
    before = {place: found.text for place, found in printed.cells.items()}
    findings = write_annex5(second.workbook, second.submission)
    assert codes(findings) == ["XF314", "XF315"]
    assert at(findings, "XF315") == [("附件5", "")]
    assert {place: found.text for place, found in printed.cells.items()} == before
    assert second.workbook.sheets[-1].name != "附件5"
    assert cell(second.workbook.sheets[-1], ROW["completeness"], SCORE).value == 15


def test_a_blank_total_in_place_becomes_a_sum() -> None:
    first = scored()
    first.sheet("附件5").set_value(ROW["total"], SCORE, None)
    second = reread(first.workbook)
    write_annex5(second.workbook, second.submission)
    second.workbook.recalculate()
    total = cell(second.sheet("附件5"), ROW["total"], SCORE)
    assert (total.value, total.formula) == (Decimal(15), 'IF(COUNT(E5:E12)=0,"",SUM(E5:E12))')


def test_the_rows_are_high_enough_for_what_is_written() -> None:
    sheet = scored().sheet("附件5")
    # 评分说明 holds 16 characters of 宋体 10.5 a line.
    reasons = {row: cell(sheet, row, REASON).text for row in range(5, 13)}
    assert [row for row, text in reasons.items() if (sheet.row_height(row) or 0) < len(text) / 16 * 13.5] == []
