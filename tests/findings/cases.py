"""Every code with the smallest thing that makes it speak: told in sentences.toml, made here.

To add a code: a section `[XF512]` in sentences.toml, with the cells that a drawn form (tests/readers/drawing.py) needs
for it, or a maker in files.py, around.py or runs.py; then `python -m tests.findings.cases XF512` prints what is said.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.findings.around import AROUND
from tests.findings.drawn import Said, checked
from tests.findings.files import DONE as FILES
from tests.findings.files import OPENED, opened
from tests.findings.runs import RUNS
from xlforms.errors import FileError

TOLD: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
DONE = {**FILES, **AROUND}


def spoken(code: str, folder: Path) -> list[Said]:
    """What is said where `code` has to speak, the folder's own name left out."""
    found = _made(code, folder)
    return [one._replace(sentence=one.sentence.replace(f"{folder}/", "")) for one in found]


def _made(code: str, folder: Path) -> list[Said]:
    if code in RUNS:
        return RUNS[code](folder)
    if code not in OPENED and code not in DONE:
        return checked(TOLD[code], folder)
    try:
        opened(code, folder) if code in OPENED else DONE[code](folder)
    except FileError as error:
        return [Said(error.code, "", error.message)]
    return []


def main() -> None:
    for code in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            for one in spoken(code, Path(folder)):
                sys.stdout.write(f'# {one.code}\ncell = "{one.cell}"\nsentence = "{one.sentence}"\n')


if __name__ == "__main__":
    main()
