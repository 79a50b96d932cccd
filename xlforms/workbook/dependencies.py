"""Which formulas read which: those that a change may reach, and the order in which they are to be calculated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from xlforms.workbook.cell import ArrayFormula, Cell
from xlforms.workbook.defined_names import DefinedNames
from xlforms.workbook.formulas import Area, precedents
from xlforms.workbook.references import Range
from xlforms.workbook.sheet import Sheet
from xlforms.workbook.view import Place, key_of, within

# What reads cells that its text doesn't name: INDIRECT, OFFSET, tables, `Sheet1:Sheet3!A1`.
_VEILED = re.compile(r"indirect\(|offset\(|\[|:[^(),:!]*!")


class Dependant:
    """One formula of a workbook, known by identity.

    Attributes:
        sheet, key: the sheet that it stands on, and that sheet's key.
        place: (row, column).
        text: the formula without `=`.
        due: whether it is to be calculated whatever has changed.
        areas: what it reads, by the keys of the sheets.
        volatile: whether its value can change by itself.
        indirect: whether it may read cells that its text doesn't name.
        tables: whether it reads columns of tables.
        spread: the range that it fills, None for one cell.
    """

    __slots__ = ("areas", "due", "indirect", "key", "place", "sheet", "spread", "tables", "text", "volatile")

    def __init__(self, sheet: Sheet, cell: Cell, names: DefinedNames, *, checked: bool) -> None:
        self.sheet = sheet
        self.key = key_of(sheet.name)
        self.place = cell.row, cell.column
        self.due = checked or cell.uncached or self.place in sheet.touched
        self.text = cell.formula or ""
        self.spread = cell.source.range if isinstance(cell.source, ArrayFormula) else None
        found = precedents(self.text)
        named = [names.areas(name, self.key) for name in found.names]
        self.areas = self._resolved(found.areas)
        for areas in named:
            self.areas += self._resolved(areas or ())
        self.volatile = found.volatile
        self.indirect = found.indirect or None in named
        self.tables = found.tables

    def _resolved(self, areas: Iterable[Area]) -> list[tuple[str, Range]]:
        return [(self.key if sheet is None else key_of(sheet), place) for sheet, place in areas]

    @property
    def places(self) -> list[Place]:
        """The places that show its value."""
        return [self.place] if self.spread is None else within(self.spread, self.sheet.cells)

    def reads(self, changed: Mapping[str, Collection[Place]]) -> bool:
        """Whether one of the cells that it names is among the changed ones."""
        return any(key in changed and within(area, changed[key]) for key, area in self.areas)


_Index: TypeAlias = Mapping[str, Mapping[Place, Dependant]]


def reached(formulas: Mapping[Sheet, Sequence[Cell]], start: Collection[Sheet], names: DefinedNames) -> list[Sheet]:
    """The sheets whose formulas a change on the sheets `start` may reach, those included; told by their texts alone."""
    found = list(start)
    texts = {sheet: _text(cells) for sheet, cells in formulas.items() if cells and sheet not in start}
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

    Those that read what can't be told, and what depends on them, come last.
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
        self._inputs: dict[Dependant, list[Dependant]] = {}
        self._path: dict[Dependant, Iterator[Dependant]] = {}
        self._done: list[Dependant] = []

    def visit(self, dependant: Dependant) -> None:
        """Put a formula in order, after all that it reads."""
        if dependant not in self._inputs:
            self._enter(dependant)
        while self._path:
            current = next(reversed(self._path))
            following = next(self._path[current], None)
            if following is None:
                del self._path[current]
                self._done.append(current)
            elif following in self._path:
                path = list(self._path)
                self.circular.update(path[path.index(following) :])
            elif following not in self._inputs:
                self._enter(following)

    def order(self) -> list[Dependant]:
        """All that were visited."""
        if not any(dependant.indirect or dependant.tables for dependant in self._done):
            return self._done
        late: set[Dependant] = set()
        for dependant in self._done:
            if dependant.indirect or dependant.tables or not late.isdisjoint(self._inputs[dependant]):
                late.add(dependant)
        return sorted(self._done, key=late.__contains__)

    def _enter(self, dependant: Dependant) -> None:
        inputs = self._inputs[dependant] = [
            known[place]
            for key, area in dependant.areas
            if (known := self._index.get(key)) is not None
            for place in within(area, known)
        ]
        self._path[dependant] = iter(inputs)


def _index(dependants: Iterable[Dependant]) -> _Index:
    """The formulas by sheet and place; an array formula stands at every place that it fills."""
    index: dict[str, dict[Place, Dependant]] = {}
    for dependant in dependants:
        index.setdefault(dependant.key, {}).update(dict.fromkeys(dependant.places, dependant))
    return index
