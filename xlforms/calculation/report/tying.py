"""Each figure of the report against its cell of the forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from decimal import Decimal

from xlforms.calculation.gathered import unknown
from xlforms.calculation.places import spot
from xlforms.calculation.report.closing import values
from xlforms.calculation.report.noting import noted
from xlforms.calculation.rules import within
from xlforms.findings import Finding
from xlforms.forms import report_terms as r
from xlforms.prose import Figure, Place, Report
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission, Value
from xlforms.values.shown import percentage, plain
from xlforms.values.text import squash

_FUNDS = "funds.total"
# Decimals to which a figure counts, even when it is printed with fewer: 98分 is not 97.84分, 229万元 is not 228.6万元.
_FEWEST = {"分": 2, "万元": 1, "万": 1}


class Cell(NamedTuple):
    """What the tables say of a figure: the number, its decimals shown, and where it stands."""

    value: Decimal
    places: int | None
    source: str


# 元 for 万元, 万元 for 亿元.
_TEN_THOUSAND = 4

Finds = Callable[[Submission], Iterator[Cell]]


def _field(key: str, name: str) -> Finds:
    """A field of the first form of a kind."""

    def cells(submission: Submission) -> Iterator[Cell]:
        for filled in submission.of(key)[:1]:
            yield from _cell(filled, filled.values.get(name))

    return cells


def _row(terms: tuple[str, ...], column: str) -> Finds:
    """A line of the base data's costs, by its path."""

    def cells(submission: Submission) -> Iterator[Cell]:
        for filled in submission.of("base_data")[:1]:
            for row in filled.rows:
                if row.terms == terms:
                    yield from _cell(filled, getattr(row, column))

    return cells


def _added(submission: Submission) -> Iterator[Cell]:
    """年中追加 = 全年预算数 − 年初预算数."""
    for filled in submission.of("department")[:1]:
        original, final = (filled.values.get(f"{_FUNDS}.{name}") for name in ("original_budget", "final_budget"))
        if original and final and original.value is not None and final.value is not None and not final.doubted:
            yield Cell(final.value - original.value, None, f"{spot(filled, final)}－{original.cell}")


def _projects(column: str) -> Finds:
    """Σ of the projects' forms, where each states the amount."""

    def cells(submission: Submission) -> Iterator[Cell]:
        forms = submission.of("project")
        amounts = [filled.values.get(f"{_FUNDS}.{column}") for filled in forms]
        known = [amount.value for amount in amounts if amount and amount.value is not None and not amount.doubted]
        if forms and len(known) == len(amounts):
            yield Cell(sum(known, Decimal()), None, "各项目支出绩效自评表合计")

    return cells


def _cell(filled: Filled, value: Value | None) -> Iterator[Cell]:
    """What a cell holds, and where a finding doubts that, what it should hold too; nothing where nobody can tell."""
    if value is not None and not unknown(value):
        told = (held for held in (value.value, value.meant) if held is not None)
        yield from (Cell(held, value.places, spot(filled, value)) for held in told)


# Where the tables state a figure; it agrees with them when it is what any of these places says.
TIES: dict[str, tuple[Finds, ...]] = {
    "total.original_budget": (_field("department", f"{_FUNDS}.original_budget"),),
    "total.added_budget": (_added,),
    "total.final_budget": (_field("department", f"{_FUNDS}.final_budget"),),
    "total.actual_expenditure": (_field("department", f"{_FUNDS}.actual_expenditure"),),
    "basic.final_budget": (_field("department", "expenditure.basic"),),
    "basic.actual_expenditure": (_field("department", "expenditure.basic"),),
    "office.final_budget": (_row(("office_costs",), "budget"),),
    "office.actual_expenditure": (_row(("office_costs",), "actual"),),
    "project.final_budget": (_row(("project_costs",), "budget"), _projects("final_budget")),
    "project.actual_expenditure": (
        _row(("project_costs",), "actual"),
        _projects("actual_expenditure"),
        _field("department", "expenditure.project"),
    ),
    "execution_rate": (_field("department", f"{_FUNDS}.execution_rate"),),
    "score": (_field("department", "total.score"),),
    "staff.authorised": (_field("base_data", "staff.authorised"),),
    "staff.actual": (_field("base_data", "staff.actual"),),
    **{
        f"{path[-1]}.{ours}": (_row(path, theirs),)
        for path in (
            ("three_public",),
            ("three_public", "vehicles"),
            ("three_public", "vehicles", "vehicle_purchase"),
            ("three_public", "vehicles", "vehicle_running"),
            ("three_public", "abroad"),
            ("three_public", "reception"),
        )
        for ours, theirs in (("final_budget", "budget"), ("actual_expenditure", "actual"))
    },
}


def figures_tied(report: Report, submission: Submission) -> Iterator[Finding]:
    """Every figure that is stated exactly is what its cell says."""
    for at, value, cell in _at_odds(report, submission):
        yield _apart(report.figures[at], value, cell)


def mended(report: Report, submission: Submission) -> list[Report]:
    """The report once for each figure that the tables state otherwise, as if that one were theirs."""
    stated = {report.figures[at].name: cell.value for at, _, cell in _at_odds(report, submission)}
    return [_with(report, name, value) for name, value in stated.items()]


def _with(report: Report, name: str, value: Decimal) -> Report:
    twin = copy(report)
    twin.figures = [one._replace(value=value) if one.name == name and not one.readings else one for one in twin.figures]
    return twin


def _at_odds(report: Report, submission: Submission) -> Iterator[tuple[int, Decimal, Cell]]:
    """The numbers of the figures that no cell agrees with, what they say, and what the first of their cells says."""
    read = values(report)
    for at, figure in enumerate(report.figures):
        value = read.get(figure.name) if figure.readings else figure.value
        cells = cells_of(figure, submission)
        if value is None or figure.approximate or not cells:
            continue
        if not any(_same(figure, value, cell) for cell in cells):
            yield at, value, cells[0]


def cells_of(figure: Figure, submission: Submission) -> list[Cell]:
    """What the tables say of a figure."""
    return [cell for finds in _ties(figure) for cell in finds(submission)]


def _ties(figure: Figure) -> tuple[Finds, ...]:
    """Where a figure's cell is; where it was only implied whose it is, either of the two that it may be."""
    ties = TIES.get(figure.name, ())
    subject, _, column = figure.name.partition(".")
    other = {"total": "basic", "basic": "total"}.get(subject)
    if figure.implied and other and figure.term == r.BASIC:
        # The tables have no 年初预算数 of 基本支出 alone.
        alone = f"basic.{column}" not in TIES
        return () if alone else (*ties, *TIES.get(f"{other}.{column}", ()))
    return ties


def _same(figure: Figure, value: Decimal, cell: Cell) -> bool:
    if within(value, cell.value, max(figure.places, _FEWEST.get(figure.unit, 0))):
        return True
    return cell.places is not None and within(cell.value, value, cell.places)


def _apart(figure: Figure, value: Decimal, cell: Cell) -> Finding:
    shown = percentage if figure.name.endswith("rate") else plain
    facts = {"phrase": figure.text, "found": shown(value), "expected": shown(cell.value), "source": cell.source}
    code = "XF455" if figure.name == "score" else "XF454"
    slipped = cell.value in (value.scaleb(_TEN_THOUSAND), value.scaleb(-_TEN_THOUSAND))
    facts["slip"] = "，正好差一万倍，像是单位写错了" if slipped else ""
    return noted(code, figure.place, figure.name, label=figure.label, **facts)


def projects_counted(report: Report, submission: Submission) -> Iterator[Finding]:
    """实施项目共X个, against the list that the report gives and the projects' forms."""
    stated = report.stated("project_count")
    if stated is None or stated.value is None:
        return
    forms = len(submission.of("project"))
    listed = [len(listing.items) for listing in report.listings if not listing.open]
    found = plain(stated.value)
    for number, told in ((forms, "项目支出绩效自评表"), (listed[0] if listed else 0, "报告列出的项目")):
        if number and number != stated.value:
            facts = {"found": found, "expected": str(number), "source": told}
            yield noted("XF461", stated.place, "project_count", **facts)


def same_year_and_unit(report: Report, submission: Submission) -> Iterator[Finding]:
    """Year and unit of the report's title, against the department's form or the base data."""
    place = report.sections[0].place if report.sections else Place(report.sheet)
    forms = [filled for key in ("department", "base_data") for filled in submission.of(key)]
    for filled in forms[:1]:
        told = f"「{filled.sheet.name}」"
        if report.year and filled.year and report.year != filled.year:
            facts = {"found": str(report.year), "expected": str(filled.year), "source": told}
            yield noted("XF462", place, "year", **facts)
        if report.unit and filled.unit and not _same_unit(report.unit, filled.unit):
            yield noted("XF463", place, "unit", found=report.unit, expected=filled.unit, source=told)


def _same_unit(first: str, second: str) -> bool:
    """Whether two names are one unit's, the place before it told or left out (岳阳市君山区总工会, 君山区总工会)."""
    one, other = squash(first), squash(second)
    return one.endswith(other) or other.endswith(one)
