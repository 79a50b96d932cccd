"""The refusals of the catalogue, held to the places that raise them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from xlforms.catalogue import CATALOGUE, files

SOURCES = sorted((Path(__file__).parents[1] / "xlforms").glob("**/*.py"))
CATALOGUES = [path for path in SOURCES if path.parent.name == "catalogue"]


def refusals() -> Iterator[tuple[str, set[str]]]:
    """The code and the facts of each `refusal("XF9…", fact=…)` in the sources."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refusal":
                facts = {word.arg or "" for word in node.keywords}
                codes = [leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)]
                yield from ((code, facts) for code in codes if isinstance(code, str))


@pytest.mark.parametrize(("code", "facts"), list(refusals()))
def test_a_refusal_has_its_sentence_and_all_facts_of_it(code: str, facts: set[str]) -> None:
    needed = {name for _, name, _, _ in Formatter().parse(CATALOGUE[code].message) if name}
    assert needed <= facts


@pytest.mark.parametrize("code", list(files.ENTRIES))
def test_a_sentence_says_what_and_what_to_do(code: str) -> None:
    entry = files.ENTRIES[code]
    assert entry.severity == "错误"
    assert entry.message.endswith("。")
    assert all([entry.title, entry.basis, entry.remedy])


def test_no_code_means_two_things() -> None:
    texts = [path.read_text("utf-8") for path in CATALOGUES]
    codes = [code for text in texts for code in re.findall(r'^    "(XF\d{3})": ', text, re.MULTILINE)]
    assert sorted(codes) == sorted(CATALOGUE)
