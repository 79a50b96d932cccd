"""Whole processes: how long they take, how much memory, and what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copy2
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PYTHON_ALONE = ("-c", "import click, lxml.etree")
_XLFORMS = "from xlforms.cli import main; main()"
_OPENPYXL = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2] + '/openpyxl.xlsx')"


class Ended(NamedTuple):
    """What is left of a process: its exit code, its peak memory in MB, and what it wrote to stderr."""

    code: int
    memory: float
    said: str


def fill(source: Path, folder: Path) -> list[str]:
    """The arguments for Python of `xlforms fill` on a copy of a workbook, so that its result is a new file."""
    return ["-c", _XLFORMS, "fill", str(copy2(source, folder))]


def openpyxl(source: Path, folder: Path) -> list[str]:
    """The arguments for Python of merely loading and saving with openpyxl."""
    return ["-c", _OPENPYXL, str(source), str(folder)]


def run(arguments: Sequence[str]) -> Ended:
    """Run Python to its end.

    The system counts what the parent held at the time of the fork as the child's: measure before importing anything.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        said = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.returncode, usage.ru_maxrss / 1024, said)
