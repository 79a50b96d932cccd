"""What a cell can hold, and what a reading of it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from xlforms.records import NamedTuple

CellValue = Decimal | str | bool | dt.date | dt.time | None


class Kind(Enum):
    """Blank, zero and not applicable are three things (rules.md 9)."""

    BLANK = "blank"
    NOT_APPLICABLE = "na"
    NUMBER = "number"
    TEXT = "text"
    ERROR = "error"


# What every place is asked for; to find it in its class takes several times as long.
BLANK, TEXT = Kind.BLANK, Kind.TEXT


class Note(NamedTuple):
    """Something worth reporting about a reading.

    Attributes:
        code: code of the catalogue, family XF2.
        facts: what its sentence needs by the names of its placeholders, except `found`, which is the reading's text.
    """

    code: str
    facts: Mapping[str, str]


class Quantity(NamedTuple):
    """A number as somebody typed it.

    Attributes:
        kind: number, or why there is none.
        value: the number in the base unit of its reader (money 万元, rates fractions), None unless kind is NUMBER.
        unit: the unit as typed, "" when none.
        text: what the person sees.
        places: decimal places of `value` that are shown; negative when even the units are rounded (17.5亿元 has -3);
            None when the cell doesn't say.
        notes: what was noticed while reading.
    """

    kind: Kind
    value: Decimal | None = None
    unit: str = ""
    text: str = ""
    places: int | None = None
    notes: tuple[Note, ...] = ()
