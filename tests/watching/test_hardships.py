"""What may befall a watcher: disks full, folders gone, rights missing, workers dying, other watchers, signals."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import FINANCE, JUNSHAN, ROOT, command, environment
from tests.watching.bureau import Bureau, Spy, variant
from tests.watching.running import Running, drain
from xlforms.watching import folders, retries
from xlforms.watching.pace import Limits

CONTENT = JUNSHAN.read_bytes()
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
PERMANENT = 10**6


def watcher(bureau: Bureau, *arguments: str) -> subprocess.Popen[bytes]:
    """The command itself, as a process."""
    return subprocess.Popen(
        command("watch", bureau.inbox, *arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def until(true: object) -> None:
    assert callable(true)
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def workers(parent: int | None) -> list[int]:
    """The worker processes of a watcher."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
            status = (path.parent / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if b"xlforms.watching.worker" in words and int(status[1]) == (parent or os.getpid()):
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
        running.until(lambda: len(running.told("done", "returned", "failed")) == 9)
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
        running.watcher.look_for_space_now()
        running.until(lambda: len(running.told("done", "returned", "failed")) == 6)
    assert spy.broken == []
    bureau.check()


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="needs to mount")
@pytest.mark.parametrize("room", [0, 4_000, 9_000, 20_000, 40_000, 60_000, 90_000])
def test_a_disk_that_fills_up_amid_a_file_loses_nothing(
    tmp_path: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check before is off, so that every write in turn meets the full disk."""
    disk = tmp_path / "盘"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False).returncode:
        pytest.skip("can't mount here")
    monkeypatch.setattr("xlforms.watching.loop.is_room", lambda *_: True)
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
        "from xlforms.watching import retries\n"
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
@pytest.mark.parametrize("events", [1, 3, 6])
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


def test_an_exit_code_for_schedulers(bureau: Bureau) -> None:
    for content, code in ((CONTENT, 0), (FINANCE.read_bytes(), 1), (b"x", 3)):
        bureau.drop("部门.xlsx", content)
        process = watcher(bureau, "--once", "--poll", "0.1")
        process.communicate(timeout=60)
        assert process.returncode == code
    bureau.check()


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    bureau = Bureau.__new__(Bureau)
    bureau.inbox = tmp_path / "文件" / "收件箱"
    process = watcher(bureau, "--once")
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert said.decode().startswith("错误 XF979 文件夹“")
