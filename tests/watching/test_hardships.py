"""What may befall a watcher: disks full, folders gone, rights missing, workers dying, other watchers, signals."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import JUNSHAN, ROOT, environment
from tests.watching.bureau import Bureau, Spy
from tests.watching.running import Running, drain, until
from xlforms.errors import FileError
from xlforms.watching import folders, run
from xlforms.watching.pace import Limits
from xlforms.watching.way import retries

CONTENT = JUNSHAN.read_bytes()
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
PERMANENT = 10**6


def workers(parent: int | None) -> list[int]:
    """The worker processes of a watcher."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
            status = (path.parent / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if b"xlforms.watching.way.worker" in words and int(status[1]) == (parent or os.getpid()):
            found.append(int(path.parent.name))
    return found


def test_a_worker_that_is_killed_costs_nobody_a_file(bureau: Bureau) -> None:
    bureau.drop_some(9)
    killed = 0
    with Running(bureau, limits=Limits(deaths=PERMANENT, starts=PERMANENT)) as running:
        while len(running.told("done", "returned", "failed")) < 9:
            for pid in workers(None) if killed < 5 and running.told("claimed") else []:
                os.kill(pid, signal.SIGKILL)
                killed += 1
            time.sleep(0.3)
    assert killed == 5
    bureau.check()


def test_a_file_that_takes_too_long_is_given_up_after_three_times(bureau: Bureau) -> None:
    bureau.drop("慢.xlsx", CONTENT)
    counts = drain(bureau, limits=Limits(seconds=0.001))
    assert counts["failed"] == 1
    told = (bureau.root / "失败/慢.xlsx.原因.txt").read_text("utf-8-sig")
    assert "秒还没有处理完，已停止；试了 3 次都这样" in told
    assert len([event for event in bureau.events() if event["event"] == "later"]) == 3
    bureau.check()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the bound")
def test_a_file_that_eats_memory_is_given_up_and_harms_no_other(bureau: Bureau, tmp_path: Path) -> None:
    bureau.drop("好的.xlsx", CONTENT)
    bureau.drop("吃内存.xlsx", _greedy(tmp_path))
    counts = drain(bureau, limits=Limits(memory=260_000_000))
    assert (counts["done"], counts["failed"]) == (1, 1)
    assert "占用" in (bureau.root / "失败/吃内存.xlsx.原因.txt").read_text("utf-8-sig")
    bureau.check()


def _greedy(folder: Path) -> bytes:
    """A workbook with many cells, below every limit but that of memory."""
    from xlsxwriter import Workbook

    path = folder / "greedy.xlsx"
    with Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(15_000):
            for column in range(40):
                sheet.write_blank(row, column, None, workbook.formats[0])
    return path.read_bytes()


def test_the_folders_go_away_and_come_back(bureau: Bureau) -> None:
    bureau.drop_some(3)
    away = bureau.root.with_name("拔掉了")
    with Running(bureau) as running:
        running.until(lambda: len(running.told("done", "returned", "failed")) == 3)
        bureau.root.rename(away)
        running.until_told("away")
        time.sleep(0.5)
        assert not bureau.root.exists()
        away.rename(bureau.root)
        running.until_told("back")
        bureau.drop_some(3, 3)
        running.until(lambda: len(running.told("done", "returned", "failed")) == 6)
    drain(bureau)
    assert not running.told("withdrawn")
    bureau.check()


def test_the_folders_go_away_amid_the_work(bureau: Bureau) -> None:
    bureau.drop_some(9)
    away = bureau.root.with_name("拔掉了")
    with Running(bureau) as running:
        for number in range(1, 4):
            running.until(partial(_enough, running, number))
            bureau.root.rename(away)
            time.sleep(0.4)
            away.rename(bureau.root)
            running.until(lambda: not running.watcher.is_away())
        running.until(lambda: len(running.told("done", "returned", "failed")) >= 9)
        running.until(lambda: not running.watcher.hands and not running.watcher.delayed)
    bureau.check()


def _enough(running: Running, number: int) -> bool:
    return len(running.told("done", "returned", "failed")) >= number


def test_an_inbox_that_somebody_deleted_is_made_anew(bureau: Bureau) -> None:
    with Running(bureau) as running:
        running.until(bureau.state)
        bureau.inbox.rmdir()
        running.until(bureau.inbox.exists)
        bureau.drop_some(3)
        running.until(lambda: len(running.told("done", "returned", "failed")) == 3)
    bureau.check()


def test_all_that_is_ours_is_deleted_while_nothing_is_in_hand(bureau: Bureau) -> None:
    with Running(bureau) as running:
        bureau.drop("一.xlsx", CONTENT)
        running.until_told("done")
        (bureau.root / ".xlforms").rename(bureau.root.with_name("gone"))
        bureau.drop("二.xlsx", CONTENT)
        running.until_told("done", 2)
    bureau.check_contents()
    assert len(bureau.names("已完成")) == 4


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="needs to mount")
def test_a_full_disk_holds_up_and_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "盘"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("can't mount here")
    try:
        _fill_up(Bureau(disk / "绩效"), disk / "别的")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _fill_up(bureau: Bureau, ballast: Path) -> None:
    bureau.drop_some(6)
    free = shutil.disk_usage(bureau.root).free
    ballast.write_bytes(bytes(free - 200_000))
    with Running(bureau) as running, Spy(bureau) as spy:
        running.until(lambda: retries.SPACE in running.watcher.notices)
        time.sleep(0.5)
        assert not running.told("claimed")
        ballast.unlink()
        running.watcher.room.due = 0.0
        running.until(lambda: len(running.told("done", "returned", "failed")) == 6)
    assert spy.broken == []
    bureau.check()


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="needs to mount")
@pytest.mark.parametrize("room", [0, 9_000, 40_000, 90_000])
def test_a_disk_that_fills_up_amid_a_file_loses_nothing(
    tmp_path: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check before is off, so that every write in turn meets the full disk."""
    disk = tmp_path / "盘"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False).returncode:
        pytest.skip("can't mount here")
    monkeypatch.setattr("xlforms.watching.space.is_room", lambda *_: True)
    monkeypatch.setitem(retries._WAITS, retries.SPACE, (0.2, 0.2))
    try:
        bureau, ballast = Bureau(disk / "绩效"), disk / "别的"
        bureau.drop_some(3)
        folders.make(folders.beside(str(bureau.inbox)))
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - room))
        with Running(bureau) as running, Spy(bureau) as spy:
            time.sleep(3)
            bureau.check(finished=False)
            ballast.unlink()
            running.until(lambda: len(running.told("done", "returned", "failed")) == 3)
        assert spy.broken == []
        bureau.check()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


@pytest.mark.skipif(not IS_ROOT or not shutil.which("setpriv"), reason="needs to give up root's privileges")
def test_missing_rights_are_named_and_waited_for(bureau: Bureau) -> None:
    bureau.drop("部门.xlsx", CONTENT)
    done = bureau.root / "已完成"
    done.mkdir()
    done.chmod(0o555)
    script = (
        "import pathlib, sys\n"
        "from tests.watching.bureau import Bureau\n"
        "from tests.watching.running import Running\n"
        "from xlforms.watching.way import retries\n"
        "retries._WAITS[retries.PERMISSION] = (0.3, 0.3)\n"
        "bureau = Bureau.__new__(Bureau)\n"
        "bureau.root = pathlib.Path(sys.argv[1])\n"
        "bureau.inbox = bureau.root / '收件箱'\n"
        "with Running(bureau) as running:\n"
        "    running.until_told('done')\n"
    )
    without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    running = subprocess.Popen([*without, sys.executable, "-c", script, bureau.root], env=environment(), cwd=ROOT)
    try:
        until(lambda: "没有读写" in bureau.state())
        assert "已完成" in bureau.state()
        done.chmod(0o755)
        assert running.wait(60) == 0
    finally:
        running.kill()
        running.wait()
    bureau.check()


def test_a_file_of_settings_that_is_not_there_is_said_at_the_start(bureau: Bureau) -> None:
    with pytest.raises(FileError) as told:
        run.watch(str(bureau.inbox), once=True, rules=str(bureau.root / "没有.toml"))
    assert told.value.code == "XF970"


def test_a_file_of_settings_that_goes_away_holds_up_and_is_named(bureau: Bureau) -> None:
    rules = bureau.root / "本地.toml"
    rules.write_text("[grades]\nexcellent = 95\n", "utf-8")
    bureau.drop("君山.xlsx", CONTENT)
    watcher = run.prepared(folders.beside(str(bureau.inbox)), None, 1, str(rules))
    rules.unlink()
    counts = run.run(watcher, threading.Event(), once=True)
    assert (counts["held"], counts["failed"]) == (1, 0)
    said = {str(event["sentence"]) for event in bureau.events() if event["event"] == "later"}
    assert all(sentence.startswith("设置文件“") for sentence in said), said


def test_an_inbox_that_is_a_file_is_named(bureau: Bureau) -> None:
    path = bureau.root / "表.xlsx"
    path.write_bytes(b"x")
    with pytest.raises(FileError) as told:
        run.watch(str(path), once=True)
    assert "表.xlsx”不能使用" in told.value.message
