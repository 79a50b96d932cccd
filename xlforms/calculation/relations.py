"""How the amounts of a form hang together: the sums that are to close, and the figures that stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from xlforms.calculation.costs import COLUMNS as COST_COLUMNS
from xlforms.calculation.costs import SUMS, amount, children
from xlforms.calculation.funds import COLUMNS, ROWS
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Value

# The parts of the split of the total, by field.
INCOME = {
    "income.general_public_budget": "一般公共预算",
    "income.government_fund": "政府性基金拨款",
    "income.special_account": "纳入专户管理的非税收入拨款",
    "income.state_capital": "国有资本经营预算拨款",
    "income.other": "其他资金",
}
EXPENDITURE = {"expenditure.basic": "基本支出", "expenditure.project": "项目支出"}
# The amounts of the funds, field and label, by column and row.
_FUNDS = {
    column: {row: (f"funds.{row}.{column}", f"{line}的{head}") for row, line in ROWS.items()}
    for column, head in COLUMNS.items()
}


class Figure(NamedTuple):
    """An amount with what people call it."""

    place: Value
    label: str

    @property
    def read(self) -> bool:
        """Whether it holds a number."""
        return self.place.value is not None

    @property
    def value(self) -> Decimal:
        """The number, 0 where there is none."""
        return self.place.value or Decimal()


class Sum(NamedTuple):
    """A whole and the parts that are to add up to it."""

    whole: Figure
    parts: tuple[Figure, ...]


def sums(filled: Filled, *, read: bool = False) -> Iterator[list[Sum]]:
    """The sums of a form; several of the same parts where either of two wholes will do.

    With `read` only those of costs whose whole holds a number: most lines of the base data are blank.
    """
    if "funds" not in filled.unknown:
        for fields in _FUNDS.values():
            whole, *parts = (_figure(filled.values.get(name), label) for name, label in fields.values())
            yield list(_sum(whole, parts))
    if "split" not in filled.unknown:
        totals = [fields["total"] for fields in _FUNDS.values()][1:]
        wholes = [_figure(filled.values.get(name), label) for name, label in totals]
        for side in (INCOME, EXPENDITURE):
            parts = [_figure(filled.values.get(name), label) for name, label in side.items()]
            yield [one for whole in wholes for one in _sum(whole, parts)]
    yield from _cost_sums(filled, read=read)


def _cost_sums(filled: Filled, *, read: bool) -> Iterator[list[Sum]]:
    for row in filled.rows:
        if row.terms[-1] in SUMS:
            below = children(filled.rows, row)
            for column, label in COST_COLUMNS.items():
                whole = amount(row, column)
                if whole is not None and not (read and whole.value is None):
                    parts = [_cost(amount(child, column), child.path, label) for child in below]
                    yield list(_sum(_cost(whole, row.path, label), parts))


def rows(filled: Filled, wanted: Callable[[Sequence[Value]], bool] = bool) -> Iterator[list[Figure]]:
    """The amounts side by side, a row of funds, a line of costs: those `wanted`."""
    for row in ROWS:
        funds = [fields[row] for fields in _FUNDS.values() if fields[row][0] in filled.values]
        if wanted([filled.values[name] for name, _ in funds]):
            yield [Figure(filled.values[name], label) for name, label in funds]
    for line in filled.rows:
        columns = [column for column in COST_COLUMNS if amount(line, column) is not None]
        if wanted([value for column in columns if (value := amount(line, column))]):
            yield [one for column in columns if (one := _cost(amount(line, column), line.path, COST_COLUMNS[column]))]


def _sum(whole: Figure | None, parts: Sequence[Figure | None]) -> Iterator[Sum]:
    there = tuple(part for part in parts if part)
    if whole and there:
        yield Sum(whole, there)


def _cost(value: Value | None, path: Sequence[str], label: str) -> Figure | None:
    return Figure(value, f"{path[-1]}（{label}）") if value is not None else None


def _figure(value: Value | None, label: str) -> Figure | None:
    """None for what is not on the form."""
    return Figure(value, label) if value is not None else None
