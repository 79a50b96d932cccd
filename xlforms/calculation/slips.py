"""Slips of ten thousand: an amount that would agree with its neighbours if its unit were another (元 for 万元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlforms.calculation.costs import COLUMNS as COST_COLUMNS
from xlforms.calculation.costs import SUMS, amount, children
from xlforms.calculation.derived import Known
from xlforms.calculation.funds import COLUMNS, ROWS
from xlforms.calculation.parameters import Parameters
from xlforms.calculation.rules import sums_agree
from xlforms.findings import Finding, finding
from xlforms.submission import Indicator, Value
from xlforms.values.money import MONEY
from xlforms.values.shown import plain
from xlforms.values.targets import Target

# The parts of the split of the total, by field.
INCOME = {
    "income.general_public_budget": "一般公共预算",
    "income.government_fund": "政府性基金拨款",
    "income.special_account": "纳入专户管理的非税收入拨款",
    "income.state_capital": "国有资本经营预算拨款",
    "income.other": "其他资金",
}
EXPENDITURE = {"expenditure.basic": "基本支出", "expenditure.project": "项目支出"}

# Units by what they are in powers of ten of 万元; those that people take one for another are four apart.
_UNITS = {-4: "元", 0: "万元", 4: "亿元"}
_TEN_THOUSAND = 4
# Figures side by side, a budget and what was spent of it, are rarely more than this many times each other, ...
_NEAR = 3
# ... and those of one unit never this many times.
_FAR = 1000

# Codes of sums, rates and scores that disagree.
EXPLAINED = frozenset({"XF301", "XF309", "XF401", "XF402", "XF403", "XF404", "XF409", "XF414", "XF415"})


class Slip(NamedTuple):
    """A slip found.

    Attributes:
        note: the finding.
        explains: names of the fields whose disagreement it explains.
    """

    note: Finding
    explains: frozenset[str]


class _Figure(NamedTuple):
    """An amount with what people call it."""

    place: Value
    value: Decimal
    label: str


class _Sum(NamedTuple):
    """A whole and the parts that are to add up to it."""

    whole: _Figure
    parts: tuple[_Figure, ...]


def slips(known: Known) -> list[Slip]:
    """The amounts of a form that agree with a sum, or with those beside them, only in another unit."""
    open_sums = [sums for sums in _sums(known) if not any(_closes(one, known.parameters) for one in sums)]
    tried = (next(filter(None, (_in_a_sum(one, known.parameters) for one in sums)), None) for sums in open_sums)
    found = [slip for slip in tried if slip]
    told = {name for slip in found for name in slip.explains}
    beside = [slip for row in _rows(known) if (slip := _in_a_row(row))]
    measured = [Slip(note, frozenset()) for one in known.filled.indicators if (note := measured_slip(one))]
    return [*found, *(slip for slip in beside if slip.note.name not in told), *measured]


def measured_slip(indicator: Indicator) -> Finding | None:
    """An actual without a unit that is out of all proportion to its target of money, and of its size in another unit.

    >>> from xlforms.values.targets import read_actual, read_target
    >>> slipped(read_target("≤30万元", "", ""), read_actual("285000", "", "")), slipped(
    ...     read_target("≤30万元", "", ""), read_actual("28.5", "", ""))
    (('万元', '元', Decimal('28.5000')), None)
    """
    target, actual = indicator.target, indicator.actual
    found = slipped(target.reading, actual.reading) if target and actual else None
    if target is None or actual is None or found is None:
        return None
    read, other, value = found
    facts = {"read": f"{actual.place.content} {read}", "unit": read, "other": other, "found": actual.place.content}
    return finding(
        "XF215",
        sheet=actual.place.sheet,
        cell=actual.place.cell,
        name=actual.place.name,
        label=f"「{indicator.name.content}」的实际完成值",
        expected=f"{plain(value)} {read}",
        wrong=f"与指标值“{target.place.content}”相差上千倍",
        right="大小相称",
        **facts,
    )


def slipped(target: Target, actual: Target) -> tuple[str, str, Decimal] | None:
    """The target's unit of money, the one that the bare actual seems to be in, and what it comes to in the target's."""
    unit = next((power for power, word in _UNITS.items() if word == target.unit), None)
    if unit is None or actual.unit or not (target.value and actual.value) or min(target.value, actual.value) <= 0:
        return None
    for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
        value = actual.value.scaleb(power)
        fits = _times(value, target.value) <= _NEAR and _times(actual.value, target.value) > _FAR
        if fits and unit + power in _UNITS:
            return target.unit, _UNITS[unit + power], value
    return None


def _in_a_sum(one: _Sum, parameters: Parameters) -> Slip | None:
    """The figure that closes a sum in another unit, or all parts together; 元 typed for 万元 comes first."""
    figures = (one.whole, *one.parts)
    singly = [((figure,), figure.label) for figure in figures]
    together = (one.parts, f"{one.parts[0].label}等各项")
    for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
        for scaled, label in (*singly, together):
            values = [figure.value.scaleb(power) if figure in scaled else figure.value for figure in figures]
            # A figure without which the sum closes too is one too many, in any unit.
            without = [Decimal() if figure in scaled else figure.value for figure in figures]
            closes = sums_agree(values[0], values[1:], parameters)
            if closes and not sums_agree(without[0], without[1:], parameters):
                sides = "＋".join(map(plain, values[1:])) + "＝" + plain(values[0])
                wrong = "与各项之和对不上" if scaled[0] is one.whole else "与合计对不上"
                return _slip(scaled[0]._replace(label=label), power, wrong, f"正好相符：{sides}", _names(*figures))
    return None


def _in_a_row(row: Sequence[_Figure]) -> Slip | None:
    """The figure that is out of all proportion to those beside it, and of their size in another unit."""
    figures = [figure for figure in row if figure.value > 0]
    for figure in sorted(figures, key=lambda figure: -figure.value):
        others = [other for other in figures if other is not figure]
        if not others or not all(_times(figure.value, other.value) > _FAR for other in others):
            continue
        for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
            if all(_times(figure.value.scaleb(power), other.value) <= _NEAR for other in others):
                beside = "、".join(f"{other.label} {plain(other.value)}" for other in others)
                return _slip(figure, power, f"与{beside}相差上千倍", "大小相称", _names(*figures))
    return None


def _times(one: Decimal, other: Decimal) -> Decimal:
    smaller, larger = sorted((one, other))
    return larger / smaller


def _slip(figure: _Figure, power: int, wrong: str, right: str, explains: frozenset[str]) -> Slip | None:
    place = figure.place
    unit = MONEY.get(place.unit, place.power) if place.unit else place.power
    read, other = _UNITS.get(unit), _UNITS.get(unit + power)
    if read is None or other is None:
        return None
    note = finding(
        "XF215",
        sheet=place.sheet,
        cell=place.cell,
        name=place.name,
        found=place.content or place.text,
        label=figure.label,
        read=f"{plain(figure.value)} 万元",
        expected=f"{plain(figure.value.scaleb(power))} 万元",
        unit=read,
        other=other,
        wrong=wrong,
        right=right,
    )
    return Slip(note, explains | _rates(figure))


def _names(*figures: _Figure) -> frozenset[str]:
    return frozenset(figure.place.name for figure in figures)


def _rates(figure: _Figure) -> frozenset[str]:
    """The rate and the score that follow from a row of funds."""
    row = figure.place.name.rpartition(".")[0]
    return frozenset({f"{row}.execution_rate", f"{row}.score"})


def _closes(one: _Sum, parameters: Parameters) -> bool:
    return sums_agree(one.whole.value, [part.value for part in one.parts], parameters)


def _sums(known: Known) -> Iterator[list[_Sum]]:
    """The sums of a form; several of the same parts where either of two wholes will do."""
    if "funds" not in known.filled.unknown:
        for column in COLUMNS:
            parts = [_fund(known, row, column) for row in ROWS if row != "total"]
            yield list(_sum(_fund(known, "total", column), parts))
    if "split" not in known.filled.unknown:
        wholes = [_fund(known, "total", column) for column in list(COLUMNS)[1:]]
        for side in (INCOME, EXPENDITURE):
            parts = [_figure(known.filled.values.get(name), label) for name, label in side.items()]
            yield [one for whole in wholes for one in _sum(whole, parts)]
    for row in known.filled.rows:
        if row.terms[-1] in SUMS:
            for column, label in COST_COLUMNS.items():
                below = [_cost(amount(child, column), child.path, label) for child in children(known.filled.rows, row)]
                yield list(_sum(_cost(amount(row, column), row.path, label), below))


def _sum(whole: _Figure | None, parts: Sequence[_Figure | None]) -> Iterator[_Sum]:
    there = tuple(part for part in parts if part)
    if whole and there:
        yield _Sum(whole, there)


def _rows(known: Known) -> Iterator[list[_Figure]]:
    """The amounts side by side; one that is the sum of others has no slip of its own."""
    for row in ROWS:
        yield [figure for column in COLUMNS if (figure := _fund(known, row, column)) and not _summed(known, figure)]
    for line in known.filled.rows:
        amounts = ((amount(line, column), label) for column, label in COST_COLUMNS.items())
        figures = (_cost(value, line.path, label) for value, label in amounts)
        yield [figure for figure in figures if figure and not _summed(known, figure)]


def _summed(known: Known, figure: _Figure) -> bool:
    derived = known.derived.get(figure.place.name)
    return derived is not None and not derived.disagrees


def _fund(known: Known, row: str, column: str) -> _Figure | None:
    return _figure(known.filled.values.get(f"funds.{row}.{column}"), f"{ROWS[row]}的{COLUMNS[column]}")


def _cost(value: Value | None, path: Sequence[str], label: str) -> _Figure | None:
    return _figure(value, f"{path[-1]}（{label}）")


def _figure(value: Value | None, label: str) -> _Figure | None:
    return _Figure(value, value.value, label) if value is not None and value.value is not None else None
