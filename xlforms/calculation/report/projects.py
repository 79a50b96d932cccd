"""What the tables say about the projects, for the report's 项目支出情况."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from xlforms.calculation.costs import children
from xlforms.calculation.report.material import joined
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Submission
from xlforms.values.shown import plain


class Project(NamedTuple):
    """One project and what was spent on it, in 万元."""

    name: str
    spent: Decimal


def projects(submission: Submission) -> list[Project]:
    """The projects with their expenditure: those with a form of their own, else the lines of the base data."""
    return _from_forms(submission) or _from_base_data(submission)


def project_facts(submission: Submission) -> dict[str, str]:
    """Number and list of the projects; without a form or line of one, the department's 项目支出."""
    listed = projects(submission)
    if listed:
        names = "、".join(f"{project.name}{plain(project.spent)}万元" for project in listed)
        return {
            "项目数": str(len(listed)),
            "项目清单": names,
            "项目名称": "\n".join(project.name for project in listed),
        }
    spent = next((filled.number("expenditure.project") for filled in submission.of("department")), None)
    return {"项目支出": plain(spent)} if spent else {}


def _from_forms(submission: Submission) -> list[Project]:
    found = []
    for filled in submission.of("project"):
        name, spent = filled.values.get("project_name"), filled.number("funds.total.actual_expenditure")
        if name and name.content and spent is not None:
            found.append(Project(joined(name.content), spent))
    return found


def _from_base_data(submission: Submission) -> list[Project]:
    rows = [row for filled in submission.of("base_data")[:1] for row in filled.rows]
    return [Project(row.path[-1], spent) for row in rows if (spent := _leaf(row, rows))]


def _leaf(row: CostRow, rows: Iterable[CostRow]) -> Decimal | None:
    """The expenditure of a line below 项目支出 that none stands below."""
    if row.terms[0] != "project_costs" or len(row.path) == 1 or children(list(rows), row) or row.actual is None:
        return None
    return row.actual.value
