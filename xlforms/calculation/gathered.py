"""The forms of one unit as the checks across them need them: this year's, and last year's where they are there too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlforms.calculation.parameters import Parameters, Rulebook
from xlforms.calculation.rules import sums_agree
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Filled, Submission, Value

# Whose year is the year of all.
_OF_A_YEAR = ("department", "base_data", "project", "annex5")
_ORDER = ("department", "base_data", "project", "report")


class Gathered(NamedTuple):
    """What a unit handed in.

    Attributes:
        year: the newest year of its forms; None when none says.
        department: 部门整体支出绩效自评表 of that year.
        base_data: 基础数据表 of that year.
        projects: 项目支出绩效自评表 of that year.
        before: 基础数据表 of the year before.
        misdated: forms of another year that count as this year's, since no form of their year belongs there.
        forms: all of them, of any year.
        parameters: the settings in force.
    """

    year: int | None
    department: Filled | None
    base_data: Filled | None
    projects: tuple[Filled, ...]
    before: Filled | None
    misdated: tuple[Filled, ...]
    forms: tuple[Filled, ...]
    parameters: Parameters

    def agree(self, one: Value, other: Value) -> bool:
        """Whether two cells state the same amount, a rounding tail apart, or may once what is doubted is mended."""
        if unknown(one) or unknown(other):
            return True
        pairs = ((first, second) for first in (one.value, one.meant) for second in (other.value, other.meant))
        return any(sums_agree(a, [b], self.parameters) for a, b in pairs if a is not None and b is not None)

    def project_rows(self) -> list[CostRow]:
        """The lines of the base data that are a project each, or a group of projects that none stands below."""
        rows = self.base_data.rows if self.base_data else []
        parents = {row.path[:-1] for row in rows}
        return [row for row in rows if row.path not in parents and _is_project(row)]


def unknown(value: Value) -> bool:
    """Whether nobody can tell what a cell should hold: it has no number, or one that is wrong for another's sake."""
    return value.value is None or (value.doubted and value.meant is None)


def gather(submission: Submission, rules: Rulebook) -> Gathered:
    """Sort the forms by kind and year; one without a year counts as this year's."""
    year = newest(submission)
    others = _years_beside(submission, year)

    def of(key: str) -> list[Filled]:
        found = [filled for filled in submission.of(key) if filled.year not in others]
        return sorted(found, key=lambda filled: filled.year not in (year, None))

    before = [
        filled for filled in submission.of("base_data") if year and filled.year == year - 1 and year - 1 in others
    ]
    strange = (filled for key in _OF_A_YEAR for filled in of(key) if filled.year not in (year, None))
    return Gathered(
        year,
        next(iter(of("department")), None),
        next(iter(of("base_data")), None),
        tuple(of("project")),
        next(iter(before), None),
        tuple(strange),
        tuple(submission.forms),
        rules.of(year),
    )


def _years_beside(submission: Submission, year: int | None) -> set[int | None]:
    """Other years whose forms were handed in as well: their department's form or base data stand beside this year's."""
    found: set[int | None] = set()
    for key in ("department", "base_data"):
        years = {filled.year for filled in submission.of(key)} - {None}
        found |= years - {year} if year in years else set()
    return found


def newest(submission: Submission) -> int | None:
    """The year that all is about: of the department's form, else of the base data, the projects, the report."""
    years = ([filled.year for filled in submission.of(key) if filled.year] for key in _ORDER)
    return next((max(found) for found in years if found), None)


def amounts(row: CostRow) -> tuple[Decimal | None, Decimal | None]:
    """预算数 and 决算数 of a line."""
    return row.budget.value if row.budget else None, row.actual.value if row.actual else None


def row_of(base_data: Filled | None, term: str) -> CostRow | None:
    """The outermost line that stands for a term."""
    rows: Sequence[CostRow] = base_data.rows if base_data else ()
    return next((row for row in rows if row.terms == (term,)), None)


def _is_project(row: CostRow) -> bool:
    return row.terms[0] == "project_costs" and len(row.path) > 1 and any(amounts(row))
