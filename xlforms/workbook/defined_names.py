"""The defined names of a workbook that stand for a plain area of cells (ECMA-376 part 1, 18.2.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from xlforms.workbook.document import Document
from xlforms.workbook.formulas import Area, plain_area, precedents, translate
from xlforms.workbook.parts.attributes import whole
from xlforms.workbook.sheet_list import defined_names, entries


class DefinedNames:
    """Names by what they stand for; one defined for a sheet hides the workbook's own of that name there."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _texts(self) -> dict[tuple[str, str], str]:
        """What stands behind the names, by their owner and themselves; most workbooks' formulas use none."""
        listed = [entry.get("name", "").casefold() for entry in entries(self._document)]
        found = {}
        for element in defined_names(self._document):
            local = whole(element, "localSheetId", len(listed))
            owner = listed[local] if local < len(listed) else ""
            found[owner, element.get("name", "").casefold()] = element.text or ""
        return found

    def __iter__(self) -> Iterator[str]:
        """Every name, in lower case."""
        return (name for _, name in self._texts)

    def area(self, name: str, sheet: str) -> Area | None:
        """What `name` stands for in a formula on `sheet`; None when it is unknown or anything but a plain area."""
        return plain_area(self._text(name, sheet) or "")

    def areas(self, name: str, sheet: str) -> Sequence[Area] | None:
        """The cells that `name` leads to in a formula on `sheet`, none for a constant; None when they can't be told."""
        text = self._text(name, sheet)
        found = None if text is None else precedents(text)
        if found is None or found.names or found.indirect or found.tables or translate(text or "", 1, 1) != text:
            return None
        return found.areas

    def _text(self, name: str, sheet: str) -> str | None:
        name = name.casefold()
        return self._texts.get((sheet, name), self._texts.get(("", name)))
