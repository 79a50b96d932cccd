"""All derived figures of a form, in the order in which one needs the other."""

from __future__ import annotations

from collections.abc import Callable

from xlforms.calculation.checks import CHECKS
from xlforms.calculation.compare import compare
from xlforms.calculation.costs import derive_base_data
from xlforms.calculation.derived import Known
from xlforms.calculation.funds import derive_funds
from xlforms.calculation.indicators import derive_scores
from xlforms.calculation.totals import derive_totals
from xlforms.findings import Finding
from xlforms.submission import Filled


def derive(filled: Filled) -> tuple[Known, list[Finding]]:
    """What the rules give for a form's derived cells, filled in or not, and what could not be derived."""
    known = Known(filled)
    findings = [note for step in _STEPS.get(filled.form.key, ()) for note in step(known)]
    return known, findings


def examine(filled: Filled) -> list[Finding]:
    """Everything that speaks against a form's figures: against their rules, and against each other."""
    known, findings = derive(filled)
    against = [note for derived in known.derived.values() if (note := compare(derived))]
    return [*findings, *against, *(note for check in CHECKS for note in check(known))]


_Step = Callable[[Known], list[Finding]]
_EVALUATION: tuple[_Step, ...] = (derive_funds, derive_scores, derive_totals)
_STEPS: dict[str, tuple[_Step, ...]] = {
    "department": _EVALUATION,
    "project": _EVALUATION,
    "base_data": (derive_base_data,),
}
