"""All derived figures of a form, in the order in which one needs the other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from xlforms.calculation.checks import CHECKS
from xlforms.calculation.compare import compare
from xlforms.calculation.costs import derive_base_data
from xlforms.calculation.derived import Known
from xlforms.calculation.doubts import doubt
from xlforms.calculation.funds import derive_funds
from xlforms.calculation.indicators import derive_scores
from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.slips import EXPLAINED, slips
from xlforms.calculation.totals import derive_totals
from xlforms.findings import Finding
from xlforms.submission import Filled
from xlforms.values.numbers import read_number
from xlforms.values.rates import read_rate


def derive(filled: Filled, rules: Rulebook = REGULATION, *, overwrite: bool = False) -> tuple[Known, list[Finding]]:
    """What the rules give for a form's derived cells, filled in or not, and what could not be derived.

    With `overwrite`, typed figures that disagree with their rule give way, to later rules too.
    """
    known = Known(filled, rules.of(filled.year), overwrite=overwrite)
    return known, [note for step in _STEPS.get(filled.form.key, ()) for note in step(known)]


def settle(known: Known) -> None:
    """Take over what stands in the derived cells now that they are filled and the sheet is calculated."""
    for name, derived in known.derived.items():
        place = derived.place
        cell = known.filled.sheet.cell(place.row, place.column)
        if cell is None or cell is known.settled.get(name) or not (place.blank or place.formula is not None):
            continue
        known.settled[name] = cell
        reads = read_rate if derived.percent else read_number
        text = cell.text
        number = reads(cell.value, text, cell.number_format)
        settled = place._replace(
            kind=number.kind,
            value=None if number.value is None else number.value.scaleb(place.power),
            text=text,
            content=text,
            places=None if number.places is None else number.places - place.power,
            stored=isinstance(cell.value, Decimal),
            formula=cell.formula or place.formula,
            number_format=cell.number_format,
        )
        known.derived[name] = derived._replace(place=settled)
        known.filled.put(settled)


def examine(known: Known) -> list[Finding]:
    """Everything that speaks against a form's figures: against their rules, and against each other."""
    against = [note for derived in known.derived.values() if (note := compare(derived, known.parameters))]
    found = slips(known)
    # One finding for one fault: a slip of ten thousand explains why sums and rates disagree.
    explained = {name for slip in found for name in slip.explains}
    explained |= doubt(known, {name: value for slip in found for name, value in slip.meant.items()})
    checked = [*against, *(note for check in CHECKS for note in check(known))]
    rest = [note for note in checked if note.code not in EXPLAINED or note.name not in explained]
    return [*(slip.note for slip in found), *rest]


_Step = Callable[[Known], list[Finding]]
_EVALUATION: tuple[_Step, ...] = (derive_funds, derive_scores, derive_totals)
_STEPS: dict[str, tuple[_Step, ...]] = {
    "department": _EVALUATION,
    "project": _EVALUATION,
    "score_sheet": (derive_totals,),
    "base_data": (derive_base_data,),
}
