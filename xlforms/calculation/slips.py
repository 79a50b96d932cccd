"""Slips of ten thousand: an amount that would agree with its neighbours if its unit were another (元 for 万元)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from xlforms.calculation.derived import Known
from xlforms.calculation.parameters import Parameters
from xlforms.calculation.relations import Figure, Sum, rows, sums
from xlforms.calculation.rules import sums_agree
from xlforms.findings import Finding, finding
from xlforms.records import NamedTuple
from xlforms.submission import Indicator
from xlforms.values.money import MONEY
from xlforms.values.shown import plain
from xlforms.values.targets import Target

# Units by what they are in powers of ten of 万元; those that people take one for another are four apart.
_UNITS = {-4: "元", 0: "万元", 4: "亿元"}
_POWERS = {unit: power for power, unit in _UNITS.items()}
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
        meant: what the amounts that slipped come to, by field.
    """

    note: Finding
    explains: frozenset[str]
    meant: Mapping[str, Decimal]


def slips(known: Known) -> list[Slip]:
    """The amounts of a form that agree with a sum, or with those beside them, only in another unit."""
    read = ([one for one in (_read(one) for one in same) if one] for same in sums(known.filled, read=True))
    open_sums = [same for same in read if not any(_closes(one, known.parameters) for one in same)]
    tried = (next(filter(None, (_in_a_sum(one, known.parameters) for one in same)), None) for same in open_sums)
    found = _once(slip for slip in tried if slip)
    told = {name for slip in found for name in slip.explains}
    far = rows(known.filled, lambda row: _out_of_proportion([value.value for value in row if value.value is not None]))
    beside = [slip for row in far if (slip := _in_a_row([one for one in row if not _summed(known, one)]))]
    measured = [Slip(note, frozenset(), {}) for one in known.filled.indicators if (note := measured_slip(one))]
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
    unit = _POWERS.get(target.unit)
    if unit is None or actual.unit or not (target.value and actual.value) or min(target.value, actual.value) <= 0:
        return None
    for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
        value = actual.value.scaleb(power)
        fits = _times(value, target.value) <= _NEAR and _times(actual.value, target.value) > _FAR
        if fits and unit + power in _UNITS:
            return target.unit, _UNITS[unit + power], value
    return None


def _once(found: Iterable[Slip]) -> list[Slip]:
    """A figure that closes several sums in another unit is told once, and explains them all."""
    first: dict[str, Slip] = {}
    for slip in found:
        told = first.setdefault(slip.note.name, slip)
        first[slip.note.name] = told._replace(explains=told.explains | slip.explains)
    return list(first.values())


def _in_a_sum(one: Sum, parameters: Parameters) -> Slip | None:
    """The figure that closes a sum in another unit, or all parts together; 元 typed for 万元 comes first."""
    figures = (one.whole, *one.parts)
    singly = [(frozenset({at}), figure.label) for at, figure in enumerate(figures)]
    together = (frozenset(range(1, len(figures))), f"{one.parts[0].label}等各项")
    gap = one.whole.value - sum((part.value for part in one.parts), Decimal())
    tail = parameters.tolerances.sum_term * len(figures)
    for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
        for scaled, label in (*singly, together):
            # One subtraction tells most figures apart before all of them are added up.
            moved = sum(((figures[at].value.scaleb(power) - figures[at].value) for at in scaled), Decimal())
            if abs(gap + moved if 0 in scaled else gap - moved) > tail:
                continue
            values = [figure.value.scaleb(power) if at in scaled else figure.value for at, figure in enumerate(figures)]
            # A figure without which the sum closes too is one too many, in any unit.
            without = [Decimal() if at in scaled else figure.value for at, figure in enumerate(figures)]
            closes = sums_agree(values[0], values[1:], parameters)
            if closes and not sums_agree(without[0], without[1:], parameters):
                sides = "＋".join(map(plain, values[1:])) + "＝" + plain(values[0])
                wrong = "与各项之和对不上" if 0 in scaled else "与合计对不上"
                figure = figures[min(scaled)]._replace(label=label)
                meant = {figures[at].place.name: values[at] for at in scaled}
                return _slip(figure, power, wrong, f"正好相符：{sides}", _names(*figures), meant)
    return None


def _in_a_row(row: Sequence[Figure]) -> Slip | None:
    """The figure that is out of all proportion to those beside it, and of their size in another unit."""
    figures = [figure for figure in row if figure.value > 0]
    if not _out_of_proportion([figure.value for figure in figures]):
        return None
    for figure in sorted(figures, key=lambda figure: -figure.value):
        others = [other for other in figures if other is not figure]
        if not all(_times(figure.value, other.value) > _FAR for other in others):
            continue
        for power in (-_TEN_THOUSAND, _TEN_THOUSAND):
            if all(_times(figure.value.scaleb(power), other.value) <= _NEAR for other in others):
                beside = "、".join(f"{other.label} {plain(other.value)}" for other in others)
                meant = {figure.place.name: figure.value.scaleb(power)}
                return _slip(figure, power, f"与{beside}相差上千倍", "大小相称", _names(*figures), meant)
    return None


def _out_of_proportion(values: Sequence[Decimal]) -> bool:
    """Whether some of the amounts above zero are of another size than the others."""
    above = [value for value in values if value > 0]
    return len(above) > 1 and max(above) > _FAR * min(above)


def _times(one: Decimal, other: Decimal) -> Decimal:
    smaller, larger = sorted((one, other))
    return larger / smaller


def _slip(
    figure: Figure, power: int, wrong: str, right: str, explains: frozenset[str], meant: Mapping[str, Decimal]
) -> Slip | None:
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
    return Slip(note, explains | _rates(figure), meant)


def _names(*figures: Figure) -> frozenset[str]:
    return frozenset(figure.place.name for figure in figures)


def _rates(figure: Figure) -> frozenset[str]:
    """The rate and the score that follow from a row of funds."""
    row = figure.place.name.rpartition(".")[0]
    return frozenset({f"{row}.execution_rate", f"{row}.score"})


def _read(one: Sum) -> Sum | None:
    """The sum of the parts that are read; None where the whole or all parts are not."""
    parts = tuple(part for part in one.parts if part.read)
    if not one.whole.read or not parts:
        return None
    return one if len(parts) == len(one.parts) else one._replace(parts=parts)


def _closes(one: Sum, parameters: Parameters) -> bool:
    return sums_agree(one.whole.value, [part.value for part in one.parts], parameters)


def _summed(known: Known, figure: Figure) -> bool:
    """Whether a figure is the sum of others, which has no slip of its own."""
    derived = known.derived.get(figure.place.name)
    return derived is not None and not derived.disagrees
