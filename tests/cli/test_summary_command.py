"""汇总 as it is typed: what it says, writes, refuses, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.cli.running import FINANCE, JUNSHAN, process, xlforms
from xlforms.desk.tables import COMPARISON, TABLES


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XLFORMS_CACHE", str(tmp_path / "缓存"))
    folder = tmp_path / "报来"
    folder.mkdir()
    shutil.copy(JUNSHAN, folder / "总工会.xlsx")
    return folder


def test_what_it_says_and_writes(inbox: Path) -> None:
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04")
    shown = xlforms("汇总", inbox, "-o", inbox / "汇总.xlsx")
    assert shown.exit_code == 3
    first, second, *rest = shown.stdout.splitlines()
    assert first == "共 1 个单位，2 份材料：采用 1 份，没能处理 1 份。"
    assert second.startswith("问题：错误 1 条，警告 ")
    assert rest[0] == f"已写好：{inbox / '汇总.xlsx'}"
    assert f"{inbox / '坏.xlsx'}：" in shown.stderr
    again = xlforms("汇总", inbox, "-o", inbox / "汇总.xlsx", "--replace")
    assert again.stdout == shown.stdout  # the summary itself is no submission


def test_an_earlier_summary_is_refused_before_anything_is_read(inbox: Path) -> None:
    (inbox / "汇总.xlsx").touch()
    refused = xlforms("summary", inbox, "-o", inbox / "汇总.xlsx")
    assert (refused.exit_code, "XF960" in refused.stderr) == (3, True)


def test_the_same_tables_in_every_form(inbox: Path, tmp_path: Path) -> None:
    shutil.copy(FINANCE, inbox / "财政金融部.xlsx")
    csv, parquet = tmp_path / "csv", tmp_path / "parquet"
    shown = xlforms("summary", inbox, "--json", "--csv", csv, "--parquet", parquet)
    assert shown.exit_code == 1
    told = json.loads(shown.stdout)
    assert not (inbox.parent / "汇总.xlsx").exists()
    for table in TABLES:
        if table is COMPARISON:
            continue
        frame = pd.read_parquet(parquet / f"{table.name}.parquet")
        text = (csv / f"{table.title}.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        assert [*frame.columns] == table.names
        plain = [[None if pd.isna(value) else value for value in row] for row in frame.itertuples(index=False)]
        assert [[*row.values()] for row in told[table.name]] == plain
        read = pd.read_csv(csv / f"{table.title}.csv")
        assert [*read.columns] == [column.title for column in table.columns]
        assert len(read) == len(frame)


def test_a_roster_and_the_year_before(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("单位名称\n岳阳市君山区总工会\n市财政局\n", "utf-8")
    shown = xlforms("summary", inbox, "--json", "--roster", tmp_path / "名册.csv", "--previous", inbox)
    told = json.loads(shown.stdout)
    assert [row["unit"] for row in told["missing"]] == ["市财政局"]
    assert told["comparison"][0]["final_budget_change"] == 0
    assert "名册：未报送 1 个。" in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("没有的文件夹",), 3, "XF989"),
        ((".", "--jobs", "-1"), 2, "--jobs 后面要写"),
        ((".", "--roster", "没有.xlsx"), 3, "XF901"),
    ],
)
def test_what_is_wrong_is_told(arguments: tuple[str, ...], code: int, sentence: str, inbox: Path) -> None:
    done = process("summary", *arguments, cwd=inbox)
    assert done.returncode == code
    assert sentence in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    refused = xlforms("summary", tmp_path)
    assert (refused.exit_code, refused.stdout, "XF990" in refused.stderr) == (3, "", True)


def test_with_json_an_empty_folder_is_told_as_json(tmp_path: Path) -> None:
    refused = xlforms("summary", tmp_path, "--json")
    told = json.loads(refused.stdout)
    assert (refused.exit_code, told.pop("error")["code"], "XF990" in refused.stderr) == (3, "XF990", True)
    assert told == {table.name: [] for table in TABLES if table is not COMPARISON}


def test_a_deadline_gives_the_scores_that_score_gives(inbox: Path) -> None:
    days = ("--deadline", "2025-03-31", "--submitted", "2025年4月9日")
    alone = json.loads(xlforms("score", inbox / "总工会.xlsx", *days, "--json").stdout)["rows"]
    rows = json.loads(xlforms("summary", inbox, *days, "--json").stdout)["annex5"]
    assert [(one["item"], one["score"], one["reason"]) for one in rows] == [
        (one["item"], one["score"], one["reason"]) for one in alone
    ]
    assert xlforms("summary", inbox, "--deadline", "明天").exit_code == 2
