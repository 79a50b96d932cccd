"""发表, what the bureau hands out: blank workbooks of our own forms, with what stays from last year filled in."""

from __future__ import annotations

from xlforms.handing_out.making import Made, hand_out, hand_out_to_all
from xlforms.handing_out.sets import SETS

__all__ = ["SETS", "Made", "hand_out", "hand_out_to_all"]
