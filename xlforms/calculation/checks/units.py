"""Unit and year the same on all forms (rules.md 8.5)."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.calculation.checks.names import same_name
from xlforms.calculation.gathered import Gathered
from xlforms.calculation.places import at, spot
from xlforms.findings import Finding, finding
from xlforms.submission import Filled
from xlforms.values.prompts import is_prompt
from xlforms.workbook import ref

# Of the report its own checks tell.
_REPORT = "report"
_OF_A_PROJECT = ("unit_name", "implementing_unit", "supervising_department")


def one_unit(forms: Gathered) -> Iterator[Finding]:
    """The unit of the department's form, else of the base data, on all others."""
    first = next((filled for filled in (forms.department, forms.base_data) if filled and filled.unit), None)
    if first is None:
        return
    named = first.values.get("unit_name")
    other = f"（{spot(first, named)}）" if named and not named.blank else ""
    for filled in forms.forms:
        if filled.form.key == "project":
            yield from _of_a_project(filled, first)
        elif filled.form.key != _REPORT and filled.unit and not same_name(filled.unit, first.unit):
            facts = {"found": filled.unit, "expected": first.unit, "form": first.form.official, "other": other}
            place = filled.values.get("unit_name")
            blank = place is None or place.blank
            note = finding("XF426", sheet=filled.sheet.name, cell=ref(filled.top, 1), **facts) if blank else None
            yield (note or at("XF426", filled.values["unit_name"], **facts)).within(filled.file)


def _of_a_project(filled: Filled, first: Filled) -> Iterator[Finding]:
    """Of a project's units one is ours: it carries the project out, or others do so for it."""
    named = [value for name in _OF_A_PROJECT if (value := filled.values.get(name)) and _is_name(value.content)]
    if named and not any(same_name(value.content, first.unit) for value in named):
        found = "、".join(dict.fromkeys(value.content for value in named))
        yield at("XF430", named[0], found=found, expected=first.unit).within(filled.file)


def _is_name(text: str) -> bool:
    return bool(text) and not is_prompt(text) and any("\u4e00" <= one <= "\u9fff" for one in text)


def one_year(forms: Gathered) -> Iterator[Finding]:
    """The year of the department's form on all others; last year's forms may stand beside this year's."""
    for filled in forms.misdated:
        facts = {"found": str(filled.year), "expected": str(forms.year), "form": filled.form.official}
        yield finding("XF427", sheet=filled.sheet.name, cell=ref(filled.top, 1), **facts).within(filled.file)


UNITS = (one_unit, one_year)
