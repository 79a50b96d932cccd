"""Every script in examples/python runs as its first line says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import FINANCE, JUNSHAN, ROOT, environment

SCRIPTS = sorted((ROOT / "examples" / "python").glob("*.py"))
ARGUMENTS = {
    "read_values": ["自评表.xlsx"],
    "check_many": ["自评表.xlsx", "没有.xlsx"],
    "fill_one": ["自评表.xlsx", "完成"],
    "score_one": ["自评表.xlsx"],
    "summarize_folder": ["."],
}
SAID = {
    "read_values": "funds.total.execution_rate = 0.993",
    "check_many": "XF301 自评表!I4",
    "fill_one": "自评表-已完成.xlsx",
    "score_one": "提交报告：待评（0—10）",
    "summarize_folder": "岳阳市君山区总工会",
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_runs(script: Path, tmp_path: Path) -> None:
    (tmp_path / "自评表.xlsx").write_bytes(FINANCE.read_bytes())
    (tmp_path / "总工会.xlsx").write_bytes(JUNSHAN.read_bytes())
    command = [sys.executable, "-X", "utf8", str(script), *ARGUMENTS[script.stem]]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(XLFORMS_CACHE=str(tmp_path / "缓存")), capture_output=True, check=False
    )
    assert done.stderr == b""
    assert SAID[script.stem] in done.stdout.decode()
    assert done.returncode == (1 if script.stem == "check_many" else 0)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_told_in_the_readme_of_the_examples(script: Path) -> None:
    assert f"python/{script.name}" in (ROOT / "examples" / "README.md").read_text("utf-8")
