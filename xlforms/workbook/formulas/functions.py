"""The worksheet functions that forms use, by name; any other is Unsupported."""

from __future__ import annotations

from collections.abc import Sequence

from xlforms.workbook.formulas import aggregates, conditional, figures, logic, texts
from xlforms.workbook.formulas.nodes import Node
from xlforms.workbook.formulas.scalars import Unsupported

FUNCTIONS = aggregates.FUNCTIONS | conditional.FUNCTIONS | figures.FUNCTIONS | logic.FUNCTIONS | texts.FUNCTIONS
_NEWER = "_XLFN."  # stands before functions that came after Excel 2007


def call(name: str, arguments: Sequence[Node]) -> Node:
    """The node of a call; Unsupported for an unknown function and for a wrong number of arguments."""
    function = FUNCTIONS.get(name.upper().removeprefix(_NEWER))
    if function is None or not function.least <= len(arguments) <= function.most:
        raise Unsupported(f"{name} with {len(arguments)} arguments")
    return function.build(arguments)
