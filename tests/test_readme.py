"""The README: its example runs as it stands, and the package gives what it promises."""

from __future__ import annotations

import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import xlforms
from tests.cli.running import JUNSHAN, environment
from tests.documents import README, blocks
from xlforms.pipeline import Checked, Completed
from xlforms.submission import Submission

(EXAMPLE,) = blocks(README.read_text("utf-8"), "python")


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """The README's example in a process of its own, in `folder`."""
    command = [sys.executable, "-c", EXAMPLE]
    settings = environment(PYTHONIOENCODING="utf-8")
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


def test_the_example_has_no_more_than_ten_lines() -> None:
    assert EXAMPLE.count("\n") <= 10


def test_the_example_completes_a_workbook(tmp_path: Path) -> None:
    shutil.copy(JUNSHAN, tmp_path / "自评表.xlsx")
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("岳阳市君山区总工会 0.984")
    assert lines[-1].endswith(" → 自评表-已完成.xlsx")
    assert any(line.startswith("警告 XF413 基础数据表 F21 公用经费决算 17.07 万元") for line in lines)
    assert (tmp_path / "自评表-已完成.xlsx").exists()


def test_the_example_says_why_a_file_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "XF901 找不到这个文件，请检查文件名和所在文件夹。\n"


def test_what_the_package_gives_is_typed(tmp_path: Path) -> None:
    """The types are held by mypy, the values by the run."""
    read: Submission = xlforms.read(str(JUNSHAN))
    checked: Checked = xlforms.check(str(JUNSHAN))
    done: Completed = xlforms.fill(str(JUNSHAN), str(tmp_path))
    severities: set[xlforms.Severity] = {note.severity for note in done.findings}
    rate: Decimal | None = checked.submission.of("department")[0].number("funds.total.final_budget")
    assert xlforms.Severity.WARNING in severities
    assert rate == Decimal("232.31")
    assert len(read.forms) == len(done.submission.forms)
