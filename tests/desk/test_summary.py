"""汇总: the tables say what stands in the submissions, count the latest of each unit, and lose nothing."""

from __future__ import annotations

import math
import shutil
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import xlforms
from tests.desk.handing_in import FINANCE, FINANCE_UNIT, JUNSHAN, LANGFANG, SCHOOL, UNION, changed, hand_in
from tests.learning.foreign import RIVER, declared, saved
from xlforms import scoring
from xlforms.calculation.annex5 import assess
from xlforms.desk.delivery import deliveries
from xlforms.desk.gather import Ways, together
from xlforms.desk.tables import COMPARISON, TABLES
from xlforms.findings import Severity

Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hand_in(tmp_path_factory.mktemp("汇总"))


@pytest.fixture(scope="module")
def frames(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Frames:
    roster = tmp_path_factory.mktemp("名册") / "名册.csv"
    lines = (
        "2024年名册,,,",
        "单位名称,编码,联系人,联系电话",
        f"{UNION},001,张三,0730-1",
        f"{SCHOOL},002,,",
        "财政局金融部,003,李四,",
    )
    roster.write_text("\r\n".join(lines), "gb18030")
    return xlforms.summarize(inbox, roster=roster, jobs=2, cache=False)


def row(frame: pd.DataFrame, **where: object) -> pd.Series:
    for name, value in where.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_every_table_has_its_columns(frames: Frames) -> None:
    assert {name: [*frame.columns] for name, frame in frames.items()} == {
        table.name: table.names for table in TABLES if table is not COMPARISON
    }


def test_what_counts_and_what_does_not(frames: Frames, inbox: Path) -> None:
    status = {
        Path(name).relative_to(inbox).as_posix(): said for name, said in frames["files"][["file", "status"]].values
    }
    assert status == {
        "总工会/自评表.xlsx": "采用",
        "总工会-副本.xlsx": "重复",
        "总工会-旧.xlsx": "旧稿",
        "财政金融部.xlsx": "采用",
        "学校.xlsx": "采用",
        "坏文件.xlsx": "没能处理",
    }
    assert row(frames["overview"], unit=UNION)["versions"] == 3


@pytest.mark.parametrize(("unit", "source"), [(UNION, JUNSHAN), (FINANCE_UNIT, FINANCE), (SCHOOL, LANGFANG)])
def test_the_figures_are_those_of_the_workbook(frames: Frames, unit: str, source: Path) -> None:
    checked = xlforms.check(str(source))
    line = row(frames["overview"], unit=unit)
    counts = [sum(note.severity is one for note in checked.findings) for one in Severity]
    assert [line["errors"], line["warnings"], line["hints"]] == counts
    funds = frames["funds"][frames["funds"]["unit"] == unit]
    told = {
        (line["form"], line["field"] if name == "amount" else f"{line['field']}.{name}"): line[name]
        for _, line in funds.iterrows()
        for name in (
            "original_budget",
            "final_budget",
            "actual_expenditure",
            "amount",
            "weight",
            "execution_rate",
            "score",
        )
        if not math.isnan(line[name])
    }
    there = {
        (form, value.name): float(value.value)
        for form, key in (("部门", "department"), ("项目", "project"))
        for filled in checked.submission.of(key)
        for value in filled.values.values()
        if value.name.startswith(("funds.", "income.", "expenditure.")) and value.value is not None
    }
    assert told == there


def test_a_unit_with_project_forms_only_has_their_sum(frames: Frames) -> None:
    line = row(frames["overview"], unit=SCHOOL)
    assert (line["final_budget"], line["actual_expenditure"], line["projects"]) == (43.2, 37.24, 1)
    assert line["execution_rate"] == pytest.approx(37.24 / 43.2)
    assert line["grade"] == ""


def test_an_indicator_has_target_actual_rate_and_score(frames: Frames) -> None:
    line = row(frames["indicators"], unit=SCHOOL, name="工程资金金额")
    assert (line["target"], line["actual"], line["weight"], line["score"]) == ("43.2", "37.24", 10, 9)
    assert (line["fulfilment"], line["score_rate"], line["cell"]) == (pytest.approx(37.24 / 43.2), 0.9, "D13")


def test_base_data_by_path(frames: Frames) -> None:
    line = row(frames["base_data"], unit=UNION, item="公用经费")
    assert (line["budget"], line["actual"], line["measure"]) == (10.8, 17.07, "万元")
    assert line["control_rate"] == pytest.approx(17.07 / 10.8)
    assert row(frames["base_data"], unit=FINANCE_UNIT, item="财政供养人员")["actual"] == 15


def test_annex5_has_eight_rows_with_reasons(frames: Frames) -> None:
    rows = frames["annex5"][frames["annex5"]["unit"] == UNION]
    assessed = assess(xlforms.check(str(JUNSHAN)).submission)
    assert [*rows["item"]] == [one.item.official for one in assessed]
    assert [*rows["reason"]] == [one.reason for one in assessed]
    assert row(frames["overview"], unit=UNION)["annex5_open"] == sum(one.score is None for one in assessed)


def test_one_unit_s_many_projects_are_one_submission(tmp_path: Path) -> None:
    unit = tmp_path / "报来" / "总工会"
    unit.mkdir(parents=True)
    shutil.copy(JUNSHAN, unit / "部门.xlsx")
    for number in range(41):
        shutil.copy(LANGFANG, unit / f"项目{number}.xlsx")
    assert whole(unit) == ["总工会"]
    shutil.copy(FINANCE, unit / "另一个部门.xlsx")
    assert len(whole(unit)) == 43


def whole(unit: Path) -> list[str]:
    """The names of what a process is given to read at once."""
    came = deliveries([str(unit.parent)], together=partial(together, ways=Ways()))
    return [Path(delivery.path).name for delivery in came]


def test_what_can_not_be_read_is_a_line_too_but_evidence_beside_a_workbook_is_none(tmp_path: Path) -> None:
    inbox = tmp_path / "报来"
    for folder in ("甲局", "乙局", "丙局"):
        (inbox / folder).mkdir(parents=True)
    shutil.copy(JUNSHAN, inbox / "甲局" / "自评表.xlsx")
    for name in ("甲局/照片.pdf", "乙局/自评表.pdf", "丁局.pdf", "~$丁局.pdf"):
        (inbox / name).write_bytes(b"%PDF-1.4 ...")
    (inbox / "丙局" / "自评表.rar").write_bytes(b"Rar!\x1a\x07\x00...")
    (inbox / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    files = xlforms.summarize(inbox, cache=False)["files"]
    paths = (Path(file).relative_to(inbox).as_posix() for file in files["file"])
    names = dict(zip(paths, files["status"], strict=True))
    failed = dict.fromkeys(("乙局/自评表.pdf", "丙局/自评表.rar", "丁局.pdf"), "没能处理")
    assert names == failed | {"甲局/自评表.xlsx": "采用"}


def test_forms_of_a_bureau_s_own_tell_whose_files_are_whose(tmp_path: Path) -> None:
    declaration = declared(tmp_path / "声明" / "河道.toml")
    declaration.write_text(declaration.read_text("utf-8") + '"实施主体" = "实施单位"\n', "utf-8")
    batch = tmp_path / "报来" / "第一批"
    batch.mkdir(parents=True)
    for keeper in ("河道管理所", "水库管理所"):
        lines = [[keeper if cell == "河道管理所" else cell for cell in line] for line in RIVER]
        saved(batch / f"{keeper}.xlsx", lines)
    files = xlforms.summarize(tmp_path / "报来", forms=str(declaration.parent), cache=False)["files"]
    assert sorted(files["unit"]) == ["水库管理所", "河道管理所"]
    assert set(files["status"]) == {"采用"}


def test_a_score_that_an_officer_typed_counts(tmp_path: Path) -> None:
    shutil.copy(JUNSHAN, tmp_path / "总工会.xlsx")
    done = scoring.score(str(tmp_path / "总工会.xlsx"), str(tmp_path)).output
    filled = next(iter(xlforms.read(done).of("annex5")))
    place, reason = filled.values["problems.score"], filled.values["problems.reason"]
    changed(Path(done), tmp_path / "评过.xlsx", filled.sheet.name, {place.cell: 17, reason.cell: "较全面"})
    (tmp_path / "评过.xlsx").replace(done)
    line = row(xlforms.summarize(tmp_path, cache=False)["annex5"], item="反映问题情况")
    assert (line["score"], line["band"]) == (17, "")
    assert "较全面" in line["reason"]


def test_findings_are_those_of_check_and_of_refused_files(frames: Frames, inbox: Path) -> None:
    told = frames["findings"][frames["findings"]["unit"] == UNION]
    notes = xlforms.check(str(JUNSHAN)).findings
    assert [*zip(told["code"], told["cell"], strict=True)] == [(note.code, note.cell) for note in notes]
    broken = row(frames["findings"], file=str(inbox / "坏文件.xlsx"))
    assert (broken["severity"], broken["code"][:3]) == ("错误", "XF9")


def test_who_is_missing_is_never_guessed(frames: Frames) -> None:
    missing = frames["missing"]
    assert [*missing[["status", "unit", "code", "nearest"]].itertuples(index=False, name=None)] == [
        ("未报送", "财政局金融部", "003", FINANCE_UNIT),
        ("名册外", FINANCE_UNIT, "", "财政局金融部"),
    ]


def test_the_year_before_stands_beside(inbox: Path, tmp_path: Path) -> None:
    before = tmp_path / "上年"
    before.mkdir()
    changed(JUNSHAN, before / "总工会.xlsx", "部门整体支出绩效自评表", {"E4": 200})
    frames = xlforms.summarize(inbox, previous=before, cache=False)
    line = row(frames["comparison"], unit=UNION)
    assert (line["previous_final_budget"], line["final_budget"], line["final_budget_change"]) == (200, 232.31, 32.31)
    alone = row(frames["comparison"], unit=FINANCE_UNIT)
    assert math.isnan(alone["previous_final_budget"])
    assert math.isnan(alone["final_budget_change"])


def test_rank_is_by_score_within_the_year(tmp_path: Path) -> None:
    scores = {"甲局": 3, "乙局": 4, "丙局": 4}
    for unit, score in scores.items():
        changed(JUNSHAN, tmp_path / f"{unit}.xlsx", "部门整体支出绩效自评表", {"D2": unit, **scored(score)})
    overview = xlforms.summarize(tmp_path, cache=False)["overview"]
    assert [*overview[["rank", "unit"]].itertuples(index=False, name=None)] == [(1, "丙局"), (1, "乙局"), (3, "甲局")]
    assert overview["grade"].tolist() == sorted(overview["grade"], key="优良中差".index)


def scored(score: int) -> dict[str, object]:
    """Every indicator without a score gets this one."""
    filled = next(iter(xlforms.read(str(JUNSHAN)).of("department")))
    return {one.score.cell: score for one in filled.indicators if one.score and one.weight and one.weight.value}
