"""Dates on the command line, in any usual spelling."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xlforms.cli.chinese import Misuse
from xlforms.values.dates import read_date

if TYPE_CHECKING:
    from xlforms.calculation.annex5.timing import Handing


def day(option: str, typed: str) -> date:
    """The day that an option names: 2025-03-31, 2025年3月31日, 2025/3/31, 20250331; Misuse when it names none."""
    found = read_date(typed)
    if found is None:
        raise Misuse(f"{option} 后面要写日期，如 2025-03-31 或 2025年3月31日，不能是“{typed}”。")
    return found


def handed_in(deadline: str | None, submitted: str | None, holidays: str | None) -> Handing:
    """When something was due and when it came, as typed, and the calendar with the holidays of a file.

    Raises:
        FileError: XF973, XF974, the file can't be used.
    """
    from xlforms.calculation.annex5.holidays import read_holidays
    from xlforms.calculation.annex5.timing import Handing
    from xlforms.calculation.annex5.workdays import Workdays

    due = None if deadline is None else day("--deadline", deadline)
    came = None if submitted is None else day("--submitted", submitted)
    return Handing(due, came, Workdays(read_holidays(holidays) if holidays else None))
