"""The scoring standard of 附件5: points, legal bands and what to look at, as the printed form has them; a row assessed.

Basis: 附件5 部门整体支出绩效自评工作考核评分表 of 2024 (岳阳市市级预算部门绩效自评操作规程); the points are settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from xlforms.calculation.annex5.points import (
    completeness_score,
    forms_band,
    notice_score,
    problems_bands,
    self_check_score,
    submission_score,
    suggestions_bands,
    working_group_score,
)
from xlforms.calculation.bands import Band, shown
from xlforms.calculation.parameters import Parameters
from xlforms.forms import annex_terms as a
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.values.shown import plain

BASIS = "附件5《部门整体支出绩效自评工作考核评分表》"
# Begins the 评分说明 of a row that waits for a person's judgement.
WAITING = "〔待评分〕"

_PROBLEMS = ("全面", "较全面", "不全面", "过于简单", "只提资金不足")
_SUGGESTIONS = ("对应且全面", "较全面", "不全面", "过于简单", "只提加大投入")


class Standard(NamedTuple):
    """One scored row.

    Attributes:
        item: the row.
        points: the most it gives.
        bands: the scores that the standard names, the best first; any other is 酌情 and wants a reason.
        whole: whether it is deducted point by point.
        look: what the reviewer looks at.
    """

    item: Term
    points: Decimal
    bands: tuple[Band, ...]
    whole: bool = False
    look: str = ""

    def legal(self, score: Decimal) -> bool:
        """Whether the standard itself gives this score."""
        if self.whole and score != score.to_integral_value():
            return False
        return any(low <= score <= high for low, high in self.bands)


class Assessment(NamedTuple):
    """What the submission shows of one row.

    Attributes:
        item: the row.
        points: the most it gives.
        score: None where judgement is open.
        bands: the scores that the standard leaves open, the best first.
        reason: the 评分说明: what the score is made of, or what a person looks at.
        basis: the rule.
        days_late: working days after the deadline, of 提交报告 where both days are known.
    """

    item: Term
    points: Decimal
    score: Decimal | None
    bands: tuple[Band, ...]
    reason: str
    basis: str
    days_late: int | None = None

    @property
    def band(self) -> str | None:
        """The legal scores in words, the best first; None where the score is settled."""
        return shown(self.bands) if self.score is None else None


def waiting(standard: Standard, seen: str = "", limits: tuple[Band, ...] = ()) -> Assessment:
    """A row left to a person: what is established, and what to look at; `limits` narrow the bands of the standard."""
    reason = f"{WAITING}{seen}{standard.look}" + (f"可评{shown(limits)}分。" if limits else "")
    return Assessment(standard.item, standard.points, None, limits or standard.bands, reason, basis(standard.item))


def settled(standard: Standard, score: Decimal, reason: str, days_late: int | None = None) -> Assessment:
    """A row that the submission settles."""
    return Assessment(standard.item, standard.points, score, (), reason, basis(standard.item), days_late)


def basis(item: Term) -> str:
    """The rule that a row rests on."""
    return f"{BASIS}：{item.official}"


def standards(parameters: Parameters) -> Mapping[Term, Standard]:
    """The eight rows in the form's order."""
    notice = notice_score(issued=True, missing=0, parameters=parameters)
    group = working_group_score(set_up=True, parameters=parameters)
    problems, suggestions = problems_bands(parameters), suggestions_bands(parameters)
    rows = (
        Standard(a.NOTICE, notice, _up_to(notice), whole=True, look=_notice(parameters)),
        Standard(a.WORKING_GROUP, group, _all_or_nothing(group), look=_group(group)),
        _deducted(
            a.SELF_CHECK, self_check_score(0, parameters), "看转移支付项目单位清单和县区汇总：每有一个单位没有做扣1分。"
        ),
        _deducted(a.SUBMISSION, submission_score(0, parameters), _submission(parameters)),
        _judged(a.COMPLETENESS, completeness_score(0, 0, parameters)),
        _judged(a.FORMS, _all_of_forms(parameters), _quality(parameters)),
        Standard(a.PROBLEMS, problems[0][1], problems, look=_tiers(_PROBLEMS, problems)),
        Standard(a.SUGGESTIONS, suggestions[0][1], suggestions, look=_tiers(_SUGGESTIONS, suggestions)),
    )
    return {row.item: row for row in rows}


def _deducted(item: Term, points: Decimal, look: str) -> Standard:
    return Standard(item, points, _up_to(points), whole=True, look=look)


def _judged(item: Term, points: Decimal, look: str = "") -> Standard:
    return Standard(item, points, _up_to(points), look=look)


def _up_to(points: Decimal) -> tuple[Band, ...]:
    return ((Decimal(), points),)


def _all_or_nothing(points: Decimal) -> tuple[Band, ...]:
    return ((points, points), (Decimal(), Decimal()))


def _all_of_forms(parameters: Parameters) -> Decimal:
    points = parameters.annex5
    return forms_band(points.weights, (points.level3, points.level3), parameters)[1]


def _notice(parameters: Parameters) -> str:
    issued, contents = plain(parameters.annex5.notice_issued), plain(parameters.annex5.notice_contents)
    return (
        f"看自评通知（盖章电子版）：印发得{issued}分；"
        f"范围、依据、内容、程序和步骤、要求、附件6项齐全得{contents}分，缺1项扣1分。"
    )


def _group(points: Decimal) -> str:
    return f"看工作小组文件（盖章电子版）：成立得{plain(points)}分，没有不得分。"


def _submission(parameters: Parameters) -> str:
    points, day = plain(parameters.annex5.submission), plain(parameters.annex5.day_late)
    return f"看报送日期（工作簿里没有）：按时得{points}分，每推迟一个工作日扣{day}分。"


def _quality(parameters: Parameters) -> str:
    points = parameters.annex5
    return (
        f"指标明确、具体、可衡量{plain(points.clear)}分，突出核心{plain(points.core)}分，"
        f"密切相关、全面反映{plain(points.related)}分，酌情扣分。"
    )


def _tiers(names: tuple[str, ...], bands: tuple[Band, ...]) -> str:
    listed = "，".join(f"{name}{shown((band,))}分" for name, band in zip(names, bands, strict=True))
    return f"{listed}；其他分数写明理由。"
