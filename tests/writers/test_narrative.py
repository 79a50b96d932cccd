"""自评报告 in the completed workbook: written where it is empty, and what is left open said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.writers.filling import (
    FIGURES,
    NO_SCORE,
    UNIT,
    WORDS,
    Made,
    at,
    below,
    cell,
    codes,
    less,
    made,
    report,
    reread,
    texts,
    written,
)
from xlforms.calculation.report.figures import report_facts
from xlforms.calculation.report.material import OPEN
from xlforms.calculation.report.parts import missing_parts
from xlforms.pipeline import fill
from xlforms.workbook import Sheet, open_workbook
from xlforms.writers.narrative import write_narrative

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def test_the_title_has_year_and_unit() -> None:
    sheet, _ = written(FIGURES, WORDS)
    assert texts(sheet)[0] == f"2024年度{UNIT}\n整体支出绩效自评报告"


def test_a_title_that_somebody_wrote_stays() -> None:
    whole = made(FIGURES, WORDS)
    whole.sheet("自评报告").set_value(1, 1, "2024年度君山工会整体支出绩效自评报告")
    whole = reread(whole.workbook)
    write_narrative(whole.workbook, whole.submission)
    assert texts(whole.sheet("自评报告"))[0] == "2024年度君山工会整体支出绩效自评报告"


@pytest.mark.parametrize(
    ("name", "heading", "label", "where"),
    [
        ("organs", "一、部门（单位）基本情况", "机构设置和人员情况", "C4"),
        ("results", "（三）整体支出绩效情况", "整体支出绩效情况", "C21"),
        ("application", "拟应用和公开情况", "部门整体支出绩效自评结果拟应用和公开情况", "C34"),
    ],
)
def test_what_a_person_must_write_is_left_open_and_said(name: str, heading: str, label: str, where: str) -> None:
    sheet, findings = written(FIGURES, less(WORDS, f"material.{name}"))
    assert f"{OPEN}：{label}〕" in below(sheet, heading)
    assert at(findings, "XF501") == [("报告素材", where)]
    assert codes(findings) == ["XF501"]


def test_without_a_material_sheet_the_report_itself_is_where_to_write() -> None:
    sheet, findings = written(FIGURES, without=("报告素材",))
    places = at(findings, "XF501")
    assert {name for name, _ in places} == {"自评报告"}
    assert all(OPEN in cell(sheet, int(place[1:]), 1).text for _, place in places)
    assert len(places) == sum(OPEN in text for text in texts(sheet)) == 6


def test_a_score_that_is_missing_is_asked_for_in_the_table() -> None:
    _, findings = written(FIGURES, WORDS, NO_SCORE)
    assert [(note.code, note.sheet, note.name) for note in findings] == [
        ("XF501", "部门整体支出绩效自评表", "total.score")
    ]


def test_material_that_differs_from_the_tables_is_said_and_the_tables_are_told() -> None:
    typed = {"report/material.original_budget": Decimal("189.67"), "report/material.added_budget": Decimal("42.11")}
    sheet, findings = written(FIGURES, WORDS, typed)
    assert [(note.code, note.cell, note.found, note.expected) for note in findings] == [
        ("XF502", "C5", "189.67", "190.2")
    ]
    assert "年初预算数190.2万元" in below(sheet, "（一）基本支出情况")[0]


def test_material_that_does_not_add_up_is_said() -> None:
    parts = {"personnel_budget": "10", "office_budget": "5", "project_budget": "7"}
    typed = {f"report/material.{name}": Decimal(amount) for name, amount in parts.items()}
    _, findings = written(FIGURES, WORDS, typed)
    (note,) = [note for note in findings if note.code == "XF452"]
    assert (note.sheet, note.cell) == ("报告素材", "C7")
    assert note.message.startswith("报告素材的预算数，各项相加是 ")
    assert note.message.partition("：")[2].startswith("10＋")


def test_typed_sections_stay_and_those_below_move_down() -> None:
    whole = made(FIGURES, WORDS)
    whole.sheet("自评报告").set_value(21, 1, "　　成效显著。")
    whole = reread(whole.workbook)
    write_narrative(whole.workbook, whole.submission)
    assert below(whole.sheet("自评报告"), "（三）整体支出绩效情况") == ["成效显著。"]
    assert below(whole.sheet("自评报告"), "（一）支出预算执行情况") != []


def test_places_left_open_in_typed_text_are_said_where_they_end_up() -> None:
    whole = made(FIGURES, WORDS)
    whole.sheet("自评报告").set_value(21, 1, f"　　成效{OPEN}：数量〕。")
    whole = reread(whole.workbook)
    findings = write_narrative(whole.workbook, whole.submission)
    ((name, place),) = at(findings, "XF504")
    assert OPEN in cell(whole.sheet(name), int(place[1:]), 1).text
    assert place != "A21"


def test_a_heading_that_is_not_there_is_said() -> None:
    whole = made(FIGURES, WORDS)
    whole.sheet("自评报告").set_value(28, 1, None)
    whole = reread(whole.workbook)
    findings = write_narrative(whole.workbook, whole.submission)
    assert [(note.code, "其他需要说明的情况" in note.message) for note in findings] == [("XF503", True)]


def test_a_workbook_without_the_sheet_gets_it_last() -> None:
    whole = made(FIGURES, WORDS, without=("自评报告",))
    assert write_narrative(whole.workbook, whole.submission) == []
    assert whole.workbook.sheets[-1].name == "自评报告"
    in_place, _ = written(FIGURES, WORDS)
    assert texts(whole.sheet("自评报告")) == texts(in_place)


def test_a_second_run_changes_nothing() -> None:
    whole = made(FIGURES, WORDS)
    write_narrative(whole.workbook, whole.submission)
    before = texts(whole.sheet("自评报告"))
    again = reread(whole.workbook)
    assert write_narrative(again.workbook, again.submission) == []
    assert texts(again.sheet("自评报告")) == before


def test_unit_and_year_that_nobody_gave_are_left_open() -> None:
    whole = made(less(FIGURES, "unit_name", "implementing_unit"), WORDS)
    write_narrative(whole.workbook, whole.submission)
    assert f"2024年度{OPEN}：单位名称〕" in texts(whole.sheet("自评报告"))[0]


def test_long_paragraphs_are_cut_and_every_row_shows_its_text() -> None:
    results = "".join(f"{number}是开展活动{number}次，惠及职工{number}00人。" * 3 for number in "一二三四五六七八九")
    sheet, _ = written(FIGURES, WORDS, {"report/material.results": results})
    pieces = below(sheet, "（三）整体支出绩效情况")
    assert len(pieces) > 1
    assert "".join(pieces) == results
    rows = [found.row for found in sheet.cells.values() if found.text.strip() in pieces]
    assert all((sheet.row_height(row) or 0) >= 28 * (len(cell(sheet, row, 1).text) // 26) for row in rows)


@pytest.fixture(scope="module")
def junshan(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    done = fill(str(EXAMPLES / "junshan-2024.xlsx"), str(tmp_path_factory.mktemp("君山")))
    sheet = open_workbook(done.output).sheet("自评报告")
    assert sheet is not None
    return sheet


def test_the_published_report_says_the_same(junshan: Sheet) -> None:
    text = "".join(texts(junshan))
    for figure in ("190.2", "42.11", "232.31", "164.44", "10.8", "57.07", "228.6", "154.46", "17.07", "98.40%"):
        assert figure in text
    assert OPEN not in text
    assert "自评分为98分" in text
    assert texts(junshan)[-3:] == [
        "附件：1.部门整体支出绩效评价基础数据表",
        "2.部门整体支出绩效自评表",
        "3.项目支出绩效自评表",
    ]


FIELDS = [*sorted(WORDS), "department/total.score", "department/funds.total.final_budget", "project/project_name"]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.sets(st.sampled_from(FIELDS)))
def test_a_part_with_an_open_place_is_a_part_that_annex5_misses(left_out: set[str]) -> None:
    typed = {name: value for name, value in {**FIGURES, **WORDS}.items() if name not in left_out}
    whole = made(typed)
    expected = {part.number for part in missing_parts(whole.submission, report_facts(whole.submission))}
    write_narrative(whole.workbook, whole.submission)
    again = reread(whole.workbook)
    assert {part.number for part in missing_parts(again.submission, report_facts(again.submission))} == expected
    assert open_parts(again) == expected


def open_parts(whole: Made) -> set[str]:
    """The numbers of the parts in which something is left open."""
    found: set[str] = set()
    number = ""
    for line in texts(report(whole.submission).sheet)[1:]:
        if line[0] in "一二三四五六七八九十" and line[1:2] == "、":
            number = line[0]
        if OPEN in line:
            found.add(number)
    return found
