"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import xlforms.workbook

# A script of its own, run in another process.
SCRIPT = "xlforms.workbook.calamine_process"
FOUND = [found.name for found in walk_packages(xlforms.workbook.__path__, "xlforms.workbook.")]


@pytest.mark.parametrize("name", [name for name in FOUND if name != SCRIPT])
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
