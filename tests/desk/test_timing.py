"""提交报告 in the summary: each unit's own day, an officer's own score, and no file read again for another date."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import xlforms
from tests.desk.handing_in import FINANCE, FINANCE_UNIT, JUNSHAN, UNION, changed
from xlforms import Handing, scoring
from xlforms.desk import hands

LATE = Handing(date(2025, 3, 31), date(2025, 4, 9))


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XLFORMS_CACHE", str(tmp_path / "缓存"))
    folder = tmp_path / "报来"
    folder.mkdir()
    shutil.copy(JUNSHAN, folder / "总工会.xlsx")
    return folder


def handed_in(frames: dict[str, pd.DataFrame], unit: str = UNION) -> tuple[float, str]:
    rows = frames["annex5"]
    row = rows[(rows["unit"] == unit) & (rows["item"] == "提交报告")].iloc[0]
    return row["score"], row["reason"]


def test_a_units_own_day_goes_before_the_day_of_all(inbox: Path, tmp_path: Path) -> None:
    shutil.copy(FINANCE, inbox / "财政金融部.xlsx")
    (tmp_path / "名册.csv").write_text(f"单位名称,报送日期\n{FINANCE_UNIT},2025-04-01\n{UNION},\n", "utf-8")
    frames = xlforms.summarize(inbox, roster=tmp_path / "名册.csv", handing=LATE)
    assert [handed_in(frames, unit)[0] for unit in (UNION, FINANCE_UNIT)] == [4, 9]
    line = frames["overview"].set_index("unit").loc[UNION]
    scores = frames["annex5"][frames["annex5"]["unit"] == UNION]["score"]
    assert (line["annex5_total"], line["annex5_open"]) == (scores.sum(), scores.isna().sum())


def test_another_date_reads_no_file_again(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert handed_in(xlforms.summarize(inbox, handing=LATE))[0] == 4
    monkeypatch.setattr(hands, "_started", lambda: pytest.fail("nothing has to be read"))
    assert handed_in(xlforms.summarize(inbox, handing=LATE._replace(submitted=date(2025, 4, 8))))[0] == 5


def test_an_officers_score_stands_and_what_speaks_against_it_is_told(inbox: Path, tmp_path: Path) -> None:
    done = scoring.score(str(inbox / "总工会.xlsx"), str(inbox)).output
    filled = next(iter(xlforms.read(done).of("annex5")))
    place, reason = filled.values["submission.score"], filled.values["submission.reason"]
    changed(Path(done), tmp_path / "评过.xlsx", filled.sheet.name, {place.cell: 9, reason.cell: "电话说过"})
    (tmp_path / "评过.xlsx").replace(done)
    score, said = handed_in(xlforms.summarize(inbox, handing=LATE))
    alone = next(one for one in scoring.score(str(inbox / "总工会.xlsx"), handing=LATE).marks if one.shown.days_late)
    assert (score, said) == (9, alone.reason)
    assert said.startswith("电话说过")
    assert "材料显示应得4分" in said


def test_a_bureaus_own_points_count(inbox: Path) -> None:
    (inbox / "xlforms.toml").write_text("[annex5]\nday_late = 2\n", "utf-8")
    assert handed_in(xlforms.summarize(inbox, handing=LATE))[0] == 0
    with pytest.raises(xlforms.FileError) as refused:
        xlforms.summarize(inbox, handing=Handing(date(2089, 12, 30), date(2090, 1, 4)))
    assert refused.value.code == "XF972"
