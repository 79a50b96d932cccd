"""Findings about the report, at the place in the report that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlforms.findings import Finding, finding

if TYPE_CHECKING:
    from xlforms.prose import Place


def noted(code: str, place: Place, name: str = "", **facts: object) -> Finding:
    """A finding at a place of the report; its sentence may tell the place with `{where}`."""
    told = finding(code, sheet=place.sheet, cell=place.cell, name=name, where=place.words, **facts)  # type: ignore[arg-type]
    return told._replace(place=place.words)
