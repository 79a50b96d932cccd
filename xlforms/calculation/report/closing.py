"""The report's figures against each other: 年初＋追加＝总预算, 人员＋公用＋项目＝总数, 公用经费 within its budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.report.noting import noted
from xlforms.calculation.rules import half_up, sums_agree, within
from xlforms.calculation.sums import addition, not_closing
from xlforms.findings import Finding
from xlforms.forms import report_terms as r
from xlforms.prose import Figure, Report
from xlforms.records import NamedTuple
from xlforms.values.shown import percentage, plain

_COLUMNS = {
    "original_budget": "年初预算数",
    "added_budget": "年中追加",
    "final_budget": "预算数",
    "actual_expenditure": "决算数",
}
_SPLITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("total", ("personnel", "office", "project")),
    ("total", ("basic", "project")),
    ("basic", ("personnel", "office")),
)
_THREE_PUBLIC: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("three_public", ("abroad", "vehicles", "reception")),
    ("three_public", ("abroad", "vehicle_purchase", "vehicle_running", "reception")),
    ("three_public", ("abroad", "vehicle_running", "reception")),
    ("vehicles", ("vehicle_purchase", "vehicle_running")),
)
_NAMES = {"three_public": "三公经费", "vehicles": "公务用车购置及运行维护费"}


class Sum(NamedTuple):
    """A whole and its terms by the names of figures, and the code that names a disagreement."""

    code: str
    whole: str
    terms: tuple[str, ...]
    label: str


Values = Mapping[str, Decimal]


def sums() -> Iterator[Sum]:
    """All sums that the figures of a report must keep."""
    for subject in ("total", "basic", "project"):
        terms = (f"{subject}.original_budget", f"{subject}.added_budget")
        yield Sum("XF451", f"{subject}.final_budget", terms, "")
    for column, label in _COLUMNS.items():
        for whole, parts in (*_SPLITS, *_THREE_PUBLIC):
            names = tuple(f"{part}.{column}" for part in parts)
            yield Sum("XF452", f"{whole}.{column}", names, f"{_NAMES.get(whole, '')}{label}")


def values(report: Report) -> dict[str, Decimal]:
    """Each figure that is stated exactly, two that run together by the reading that closes a sum."""
    known: dict[str, Decimal] = {}
    for figure in report.figures:
        if figure.value is not None and not figure.approximate:
            known.setdefault(figure.name, figure.value)
    for figure in run_together(report):
        if figure.name not in known and (closed := closing(figure, known)):
            known[figure.name] = closed[0]
    return known


def closing(figure: Figure, known: Values) -> tuple[Decimal, str] | None:
    """Of the readings of two figures run together the one that closes a sum, with the arithmetic."""
    for one in sums():
        others = [name for name in (one.whole, *one.terms) if name != figure.name]
        if figure.name not in (one.whole, *one.terms) or not all(name in known for name in others):
            continue
        for reading in figure.readings:
            filled = {**known, figure.name: reading}
            if filled[one.whole] == sum(filled[term] for term in one.terms):
                return reading, addition([filled[term] for term in one.terms])
    return None


def sums_close(report: Report) -> Iterator[Finding]:
    """Every sum whose whole and terms are all stated; an implied whole may be that of any of the splits."""
    known = values(report)
    run = {figure.name for figure in run_together(report)}
    wholes: dict[tuple[str, str], list[Sum]] = {}
    for one in sums():
        names = (one.whole, *one.terms)
        if not run & set(names) and all(name in known for name in names) and not _more_parts(report, one):
            wholes.setdefault((one.code, one.whole), []).append(one)
    for (_, whole), splits in wholes.items():
        apart = [one for one in splits if not sums_agree(known[whole], [known[term] for term in one.terms])]
        if apart and not (_first(report, whole).implied and _other_whole(apart[0], known)):
            yield from (_not_closing(report, one, known) for one in apart[:1])


def _more_parts(report: Report, one: Sum) -> bool:
    """Whether the report splits off more than these terms."""
    subject, _, column = one.whole.partition(".")
    running, purchase = f"vehicle_running.{column}", f"vehicle_purchase.{column}"
    if subject == "three_public" and running in one.terms and purchase not in one.terms:
        return bool(report.of(purchase))
    return one.code == "XF452" and subject not in _NAMES and column in report.partial


def _other_whole(one: Sum, known: Values) -> bool:
    """Whether an implied whole is the sum of some other usual parts: 基本支出 told as all, or the reverse."""
    column = one.whole.partition(".")[2]
    named = [[known.get(f"{part}.{column}") for part in parts] for _, parts in _SPLITS]
    return any(None not in parts and sums_agree(known[one.whole], parts) for parts in named)  # type: ignore[arg-type]


def _not_closing(report: Report, one: Sum, known: Values) -> Finding:
    terms = [known[term] for term in one.terms]
    return noted(
        one.code, _first(report, one.whole).place, one.whole, label=one.label, **not_closing(known[one.whole], terms)
    )


def office_costs_within_budget(report: Report) -> Iterator[Finding]:
    """公用经费 of the final account within its budget (财预〔2013〕53号)."""
    known = values(report)
    budget, actual = known.get("office.final_budget"), known.get("office.actual_expenditure")
    if budget and actual is not None and actual > budget:
        rate = percentage(half_up(actual / budget, RATE_PLACES))
        arithmetic = f"超支 {plain(actual - budget)} 万元，控制率 {plain(actual)}÷{plain(budget)}＝{rate}"
        facts = {"found": plain(actual), "expected": plain(budget), "arithmetic": arithmetic}
        figure = _first(report, "office.actual_expenditure")
        yield noted("XF453", figure.place, figure.name, **facts)


def said_twice(report: Report) -> Iterator[Finding]:
    """The same figure stated once more, otherwise."""
    for name in dict.fromkeys(figure.name for figure in report.figures if not figure.name.startswith("year_on_year")):
        first = report.stated(name)
        for figure in report.of(name):
            unsure = figure.approximate or (figure.implied and figure.term == r.BASIC)
            if first and not unsure and not _same(first, figure):
                earlier = first.place.words or first.place.cell
                facts = {"phrase": figure.text, "earlier": earlier, "expected": first.text, "found": figure.text}
                yield noted("XF458", figure.place, name, **facts)


def _same(first: Figure, other: Figure) -> bool:
    if first.value is None or other.value is None:
        return True
    return within(first.value, other.value, min(first.places, other.places))


def lists_fit(report: Report) -> Iterator[Finding]:
    """The projects listed add up to the project expenditure; with 等 they may fall short of it, never exceed it."""
    known = values(report)
    totals = [known[name] for name in ("project.actual_expenditure", "project.final_budget") if name in known]
    for listing in report.listings:
        amounts = [item.amount for item in listing.items]
        total = sum(amounts, Decimal())
        if not totals or any(sums_agree(whole, amounts) for whole in totals):
            continue
        facts = {"found": plain(total), "expected": plain(totals[0]), "arithmetic": addition(amounts)}
        if total > max(totals):
            yield noted("XF456", listing.place, "project.actual_expenditure", **facts)
        elif not listing.open:
            yield noted("XF457", listing.place, "project.actual_expenditure", **facts)


def run_together(report: Report) -> list[Figure]:
    """The figures that two numbers run together stand for."""
    return [figure for figure in report.figures if figure.readings]


def _first(report: Report, name: str) -> Figure:
    return report.stated(name) or report.of(name)[0]
