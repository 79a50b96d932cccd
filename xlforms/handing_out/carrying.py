"""What stays from one year to the next: who, how many are authorised, which projects, which indicators, what was spent.

The year's own figures, results, reasons and words are never taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy

from xlforms.findings import refusal
from xlforms.forms import BASE_DATA, DEPARTMENT, PROJECT, Form
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Filled, Indicator, Submission
from xlforms.values.prompts import is_prompt

_KEPT = {
    BASE_DATA.key: ("unit_name", "staff.authorised"),
    DEPARTMENT.key: ("unit_name", "funds.total.weight"),
    PROJECT.key: (
        *("project_name", "supervising_department", "implementing_unit", "unit_name"),
        "funds.total.weight",
    ),
}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=\s*年)")


class Carried(NamedTuple):
    """What was taken over.

    Attributes:
        units: whether the unit was known.
        staff: whether 编制 was.
        projects: how many projects.
        indicators: how many indicators.
        accounts: how many lines of 上年决算.
    """

    units: bool
    staff: bool
    projects: int
    indicators: int
    accounts: int

    @property
    def words(self) -> str:
        """The same in words, "" for nothing."""
        told = (
            "单位" if self.units else "",
            "编制" if self.staff else "",
            f"{self.projects} 个项目" if self.projects else "",
            f"{self.indicators} 个指标（名称、指标值、分值）" if self.indicators else "",
            f"{self.accounts} 行上年决算" if self.accounts else "",
        )
        return "、".join(filter(None, told))


def kept(last: Submission, forms: Iterable[Form], year: int) -> list[Filled]:
    """The forms of last year with what stays in them, those of the kinds asked for.

    Raises:
        FileError: XF988, there is none of them.
    """
    wanted = [form for form in forms if form.key in _KEPT]
    found = [filled for form in wanted for filled in last.of(form.key)]
    if not found:
        names = "、".join(f"「{form.official}」" for form in wanted) or "无"
        raise refusal("XF988", wanted=names, found="、".join(f"「{one.form.official}」" for one in last.forms))
    return [_kept(filled, year) for filled in found]


def counted(forms: Iterable[Filled]) -> Carried:
    """What there is to take over."""
    listed = [*forms]
    values = {value.name for filled in listed for value in filled.values.values() if not value.blank}
    rows = [row for filled in listed for row in filled.rows]
    return Carried(
        units=any(filled.unit for filled in listed),
        staff="staff.authorised" in values,
        projects=sum(filled.form is PROJECT for filled in listed),
        indicators=sum(len(filled.indicators) for filled in listed),
        accounts=sum(row.previous_actual is not None and not row.previous_actual.blank for row in rows),
    )


def _kept(filled: Filled, year: int) -> Filled:
    twin = copy(filled)
    twin.title = _YEAR.sub(str(year), filled.title)
    twin.values = {name: value for name, value in filled.values.items() if name in _KEPT[filled.form.key]}
    twin.indicators = [*_indicators(filled.indicators)]
    twin.rows = [*map(_row, filled.rows)]
    return twin


def _indicators(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for one in indicators:
        if one.name.content and not is_prompt(one.name.content):
            yield one._replace(actual=None, score=None, deviation_reason=None)


def _row(row: CostRow) -> CostRow:
    """Last year's final account is 上年决算 now."""
    return row._replace(previous_actual=row.actual, budget=None, actual=None)
