"""Every code of the catalogue says its very sentence about the smallest thing that makes it speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings.cases import TOLD, spoken
from xlforms.catalogue import CATALOGUE

HOW = "give it a section in tests/findings/sentences.toml (see tests/findings/cases.py)"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_case(code: str) -> None:
    assert code in TOLD, f"{code} {CATALOGUE[code].title}: {HOW}"


def test_a_case_is_of_a_code() -> None:
    assert set(TOLD) <= set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(TOLD))
def test_a_code_says_its_sentence(code: str, tmp_path: Path) -> None:
    found = [(one.cell, one.sentence) for one in spoken(code, tmp_path) if one.code == code]
    assert (TOLD[code].get("cell", ""), TOLD[code]["sentence"]) in found
