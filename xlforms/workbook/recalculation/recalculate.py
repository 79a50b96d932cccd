"""Cached values of formulas brought up to date (decision 2 of the design).

Viewers, phones and pandas show the value kept beside a formula, so after a change none may be kept that no longer
holds: it is calculated anew where the formula is understood, and dropped where it isn't.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from math import isclose

from xlforms.workbook.defined_names import DefinedNames
from xlforms.workbook.document import Document
from xlforms.workbook.formulas import Scalar, Unsupported, evaluate
from xlforms.workbook.recalculation.dependencies import Dependant, in_order, reached
from xlforms.workbook.recalculation.view import Place, View, key_of, scalar
from xlforms.workbook.sheets.cell import Cell, CellValue
from xlforms.workbook.sheets.sheet import Sheet

_RELATIVE, _ABSOLUTE = 1e-9, 1e-12


def recalculate(document: Document, sheets: Sequence[Sheet], forms: Collection[Sheet] = ()) -> list[tuple[Sheet, Cell]]:
    """Refresh the cached values that were outdated by changes since opening, or since the last time.

    What starts it: cells that were set, formulas without a cached value, and formulas on `forms` whose value is not
    the cached one (a program that doesn't calculate leaves such). Every formula that depends on them, on any sheet, is
    calculated again; a value that can't be known then (of an unsupported, volatile, circular or array formula) is
    dropped. No other cell is touched.

    Args:
        document: what the sheets share.
        sheets: all sheets of the workbook.
        forms: the sheets on which every formula is checked.

    Returns:
        The cells that were refreshed, as they are now; those that lost their value are `uncached`.
    """
    formulas = {sheet: sheet.formulas for sheet in sheets}
    start = [sheet for sheet, cells in formulas.items() if sheet in forms or _has_news(sheet, cells)]
    if not start:
        return []
    names = DefinedNames(document)
    concerned = reached(formulas, start, names)
    run = _Run(sheets, View(sheets, names, date1904=document.date1904))
    run.refresh(
        [Dependant(sheet, cell, names, checked=sheet in forms) for sheet in concerned for cell in formulas[sheet]]
    )
    for sheet in start:
        sheet.touched.clear()
    return run.refreshed


def _has_news(sheet: Sheet, formulas: Sequence[Cell]) -> bool:
    return bool(sheet.touched) or any(cell.uncached for cell in formulas)


class _Run:
    """One recalculation."""

    def __init__(self, sheets: Sequence[Sheet], view: View) -> None:
        self._refreshed: dict[tuple[Sheet, Place], None] = {}
        self._view = view
        self._changed = {key_of(sheet.name): set(sheet.touched) for sheet in sheets if sheet.touched}
        self._sheets = {key_of(sheet.name): sheet for sheet in sheets}
        self._circular: set[Dependant] = set()

    def refresh(self, dependants: Collection[Dependant]) -> None:
        """Look at every formula after those that it reads."""
        order, self._circular = in_order(dependants)
        again = True
        while again:  # in a circle, what comes first may read what is dropped last
            again = self._pass(order) and bool(self._circular)

    def _pass(self, order: Sequence[Dependant]) -> bool:
        """Whether a value was replaced or dropped."""
        before = len(self._refreshed)
        self._view.begin()
        for dependant in order:
            stale = self._is_stale(dependant)
            if stale or dependant.due:
                self._look_at(dependant, stale=stale)
        return len(self._refreshed) > before

    @property
    def refreshed(self) -> list[tuple[Sheet, Cell]]:
        """The cells whose cached value was replaced or dropped, as they are now."""
        return [(sheet, sheet.cells.get(place, Cell(*place, None))) for sheet, place in self._refreshed]

    def _is_stale(self, dependant: Dependant) -> bool:
        """Whether something has changed that it depends on, or may depend on."""
        if not self._changed:
            return False
        if dependant.indirect or dependant.reads(self._changed):
            return True
        return dependant.tables and any(_has_tables(self._sheets[key]) for key in self._changed)

    def _look_at(self, dependant: Dependant, *, stale: bool) -> None:
        cell = dependant.sheet.cells[dependant.place]
        value = self._evaluate(dependant)
        if value is None and stale:
            self._drop(dependant)
        elif value is not None and (cell.uncached or not self._agree(cell, value, exact=stale)):
            self._set(dependant, dependant.place, Decimal(repr(value)) if isinstance(value, float) else value)

    def _evaluate(self, dependant: Dependant) -> Scalar:
        """The value of a formula, None when it can't be known."""
        if dependant.spread is not None or dependant.volatile or dependant in self._circular:
            return None
        self._view.stand_on(dependant.key)
        try:
            return evaluate(dependant.text, self._view)
        except Unsupported:
            return None

    def _agree(self, cell: Cell, value: Scalar, *, exact: bool) -> bool:
        """Whether the cached value need not be replaced; `exact` where something that it depends on has changed."""
        cached = scalar(cell, date1904=self._view.date1904)
        if isinstance(cached, float) and isinstance(value, float):
            return cached == value or (not exact and isclose(cached, value, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE))
        return cached.__class__ is value.__class__ and cached == value

    def _drop(self, dependant: Dependant) -> None:
        """Keep nothing of a value that no longer holds; what reads it is stale from now on."""
        places = dependant.places
        for place in places:
            self._set(dependant, place, None)
        if dependant.spread is not None:
            self._view.doubtful.setdefault(dependant.key, set()).update(places)

    def _set(self, dependant: Dependant, place: Place, value: CellValue) -> None:
        sheet = dependant.sheet
        self._changed.setdefault(dependant.key, set()).add(place)
        if value is not None or not sheet.cells[place].uncached:
            sheet.set_cached(*place, value)
            self._refreshed[sheet, place] = None


def _has_tables(sheet: Sheet) -> bool:
    return sheet.part.root.find(f"{sheet.part.namespace}tableParts") is not None
