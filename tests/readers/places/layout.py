"""A form of one place, and what stands in it."""

from __future__ import annotations

from typing import NamedTuple

from tests.readers.drawing import Lines


class Layout(NamedTuple):
    """A form of one place, and what stands in it.

    Attributes:
        lines: its cells.
        merges: its merged ranges.
        form: key of the form.
        unit: who hands it in.
        values: numbers typed, by field: cell and value.
        indicators: name, target's cell, operator, value and unit, actual's cell and value.
        derived: what the rules fill in, by field: cell and value.
        said: codes of the findings that are no hints, of reading and of checking.
    """

    lines: Lines
    merges: tuple[str, ...]
    form: str
    unit: str
    values: dict[str, tuple[str, str]]
    indicators: tuple[tuple[str, ...], ...]
    derived: dict[str, tuple[str, str]]
    said: tuple[str, ...] = ()
