"""Bands of points in which the score of a qualitative indicator stands (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.parameters import Parameters, load
from xlforms.records import NamedTuple


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
    """定性指标得分档次, 定性指标得分: the points that tier 1, 2 or 3 allows.

    Formula: 达成年度指标：第一档下限 × 分值（含）至分值；
        部分达成年度指标并具有一定效果：第二档下限 × 分值（含）至第一档下限 × 分值；
        未达成年度指标且效果较差：低于第二档下限 × 分值
    Basis: 财预〔2020〕10号；以前的自评表第二档到 50% 为止
    Example: 分值 10，部分达成，第二档下限 0.6：10 × 0.6 ＝ 6，得分在 6（含）至 8 之间
    Settings: tiers

    >>> [tier_band(Decimal(10), tier)[:2] for tier in (1, 2, 3)]
    [(Decimal('8.0'), Decimal('10')), (Decimal('6.0'), Decimal('8.0')), (Decimal('0'), Decimal('6.0'))]
    """
    tiers = (parameters or load()).tiers
    bounds = (weight, weight * tiers.full, weight * tiers.partial, Decimal(0))
    return Band(bounds[tier], bounds[tier - 1], closed=tier == 1)
