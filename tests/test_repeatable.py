"""The same workbook always becomes the same bytes, whatever the process has filled before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.documents import ROOT
from xlforms.pipeline import fill

EXAMPLES = sorted(ROOT.glob("examples/*.xlsx"))
_FILL = "import sys; from xlforms.pipeline import fill; fill(*sys.argv[1:])"


def parts(folder: Path, example: Path) -> bytes:
    return (folder / f"{example.stem}-已完成.xlsx").read_bytes()


def test_a_fill_leaves_no_trace_in_the_next_one(tmp_path: Path) -> None:
    example = EXAMPLES[0]
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", _FILL, str(example), str(tmp_path / "alone")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    for number, source in enumerate((*EXAMPLES, *EXAMPLES[::-1], example)):
        fill(str(source), str(tmp_path / str(number)))
    last = tmp_path / str(2 * len(EXAMPLES))
    assert parts(last, example) == parts(tmp_path / "alone", example)
