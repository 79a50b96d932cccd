"""Workbooks spoiled at random; one and the same for the same seed and number."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.mutants.cells import spoil_values
from benchmarks.mutants.kinds import chosen, spoiled
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
    name, way, chance = _chosen(seed, number)
    forms, legacy = _bases()
    return Mutant(name, way, _WAYS[way]((forms | legacy)[name], chance))


def mutant_of_another_kind(seed: int, number: int) -> Mutant:
    """The mutant of that number among those of .xls, .ods, web pages, XML and texts."""
    return Mutant(*spoiled(Random(f"kinds/{seed}/{number}")))


def way(seed: int, number: int) -> str:
    """The way in which a mutant was spoiled, told without making it."""
    return _chosen(seed, number)[1]


def way_of_another_kind(seed: int, number: int) -> str:
    """The same for one of another kind."""
    return chosen(Random(f"kinds/{seed}/{number}"))[1]


def _chosen(seed: int, number: int) -> tuple[str, str, Random]:
    """Name and way of a mutant, and the chance that is left for spoiling it."""
    chance = Random(f"{seed}/{number}")
    way = chance.choices(tuple(_WAYS), weights=(2, 3, 4))[0]
    forms, legacy = _bases()
    sources = legacy if way == "bytes" and chance.random() < _LEGACY_SHARE else forms
    return chance.choice(tuple(sources)), way, chance


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
