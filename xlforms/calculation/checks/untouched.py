"""Whether anybody has filled in anything at all: a blank handed in by mistake has no faults to be told otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.calculation.gathered import Gathered
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value
from xlforms.workbook import ref

_FORMS = ("department", "base_data", "project", "score_sheet")
# What is typed anew each year; last year's accounts, 编制, targets and weights may have been taken over.
_FIGURES = ("original_budget", "final_budget", "actual_expenditure", "actual", "actual_area", "actual_investment")
_GROUPS = ("income", "expenditure")


def untouched(forms: Gathered) -> Iterator[Finding]:
    """No figure of the year on any form."""
    filled = [one for one in forms.forms if one.form.key in _FORMS]
    if filled and not any(map(_has_figures, filled)):
        names = "、".join(dict.fromkeys(f"「{one.form.official}」" for one in filled))
        first = filled[0]
        yield finding("XF521", sheet=first.sheet.name, cell=ref(first.top, 1), found=names).within(first.file)


def _has_figures(filled: Filled) -> bool:
    typed = (value for name, value in filled.values.items() if _is_figure(name))
    costs = (value for row in filled.rows for value in (row.budget, row.actual))
    done = (value for one in filled.indicators for value in (one.actual and one.actual.place, one.score))
    return bool(filled.unknown) or any(map(_stands, (*typed, *costs, *done)))


def _is_figure(name: str) -> bool:
    return name.rpartition(".")[2] in _FIGURES or name.startswith(_GROUPS)


def _stands(value: Value | None) -> bool:
    return value is not None and not value.blank


UNTOUCHED = (untouched,)
