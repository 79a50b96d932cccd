"""勾稽 across the forms of one unit: the projects' money, number and names; last year's figures (rules.md 8.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.checks.names import same_name
from xlforms.calculation.gathered import Gathered, amounts, row_of
from xlforms.calculation.places import apart, at, spot
from xlforms.calculation.rules import sums_agree
from xlforms.calculation.sums import addition
from xlforms.findings import Finding
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Filled, Value
from xlforms.values.shown import plain
from xlforms.values.text import normalise

_SPENT = "funds.total.actual_expenditure"
_BUDGET = "funds.total.final_budget"
_ORIGINAL = "funds.total.original_budget"


class _Whole(NamedTuple):
    """项目支出 of all projects as a form states it."""

    filled: Filled
    place: Value
    label: str


def project_costs_agree(forms: Gathered) -> Iterator[Finding]:
    """The base data's 项目支出 is the department's, where the department splits what was spent.

    A split of 全年预算数 states no 决算数, and the base data's 预算数 may be the initial one: those are compared only
    where nothing was added to the budget during the year.
    """
    row = row_of(forms.base_data, "project_costs")
    split = forms.department.values.get("expenditure.project") if forms.department else None
    if forms.base_data is None or forms.department is None or row is None or split is None or split.value is None:
        return
    if _splits(forms, _BUDGET) and not _splits(forms, _SPENT):
        if row.budget and _unadjusted(forms.department) and not forms.agree(row.budget, split):
            yield _apart("XF432", (forms.department, split), (forms.base_data, row.budget))
        return
    stated = [amount for amount in (row.actual, row.budget) if amount and amount.value is not None]
    if row.actual in stated and not any(forms.agree(amount, split) for amount in stated):
        actual = stated[0]
        yield _apart("XF420", (forms.department, split), (forms.base_data, actual))


def projects_add_up(forms: Gathered) -> Iterator[Finding]:
    """Σ全年执行数 of the projects' forms is 项目支出, or less where some project has no form.

    Where a project is not what its own line says, the sum can't close, and nothing more is said of it.
    """
    if any(a_project_as_its_line(forms)):
        return
    spent = [(filled, filled.values.get(_SPENT)) for filled in forms.projects]
    whole = _whole(forms)
    terms = [value.value for _, value in spent if value and value.value is not None]
    if whole is None or not terms or len(terms) < len(spent):
        return
    if whole.place.doubted or any(value and value.doubted for _, value in spent):
        return
    most = whole.place.value or Decimal()
    if sums_agree(most, terms, forms.parameters):
        return
    too_much = sum(terms) > most
    if too_much or len(forms.project_rows()) <= len(spent):
        listed = f"{addition(terms)}；" if len(terms) > 1 else ""
        cells = "、".join(spot(filled, value) for filled, value in spent if value)
        yield at(
            "XF421" if too_much else "XF422",
            whole.place,
            found=plain(most),
            expected=plain(sum(terms, Decimal())),
            label=whole.label,
            cells=cells,
            arithmetic=f"{listed}{apart(sum(terms, Decimal()), most)}",
        ).within(whole.filled.file)


def _apart(code: str, one: tuple[Filled, Value], other: tuple[Filled, Value], **facts: object) -> Finding:
    """Two amounts of two forms that should be the same, told at the first."""
    (filled, place), (found, expected) = one, (one[1].value or Decimal(), other[1].value or Decimal())
    told = {"found": plain(found), "expected": plain(expected), "other": spot(*other)}
    return at(code, place, arithmetic=apart(found, expected), **told, **facts).within(filled.file)


def _unadjusted(filled: Filled) -> bool:
    """Whether 全年预算数 is 年初预算数."""
    original, final = filled.number(_ORIGINAL), filled.number(_BUDGET)
    return original is not None and original == final


def _whole(forms: Gathered) -> _Whole | None:
    row = row_of(forms.base_data, "project_costs")
    if forms.base_data and row and row.actual and row.actual.value is not None:
        return _Whole(forms.base_data, row.actual, "基础数据表的项目支出决算数")
    split = forms.department.values.get("expenditure.project") if forms.department else None
    if forms.department is None or split is None or split.value is None or not _splits(forms, _SPENT):
        return None
    return _Whole(forms.department, split, "部门自评表的项目支出")


def _splits(forms: Gathered, whole: str) -> bool:
    """Whether 按支出性质分 adds up to this total: 全年执行数 or 全年预算数."""
    names = ("expenditure.basic", "expenditure.project", whole)
    basic, project, total = (forms.department.number(name) if forms.department else None for name in names)
    return total is not None and sums_agree(total, [basic or Decimal(), project or Decimal()], forms.parameters)


def a_project_as_its_line(forms: Gathered) -> Iterator[Finding]:
    """全年执行数 of a project is the 决算数 of the base data's line of the same name."""
    for filled, row, base_data in _projects_and_lines(forms):
        spent, actual = filled.values.get(_SPENT), row.actual
        if spent and actual and not forms.agree(actual, spent):
            yield _apart("XF423", (filled, spent), (base_data, actual), project=row.path[-1])


def a_project_budgeted_as_its_line(forms: Gathered) -> Iterator[Finding]:
    """The base data's 预算数 of a project is the 年初 or the 全年预算数 of its form: either is usual."""
    for filled, row, base_data in _projects_and_lines(forms):
        budgets = [
            value for name in (_ORIGINAL, _BUDGET) if (value := filled.values.get(name)) and value.value is not None
        ]
        if row.budget is None or len(budgets) < 2 or any(forms.agree(row.budget, one) for one in budgets):
            continue
        facts = {"project": row.path[-1], "original": plain(budgets[0].value or Decimal())}
        yield _apart("XF433", (base_data, row.budget), (filled, budgets[1]), **facts)


def _projects_and_lines(forms: Gathered) -> Iterator[tuple[Filled, CostRow, Filled]]:
    """Each project's form with the one line of the base data of its name."""
    by_name = defaultdict(list)
    for row in forms.project_rows():
        by_name[normalise(row.path[-1])].append(row)
    for filled in forms.projects:
        name = filled.values.get("project_name")
        rows = by_name[normalise(name.content)] if name else []
        if len(rows) == 1 and forms.base_data:
            yield filled, rows[0], forms.base_data


def every_project_has_its_form(forms: Gathered) -> Iterator[Finding]:
    """As many projects' forms as the base data lists projects by name.

    A kind of expense (业务工作经费) may be of any number of projects, so beside one there may be more forms than names.
    """
    lines = forms.project_rows()
    rows = [row for row in lines if row.terms[-1] == ""]
    if not rows or not forms.projects or forms.base_data is None:
        return
    if len(forms.projects) < len(rows) or (len(rows) == len(lines) and len(forms.projects) > len(rows)):
        place = rows[0].actual or rows[0].budget or rows[0].label
        listed = "、".join(row.path[-1] for row in rows)
        facts = {"found": str(len(forms.projects)), "expected": str(len(rows)), "rows": listed}
        yield at("XF424", place, projects=_named(forms), **facts).within(forms.base_data.file)


def projects_are_named_alike(forms: Gathered) -> Iterator[Finding]:
    """As many, but named otherwise: a project's form without a line of its name."""
    rows = forms.project_rows()
    if len(rows) != len(forms.projects) or not all(row.terms[-1] == "" for row in rows):
        return
    for filled in forms.projects:
        name = filled.values.get("project_name")
        if name and name.content and not any(same_name(name.content, row.path[-1]) for row in rows):
            listed = "、".join(row.path[-1] for row in rows)
            yield at("XF431", name, found=name.content, rows=listed).within(filled.file)


def no_project_twice(forms: Gathered) -> Iterator[Finding]:
    """One form for each project."""
    seen: dict[str, tuple[Filled, Value]] = {}
    for filled in forms.projects:
        name = filled.values.get("project_name")
        if name is None or not name.content:
            continue
        first = seen.setdefault(normalise(name.content), (filled, name))
        if first[0] is not filled:
            yield at("XF425", name, found=name.content, other=spot(*first)).within(filled.file)


def last_year_as_it_was(forms: Gathered) -> Iterator[Finding]:
    """上年决算数 is the 决算数 of last year's base data, line by line."""
    if forms.base_data is None or forms.before is None:
        return
    then = {row.path: row for row in forms.before.rows}
    for row in forms.base_data.rows:
        previous, actual = row.previous_actual, _actual(then.get(row.path))
        if previous and previous.value is not None and actual and not forms.agree(previous, actual):
            facts = {"found": plain(previous.value), "expected": plain(actual.value or Decimal())}
            facts |= {"label": row.path[-1], "other": spot(forms.before, actual)}
            arithmetic = apart(previous.value, actual.value or Decimal())
            yield at("XF428", previous, arithmetic=arithmetic, **facts).within(forms.base_data.file)


def _actual(row: CostRow | None) -> Value | None:
    return row.actual if row and amounts(row)[1] is not None else None


def _named(forms: Gathered) -> str:
    names = (filled.values.get("project_name") for filled in forms.projects)
    return "、".join(name.content for name in names if name and name.content) or "没有写名称"


ACROSS = (
    project_costs_agree,
    projects_add_up,
    a_project_as_its_line,
    a_project_budgeted_as_its_line,
    every_project_has_its_form,
    projects_are_named_alike,
    no_project_twice,
    last_year_as_it_was,
)
