"""What officers and monitors see: the page, the records, the log, the state as JSON."""

from __future__ import annotations

import csv
import json
import os
import re
import tracemalloc
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.running import FINANCE, JUNSHAN, xlforms
from tests.watching.bureau import Bureau
from tests.watching.running import Running, drain
from xlforms.watching.folders import Folders, beside
from xlforms.watching.telling import records
from xlforms.watching.telling.ledger import Ledger
from xlforms.watching.telling.status import Row, View, page


class Reader(HTMLParser):
    """The links and the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def test_every_link_of_the_page_leads_somewhere(bureau: Bureau) -> None:
    bureau.drop("百分%2F号#?'.xlsx", JUNSHAN.read_bytes())
    bureau.drop("甲/财政.xlsx", FINANCE.read_bytes())
    bureau.drop("x.txt", b"x")
    drain(bureau)
    reader = Reader((bureau.root / "处理状态.html").read_text("utf-8"))
    assert len(reader.links) == 3 + 6
    assert [link for link in reader.links if not (bureau.root / unquote(link)).exists()] == []
    assert not {"script", "iframe", "img", "link"} & reader.tags


def test_a_name_is_never_markup() -> None:
    name = "<script>alert(1)</script>'\"&.xlsx"
    row = Row(name, name, name, "", name)
    shown = page(View("", stopped=False, notices=[name], counts={}, waiting=[row], running=[row], ended=[row]), FOLDERS)
    assert "script" not in Reader(shown).tags
    assert shown.count("&lt;script&gt;") == 13


FOLDERS = beside(os.path.join(os.sep, "绩效", "收件箱"))


def test_the_page_tells_that_it_is_alive_and_reloads_itself(bureau: Bureau) -> None:
    with Running(bureau) as running:
        running.until(lambda: "更新时间" in bureau.state())
        assert "http-equiv=refresh" in (bureau.root / "处理状态.html").read_text("utf-8")
    assert "程序已于" in bureau.state()


def test_a_long_list_is_cut_and_said_so() -> None:
    rows = [Row(f"{number}.xlsx", "等待", "") for number in range(1000)]
    shown = page(View("", stopped=False, notices=[], counts={}, waiting=rows, running=[], ended=[]), FOLDERS)
    assert "还有 700 个没有列出" in shown


def test_what_is_left_alone_is_not_said_to_wait(bureau: Bureau) -> None:
    (bureau.inbox / "链接.xlsx").symlink_to(JUNSHAN)
    drain(bureau)
    assert "等待 0，" in bureau.state()
    assert "【留在收件箱里不处理的】1\n  不处理  链接.xlsx" in bureau.state().replace("\r", "")


def test_the_records_open_in_excel(bureau: Bureau) -> None:
    bureau.drop('逗号,和"引号".xlsx', JUNSHAN.read_bytes())
    bureau.drop("=cmd|' /c calc'!A0.txt", b"x")
    drain(bureau)
    (path,) = (bureau.root / "处理记录").iterdir()
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(data.decode("utf-8-sig").splitlines())
    assert header[:3] == ["时间", "文件", "结果"]
    assert sorted(row[1:3] for row in rows) == [["'=cmd|' /c calc'!A0.txt", "失败"], ['逗号,和"引号".xlsx', "已完成"]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_state_for_monitors(bureau: Bureau) -> None:
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    bureau.drop("x.txt", b"x")
    drain(bureau)
    (bureau.inbox / "新的.xlsx").write_bytes(b"x")
    shown = xlforms("watch", bureau.inbox, "--status", "--json")
    told = json.loads(shown.stdout)
    assert shown.exit_code == 3
    assert (told["running"], told["balanced"], told["dropped"]) == (False, True, 3)
    assert (told["done"], told["failed"], told["waiting"], told["claimed"]) == (1, 1, 1, 0)
    with Running(bureau) as running:
        running.until(lambda: [*(bureau.root / ".xlforms/claim").glob("*.heartbeat")])
        shown = xlforms("监视", bureau.inbox, "--status")
        assert shown.exit_code == 0
        assert "正在监视" in shown.stdout


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    shown = xlforms("watch", tmp_path / "没有" / "收件箱", "--status")
    assert shown.exit_code == 3
    assert "XF979" in shown.stderr
    assert [*tmp_path.iterdir()] == []


def test_wrong_options_are_said(tmp_path: Path) -> None:
    for words in (["--poll", "0"], ["--jobs", "0"], ["--json"]):
        shown = xlforms("watch", tmp_path / "收件箱", *words)
        assert shown.exit_code == 2
        assert words[0] in shown.stderr
    assert [*tmp_path.iterdir()] == []


def end(job: str, original: str = "原件/a", minute: int = 0) -> str:
    """A line of the log that tells of an end."""
    told = {"at": f"2026-11-24T10:{minute:02}:00+0800", "event": "done", "job": job, "file": "a", "original": original}
    return json.dumps(told) + "\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (end("1") + '{"at": "20\n' + "[]\n7\n" + end("1", "") + end("1", "") + '{"at"', ""),  # killed amid the clearing
        (end("1", minute=2), end("1", "", minute=1)),  # taken over while it told
        (end("1", "", minute=1), end("1", minute=2)),
        (end("1", "") + end("1", ""), ""),  # killed before it could tell of the original
        ("", end("1", "")),
    ],
)
def test_an_end_told_twice_counts_once_and_torn_lines_are_passed_over(bureau: Bureau, one: str, other: str) -> None:
    places = _with_log(bureau, 甲=one, 乙=other)
    ledger = Ledger(places)
    assert ledger.catch_up()
    assert ledger.counts == {"done": 1}
    assert not ledger.catch_up()
    records.write(places, "2026-11")
    assert len((bureau.root / "处理记录/2026-11.csv").read_text("utf-8-sig").splitlines()) == 1 + 1


def test_an_end_told_twice_counts_once_while_it_is_told(bureau: Bureau) -> None:
    ledger = Ledger(_with_log(bureau, 甲="", 乙=end("1", "")))
    assert ledger.catch_up()
    _with_log(bureau, 甲=end("1"))
    assert not ledger.catch_up()
    assert ledger.counts == {"done": 1}


def test_what_has_ended_is_not_kept_in_memory(bureau: Bureau) -> None:
    places = _with_log(bureau, 甲="".join(end(f"甲{number}") for number in range(500)))
    ledger = Ledger(places)
    ledger.catch_up()
    records.write(places, "2026-11")
    _with_log(bureau, 乙="".join(end(f"乙{number}") for number in range(20_000)))
    tracemalloc.start()
    try:
        ledger.catch_up()
        records.write(places, "2026-11")
        now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert ledger.counts == {"done": 20_500}
    assert now < 20_000 * 20  # less than an id takes; the last 200 ends are other ones now
    assert most < 20_000 * 40


def _with_log(bureau: Bureau, **lines: str) -> Folders:
    places = beside(str(bureau.inbox))._replace(temporary=str(bureau.root / ".xlforms/new/one"))
    Path(places.logs).mkdir(parents=True, exist_ok=True)
    for machine, told in lines.items():
        (Path(places.logs) / f"2026-11-{machine}.jsonl").write_text(told, "utf-8")
    return places


def test_english_names_for_systems_that_need_them(bureau: Bureau) -> None:
    bureau.drop("a.xlsx", JUNSHAN.read_bytes())
    shown = xlforms("watch", bureau.inbox, "--once", "--ascii", "--poll", "0.1")
    assert shown.exit_code == 0
    names = {path.name for path in bureau.root.iterdir()} - {".xlforms", "收件箱"}
    assert names == {"README.txt", "done", "failed", "originals", "records", "returned", "status.html", "status.txt"}
    assert (bureau.root / "done" / "a-已完成.xlsx").exists()


def test_what_the_console_says_is_one_line_a_transition(bureau: Bureau) -> None:
    bureau.drop("换\n行.xlsx", JUNSHAN.read_bytes())
    shown = xlforms("watch", bureau.inbox, "--once", "--poll", "0.1")
    line = r"\d\d:\d\d:\d\d 已完成 换\?行\.xlsx 警告 5 条，提示 \d+ 条 → 已完成/换\?行-已完成\.xlsx"
    assert re.search(f"^{line}$", shown.stderr, re.MULTILINE)
    assert shown.stdout == "本次：已完成 1 个。\n"
