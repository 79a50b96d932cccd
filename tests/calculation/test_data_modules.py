"""The data that commands read as Python is what stands in TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.data_modules import SOURCES, module, target


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_module_says_what_its_data_file_says(source: Path) -> None:
    assert target(source).read_text("utf-8") == module(source), "python -m tools.data_modules"
