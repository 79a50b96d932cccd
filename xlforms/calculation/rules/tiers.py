"""Bands of points in which the score of a qualitative indicator stands (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from xlforms.calculation.parameters import Parameters, load


class Band(NamedTuple):
    """The points a tier allows.

    Attributes:
        low: the least, itself allowed.
        high: the most.
        closed: whether the most is itself allowed; it is in the first tier only.
    """

    low: Decimal
    high: Decimal
    closed: bool

    def holds(self, score: Decimal) -> bool:
        """Whether the score stands in the band."""
        return self.low <= score and (score <= self.high if self.closed else score < self.high)


def tier_band(weight: Decimal, tier: int, parameters: Parameters | None = None) -> Band:
    """定性指标得分档次: 1 达成年度指标, 2 部分达成并具有一定效果, 3 未达成且效果较差.

    Formula: [0.8 分值, 分值], [0.6 分值, 0.8 分值), [0, 0.6 分值).
    Basis: 财预〔2020〕10号; the older table cuts at 0.5.

    >>> [tier_band(Decimal(10), tier)[:2] for tier in (1, 2, 3)]
    [(Decimal('8.0'), Decimal('10')), (Decimal('6.0'), Decimal('8.0')), (Decimal('0'), Decimal('6.0'))]
    """
    tiers = (parameters or load()).tiers
    bounds = (weight, weight * tiers.full, weight * tiers.partial, Decimal(0))
    return Band(bounds[tier], bounds[tier - 1], closed=tier == 1)
