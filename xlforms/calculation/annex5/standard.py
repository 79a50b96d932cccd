"""The scoring standard of 附件5: points, legal bands and what to look at, as the printed form has them; a row assessed.

Basis: 附件5 部门整体支出绩效自评工作考核评分表 of 2024 (岳阳市市级预算部门绩效自评操作规程).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from xlforms.forms import annex_terms as a
from xlforms.forms.term import Term
from xlforms.values.shown import plain

BASIS = "附件5《部门整体支出绩效自评工作考核评分表》"
# Begins the 评分说明 of a row that waits for a person's judgement.
WAITING = "〔待评分〕"
# 完整性: what the body and the annexes are worth, and what each missing part takes away.
BODY_POINTS = 8
ANNEX_POINTS = 7
PART_POINTS = 2
# 绩效自评表: what right weights, level-3 coverage and the quality of the indicators are worth.
WEIGHTS_POINTS = 5
LEVEL3_POINTS = 5
QUALITY_POINTS = 10

Band = tuple[Decimal, Decimal]


class Standard(NamedTuple):
    """One scored row.

    Attributes:
        item: the row.
        points: the most it gives.
        bands: the scores that the standard names, from lowest to highest; any other is 酌情 and wants a reason.
        whole: whether it is deducted point by point.
        look: what the reviewer looks at.
    """

    item: Term
    points: int
    bands: tuple[Band, ...]
    whole: bool = False
    look: str = ""

    def legal(self, score: Decimal) -> bool:
        """Whether the standard itself gives this score."""
        if self.whole and score != score.to_integral_value():
            return False
        return any(low <= score <= high for low, high in self.bands)


class Assessment(NamedTuple):
    """What the workbook shows of one row.

    Attributes:
        item: the row.
        points: the most it gives.
        score: None where judgement is open.
        bands: the scores that the standard leaves open, from lowest to highest.
        reason: the 评分说明: what the score is made of, or what a person looks at.
        basis: the rule.
    """

    item: Term
    points: int
    score: Decimal | None
    bands: tuple[Band, ...]
    reason: str
    basis: str

    @property
    def band(self) -> str | None:
        """The legal scores in words, the best first; None where the score is settled."""
        return shown(self.bands) if self.score is None else None


def waiting(standard: Standard, seen: str = "", limits: tuple[Band, ...] = ()) -> Assessment:
    """A row left to a person: what is established, and what to look at; `limits` narrow the bands of the standard."""
    reason = f"{WAITING}{seen}{standard.look}" + (f"可评{shown(limits)}分。" if limits else "")
    return Assessment(standard.item, standard.points, None, limits or standard.bands, reason, basis(standard.item))


def basis(item: Term) -> str:
    """The rule that a row rests on."""
    return f"{BASIS}：{item.official}"


def shown(limits: tuple[Band, ...]) -> str:
    """Bands in words.

    >>> shown(bands((0, 0), (10, 12), (20, 20)))
    '20、10—12、0'
    """
    ends = ([plain(low), plain(high)] for low, high in reversed(limits))
    return "、".join("—".join(dict.fromkeys(end)) for end in ends)


def bands(*limits: tuple[int, int]) -> tuple[Band, ...]:
    """Bands with whole ends."""
    return tuple((Decimal(low), Decimal(high)) for low, high in limits)


STANDARDS = {
    standard.item: standard
    for standard in (
        Standard(
            a.NOTICE,
            8,
            bands((0, 8)),
            whole=True,
            look="看自评通知（盖章电子版）：印发得2分；范围、依据、内容、程序和步骤、要求、附件6项齐全得6分，缺1项扣1分。",
        ),
        Standard(
            a.WORKING_GROUP, 2, bands((0, 0), (2, 2)), look="看工作小组文件（盖章电子版）：成立得2分，没有不得分。"
        ),
        Standard(
            a.SELF_CHECK,
            10,
            bands((0, 10)),
            whole=True,
            look="看转移支付项目单位清单和县区汇总：每有一个单位没有做扣1分。",
        ),
        Standard(
            a.SUBMISSION,
            10,
            bands((0, 10)),
            whole=True,
            look="看报送日期（工作簿里没有）：按时得10分，每推迟一个工作日扣1分。",
        ),
        Standard(a.COMPLETENESS, 15, bands((0, 15))),
        Standard(
            a.FORMS,
            20,
            bands((0, 20)),
            look="指标明确、具体、可衡量5分，突出核心3分，密切相关、全面反映2分，酌情扣分。",
        ),
        Standard(
            a.PROBLEMS,
            20,
            bands((0, 0), (10, 12), (13, 15), (16, 18), (20, 20)),
            look="全面20分，较全面16—18分，不全面13—15分，过于简单10—12分，只提资金不足0分；其他分数写明理由。",
        ),
        Standard(
            a.SUGGESTIONS,
            15,
            bands((0, 0), (6, 8), (9, 11), (12, 14), (15, 15)),
            look="对应且全面15分，较全面12—14分，不全面9—11分，过于简单6—8分，只提加大投入0分；其他分数写明理由。",
        ),
    )
}
