"""The unit of a form's amounts: 万元, unless a header or the form says another."""

from __future__ import annotations

from xlforms.forms.vocabulary import Reads
from xlforms.readers.region import Region
from xlforms.readers.spots import Spot
from xlforms.values.money import Money, told_unit
from xlforms.values.text import squash


def in_its_unit(region: Region, reads: Reads | None, top: int, bottom: int, header: Spot | None) -> Reads | None:
    """The reader of a field's values; amounts are in the unit that its header tells, else its block, else the form."""
    if not isinstance(reads, Money) or not region.units:
        return reads
    own = [cell for cell in region.units if header and (cell.row, cell.column) == header[:2]]
    near = [cell for cell in region.units if top <= cell.row <= bottom]
    told = next(iter([*own, *near, *region.units]), None)
    power = told_unit(told.text) if told else None
    if told and power and not any(note.code == "XF214" for note in region.findings):
        region.note("XF214", cell=told.ref, found=squash(told.text))
    return reads if (power or 0) == reads.power else Money(power or 0)
