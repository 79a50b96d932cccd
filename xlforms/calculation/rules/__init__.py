"""The rules of 绩效自评 as pure functions of Decimal figures: the term, the formula, the basis, and what is undefined.

Nothing here rounds, reads cells or raises for a figure; a figure that is undefined is None.
"""

from __future__ import annotations

from xlforms.calculation.rules.execution import execution_rate, execution_score, unusual_execution
from xlforms.calculation.rules.grades import grade
from xlforms.calculation.rules.indicators import Excess, Reason, Scored, fulfilment, indicator_score, over_fulfilment
from xlforms.calculation.rules.rates import (
    budget_adjustment_rate,
    budget_completion_rate,
    carryover_rate,
    completion_rate,
    control_rate,
    cost_saving_rate,
    procurement_rate,
    quality_rate,
    three_public_change_rate,
    timeliness_rate,
)
from xlforms.calculation.rules.rounding import cut, half_up, sums_agree, within
from xlforms.calculation.rules.tiers import Band, tier_band

__all__ = [
    "Band",
    "Excess",
    "Reason",
    "Scored",
    "budget_adjustment_rate",
    "budget_completion_rate",
    "carryover_rate",
    "completion_rate",
    "control_rate",
    "cost_saving_rate",
    "cut",
    "execution_rate",
    "execution_score",
    "fulfilment",
    "grade",
    "half_up",
    "indicator_score",
    "over_fulfilment",
    "procurement_rate",
    "quality_rate",
    "sums_agree",
    "three_public_change_rate",
    "tier_band",
    "timeliness_rate",
    "unusual_execution",
    "within",
]
