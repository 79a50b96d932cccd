"""xlforms as a process: exit codes, encodings of consoles and pipes, interrupts, the progress bar."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
import zipfile
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import FINANCE, JUNSHAN, command, environment, process

STRANGE = "部门\N{BLACK STAR}\N{SQUARED OK}表.xlsx"  # the second sign is neither in GBK nor in the basic plane


def test_exit_codes(tmp_path: Path) -> None:
    assert process("check", JUNSHAN).returncode == 0
    assert process("check", FINANCE).returncode == 1
    assert process("check").returncode == 2
    assert process("check", tmp_path / "没有.xlsx").returncode == 3


def test_the_output_of_an_utf_8_pipe_is_chinese() -> None:
    result = process("forms", "--json", PYTHONIOENCODING="utf-8")
    assert "部门整体支出绩效自评表" in result.stdout.decode()
    assert len(json.loads(result.stdout)) == 7


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii", "cp1252"])
def test_json_is_readable_whatever_the_pipe(encoding: str) -> None:
    result = process("forms", "--json", PYTHONIOENCODING=encoding)
    assert result.stdout.isascii()
    assert "部门整体支出绩效自评表" in {form["official"] for form in json.loads(result.stdout)}


def test_words_in_gbk_and_a_name_that_gbk_lacks(tmp_path: Path) -> None:
    file = tmp_path / STRANGE
    file.write_bytes(FINANCE.read_bytes())
    result = process("check", STRANGE, tmp_path / "没有🀄.xlsx", cwd=tmp_path, PYTHONIOENCODING="gbk")
    assert result.returncode == 3
    assert result.stdout.decode("gbk").startswith("部门★?表.xlsx\n  没有算出总分；错误 ")
    assert "没有?.xlsx：找不到这个文件" in result.stderr.decode("gbk")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_words_in_a_bare_locale(locale: str) -> None:
    result = process("explain", "XF413", LC_ALL=locale, PYTHONIOENCODING="")
    assert result.returncode == 0
    assert "公用经费超预算" in result.stdout.decode()


def test_nobody_reads_the_output() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        result = subprocess.run(command("explain"), env=environment(), stdout=pipe, stderr=subprocess.PIPE, check=False)
    # 1 is click's answer to a reader that has gone.
    assert (result.returncode, result.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_the_output_has_no_room() -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command("explain"), env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 3
    assert b"Traceback" not in result.stderr
    assert "程序出了没有料到的错" in result.stderr.decode()


def test_an_interrupt_leaves_whole_results_and_one_sentence(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.xlsx").write_bytes(JUNSHAN.read_bytes())
    done = tmp_path / "出"
    # A shell lets what it starts with & ignore interrupts, and its children inherit that.
    running = subprocess.Popen(
        command("fill", tmp_path, "-o", done),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  one call, nothing locked
    )
    while running.poll() is None and not any(done.glob("*.xlsx")):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    results = [*done.iterdir()]
    assert running.returncode == 130
    assert said.decode().strip() == "已中止：写好的结果都是完整的，其余文件没有处理。"
    assert 0 < len(results) < 400
    assert all(zipfile.ZipFile(result).testzip() is None for result in results)


@pytest.mark.parametrize(("files", "bar"), [([JUNSHAN, FINANCE], True), ([FINANCE], False)])
def test_a_progress_bar_where_somebody_looks_and_several_files_wait(files: list[Path], *, bar: bool) -> None:
    ours, theirs = pty.openpty()
    result = subprocess.run(
        command("check", *files), env=environment(), stdout=subprocess.PIPE, stderr=theirs, check=False
    )
    os.close(theirs)
    shown = read_terminal(ours)
    assert result.returncode == 1
    assert result.stdout.decode().startswith(str(files[0]))
    assert ("处理进度" in shown and "100%" in shown) == bar


def read_terminal(end: int) -> str:
    """What was written to the other end of a pseudo-terminal, which is closed."""
    said = b""
    # EIO is how Linux tells the end of a pseudo-terminal.
    with os.fdopen(end, "rb", buffering=0) as terminal, suppress(OSError):
        while chunk := terminal.read(4096):
            said += chunk
    return said.decode()
