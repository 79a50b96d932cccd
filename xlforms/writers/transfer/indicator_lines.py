"""The indicators: each into its group of the blank, which gets more lines where there are more indicators.

A group that the blank hasn't gets lines of its own at the end of its first level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlforms.forms.indicators import INDICATORS
from xlforms.forms.labels import strip_lead
from xlforms.forms.vocabulary import Listing
from xlforms.readers.anchors import locate_columns
from xlforms.readers.identify import places
from xlforms.readers.levels import split_points
from xlforms.submission import Filled, Indicator, Measure
from xlforms.values.shown import plain
from xlforms.writers.transfer.copying import Copy

# The levels of indicators that the source doesn't tell the levels of.
UNKNOWN = "（原表未分级）"
_DETAILS = ("name", "weight", "score", "deviation_reason")

Level = tuple[str, Decimal | None]


@dataclass(slots=True)
class Group:
    """Indicators of one second level.

    Attributes:
        level1: first level and its points, as the blank or, in a group of the source's own, the source has them.
        level2: second level, likewise.
        rows: its rows on the blank, none for a group of the source's own.
        indicators: what goes into it.
    """

    level1: Level
    level2: Level
    rows: range = range(0)
    indicators: list[Indicator] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many lines it takes."""
        return max(len(self.rows), len(self.indicators))


def carry_indicators(copy: Copy) -> None:
    """Write the indicators into the groups of the blank, after adding what lines are missing."""
    header, columns = locate_table(copy.blank)
    groups = _assigned(copy.source.indicators, _groups(copy.blank, header, columns))
    _make_room(copy, groups)
    row = header + 1
    above: Group | None = None
    for group in groups:
        _name(copy, group, above, row, columns)
        for at, indicator in enumerate(group.indicators, start=row):
            _write(copy, indicator, at, columns)
        row, above = row + group.size, group


def locate_table(filled: Filled) -> tuple[int, dict[str, int]]:
    """The row of the header of a form's indicators, and its columns by name."""
    region = next(place.region for place in places(filled.sheet)[0] if place.region.top == filled.top)
    row = region.first(INDICATORS.starts) or filled.bottom
    listing = next(anchor for anchor in INDICATORS.anchors if isinstance(anchor, Listing))
    found = locate_columns(region, listing.columns, row, filled.bottom)
    return row, {column.name: spot.column for column, spot in found}


def _groups(blank: Filled, header: int, columns: dict[str, int]) -> list[Group]:
    """The blank's groups, from top to bottom."""
    groups: list[Group] = []
    row, end = header + 1, blank.values["total.weight"].row
    while row < end:
        after = blank.sheet.area(row, columns["level2"]).bottom + 1
        level1, level2 = (_level(blank, row, columns[name]) for name in ("level1", "level2"))
        groups.append(Group(level1, level2, range(row, after)))
        row = after
    return groups


def _level(blank: Filled, row: int, column: int) -> Level:
    cell = blank.sheet.cell(row, column)
    return split_points(cell.text) if cell else ("", None)


def _assigned(indicators: Sequence[Indicator], groups: list[Group]) -> list[Group]:
    """The groups with their indicators: those of the blank, and after each first level the source's own."""
    given: dict[tuple[str, str], Group] = {}
    for one in indicators:
        key = (one.level1, one.level2)
        given.setdefault(key, Group((one.level1, one.points1), (one.level2, one.points2))).indicators.append(one)
    for matches in (_same, _contained):
        for key, group in list(given.items()):
            known = next((known for known in groups if matches(known, group)), None)
            if known is not None:
                _take(known, given.pop(key))
    for group in given.values():
        groups.insert(_end_of_level(groups, group), group)
    return _with_points(groups, indicators)


def _with_points(groups: list[Group], indicators: Iterable[Indicator]) -> list[Group]:
    """The groups with the points that the source gives their first levels."""
    points = {_plain((one.level1, None)): one.points1 for one in indicators if one.level1}
    for group in groups:
        group.level1 = (group.level1[0], points.get(_plain(group.level1), group.level1[1]))
    return groups


def _same(known: Group, group: Group) -> bool:
    """Whether a group of the source is one of the blank; one that tells no first level may be of any."""
    return _alike(known.level1, group.level1) and _plain(known.level2) == _plain(group.level2)


def _contained(known: Group, group: Group) -> bool:
    """Whether it is a free one under a longer name: 社会公众或服务对象满意度 for 服务对象满意度."""
    return not known.indicators and _alike(known.level1, group.level1) and _plain(known.level2) in _plain(group.level2)


def _alike(known: Level, level1: Level) -> bool:
    return not level1[0] or _plain(known) == _plain(level1)


def _plain(level: Level) -> str:
    return strip_lead(level[0]).removesuffix("指标")


def _take(known: Group, group: Group) -> None:
    """Let a group of the blank take in one of the source, with its points and, where it says more, its name."""
    known.indicators += group.indicators
    longer = _plain(known.level2) != _plain(group.level2)
    known.level2 = group.level2 if longer else (known.level2[0], group.level2[1])


def _end_of_level(groups: Sequence[Group], group: Group) -> int:
    """Where a group of the source's own comes in."""
    same = [at for at, known in enumerate(groups) if group.level1[0] and _alike(known.level1, group.level1)]
    return 1 + max(same) if same else len(groups)


def _make_room(copy: Copy, groups: Sequence[Group]) -> None:
    """Add lines below the last of each group of the blank, from the bottom up."""
    missing = 0
    for group in reversed(groups):
        missing += group.size - len(group.rows)
        if group.rows:
            copy.copy_row(group.rows[-1], group.rows[-1], missing)
            missing = 0


def _name(copy: Copy, group: Group, above: Group | None, row: int, columns: dict[str, int]) -> None:
    """Write the levels of a group where the blank prints others; one of the source's own gets cells for them."""
    levels = {"level2": group.level2}
    if above is None or _plain(above.level1) != _plain(group.level1):
        levels["level1"] = group.level1
    for name, level in levels.items():
        if not group.rows:
            copy.sheet.split_merge(row, columns[name])
        _put_level(copy, level, row, columns[name])


def _put_level(copy: Copy, level: Level, row: int, column: int) -> None:
    known = copy.sheet.cell(row, column)
    if known is None or split_points(known.text) != level:
        points = f"\n（{plain(level[1])}分）" if level[1] is not None else ""
        copy.type(row, column, (level[0] or UNKNOWN) + points)


def _write(copy: Copy, indicator: Indicator, row: int, columns: dict[str, int]) -> None:
    for name in _DETAILS:
        copy.put(getattr(indicator, name), row, columns[name])
    for name, measure in (("target", indicator.target), ("actual", indicator.actual)):
        _measure(copy, measure, row, columns[name])


def _measure(copy: Copy, measure: Measure | None, row: int, column: int) -> None:
    """A target or an actual; one whose sign and unit stood in columns of their own goes over in one piece."""
    if measure is None:
        return
    copy.put(measure.place, row, column)
    if not measure.place.blank and measure.reading.text != measure.place.text:
        copy.pieces.setdefault(measure.place.row, []).append(measure.reading.text)
        copy.type(row, column, measure.reading.text)
