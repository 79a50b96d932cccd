"""提交报告 of 附件5: when each unit's submission was due and when it came, which is told to the summary alone.

So a record is the same whenever it came, and stays in the cache when a date changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from xlforms.calculation.annex5.marks import Typed, marked
from xlforms.calculation.annex5.standard import standards
from xlforms.calculation.annex5.timing import Handing, assess_timing
from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.desk.record import Record, annex5_row, annex5_sums
from xlforms.desk.tables import ANNEX5
from xlforms.forms.annex_terms import SUBMISSION
from xlforms.roster import Member
from xlforms.values.text import squash


class Timing:
    """The deadline, and the day on which each unit's submission came."""

    def __init__(self, handing: Handing, members: Iterable[Member], rules: str | None) -> None:
        """Take the days of the roster before the day that is said of all.

        Args:
            handing: the deadline, a day for all units, and the calendar.
            members: the units of a roster, some with their own days.
            rules: a bureau's own file of settings; without it the one beside a submission counts.

        Raises:
            FileError: XF972, the holidays of a year are not known.
        """
        self._handing = handing
        self._days = {squash(member.name): member.submitted for member in members if member.submitted is not None}
        self._rules = rules
        self._rulebooks: dict[str | None, Rulebook] = {}
        if handing.deadline is not None:
            for day in filter(None, {handing.submitted, *self._days.values()}):
                handing.workdays.after(handing.deadline, day)

    def settle(self, record: Record, path: str) -> None:
        """Write into the record of a submission, called by its path, what its day says."""
        handing = self._handing._replace(submitted=self._day(record["unit"]))
        if handing.deadline is None and handing.submitted is None:
            return
        parameters = self._rulebook(path).of(record["year"])
        score, reason = record["typed"]
        typed = Typed(None if score is None else Decimal(str(score)), reason)
        row = annex5_row(marked(assess_timing(standards(parameters)[SUBMISSION], handing, parameters), typed))
        rows = record[ANNEX5.name] = [row if one[0] == row[0] else one for one in record[ANNEX5.name]]
        record["overview"] |= annex5_sums(rows)

    def _day(self, unit: str) -> date | None:
        return self._days.get(squash(unit), self._handing.submitted)

    def _rulebook(self, path: str) -> Rulebook:
        file = self._rules or own_file(path)
        if file not in self._rulebooks:
            self._rulebooks[file] = Rulebook(file)
        return self._rulebooks[file]
