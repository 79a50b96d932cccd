"""The figures that the report states, taken from the tables, as people write them (domain/report.md)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.indicators import indicator_facts
from xlforms.calculation.report.material import field, material_facts
from xlforms.calculation.report.projects import project_facts
from xlforms.calculation.rules import grade, half_up, sums_agree
from xlforms.calculation.sums import not_closing
from xlforms.calculation.totals import score_of
from xlforms.findings import Finding, finding
from xlforms.forms import report_terms as r
from xlforms.forms import terms as t
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission, Value
from xlforms.values.shown import percentage, plain

# What the report is made from, by name: figures (money in 万元, rates in percent), lists, and the accountant's words.
Facts = dict[str, str]


class _Amount(NamedTuple):
    """An amount of the budget, in 万元: its name, where the tables and where the 报告素材 state it."""

    fact: str
    table: str
    material: Term | None


_AMOUNTS = (
    _Amount("年初预算数", "funds.total.original_budget", t.ORIGINAL_BUDGET),
    _Amount("年中追加", "added", r.ADDED_BUDGET),
    _Amount("总预算数", "funds.total.final_budget", None),
    _Amount("决算数", "funds.total.actual_expenditure", None),
    _Amount("人员类支出预算数", "", r.PERSONNEL_BUDGET),
    _Amount("公用经费预算数", "office_costs.budget", r.OFFICE_BUDGET),
    _Amount("项目支出预算数", "project_costs.budget", r.PROJECT_BUDGET),
    _Amount("人员类支出决算数", "", r.PERSONNEL_ACTUAL),
    _Amount("公用经费决算数", "office_costs.actual", r.OFFICE_ACTUAL),
    _Amount("项目支出决算数", "project_costs.actual", r.PROJECT_ACTUAL),
)
_SPLITS = (
    ("预算数", "funds.total.final_budget", *_AMOUNTS[4:7]),
    ("决算数", "funds.total.actual_expenditure", *_AMOUNTS[7:]),
)
_DEPARTMENT = {
    "政府性基金": "income.government_fund",
    "执行率分值": "funds.total.weight",
}
_SCORES = {"执行率得分": "funds.total.score", "自评分": "total.score"}
_STAFF = {"编制数": "staff.authorised", "在职人数": "staff.actual"}


def report_facts(submission: Submission, rules: Rulebook = REGULATION) -> Facts:
    """All that the report can say; what nobody gave is not there."""
    facts = {"单位": unit_of(submission), "年度": year_of(submission), **material_facts(submission)}
    tables = _tables(submission)
    for amount in _AMOUNTS:
        value = tables.get(amount.table, _material(submission, amount))
        facts[amount.fact] = "" if value is None else plain(value)
    facts |= _cut(facts["年中追加"]) | _single(submission, rules)
    facts |= project_facts(submission) | indicator_facts(submission)
    if facts["项目支出决算数"]:
        facts.pop("项目支出", None)
    return {name: fact for name, fact in facts.items() if fact}


def _cut(added: str) -> Facts:
    """A budget that was cut during the year, not added to."""
    return {"年中追加": "", "年中调减": added[1:]} if added.startswith("-") else {}


def disagreements(submission: Submission, rules: Rulebook = REGULATION) -> Iterator[Finding]:
    """What in the 报告素材 speaks against the tables, or doesn't add up with them."""
    yield from _amounts_apart(submission)
    yield from _sums_open(submission, rules)


def _amounts_apart(submission: Submission) -> Iterator[Finding]:
    """Amounts that the 报告素材 states otherwise than the tables; the report states those of the tables."""
    tables = _tables(submission)
    for amount in _AMOUNTS:
        typed = _material(submission, amount)
        expected = tables.get(amount.table)
        if amount.material is None or typed is None or expected is None or typed == expected:
            continue
        place = field(submission, _name(amount))
        if place is not None:
            yield finding(
                "XF502",
                sheet=place.sheet,
                cell=place.cell,
                name=place.name,
                found=plain(typed),
                expected=plain(expected),
                label=amount.material.official,
            )


def _sums_open(submission: Submission, rules: Rulebook) -> Iterator[Finding]:
    """人员 + 公用 + 项目 = total, as the report will state them; 人员 stands in the 报告素材 alone."""
    tables = _tables(submission)
    parameters = rules.of(next((filled.year for filled in _best_first(submission) if filled.year), None))
    for column, whole, *parts in _SPLITS:
        place = field(submission, _name(parts[0]))
        total = tables.get(whole)
        amounts = [tables.get(part.table, _material(submission, part)) for part in parts]
        terms = [amount for amount in amounts if amount is not None]
        if place is None or total is None or len(terms) < len(parts) or sums_agree(total, terms, parameters):
            continue
        yield finding(
            "XF452",
            sheet=place.sheet,
            cell=place.cell,
            name=place.name,
            where="素材",
            label=column,
            **not_closing(total, terms),
        )


def unit_of(submission: Submission) -> str:
    """The unit as the forms name it, the department's form first; "" when none does."""
    return next((filled.unit for filled in _best_first(submission) if filled.unit), "")


def year_of(submission: Submission) -> str:
    """The year that the forms are about; "" when none says."""
    return next((str(filled.year) for filled in _best_first(submission) if filled.year), "")


def _best_first(submission: Submission) -> list[Filled]:
    order = ("department", "base_data", "project", "report")
    return [filled for key in order for filled in submission.of(key)]


def _name(amount: _Amount) -> str:
    return f"material.{amount.material.name}" if amount.material else ""


def _material(submission: Submission, amount: _Amount) -> Decimal | None:
    value = field(submission, _name(amount))
    return value.value if value else None


def _tables(submission: Submission) -> dict[str, Decimal]:
    """The amounts as the department's form, the base data and, where that has none, the projects' forms have them."""
    found: dict[str, Decimal | None] = {**_project_totals(submission)}
    for department in submission.of("department")[:1]:
        found |= {name: department.number(name) for name in _FUNDS}
        found["added"] = _added(*(department.number(name) for name in _FUNDS[:2]))
    for row in (row for filled in submission.of("base_data")[:1] for row in filled.rows):
        if len(row.terms) == 1:
            amounts = {column: _number(getattr(row, column)) for column in ("budget", "actual")}
            found |= {f"{row.terms[0]}.{column}": amount for column, amount in amounts.items() if amount is not None}
    return {name: value for name, value in found.items() if value is not None}


def _project_totals(submission: Submission) -> dict[str, Decimal]:
    """Σ of the projects' forms, where each states the amount."""
    totals = {}
    for name, column in (("project_costs.budget", _FUNDS[1]), ("project_costs.actual", _FUNDS[2])):
        amounts = [project.number(column) for project in submission.of("project")]
        known = [amount for amount in amounts if amount is not None]
        if known and len(known) == len(amounts):
            totals[name] = sum(known, Decimal())
    return totals


_FUNDS = ("funds.total.original_budget", "funds.total.final_budget", "funds.total.actual_expenditure")


def _added(original: Decimal | None, final: Decimal | None) -> Decimal | None:
    """年中追加 = 全年预算数 − 年初预算数."""
    return None if original is None or final is None else final - original


def _number(value: Value | None) -> Decimal | None:
    return value.value if value else None


def _single(submission: Submission, rules: Rulebook) -> Facts:
    """Figures that stand in one cell each."""
    facts: Facts = {}
    for department in submission.of("department")[:1]:
        numbers = {fact: score_of(department, name) for fact, name in _SCORES.items()}
        numbers |= {fact: department.number(name) for fact, name in _DEPARTMENT.items()}
        facts |= {fact: plain(number) for fact, number in numbers.items() if number is not None}
        facts["执行率"] = _percent(department.number("funds.total.execution_rate"))
        facts["等级"] = "" if (score := numbers["自评分"]) is None else grade(score, rules.of(department.year))
        if numbers["政府性基金"] == 0:
            del facts["政府性基金"]
    for base in submission.of("base_data")[:1]:
        numbers = {fact: base.number(name) for fact, name in _STAFF.items()}
        facts |= {fact: plain(number) for fact, number in numbers.items() if number is not None}
        facts["在职人员控制率"] = _percent(base.number("staff.control_rate"))
    return facts


def _percent(rate: Decimal | None) -> str:
    return "" if rate is None else percentage(half_up(rate, 4))
