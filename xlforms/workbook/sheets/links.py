"""Links from cells to places in the workbook (ECMA-376 part 1, 18.3.1.47 hyperlink)."""

from __future__ import annotations

from xlforms.workbook.parts.order import WORKSHEET, ensure
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, append


class Links:
    """The links of one worksheet, one for a cell."""

    def __init__(self, part: Part) -> None:
        self._tag = f"{part.namespace}hyperlink"
        self._container = ensure(part.root, "hyperlinks", WORKSHEET)
        self._known: dict[str, Element] = {link.get("ref", ""): link for link in self._container}

    def put(self, place: str, location: str) -> None:
        """Let the cell at `place` lead to `location`, such as `'表 1'!D4`."""
        if (known := self._known.get(place)) is not None:
            self._container.remove(known)
        self._known[place] = append(self._container, self._tag, {"ref": place, "location": location})
