"""The forms of one workbook read and their derived cells filled in memory, until no formula shows anything else.

A formula of the officer's own may take in what was blank until it was filled. What such formulas give then is read
again, and what is derived from it filled, on their sheets alone: no other form can have changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from xlforms.calculation.derive import derive, examine, settle
from xlforms.calculation.derived import Known
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.run_together import narrowed
from xlforms.findings import Finding, finding
from xlforms.forms import OFFICIAL_FORMS, KnownForms
from xlforms.readers import Reading
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission
from xlforms.workbook import Sheet, Workbook, ref
from xlforms.writers.derived_cells import Written, write_derived

# Each round settles what the formulas of one more form take in from the others.
_MORE_ROUNDS = 3
# So many cells are named.
_NAMED = 5


class Settled(NamedTuple):
    """What stands in a workbook once its derived cells are filled.

    Attributes:
        submission: what was read, the derived figures among it.
        written: the derived cells that were filled or whose own formula gives them.
        findings: everything noticed while reading, deriving and checking.
    """

    submission: Submission
    written: list[Written]
    findings: list[Finding]


class _Ledger(NamedTuple):
    """One form with what the rules give for it, what could not be derived, and what was written."""

    known: Known
    noted: list[Finding]
    written: list[Written]


_Shown = list[tuple[Sheet, int, int, str]]


def settled(
    workbook: Workbook, rules: Rulebook, forms: KnownForms = OFFICIAL_FORMS, *, values: bool, overwrite: bool
) -> Settled:
    """Read the known forms, fill their derived cells in memory, and say what speaks against the figures then."""

    def ledger(filled: Filled) -> _Ledger:
        known, noted = derive(filled, rules, overwrite=overwrite)
        return _Ledger(known, noted, list(write_derived(known, values=values)))

    reading = Reading(workbook, forms)
    before = _shown(reading.forms)
    standing: dict[Sheet, list[str]] = {}
    ledgers = [ledger(filled) for filled in reading.forms]
    _calculate(workbook, ledgers)
    for _ in range(_MORE_ROUNDS):
        outdated = _outdated(before, ledgers)
        if not outdated:
            break
        standing |= {sheet: outdated[sheet] for sheet in reading.repeat(outdated) if sheet not in standing}
        before = _shown(reading.forms)
        ledgers = [
            ledger(_with_ours(filled, old)) if filled is not old.known.filled else old
            for filled, old in zip(reading.forms, ledgers, strict=True)
        ]
        _calculate(workbook, ledgers)
    done = _told(reading, ledgers)
    done.findings[:0] = [_first_stands(sheet, cells) for sheet, cells in standing.items()]
    return done


def _first_stands(sheet: Sheet, cells: Sequence[str]) -> Finding:
    """A word on a sheet whose formulas show other forms or lines once it is filled."""
    named = "、".join(cells[:_NAMED]) + ("等" if len(cells) > _NAMED else "")
    return finding("XF118", sheet=sheet.name, cell=cells[0], cells=named)


def _calculate(workbook: Workbook, ledgers: Sequence[_Ledger]) -> None:
    workbook.recalculate()
    for one in ledgers:
        settle(one.known)


def _shown(forms: Sequence[Filled]) -> _Shown:
    """What the formulas on the forms' sheets show."""
    sheets = {filled.sheet.name: filled.sheet for filled in forms}.values()
    return [(sheet, cell.row, cell.column, cell.text) for sheet in sheets for cell in sheet.formulas]


def _outdated(before: _Shown, ledgers: Sequence[_Ledger]) -> dict[Sheet, list[str]]:
    """The cells, by their sheets, whose formula shows something else now, unless it is what its own rule gives."""
    changed = [one for one in before if (cell := one[0].cell(*one[1:3])) is not None and cell.text != one[3]]
    if not changed:
        return {}
    figures = chain.from_iterable(one.known.derived.values() for one in ledgers)
    places = (figure.place for figure in figures if not figure.disagrees)
    agreeing = {(place.sheet, place.row, place.column) for place in places}
    found: dict[Sheet, list[str]] = {}
    for sheet, row, column, _ in changed:
        if (sheet.name, row, column) not in agreeing:
            found.setdefault(sheet, []).append(ref(row, column))
    return found


def _with_ours(filled: Filled, old: _Ledger) -> Filled:
    """A form read again, the cells that were filled as they were before."""
    places = [place for one in old.written if (place := one.derived.place).formula is None]
    for place in places:
        filled.put(place)
    ours = {(place.sheet, place.cell) for place in places}
    filled.findings = [note for note in filled.findings if (note.sheet, note.cell) not in ours]
    return filled


def _told(reading: Reading, ledgers: Sequence[_Ledger]) -> Settled:
    submission = reading.submission()
    findings = narrowed(submission.findings, submission.forms)
    for one in ledgers:
        findings += one.noted
    written = [done for one in ledgers for done in one.written]
    findings += (note for done in written if (note := done.note))
    for one in ledgers:
        findings += examine(one.known)
    return Settled(submission, written, findings)
