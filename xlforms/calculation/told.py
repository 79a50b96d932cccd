"""What the rules say of themselves: names, formula, basis, example and settings, from their docstrings.

The docstring is the one source. It opens with the rule's Chinese names up to a colon; each line after `Formula:`,
`Basis:`, `Example:` and `Settings:` may go on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from inspect import getdoc, isfunction

from xlforms.calculation import rules
from xlforms.calculation.annex5 import points
from xlforms.calculation.settings import Setting, Settings
from xlforms.records import NamedTuple

_SECTION = re.compile(r"^(Formula|Basis|Example|Settings): (.+(?:\n(?!\n|[A-Z][a-z]+: |>>>).+)*)", re.MULTILINE)


class Told(NamedTuple):
    """One rule in words.

    Attributes:
        name: the function's name, such as `execution_score`.
        terms: its Chinese names.
        formula: how it is calculated.
        basis: the regulation.
        example: one case with its arithmetic.
        settings: names of the settings, or of their sections, that it takes in.
    """

    name: str
    terms: tuple[str, ...]
    formula: str
    basis: str
    example: str
    settings: tuple[str, ...]

    def in_force(self, settings: Settings) -> Mapping[str, Setting]:
        """Those of all settings that the rule takes in."""
        return {name: one for name, one in settings.items() if {name, name.split(".")[0]} & {*self.settings}}


def told() -> list[Told]:
    """Every rule that states its formula, in the order of their names."""
    return sorted(map(_told, functions()))


def functions() -> Iterator[Callable[..., object]]:
    """The rules themselves: those of the forms' figures, and those of 附件5."""
    every = (one for home in (rules, points) for one in vars(home).values() if isfunction(one))
    yield from (one for one in every if "Formula: " in (one.__doc__ or ""))


def _told(rule: Callable[..., object]) -> Told:
    doc = getdoc(rule) or ""
    said = {head: _joined(text) for head, text in _SECTION.findall(doc)}
    terms = tuple(doc.partition(":")[0].split(", "))
    named = tuple(name.strip() for name in said.get("Settings", "").split(",") if name)
    return Told(rule.__name__, terms, said.get("Formula", ""), said.get("Basis", ""), said.get("Example", ""), named)


def _joined(text: str) -> str:
    """The lines of a text as one; Chinese takes no space between them."""
    return "".join(line.strip() for line in text.splitlines())
