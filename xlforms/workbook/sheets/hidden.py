"""The rows and columns of a sheet that cannot be seen."""

from __future__ import annotations

from xlforms.workbook.parts.attributes import whole
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, any_child_hidden
from xlforms.workbook.sheets.reading import rows_of

_ON = {"1", "true"}
_LAST = 16384


def hidden_rows(part: Part) -> frozenset[int]:
    """The numbers of the rows that are hidden, grouped away or filtered out."""
    rows = part.root.find(f"{part.namespace}sheetData")
    if rows is None or not any_child_hidden(rows):
        return frozenset()
    return frozenset(row for row, element in rows_of(part) if _hidden(element))


def hidden_columns(part: Part) -> frozenset[int]:
    """The numbers of the columns that are hidden."""
    space = part.namespace
    columns = [one for one in part.root.iterfind(f"{space}cols/{space}col") if _hidden(one)]
    spans = (range(whole(one, "min"), min(whole(one, "max"), _LAST) + 1) for one in columns)
    return frozenset(column for span in spans for column in span)


def _hidden(element: Element) -> bool:
    return element.get("hidden") in _ON
