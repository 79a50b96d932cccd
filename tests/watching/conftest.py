"""A bureau for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.watching.bureau import Bureau


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Folders with an empty inbox."""
    return Bureau(tmp_path / "绩效")
