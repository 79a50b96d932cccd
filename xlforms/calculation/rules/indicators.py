"""得分 of an indicator from its target and its actual (财预〔2020〕10号)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from xlforms.calculation.parameters import Parameters, load
from xlforms.calculation.rules.rates import ratio
from xlforms.records import NamedTuple
from xlforms.values.dates import When, read_date
from xlforms.values.targets import Target, same_unit
from xlforms.values.tiers import tier


class Reason(StrEnum):
    """Why an indicator has its score, or none."""

    MET = "met"
    SHORT = "short"
    EXCEEDED = "exceeded"
    OUTSIDE = "outside"
    FIRST_TIER = "first_tier"
    LATE = "late"
    JUDGEMENT = "judgement"
    UNITS = "units"
    ABOUT = "about"
    NO_TARGET = "no_target"
    NO_ACTUAL = "no_actual"


class Excess(StrEnum):
    """How far a target was exceeded: NOTE is worth a note, REASON wants one given."""

    NOTE = "note"
    REASON = "reason"


class Scored(NamedTuple):
    """A score and its reason.

    Attributes:
        score: points, not rounded, from 0 to the weight; None where only a person can tell.
        reason: MET, or below target by ratio (SHORT), above where less is better (EXCEEDED), OUTSIDE a range;
            FIRST_TIER for words that allow 80% to 100% and for which the full weight is proposed;
            without a score: LATE, JUDGEMENT (other words), UNITS that disagree, ABOUT for
            words such as 约 that make a number unsure, NO_TARGET, NO_ACTUAL.
    """

    score: Decimal | None
    reason: Reason


def indicator_score(target: Target, actual: Target, weight: Decimal, parameters: Parameters | None = None) -> Scored:
    """指标得分, 定量指标得分: met or not, by ratio, or left to a person.

    A target of exactly 0 is all or nothing; a deadline is met or not, never by ratio.

    Formula: 完成的得分值；越大越好（≥、＞、＝、没有符号）：分值 × 完成 ÷ 目标；
        越小越好（≤、＜）：inverse 为分值 × 目标 ÷ 完成，linear 为分值 ×（1 －（完成 － 目标）÷ 目标）；
        范围按离得近的一端算；日期只有按期与否
    Basis: 财预〔2020〕10号；越小越好的算法由各地规定
    Example: 目标 ≤10 次，完成 15 次，分值 9，inverse：9 × 10 ÷ 15 ＝ 6
    Settings: indicators.reverse

    >>> from xlforms.values.targets import read_actual, read_target
    >>> aim, came = read_target("≤10次", "", ""), read_actual("15次", "", "")
    >>> indicator_score(aim, came, Decimal(9))
    Scored(score=Decimal('6.000000000000000000000000000'), reason=<Reason.EXCEEDED: 'exceeded'>)
    """
    if _nothing(target):
        return Scored(None, Reason.NO_TARGET)
    if _nothing(actual):
        return Scored(None, Reason.NO_ACTUAL)
    if actual.kind == "quality":
        return _worded(target, actual, weight)
    if target.kind == actual.kind == "number":
        return _measured(target, actual, weight, (parameters or load()).indicators.reverse)
    return _dated(target, actual, weight)


def fulfilment(target: Target, actual: Target) -> Decimal | None:
    """完成比例, 指标完成比例: actual over target, where more is better; None elsewhere.

    Formula: 实际完成值 ÷ 年度指标值
    Basis: 财预〔2020〕10号
    Example: 目标 23 家，完成 46 家：46 ÷ 23 ＝ 200.00%

    >>> from xlforms.values.targets import read_actual, read_target
    >>> fulfilment(read_target("23家", "", ""), read_actual("46家", "", ""))
    Decimal('2')
    """
    both = same_unit(target, actual)
    if both is None or target.operator in ("<=", "<", "range"):
        return None
    return ratio(both[1], both[0])


def over_fulfilment(share: Decimal, parameters: Parameters | None = None) -> Excess | None:
    """超额完成: of actual over target, whether it is worth a note or wants a reason; never deducted by itself.

    Formula: 完成比例超过提示线的予以提示，超过说明线的应写原因；都不自动扣分
    Basis: 实务；财预〔2020〕10号：偏离较多的应说明原因
    Example: 目标 23 家，完成 46 家：46 ÷ 23 ＝ 200.00%，超过说明线 130%，应写原因
    Settings: over_fulfilment

    >>> [over_fulfilment(Decimal(share)) for share in ("1.2", "1.25", "1.31")]
    [None, <Excess.NOTE: 'note'>, <Excess.REASON: 'reason'>]
    """
    limits = (parameters or load()).over_fulfilment
    if share > limits.reason:
        return Excess.REASON
    return Excess.NOTE if share > limits.note else None


def _nothing(side: Target) -> bool:
    return side.kind in ("blank", "na") or any(note.code == "XF206" for note in side.notes)


def _worded(target: Target, actual: Target, weight: Decimal) -> Scored:
    if tier(actual.text, target.text) == 1:
        return Scored(weight, Reason.FIRST_TIER)
    return Scored(None, Reason.JUDGEMENT)


def _dated(target: Target, actual: Target, weight: Decimal) -> Scored:
    """A deadline against a day or a month; a month that holds the deadline leaves the answer open."""
    until, when = _when(target), _when(actual)
    if not until or not when:
        return Scored(None, Reason.JUDGEMENT)
    year = until.year or when.year or 2000
    due = until.span(year)[1]
    first, last = when.span(year)
    if last <= due:
        return Scored(weight, Reason.MET)
    return Scored(None, Reason.LATE if first > due else Reason.JUDGEMENT)


def _when(side: Target) -> When | None:
    """The date, also where a cell without a date format shows its serial number."""
    if side.when is not None:
        return side.when
    day = read_date(side.value) if side.value is not None and not side.unit else None
    return When(day.year, day.month, (day.day, day.day)) if day else None


def _measured(target: Target, actual: Target, weight: Decimal, reverse: str) -> Scored:
    both = same_unit(target, actual)
    if both is None:
        return Scored(None, Reason.UNITS)
    if actual.operator == "range":
        return Scored(None, Reason.JUDGEMENT)
    if target.about or actual.about:
        return Scored(weight, Reason.MET) if _surely(target, actual, *both) else Scored(None, Reason.ABOUT)
    if target.operator == "range":
        upper = same_unit(target._replace(value=target.upper), actual)
        closed = upper is not None and upper[0] >= both[0]
        return _in_range(both[0], upper[0], both[1], weight) if upper and closed else Scored(None, Reason.UNITS)
    aim, came = both
    if target.operator in ("<=", "<") or (aim == 0 and target.operator in ("=", None)):
        return _at_most(aim, came, weight, reverse)
    return Scored(weight, Reason.MET) if came >= aim else Scored(weight * _nearness(aim, came), Reason.SHORT)


def _surely(target: Target, actual: Target, aim: Decimal, came: Decimal) -> bool:
    """Whether an approximate actual meets its target whatever it is exactly: 60余家 of 60家, 近30万元 of at most 30."""
    if target.about or target.operator == "range":
        return False
    if target.operator in ("<=", "<"):
        return actual.about == "less" and came <= aim
    return target.operator != "=" and actual.about == "more" and came >= aim


def _at_most(aim: Decimal, came: Decimal, weight: Decimal, reverse: str) -> Scored:
    if came <= aim:
        return Scored(weight, Reason.MET)
    if reverse == "linear":
        excess = ratio(came - aim, aim)
        share = Decimal(0) if excess is None else max(1 - excess, Decimal(0))
        return Scored(weight * share, Reason.EXCEEDED)
    return Scored(weight * _nearness(aim, came), Reason.EXCEEDED)


def _in_range(low: Decimal, high: Decimal, came: Decimal, weight: Decimal) -> Scored:
    if low <= came <= high:
        return Scored(weight, Reason.MET)
    return Scored(weight * _nearness(low if came < low else high, came), Reason.OUTSIDE)


def _nearness(aim: Decimal, came: Decimal) -> Decimal:
    """The smaller over the larger, from 0 to 1; nothing is due for a number on the other side of zero."""
    if aim * came <= 0:
        return Decimal(0)
    smaller, larger = sorted((abs(aim), abs(came)))
    return smaller / larger
