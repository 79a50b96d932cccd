"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import xlforms.values

MODULES = [found.name for found in iter_modules(xlforms.values.__path__, "xlforms.values.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
