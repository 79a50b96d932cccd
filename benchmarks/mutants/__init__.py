"""Workbooks spoiled at random; one and the same for the same seed and number."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.mutants.cells import spoil_values
from benchmarks.mutants.kinds import spoiled
from benchmarks.mutants.markup import spoil_markup
from benchmarks.mutants.raw import spoil_bytes
from benchmarks.workbooks import EXAMPLES, RICH, ROOT
from xlforms import pipeline

SEED = 2024
_LEGACY = ("values.xls", "values.ods")
_LEGACY_SHARE = 0.02  # each costs a process of its own for every command

Spoil = Callable[[bytes, Random], bytes]


class Mutant(NamedTuple):
    """A spoiled workbook: the name of the sound one, the way in which it was spoiled, its bytes."""

    name: str
    way: str
    data: bytes


def mutant(seed: int, number: int) -> Mutant:
    """The mutant of that number."""
    chance = Random(f"{seed}/{number}")
    way = chance.choices(tuple(_WAYS), weights=(2, 3, 4))[0]
    forms, legacy = _bases()
    sources = legacy if way == "bytes" and chance.random() < _LEGACY_SHARE else forms
    name = chance.choice(tuple(sources))
    return Mutant(name, way, _WAYS[way](sources[name], chance))


def mutant_of_another_kind(seed: int, number: int) -> Mutant:
    """The mutant of that number among those of .xls, .ods, web pages, XML and texts."""
    return Mutant(*spoiled(Random(f"kinds/{seed}/{number}")))


_WAYS: dict[str, Spoil] = {"bytes": spoil_bytes, "XML": spoil_markup, "values": spoil_values}


@cache
def _bases() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The sound workbooks by name: filled forms, blank ones, and completed ones; and those of other kinds."""
    filled = sorted(ROOT.glob("examples/*.xlsx"))
    blank = [ROOT / "templates" / "zipingbiao.xlsx", ROOT / "templates" / "annex5.xlsx"]
    with TemporaryDirectory() as folder:
        completed = [Path(pipeline.fill(str(ROOT / "examples" / name), folder).output) for name in EXAMPLES]
        rich = [RICH] if RICH.exists() else []
        forms = {path.name: path.read_bytes() for path in (*filled, *blank, *completed, *rich)}
    return forms, {name: (ROOT / "tests" / "data" / "legacy" / name).read_bytes() for name in _LEGACY}
