"""工作日: which days are working days, legal holidays and make-up days as they fall [chinesecalendar].

A bureau's own file (--holidays FILE) goes before the package, and tells of years that the package does not know yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from xlforms.findings import refusal

_SATURDAY = 5


class Workdays:
    """The calendar of working days.

    Attributes:
        own: days of a bureau's own file, whether one works on them; nothing without a file.
    """

    def __init__(self, own: Mapping[date, bool] | None = None) -> None:
        self.own = own or {}
        self._years = {day.year for day in self.own}

    def works(self, day: date) -> bool:
        """Whether one works on a day.

        Raises:
            FileError: XF972, nobody knows that year's holidays.
        """
        if day in self.own:
            return self.own[day]
        from chinese_calendar import is_workday

        try:
            return bool(is_workday(day))
        except NotImplementedError:
            if day.year in self._years:
                return day.weekday() < _SATURDAY
        raise refusal("XF972", year=str(day.year))

    def after(self, deadline: date, day: date) -> list[date]:
        """The working days after a deadline up to a day, that day included."""
        days = (deadline + timedelta(number) for number in range(1, (day - deadline).days + 1))
        return [one for one in days if self.works(one)]

    def first_from(self, day: date) -> date:
        """The day itself where one works on it, else the next working day."""
        while not self.works(day):
            day += timedelta(1)
        return day
