"""LibreOffice as an independent calculator: a workbook saved by it after recalculating every formula."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

# 0: always. Without it LibreOffice shows the cached values of workbooks that other programs saved.
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def recalculated(folder: Path, *paths: Path) -> list[Path]:
    """The workbooks as LibreOffice saves them after a recalculation, in a folder of their own."""
    return converted(folder, "xlsx", *paths)


def converted(folder: Path, kind: str, *paths: Path) -> list[Path]:
    """The workbooks in another kind, or by a named filter (`csv:Text …`), all by one call."""
    extension, _, options = kind.partition(":")
    profile, out = folder / "profile", folder / "-".join(["as", extension, *re.findall(r"\d+", options)])
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_RECALCULATE, "utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), *map(str, paths)], check=True, capture_output=True, timeout=300)
    return [out / f"{path.stem}.{extension}" for path in paths]
