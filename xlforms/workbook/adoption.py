"""Styles of another workbook, appended to this one: fonts, fills, borders, formats, and the cell styles made of them.

What is equal to one that is there is not appended again. Nothing is renumbered.
"""

from __future__ import annotations

from copy import deepcopy

from xlforms.workbook.styles import Styles
from xlforms.workbook.tree import Element, element_bytes
from xlforms.workbook.variants import adapted, variant_of

_PIECES = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_APPLIED = dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyBorder"), "1")


class Adoption:
    """From the style indices of one workbook to those of another, appended as they are asked for."""

    def __init__(self, source: Styles, target: Styles) -> None:
        self._source = source
        self._target = target
        self._variant = variant_of(target.part.root)
        self._alike = variant_of(source.part.root) == self._variant
        self._known: dict[tuple[str, str], str] = {}

    def cell_style(self, index: str) -> str:
        """The target's `s` for the source's."""
        return self._once("cellXfs", index)

    def differential_style(self, index: str) -> str:
        """The target's `dxfId`, of a conditional format, for the source's."""
        return self._once("dxfs", index)

    def _once(self, collection: str, index: str) -> str:
        key = (collection, index)
        if (known := self._known.get(key)) is None:
            item = self._source.item(collection, index)
            known = self._known[key] = "0" if item is None else str(self._adopted(collection, item))
        return known

    def _adopted(self, collection: str, item: Element) -> int:
        if collection == "cellXfs":
            item = self._cell_style(item)
        elif self._alike:
            return self._target.place(collection, item, self._source.content(item))
        fitting = adapted(item, self._variant)
        return self._target.place(collection, fitting, element_bytes(fitting))

    def _cell_style(self, item: Element) -> Element:
        number = item.get("numFmtId", "0")
        code = self._source.custom_code(number)
        wanted = {name: self._once(collection, item.get(name, "0")) for name, collection in _PIECES.items()}
        wanted |= {"numFmtId": number if code is None else self._target.number_of(code), "xfId": "0", **_APPLIED}
        style = deepcopy(item)
        for attribute, value in wanted.items():
            if style.get(attribute) != value:
                style.set(attribute, value)
        return style
