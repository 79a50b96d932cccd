"""Several watchers, sleepers, signals, the clock, schedulers: what a watcher shares its world with."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import FINANCE, JUNSHAN, ROOT, command, environment, xlforms
from tests.watching.bureau import Bureau, Spy, variant
from tests.watching.running import PACE, Running, drain, until
from xlforms.watching import folders
from xlforms.watching.inbox.scanning import sample
from xlforms.watching.pace import Limits
from xlforms.watching.telling.journal import Journal
from xlforms.watching.way.handling import Handler
from xlforms.watching.way.jobs import claim
from xlforms.watching.way.results import Ended, NotYet
from xlforms.watching.way.turns import take

CONTENT = JUNSHAN.read_bytes()


def watcher(bureau: Bureau, *arguments: str) -> subprocess.Popen[bytes]:
    """The command itself, as a process."""
    return subprocess.Popen(
        command("watch", bureau.inbox, *arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_two_watchers_share_one_inbox(bureau: Bureau) -> None:
    with Running(bureau) as one, Running(bureau) as other, Spy(bureau) as spy:
        bureau.drop_some(24)
        one.until(lambda: len(one.told("done", "returned", "failed") + other.told("done", "returned", "failed")) == 24)
        assert one.told("claimed")
        assert other.told("claimed")
    assert spy.broken == []
    bureau.check()


def test_versions_keep_their_order_with_two_watchers(bureau: Bureau) -> None:
    with Running(bureau) as one, Running(bureau) as other:
        for number in range(6):
            bureau.drop("部门.xlsx", variant(JUNSHAN, number))
            one.until(lambda: not (bureau.inbox / "部门.xlsx").exists())
        one.until(lambda: len(one.told("done") + other.told("done")) == 6)
    for number in range(6):
        original = next((bureau.root / "原件").rglob("部门.xlsx" if not number else f"部门 ({number + 1}).xlsx"))
        assert original.read_bytes() == variant(JUNSHAN, number)
    bureau.check()


def test_a_version_waits_for_the_one_that_another_watcher_has_in_hand(bureau: Bureau) -> None:
    """However the other one came by it: this one looks, and finds it in the inbox, settled and whole."""
    places = folders.of_watcher(folders.beside(str(bureau.inbox)), "one")
    folders.make(places)
    handler = Handler(places, Journal(places, "one", lambda _: None), PACE, Limits())
    first = bureau.drop("部门.xlsx", variant(JUNSHAN, 0))
    seen = sample(str(first))
    job = claim(str(first), "部门.xlsx", str(bureau.root / ".xlforms/claim/other"), places, {})
    assert job is not None
    second = bureau.drop("部门.XLSX", variant(JUNSHAN, 1))
    took = partial(handler.take, "部门.XLSX", sample(str(second)), str(bureau.root / ".xlforms/claim/one"), whole=False)
    told = took()
    assert isinstance(told, NotYet)
    assert told.reason == "同名的前一版还在处理，处理完就轮到它。"
    assert second.read_bytes() == variant(JUNSHAN, 1)
    assert isinstance(handler.resume(job, seen), Ended)
    assert isinstance(took(), Ended)
    handler.stop()
    assert bureau.names("原件") == [f"{time.strftime('%Y-%m')}/部门 (2).XLSX", f"{time.strftime('%Y-%m')}/部门.xlsx"]
    bureau.check()


@pytest.mark.parametrize("cut", ["before the ticket", "before the claim", "before the end"])
def test_what_a_killed_watcher_had_begun_keeps_no_version_waiting(bureau: Bureau, cut: str) -> None:
    bureau.drop("部门.xlsx", CONTENT)
    left = bureau.root / ".xlforms/claim/killed-1/0123456789ab"
    (left / "input").mkdir(parents=True)
    if cut != "before the ticket":
        assert take(str(bureau.root / ".xlforms/turn"), str(left), "部门.xlsx")
    if cut == "before the end":
        (left / "publish-done-1").mkdir()
        (left / "job.json").write_text('{"name": "上一版.xlsx"}')
    drain(bureau)
    assert bureau.names("已完成") == ["部门-已完成.xlsx", "部门-问题清单.txt"]
    assert not left.exists()
    assert [*bureau.root.glob(".xlforms/turn/*")] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows can't stop a process for a while")
def test_a_watcher_that_sleeps_beyond_its_lease_publishes_nothing_when_it_wakes(bureau: Bureau) -> None:
    bureau.drop_some(12)
    script = [sys.executable, "-m", "tests.watching.killed", str(bureau.inbox), "0"]
    sleeper = subprocess.Popen(script, cwd=ROOT, stdout=subprocess.DEVNULL)
    until(lambda: list((bureau.root / ".xlforms/claim").glob("*/*/input")))
    sleeper.send_signal(signal.SIGSTOP)
    with Running(bureau) as running, Spy(bureau) as spy:
        running.until(lambda: not bureau.names("收件箱"))
        running.until(lambda: len(list((bureau.root / ".xlforms/claim").glob("*/*/input"))) == 0)
        sleeper.send_signal(signal.SIGCONT)
        assert sleeper.wait(60) == 0
    assert spy.broken == []
    bureau.check()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("events", [3, 6])
def test_a_signal_lets_the_file_in_hand_be_finished(bureau: Bureau, name: str, events: int) -> None:
    bureau.drop_some(6)
    process = watcher(bureau, "--poll", "0.2")
    until(lambda: (bureau.root / ".xlforms/log").exists() and len([*bureau.events()]) > events)
    process.send_signal(getattr(signal, name))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "处理完手上的文件就退出" in said.decode()
    assert bureau.files(".xlforms/claim") == []
    assert "程序已于" in bureau.state()
    bureau.check(finished=False)
    drain(bureau)
    bureau.check()


def test_the_same_folder_in_the_same_month_whatever_the_clock_says(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set back by years amid the work, the clock changes where originals are put, and nothing else."""
    bureau.drop_some(3)
    with Running(bureau) as running:
        running.until(lambda: len(running.told("done", "returned", "failed")) >= 1)
        real = time.strftime
        monkeypatch.setattr(time, "strftime", lambda text, *_: real(text, time.gmtime(0)))
        monkeypatch.setattr(time, "time", lambda: 0.0)
        bureau.drop_some(3, 3)
        running.until(lambda: len(running.told("done", "returned", "failed")) == 6)
    assert (bureau.root / "原件/1970-01").exists()
    bureau.check()


def test_notes_of_a_job_may_be_damaged_and_the_index_deleted(bureau: Bureau) -> None:
    bureau.drop_some(3)
    at = 1500
    script = [sys.executable, "-m", "tests.watching.killed", str(bureau.inbox), str(at)]
    assert subprocess.run(script, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == -signal.SIGKILL
    for path in bureau.files(".xlforms"):
        if path.name == "job.json":
            path.write_bytes(b'{"name": [')
        elif path.suffix == ".json":
            path.unlink()
    drain(bureau)
    bureau.check_contents()
    bureau.check_results()
    assert bureau.names("收件箱") == []


def test_what_a_drop_took_of_memory_is_free_again_at_once(bureau: Bureau) -> None:
    """The collector of cycles comes the more seldom the more there is: what is left to it looks like a leak."""
    ends = ("done", "returned", "failed")
    with Running(bureau) as running:
        bureau.drop_some(3)
        running.until(lambda: len(running.told(*ends)) == 3)
        gc.collect()
        gc.disable()
        try:
            bureau.drop_some(9, 3)
            running.until(lambda: len(running.told(*ends)) == 12)
            assert gc.collect() < 9 * 20
        finally:
            gc.enable()


def test_an_exit_code_for_schedulers(bureau: Bureau) -> None:
    for content, code in ((CONTENT, 0), (FINANCE.read_bytes(), 1), (b"x", 3)):
        bureau.drop("部门.xlsx", content)
        process = watcher(bureau, "--once", "--poll", "0.1")
        process.communicate(timeout=60)
        assert process.returncode == code
    bureau.check()


@pytest.mark.parametrize("name", ["已完成", "失败", "原件", ".xlforms"])
def test_a_folder_of_results_is_no_inbox(tmp_path: Path, name: str) -> None:
    shown = xlforms("watch", tmp_path / name, "--once")
    assert shown.exit_code == 3
    assert "不能当收件箱" in shown.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    bureau = Bureau.__new__(Bureau)
    bureau.inbox = tmp_path / "文件" / "收件箱"
    process = watcher(bureau, "--once")
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert said.decode().startswith("错误 XF979 文件夹“")
