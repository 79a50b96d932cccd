"""The command line, run within the test or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from xlforms.cli import main

ROOT = Path(__file__).parents[2]
JUNSHAN = ROOT / "examples" / "junshan-2024.xlsx"
FINANCE = ROOT / "examples" / "caizheng-jinrong-2024.xlsx"


def xlforms(*arguments: str | Path) -> Result:
    """What a command prints and its exit code, without leaving the test's process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def command(*arguments: str | Path) -> list[str]:
    """The words that start xlforms as a process."""
    return [sys.executable, "-m", "xlforms", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """An environment in which the process finds the checkout, whatever its working directory."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def process(*arguments: str | Path, cwd: Path | None = None, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """What a process of its own writes, in bytes."""
    return subprocess.run(command(*arguments), cwd=cwd, env=environment(**changes), capture_output=True, check=False)
