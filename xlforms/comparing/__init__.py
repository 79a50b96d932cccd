"""比较: what changed between two hand-ins, by what was read and never by cells, and what became of the findings."""

from __future__ import annotations

from xlforms.comparing.changes import Change
from xlforms.comparing.fields import Side
from xlforms.comparing.hand_ins import Compared, compare, compared

__all__ = ["Change", "Compared", "Side", "compare", "compared"]
