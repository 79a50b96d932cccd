"""The base data's costs: every line of the source on a line of the blank, or on one that is added for it.

The lines of 项目支出 are the officer's own: they take the blank's lines one after the other, under their own labels.
Elsewhere a known line takes its own, and another comes in below the line that it followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from xlforms.forms.base_data import FUND_GROUPS
from xlforms.forms.cost_terms import PROJECT_COSTS
from xlforms.readers.cost_rows import plain_name
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Filled
from xlforms.values.prompts import is_prompt
from xlforms.workbook import ref
from xlforms.workbook.formulas import precedents
from xlforms.writers.transfer.copying import Copy

_FIRST_NUMBER = re.compile("[0-9]+")
_COLUMNS = ("previous_actual", "budget", "actual")

Path = tuple[str, ...]


class Line(NamedTuple):
    """A line of the finished table.

    Attributes:
        row: the row of the blank that it is, or is a copy of.
        added: whether it is a copy.
        path: where it stands among the others; "" for the name of one that is still free.
        source: what goes onto it, None for a line that stays blank.
    """

    row: int
    added: bool
    path: Path
    source: CostRow | None


class Table:
    """The blank's table of costs.

    Attributes:
        lines: its lines with a label, by row.
        rows: the rows of all its lines.
        label: the column of the labels.
        model: an ordinary line, whose figures are typed.
        projects: the lines below 项目支出.
        group: the one of them under which special funds stand.
        plain: those above it.
        funds: those below it, one for each fund.
    """

    def __init__(self, blank: Filled) -> None:
        self.lines = {line.label.row: line for line in blank.rows}
        self.rows = range(min(self.lines), max(self.lines) + 1)
        self.label = self.lines[self.rows[0]].label.column
        self.model = next(row for row, line in self.lines.items() if line.actual and line.actual.formula is None)
        first = 1 + next(row for row, line in self.lines.items() if line.terms == (PROJECT_COSTS.name,))
        after = next(row for row, line in self.lines.items() if row > first and len(line.path) == 1)
        self.projects = range(first, after)
        self.group = next(row for row, line in self.lines.items() if line.terms[-1] in FUND_GROUPS)
        self.plain, self.funds = range(first, self.group), range(self.group + 1, after)


def carry_costs(copy: Copy) -> None:
    """Add the lines that are missing, write all of them, and let the sums be those of the lines below them."""
    table = Table(copy.blank)
    lines = [*_lines(copy.source.rows, table)]
    _make_room(copy, lines)
    for row, line in enumerate(lines, start=table.rows[0]):
        _label(copy, table, line, row)
    _number_free_group(copy, table, lines)
    for row, line in enumerate(lines, start=table.rows[0]):
        _mend_sums(copy, table, lines, line, row)
        _figures(copy, table, line, row)


def _lines(rows: Sequence[CostRow], table: Table) -> Iterator[Line]:
    """The finished table from top to bottom."""
    own, others = _sorted(rows, table)
    for row in table.rows:
        if row == table.plain.start:
            yield from _projects([line for line in rows if _is_below_projects(line)], table)
        if row not in table.projects:
            source = own.get(row)
            yield Line(row, False, table.lines[row].path, source)
        yield from (Line(table.model, True, line.path, line) for line in others.get(row, ()))


def _is_below_projects(line: CostRow) -> bool:
    return line.terms[0] == PROJECT_COSTS.name and len(line.path) > 1


def _sorted(rows: Iterable[CostRow], table: Table) -> tuple[dict[int, CostRow], dict[int, list[CostRow]]]:
    """The lines outside 项目支出 that the blank has, and those that it hasn't, by the row that they come below."""
    places = {line.path: row for row, line in table.lines.items() if row not in table.projects}
    own: dict[int, CostRow] = {}
    others: dict[int, list[CostRow]] = {}
    above = table.rows[-1]
    for line in rows:
        row = places.get(line.path)
        if _is_below_projects(line):
            above = table.funds[-1]
        elif row is None or row in own:
            others.setdefault(above, []).append(line)
        else:
            own[row], above = line, row
    return own, others


def _projects(rows: Sequence[CostRow], table: Table) -> Iterator[Line]:
    """The lines below 项目支出: plain ones first, then each group with its funds."""
    plain, groups = _grouped(rows)
    blank = table.lines[table.group].path
    yield from _taking(plain, table.plain, (*blank[:-1], ""))
    first = groups[0] if groups else []
    path = first[0].path if first else blank
    yield Line(table.group, False, path, first[0] if first else None)
    yield from _taking(first[1:], table.funds, (*path, ""))
    for group, *funds in groups[1:]:
        yield Line(table.group, True, group.path, group)
        yield from (Line(table.funds[-1], True, fund.path, fund) for fund in funds)


def _grouped(rows: Sequence[CostRow]) -> tuple[list[CostRow], list[list[CostRow]]]:
    """The lines outside any group, and the groups, each a line with its funds."""
    plain: list[CostRow] = []
    groups: list[list[CostRow]] = []
    for line in rows:
        if line.terms[-1] in FUND_GROUPS:
            groups.append([line])
        elif groups and not FUND_GROUPS.isdisjoint(line.terms):
            groups[-1].append(line)
        else:
            plain.append(line)
    return plain, groups


def _taking(sources: Sequence[CostRow], rows: range, free: Path) -> Iterator[Line]:
    """Sources on the blank's rows one after the other, on copies of the last when there are more of them."""
    for number in range(max(len(sources), len(rows))):
        source = sources[number] if number < len(sources) else None
        row = rows[min(number, len(rows) - 1)]
        yield Line(row, number >= len(rows), source.path if source else free, source)


def _make_room(copy: Copy, lines: Sequence[Line]) -> None:
    """Add the copies, from the bottom up, so that the rows above keep their numbers."""
    above, wanted = lines[0].row, []
    for line in lines:
        if line.added:
            wanted.append((line.row, above))
        else:
            above = line.row
    done: list[int] = []
    for (model, below), run in groupby(reversed(wanted)):
        count = len([*run])
        copy.copy_row(model + sum(at < model for at in done), below, count)
        done += [below] * count


def _label(copy: Copy, table: Table, line: Line, row: int) -> None:
    """The source's own label below 项目支出 and on an added line; elsewhere the blank's stays."""
    if line.source is not None:
        label = line.source.label
        copy.carried.add((label.row, label.column))
        if line.added or line.row in table.projects:
            _own_label(copy, table, line, row, label.text)
    elif line.row in table.plain and _is_elsewhere(copy, table.lines.get(line.row)):
        _own_label(copy, table, line, row, None)


def _is_elsewhere(copy: Copy, line: CostRow | None) -> bool:
    """Whether a line of the blank that is left over has gone onto another one."""
    return line is not None and any(line.path == source.path for source in copy.source.rows)


def _own_label(copy: Copy, table: Table, line: Line, row: int, text: str | None) -> None:
    """Write a label; one of the officer's own looks like those that he types."""
    known = copy.sheet.cell(row, table.label)
    printed = known is not None and text is not None and plain_name(known.text) == plain_name(text)
    if not printed and line.row != table.group:
        copy.sheet.wear(row, table.label, (copy.now(table.funds[0]), table.label))
    copy.type(row, table.label, text)


def _number_free_group(copy: Copy, table: Table, lines: Sequence[Line]) -> None:
    """Let a group of funds that stays blank be numbered after the lines above it."""
    above = 0
    for row, line in enumerate(lines, start=table.rows[0]):
        cell = copy.sheet.cell(row, table.label)
        if line.row == table.group and line.source is None and cell is not None:
            copy.sheet.set_value(row, table.label, _FIRST_NUMBER.sub(str(above + 1), cell.text, count=1))
        elif line.row in table.plain and len(line.path) == 2 and cell and not is_prompt(plain_name(cell.text)):
            above += 1


def _figures(copy: Copy, table: Table, line: Line, row: int) -> None:
    if line.source is not None:
        for column, name in _columns(table):
            copy.put(getattr(line.source, name), row, column)


def _columns(table: Table) -> list[tuple[int, str]]:
    """The columns of the figures."""
    places = ((getattr(table.lines[table.model], name), name) for name in _COLUMNS)
    return [(place.column, name) for place, name in places if place is not None]


def _mend_sums(copy: Copy, table: Table, lines: Sequence[Line], line: Line, row: int) -> None:
    """Let a line that is a sum be that of the lines directly below it, those that are still free included."""
    cells = [copy.sheet.cell(row, column) for column, _ in _columns(table)]
    sums = [cell for cell in cells if cell is not None and cell.formula is not None]
    below = [at for at, other in enumerate(lines, start=table.rows[0]) if sums and other.path[:-1] == line.path]
    for cell in sums:
        areas = precedents(cell.formula or "").areas
        if not below:
            copy.sheet.set_value(row, cell.column, None)
        elif {at for area in areas for at in range(area.range.top, area.range.bottom + 1)} != set(below):
            spans = ",".join(_spans(below, cell.column))
            copy.sheet.set_formula(row, cell.column, f'IF(COUNT({spans})=0,"",SUM({spans}))', None)


def _spans(rows: Sequence[int], column: int) -> Iterator[str]:
    """Rows of a column as references: B13:B17, B21."""
    start = rows[0]
    for row, after in zip(rows, [*rows[1:], 0], strict=True):
        if after != row + 1:
            yield ref(row, column) if row == start else f"{ref(start, column)}:{ref(row, column)}"
            start = after
