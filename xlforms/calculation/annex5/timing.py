"""附件5 提交报告: by how many working days a report came after its deadline."""

from __future__ import annotations

from datetime import date

from xlforms.calculation.annex5.points import submission_score
from xlforms.calculation.annex5.standard import Assessment, Standard, settled, waiting
from xlforms.calculation.annex5.workdays import Workdays
from xlforms.calculation.parameters import Parameters
from xlforms.records import NamedTuple
from xlforms.values.shown import plain

_DAYS_TOLD = 10


class Handing(NamedTuple):
    """When a submission was due and when it came; None where nobody said.

    Attributes:
        deadline: the last day.
        submitted: the day on which it came.
        workdays: the calendar.
    """

    deadline: date | None = None
    submitted: date | None = None
    workdays: Workdays = Workdays()


def assess_timing(standard: Standard, handing: Handing, parameters: Parameters) -> Assessment:
    """提交报告: in time, or so many working days late.

    Raises:
        FileError: XF972, the holidays of a year are not known.
    """
    deadline, submitted = handing.deadline, handing.submitted
    if deadline is None or submitted is None:
        return waiting(standard, _half_told(handing))
    due = deadline if submitted <= deadline else _due(deadline, handing.workdays, parameters)
    late = handing.workdays.after(due, submitted)
    score = submission_score(len(late), parameters)
    told = f"应于{_day(deadline)}前报送{_rolled(deadline, due)}，实际{_day(submitted)}报送，"
    if not late:
        between = "" if submitted <= due else "中间没有工作日，"
        return settled(standard, score, f"{told}{between}按时，得{plain(score)}分。", 0)
    lost = plain(standard.points - score)
    day = plain(parameters.annex5.day_late)
    listed = f"（{'、'.join(f'{one.month}月{one.day}日' for one in late)}）" if len(late) <= _DAYS_TOLD else ""
    rule = f"每推迟一个工作日扣{day}分，最多扣{plain(standard.points)}分"
    reason = f"{told}推迟{len(late)}个工作日{listed}；{rule}，扣{lost}分，得{plain(score)}分。"
    return settled(standard, score, reason, len(late))


def _due(deadline: date, workdays: Workdays, parameters: Parameters) -> date:
    """The deadline as printed, or where that is the bureau's rule, the first working day from it on."""
    return workdays.first_from(deadline) if parameters.annex5.deadline == "rolled" else deadline


def _rolled(deadline: date, due: date) -> str:
    return f"（遇休息日顺延到{_day(due)}）" if due != deadline else ""


def _half_told(handing: Handing) -> str:
    if handing.deadline is not None:
        return f"应于{_day(handing.deadline)}前报送，没有给出实际报送日期（--submitted）。"
    return f"实际{_day(handing.submitted)}报送，没有给出期限（--deadline）。" if handing.submitted else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
