"""Files as they come: copied slowly, open somewhere, saved in a dance, renamed, many, oddly named."""

from __future__ import annotations

import os
import shutil
import socket
import time
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import JUNSHAN
from tests.watching.bureau import Bureau, variant
from tests.watching.running import PACE, PATIENCE, Running, drain
from xlforms.watching.inbox.locks import companion

CONTENT = JUNSHAN.read_bytes()
OWNER = bytes([3]) + "张".encode("gbk") + b"x" * 52 + bytes([2, 0]) + "张三".encode("utf-16-le") + bytes(100)


def test_a_slow_copy_is_waited_for(bureau: Bureau) -> None:
    bureau.note(CONTENT)
    with Running(bureau) as running, open(bureau.inbox / "慢.xlsx", "wb") as file:
        for start in range(0, len(CONTENT), 4000):
            file.write(CONTENT[start : start + 4000])
            file.flush()
            time.sleep(PACE.settle / 2)
        file.close()
        running.until_told("done")
        assert not running.told("failed", "changed")
    bureau.check()


def test_a_copy_that_pauses_longer_than_it_takes_to_settle_is_waited_for(bureau: Bureau) -> None:
    bureau.note(CONTENT)
    with Running(bureau) as running, open(bureau.inbox / "停顿.xlsx", "wb") as file:
        file.write(CONTENT[:9000])
        file.flush()
        running.until_told("waits")
        file.write(CONTENT[9000:])
        file.close()
        running.until_told("done")
    bureau.check()


def test_a_copy_with_its_full_size_at_once_is_waited_for(bureau: Bureau) -> None:
    bureau.note(CONTENT)
    with Running(bureau) as running, open(bureau.inbox / "预分配.xlsx", "wb") as file:
        file.truncate(len(CONTENT))
        running.until_told("waits")
        file.write(CONTENT)
        file.close()
        running.until_told("done")
    bureau.check()


def test_what_never_becomes_whole_is_a_bad_file_after_a_while(bureau: Bureau) -> None:
    bureau.drop("半截.xlsx", CONTENT[:9000])
    bureau.drop("空.xlsx", b"")
    assert drain(bureau)["failed"] == 2
    assert "没有复制、下载完" in (bureau.root / "失败/半截.xlsx.原因.txt").read_text("utf-8-sig")
    bureau.check()


@pytest.mark.parametrize("lock", ["~$部门自评表.xlsx", "~$自评表.xlsx", ".~lock.部门自评表.xlsx#"])
def test_what_is_open_somewhere_is_left_alone_until_it_is_closed(bureau: Bureau, lock: str) -> None:
    (bureau.inbox / lock).write_bytes(",张三,PC,2026;".encode() if "lock" in lock else OWNER)
    bureau.drop("部门自评表.xlsx", CONTENT)
    with Running(bureau) as running:
        running.until(lambda: "正被“张三”打开" in bureau.state())
        assert not running.told("claimed")
        (bureau.inbox / lock).unlink()
        running.until_told("done")
    bureau.check()


def test_a_lock_file_left_behind_by_a_crash_is_overruled_in_the_end(bureau: Bureau) -> None:
    lock = bureau.inbox / "~$部门.xlsx"
    lock.write_bytes(OWNER)
    long_ago = time.time() - PACE.stale_lock - 60
    os.utime(lock, (long_ago, long_ago))
    bureau.drop("部门.xlsx", CONTENT)
    assert drain(bureau)["done"] == 1
    assert lock.exists()


@pytest.mark.parametrize("lock", ["~$部门.xlsx", "~$.xlsx", ".~部门.xlsx", ".~门.xlsx", ".~.xlsx", ".~lock.部门.xlsx#"])
def test_each_spelling_of_a_lock_file_is_known(lock: str) -> None:
    assert companion("部门.xlsx", {"部门.xlsx", lock}) == lock


def test_names_that_look_like_lock_files_of_others_are_none() -> None:
    assert companion("部门.xlsx", {"部门.xlsx", "~$别的.xlsx"}) is None


def test_the_dance_of_excel_is_one_drop(bureau: Bureau) -> None:
    """A temporary file of eight hexadecimal digits, the old file away, the new one in its place."""
    bureau.note(CONTENT)
    with Running(bureau, pace=PACE._replace(withdrawn=PATIENCE)) as running:
        path, temporary = bureau.inbox / "部门.xlsx", bureau.inbox / "5D3F8A00"
        path.write_bytes(CONTENT[:5000])
        time.sleep(PACE.settle)
        temporary.write_bytes(CONTENT)
        time.sleep(PACE.settle)
        path.unlink()
        time.sleep(PACE.settle)
        temporary.rename(path)
        running.until_told("done")
        assert not running.told("withdrawn", "failed")
    bureau.check()


def test_the_dance_of_wps_is_one_drop(bureau: Bureau) -> None:
    """Deleted, then written anew under a temporary name and renamed."""
    bureau.note(CONTENT)
    with Running(bureau) as running:
        path, temporary = bureau.inbox / "部门.xlsx", bureau.inbox / "~wps12345.tmp"
        path.write_bytes(b"")
        running.until_told("seen")
        path.unlink()
        temporary.write_bytes(CONTENT)
        time.sleep(PACE.settle)
        temporary.rename(path)
        running.until_told("done")
    bureau.check()


def test_what_is_taken_back_is_told_and_forgotten(bureau: Bureau) -> None:
    with Running(bureau) as running:
        path = bureau.inbox / "撤回.xlsx"
        path.write_bytes(CONTENT[:100])
        running.until_told("seen")
        path.unlink()
        running.until_told("withdrawn")
    assert bureau.names("失败") == []


def test_a_storm_of_renames_ends_in_one_result(bureau: Bureau) -> None:
    bureau.note(CONTENT)
    with Running(bureau) as running:
        path = bureau.inbox / "0.xlsx"
        path.write_bytes(CONTENT)
        for number in range(1, 30):
            path = path.rename(bureau.inbox / f"{number}.xlsx")
            time.sleep(0.02)
        running.until_told("done")
    assert "29-已完成.xlsx" in bureau.names("已完成")
    bureau.check()


def test_a_folder_moved_in_whole_keeps_its_shape_and_is_cleared_away(bureau: Bureau) -> None:
    outside = bureau.root / "外面"
    for number, name in enumerate(("甲/一.xlsx", "甲/乙/二.xlsx", "三.xlsx")):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_bytes(variant(JUNSHAN, number))
        bureau.note(variant(JUNSHAN, number))
    with Running(bureau) as running:
        outside.rename(bureau.inbox / "镇上")
        running.until_told("done", 3)
        running.until(lambda: not (bureau.inbox / "镇上").exists())
    assert "镇上/甲/乙/二-已完成.xlsx" in bureau.names("已完成")
    bureau.check()


NASTY = [
    "a'b\"c<d>&e.xlsx",
    "=1+1.xlsx",
    "-rf *.xlsx",
    " 前后有空格 .xlsx",
    "换\n行.xlsx",
    "控\x01制.xlsx",
    "百分%2F号#?.xlsx",
    "🀄\N{COMBINING ACUTE ACCENT}e\u0301.xlsx",
    "没有扩展名",
    "点…多...xlsx",
    "大写.XLSX",
    "长" * 83 + ".xlsx",
    "x" * 250 + ".xlsx",
    "句号。后面很长很长很长很长很长.的不是扩展名",
    "\u202e反过来.xlsx",
    "{花括号}{0}%s.xlsx",
    "反\\斜线.xlsx",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows allows few of these names")
def test_names_with_every_legal_character(bureau: Bureau) -> None:
    for number, name in enumerate(NASTY):
        bureau.drop(name, variant(JUNSHAN, number))
    gbk = os.fsdecode("国标码.xlsx".encode("gbk"))
    bureau.drop(gbk, variant(JUNSHAN, 100))
    counts = drain(bureau, jobs=2)
    assert counts["done"] == len(NASTY) + 1, (counts, bureau.names("失败"))
    originals = {path.name for path in bureau.files("原件")}
    assert {*NASTY, gbk} == originals
    bureau.check()
    page = (bureau.root / "处理状态.html").read_text("utf-8")
    assert "a&#x27;b&quot;c&lt;d&gt;&amp;e.xlsx" in page
    assert "国标码.xlsx" in page
    assert "'=1+1.xlsx" in next((bureau.root / "处理记录").glob("*.csv")).read_text("utf-8-sig")


def test_a_name_in_another_normal_form_or_case_is_the_same_name(bureau: Bureau) -> None:
    bureau.drop("Caf\u00e9.xlsx", CONTENT)
    drain(bureau)
    bureau.drop("cafe\u0301.xlsx", CONTENT)
    assert drain(bureau)["duplicate"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_links_pipes_and_sockets_are_not_followed_and_named(bureau: Bureau) -> None:
    (bureau.inbox / "链接.xlsx").symlink_to(JUNSHAN)
    (bureau.inbox / "目录链接").symlink_to(JUNSHAN.parent)
    os.mkfifo(bureau.inbox / "管道.xlsx")
    with socket.socket(socket.AF_UNIX) as one:
        here = os.getcwd()
        os.chdir(bureau.inbox)
        one.bind("插座")
        os.chdir(here)
        drain(bureau)
    told = bureau.state()
    assert all(f"{name}  不是普通文件" in told for name in ("链接.xlsx", "目录链接", "管道.xlsx", "插座"))
    assert len(bureau.names("失败")) == 0


def test_temporary_files_of_others_stay_where_they_are(bureau: Bureau) -> None:
    names = ["~$a.xlsx", ".~b.xlsx", "c.tmp", "d.part", "e.crdownload", "Thumbs.db", "desktop.ini", ".DS_Store"]
    for name in names:
        (bureau.inbox / name).write_bytes(b"x")
    assert sum(drain(bureau).values()) == 0
    assert bureau.names("收件箱") == sorted(names)


def test_a_file_that_is_written_to_after_it_was_claimed_is_worked_on_as_it_ends(bureau: Bureau) -> None:
    """On Linux a program that holds a file open goes on writing into it wherever it is renamed to."""
    shorter = variant(JUNSHAN, 1)
    bureau.note(shorter[:-8] + b"87654321")
    with Running(bureau) as running:
        with open(bureau.inbox / "还在写.xlsx", "wb") as file:
            file.write(shorter)
            file.flush()
            running.until_told("claimed")
            file.seek(-8, os.SEEK_END)
            file.write(b"87654321")
        running.until_told("done")
        time.sleep(0.3)
    bureau.check()


def test_the_inbox_may_hold_files_before_the_first_start(tmp_path: Path) -> None:
    inbox = tmp_path / "新的"
    inbox.mkdir()
    shutil.copy(JUNSHAN, inbox)
    bureau = Bureau.__new__(Bureau)
    bureau.root, bureau.inbox = tmp_path, inbox
    assert drain(bureau)["done"] == 1
    assert (tmp_path / "说明.txt").read_text("utf-8-sig").startswith("这里的文件夹由 xlforms 看管")


def test_zip_bombs_harm_nobody(bureau: Bureau) -> None:
    path = bureau.root / "bomb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(60):
            archive.writestr(f"{number}.xlsx", bytes(40_000_000))
    content = path.read_bytes()
    path.unlink()
    bureau.drop("炸弹.zip", content)
    bureau.drop("好的.xlsx", CONTENT)
    counts = drain(bureau)
    assert (counts["failed"], counts["done"]) == (1, 1)
    bureau.check()
