"""附件5, the bureau's marks for the work itself: the mechanics of its rows, and the bands of those that are judged."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.bands import Band
from xlforms.calculation.parameters import Parameters, load


def notice_score(*, issued: bool, missing: int, parameters: Parameters | None = None) -> Decimal:
    """自评通知: in points; `missing` of its six contents.

    Formula: 印发的得印发分；范围、依据、内容、程序和步骤、要求、附件 6 项齐全的得内容分，缺 1 项扣 1 分
    Basis: 附件5 自评通知
    Example: 已印发得 2 分，内容缺 1 项：2 + 6 － 1 ＝ 7
    Settings: annex5.notice_issued, annex5.notice_contents

    >>> notice_score(issued=True, missing=1), notice_score(issued=False, missing=6)
    (Decimal('7'), Decimal('0'))
    """
    points = (parameters or load()).annex5
    return (points.notice_issued if issued else Decimal()) + less(points.notice_contents, Decimal(1), missing)


def working_group_score(*, set_up: bool, parameters: Parameters | None = None) -> Decimal:
    """工作小组: in points.

    Formula: 成立绩效自评工作小组的得分，没有成立的不得分
    Basis: 附件5 工作小组
    Example: 已成立，得 2 分
    Settings: annex5.working_group

    >>> working_group_score(set_up=True), working_group_score(set_up=False)
    (Decimal('2'), Decimal('0'))
    """
    return (parameters or load()).annex5.working_group if set_up else Decimal()


def self_check_score(units: int, parameters: Parameters | None = None) -> Decimal:
    """单位自查: in points; `units` did not do their part.

    Formula: 满分 － 没有做相应工作的单位数 × 1 分，扣完为止
    Basis: 附件5 单位自查
    Example: 2 个单位没有做：10 － 2 × 1 ＝ 8
    Settings: annex5.self_check

    >>> self_check_score(2), self_check_score(11)
    (Decimal('8'), Decimal('0'))
    """
    return less((parameters or load()).annex5.self_check, Decimal(1), units)


def submission_score(days_late: int, parameters: Parameters | None = None) -> Decimal:
    """提交报告: in points, by the working days after the deadline.

    Formula: 满分 － 推迟的工作日数 × 每日扣分，扣完为止；法定节假日不算，调休上班的算
    Basis: 附件5 提交报告
    Example: 推迟 6 个工作日：10 － 6 × 1 ＝ 4
    Settings: annex5.submission, annex5.day_late, annex5.deadline

    >>> submission_score(0), submission_score(6), submission_score(11)
    (Decimal('10'), Decimal('4'), Decimal('0'))
    """
    points = (parameters or load()).annex5
    return less(points.submission, points.day_late, days_late)


def completeness_score(parts: int, annexes: int, parameters: Parameters | None = None) -> Decimal:
    """完整性: in points; so many parts of the body and so many annexes are missing.

    Formula: 正文分 － 缺少的部分数 × 每部分扣分，扣完为止；附件同样；两项相加
    Basis: 附件5 完整性
    Example: 正文缺 1 个部分，附件缺 1 个：8 － 2 + 7 － 2 ＝ 11
    Settings: annex5.body, annex5.annexes, annex5.missing_part

    >>> completeness_score(1, 1), completeness_score(5, 4)
    (Decimal('11'), Decimal('0'))
    """
    points = (parameters or load()).annex5
    return less(points.body, points.missing_part, parts) + less(points.annexes, points.missing_part, annexes)


def weights_score(right: int, of: int, parameters: Parameters | None = None) -> Decimal:
    """权重得分, 权重: in points, not rounded; so many of the weights are the regulation's.

    Formula: 满分 × 相符的权重项数 ÷ 应有的权重项数
    Basis: 附件5 绩效自评表 1；财预〔2020〕10号：预算执行率、产出、效益、满意度的权重
    Example: 8 项权重相符 6 项：5 × 6 ÷ 8 ＝ 3.75
    Settings: weights, annex5.weights

    >>> weights_score(6, 8), weights_score(4, 4)
    (Decimal('3.75'), Decimal('5'))
    """
    return (parameters or load()).annex5.weights * right / of


def forms_band(weights: Decimal, level3: Band, parameters: Parameters | None = None) -> Band:
    """绩效自评表: the points that its weights and its level-3 coverage leave to judge.

    Formula: 权重得分 ＋ 细化到三级指标的得分 ＋ 由人评的（明确具体可衡量、突出核心、密切相关全面）
    Basis: 附件5 绩效自评表
    Example: 权重得 5 分，三级指标得 5 分，由人评的最多 10 分：5 + 5 + 10 ＝ 20，可评 10—20 分
    Settings: annex5.weights, annex5.level3, annex5.clear, annex5.core, annex5.related

    >>> forms_band(Decimal(5), (Decimal(0), Decimal(5)))
    (Decimal('5'), Decimal('20'))
    """
    points = (parameters or load()).annex5
    return weights + level3[0], weights + level3[1] + points.clear + points.core + points.related


def problems_bands(parameters: Parameters | None = None) -> tuple[Band, ...]:
    """反映问题情况: the legal points from the best to the worst; any other want a reason.

    Formula: 全面、较全面、不全面、未归纳且过于简单、只提出资金不足，依次对应设置里的五档；其他分数酌情，应写明理由
    Basis: 附件5 反映问题情况：预算和预算绩效管理，部门履职效能，资金分配、使用和管理，资产和财务管理，政府采购
    Example: 19 分不在任何一档，应写明理由
    Settings: annex5.problems

    >>> any(low <= 19 <= high for low, high in problems_bands())
    False
    """
    return (parameters or load()).annex5.problems


def suggestions_bands(parameters: Parameters | None = None) -> tuple[Band, ...]:
    """建议情况: the legal points from the best to the worst; any other want a reason.

    Formula: 与问题对应且全面、比较全面、不全面、过于简单、只提出加大资金投入，依次对应设置里的五档；
        其他分数酌情，应写明理由
    Basis: 附件5 建议情况
    Example: 13 分属于比较全面
    Settings: annex5.suggestions

    >>> any(low <= 13 <= high for low, high in suggestions_bands())
    True
    """
    return (parameters or load()).annex5.suggestions


def less(points: Decimal, each: Decimal, count: int) -> Decimal:
    """Points less so much for each of so many, never below zero.

    >>> less(Decimal(7), Decimal(2), 3), less(Decimal(7), Decimal(2), 4)
    (Decimal('1'), Decimal('0'))
    """
    return max(points - each * count, Decimal())
