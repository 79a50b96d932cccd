"""Odd contents by kind, from oddities.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_LISTS: dict[str, list[Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _texts(name: str) -> Sequence[str]:
    return [entry if isinstance(entry, str) else _repeated(**entry) for entry in _LISTS[name]]


def _repeated(times: int, text: str = "", core: str = "", end: str = "") -> str:
    return text * times + core + end * times


SEEN, LABELS, STRANGE = map(_texts, ("seen", "labels", "strange"))
NUMBERS, FORMULAS, FORMATS, ATTRIBUTES = map(_texts, ("numbers", "formulas", "formats", "attributes"))
