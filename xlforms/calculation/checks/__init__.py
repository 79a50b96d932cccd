"""勾稽和填报习惯: what speaks against the figures and words of one form, and of the forms of one unit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xlforms.calculation.checks.across import ACROSS
from xlforms.calculation.checks.figures import FIGURES
from xlforms.calculation.checks.habits import HABITS
from xlforms.calculation.checks.outcomes import OUTCOMES
from xlforms.calculation.checks.rates import RATES
from xlforms.calculation.checks.texts import TEXTS
from xlforms.calculation.checks.units import UNITS
from xlforms.calculation.checks.untouched import UNTOUCHED
from xlforms.calculation.derived import Known
from xlforms.calculation.gathered import Gathered, gather
from xlforms.calculation.parameters import Rulebook
from xlforms.findings import Finding
from xlforms.submission import Submission

Check = Callable[[Known], Iterator[Finding]]
CheckAcross = Callable[[Gathered], Iterator[Finding]]

# Each is told once for each form.
CHECKS: tuple[Check, ...] = (*FIGURES, *OUTCOMES, *HABITS, *TEXTS)
# Each is told once for all that a unit handed in.
TOGETHER: tuple[CheckAcross, ...] = (*ACROSS, *RATES, *UNITS, *UNTOUCHED)


def examine_together(submission: Submission, rules: Rulebook) -> list[Finding]:
    """What the forms of one unit say against each other."""
    gathered = gather(submission, rules)
    return [note for check in TOGETHER for note in check(gathered)]


__all__ = ["CHECKS", "TOGETHER", "examine_together"]
