"""Formulas as Excel calculates them, for the functions that forms use.

A formula that is not wholly understood is Unsupported and gives no number at all: a wrong one is worse than none.
Results are those of Excel to fifteen digits (IEEE doubles; ECMA-376 part 1, 18.17).
"""

from __future__ import annotations

from math import isfinite

from xlforms.workbook.formulas.areas import Area, Precedents, plain_area, precedents, translate
from xlforms.workbook.formulas.nodes import Cells, settle
from xlforms.workbook.formulas.parsing import parse
from xlforms.workbook.formulas.scalars import Failure, Scalar, Unsupported
from xlforms.workbook.sheets.cell import CellError

_LONGEST_TEXT = 32767

__all__ = [
    "Area",
    "Cells",
    "Failure",
    "Precedents",
    "Scalar",
    "Unsupported",
    "evaluate",
    "plain_area",
    "precedents",
    "translate",
]


def evaluate(formula: str, cells: Cells) -> float | str | bool | CellError:
    """The value of `formula`, written without its `=`, over `cells`; Unsupported when Excel's answer is not known."""
    try:
        value = settle(cells, parse(formula)(cells))
    except Failure as failure:
        return failure.error
    except RecursionError:
        raise Unsupported("too deep") from None
    return 0.0 if value is None else _storable(value)


def _storable(value: float | str | bool) -> float | str | bool | CellError:
    """`value` as a cell can hold it: no minus before a zero, no infinity, no endless text."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_TEXT else CellError("#VALUE!")
    if isinstance(value, bool):
        return value
    return value + 0.0 if isfinite(value) else CellError("#NUM!")
