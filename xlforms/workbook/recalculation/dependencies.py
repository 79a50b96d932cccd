"""Which formulas read which: those that a change may reach, and the order in which they are to be calculated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from xlforms.workbook.defined_names import DefinedNames
from xlforms.workbook.formulas import Area, Unsupported, precedents
from xlforms.workbook.recalculation.view import Meter, Place, key_of, within
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.cell import ArrayFormula, Cell
from xlforms.workbook.sheets.sheet import Sheet

# What reads cells that its text doesn't name: INDIRECT, OFFSET, tables, `Sheet1:Sheet3!A1`.
_VEILED = re.compile(r"indirect\(|offset\(|\[|:[^(),:!]*!")


# So many formulas may be looked at to find those that others read.
_MOST_LINKS = 1_000_000

_Read: TypeAlias = tuple[str, Place, Range | None]


class Dependant:
    """One formula of a workbook, known by identity.

    Attributes:
        sheet, key: the sheet that it stands on, and that sheet's key.
        place: (row, column).
        text: the formula without `=`.
        due: whether it is to be calculated whatever has changed.
        inputs: what it reads: the key of a sheet, a place, and the range that begins there if it is more than a cell.
        volatile: whether its value can change by itself.
        indirect: whether it may read cells that its text doesn't name.
        tables: whether it reads columns of tables.
        spread: the range that it fills, None for one cell.
    """

    __slots__ = ("due", "indirect", "inputs", "key", "place", "sheet", "spread", "tables", "text", "volatile")

    def __init__(self, sheet: Sheet, cell: Cell, names: DefinedNames, *, checked: bool) -> None:
        self.sheet = sheet
        self.key = key_of(sheet.name)
        self.place = cell.row, cell.column
        self.due = checked or cell.uncached or self.place in sheet.touched
        self.text = cell.formula or ""
        self.spread = cell.source.range if isinstance(cell.source, ArrayFormula) else None
        _, defined, self.volatile, self.indirect, self.tables = precedents(self.text)
        self.inputs = _inputs(self.text, self.key)
        for name in defined:
            areas = names.areas(name, self.key)
            self.inputs += _resolved(areas or (), self.key)
            self.indirect |= areas is None

    @property
    def places(self) -> list[Place]:
        """The places that show its value."""
        return [self.place] if self.spread is None else within(self.spread, self.sheet.cells)

    def reads(self, changed: Mapping[str, Collection[Place]]) -> bool:
        """Whether one of the cells that it names is among the changed ones."""
        for key, place, area in self.inputs:
            if key in changed and (place in changed[key] if area is None else within(area, changed[key])):
                return True
        return False


@lru_cache(maxsize=4096)
def _inputs(formula: str, key: str) -> tuple[_Read, ...]:
    """What a formula on the sheet `key` reads by its text, each thing once."""
    return tuple(dict.fromkeys(_resolved(precedents(formula).areas, key)))


def _resolved(areas: Iterable[Area], key: str) -> tuple[_Read, ...]:
    return tuple(
        (key if sheet is None else key_of(sheet), area[:2], None if area[:2] == area[2:] else area)
        for sheet, area in areas
    )


_Index: TypeAlias = Mapping[str, Mapping[Place, Dependant]]


def reached(formulas: Mapping[Sheet, Sequence[Cell]], start: Collection[Sheet], names: DefinedNames) -> list[Sheet]:
    """The sheets whose formulas a change on the sheets `start` may reach, those included; told by their texts alone."""
    found = list(start)
    texts = {sheet: _text(cells) for sheet, cells in formulas.items() if cells and sheet not in start}
    if not texts:
        return found
    words = [*names, *map(_spelling, start)]
    while hits := [sheet for sheet, text in texts.items() if _may_read(text, words)]:
        found += hits
        words = [_spelling(sheet) for sheet in hits]
        texts = {sheet: text for sheet, text in texts.items() if sheet not in hits}
    return found


def _may_read(text: str, words: Iterable[str]) -> bool:
    return _VEILED.search(text) is not None or any(word in text for word in words)


def _text(cells: Iterable[Cell]) -> str:
    return "\n".join(cell.formula or "" for cell in cells).casefold()


def _spelling(sheet: Sheet) -> str:
    """A sheet's name as formulas have it, in lower case."""
    return key_of(sheet.name).replace("'", "''")


def in_order(dependants: Collection[Dependant]) -> tuple[list[Dependant], set[Dependant]]:
    """The formulas, each after those that it reads, and the ones that read themselves, by whatever way round.

    Those that read what can't be told, and what depends on them, come last. One that reads too many others to look them
    all up counts as reading itself, and as reading what its text doesn't name.
    """
    walk = _Walk(dependants)
    for dependant in dependants:
        walk.visit(dependant)
    return walk.order(), walk.circular


class _Walk:
    """A walk along the precedents, depth first and without recursion: a chain may be as long as a sheet."""

    def __init__(self, dependants: Collection[Dependant]) -> None:
        self.circular: set[Dependant] = set()
        self._index = _index(dependants)
        self._meter = Meter(_MOST_LINKS)
        self._inputs: dict[Dependant, list[Dependant]] = {}
        self._path: dict[Dependant, list[Dependant]] = {}
        self._steps: dict[Dependant, int] = {}
        self._turns: dict[Dependant, int] = {}
        self._done: dict[Dependant, None] = {}

    def visit(self, dependant: Dependant) -> None:
        """Put a formula in order, after all that it reads."""
        self._enter(dependant)
        while self._path:
            current = next(reversed(self._path))
            waiting = self._path[current]
            if waiting:
                self._enter(waiting.pop())
            else:
                self._leave(current)

    def _enter(self, dependant: Dependant) -> None:
        """Step on to a formula, unless it is in order already or the way has come round to it."""
        if dependant in self._done:
            return
        if dependant in self._path:
            self._turn_back(self._steps[dependant])
            return
        try:
            inputs = self._inputs[dependant] = self._formulas_in(dependant.inputs)
        except Unsupported:
            self.circular.add(dependant)
            dependant.indirect = True
            inputs = self._inputs[dependant] = []
        waiting = [other for other in inputs if other not in self._done]
        if waiting:
            self._steps[dependant] = len(self._path)
            self._path[dependant] = waiting
        else:
            self._done[dependant] = None

    def _leave(self, dependant: Dependant) -> None:
        del self._path[dependant]
        self._done[dependant] = None
        turn = self._turns.get(dependant)
        if turn is not None:
            self.circular.add(dependant)
            if turn < len(self._path):
                self._turn_back(turn)

    def _turn_back(self, step: int) -> None:
        """Remember that the last formula on the path leads back to one at `step`: all between them form a circle."""
        last = next(reversed(self._path))
        self._turns[last] = min(step, self._turns.get(last, step))

    def _formulas_in(self, inputs: Iterable[_Read]) -> list[Dependant]:
        found = []
        for key, place, area in inputs:
            known = self._index.get(key, {})
            if area is not None:
                found += [known[at] for at in self._meter.within(area, known)]
            elif place in known:
                found.append(known[place])
        return found

    def order(self) -> list[Dependant]:
        """All that were visited."""
        done = list(self._done)
        if not any(dependant.indirect or dependant.tables for dependant in done):
            return done
        late: set[Dependant] = set()
        for dependant in done:
            if dependant.indirect or dependant.tables or not late.isdisjoint(self._inputs[dependant]):
                late.add(dependant)
        return sorted(done, key=late.__contains__)


def _index(dependants: Iterable[Dependant]) -> _Index:
    """The formulas by sheet and place; an array formula stands at every place that it fills."""
    index: dict[str, dict[Place, Dependant]] = {}
    for dependant in dependants:
        known = index.setdefault(dependant.key, {})
        for place in dependant.places:
            known[place] = dependant
    return index
