"""A worksheet made ready to be copied into other workbooks: nothing in it leans on the workbook that it stands in.

Prepared once for a sheet, and once in the styles of the workbooks that it is copied into: then a copy is one deep copy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy
from functools import lru_cache

from xlforms.workbook.appending import Adopted
from xlforms.workbook.document import Document
from xlforms.workbook.formulas.rewriting import renamed, sheets_of
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import Element, drop, make
from xlforms.workbook.parts.variants import STRICT, TRANSITIONAL, Variant, adapted

_KEPT = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "protectedRanges"),
    *("autoFilter", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
    *("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "ignoredErrors"),
)
_RELATIONSHIP_IDS = (TRANSITIONAL.relationship_id, STRICT.relationship_id)
# Trees of some 100 kB.
_DRESSED = 16
_FORMULAS = ("f", "formula", "formula1", "formula2")


class Pattern:
    """What is copied of a worksheet.

    Attributes:
        cell_styles: the indices of the cell styles that it wears.
        differential_styles: those of its conditional formats.
        linked: whether any of its formulas or links names a sheet, so that it is another one in a copy.

    Kept are values, formulas, styles, sizes, merged ranges, views, protection, validations, conditional formats, links
    inside the workbook, and print setup. Drawings, comments, controls, tables and extensions are not.
    """

    def __init__(self, part: Part, document: Document, name: str) -> None:
        self._name = name
        self._space = part.namespace
        self._tags = names(part.namespace)
        self._root = deepcopy(part.root)
        self._strip()
        self._settle_strings(document)
        self._drop_foreign_rules()
        self._tidy()
        self.linked = self._names_sheets()
        # In their order, so that the same workbook always becomes the same bytes.
        worn = [*((cell, "s") for cell in self._root.iter(self._tags.c)), *self._styled(self._root)]
        self.cell_styles = tuple(dict.fromkeys(index for element, key in worn if (index := element.get(key))))
        rules = self._root.iter(f"{self._space}cfRule")
        self.differential_styles = tuple(dict.fromkeys(index for rule in rules if (index := rule.get("dxfId"))))

    def copy(self, name: str, styles: Adopted, variant: Variant, sheets: Collection[str]) -> Element:
        """The root of a copy for a workbook with these sheets, in which it is called `name`."""
        root = deepcopy(_dressed(self, styles))
        if self.linked:
            self._redirect(root, name, sheets)
        return adapted(root, variant)

    def dress(self, styles: Adopted) -> Element:
        """The root with the style indices of another workbook."""
        root, mapped = deepcopy(self._root), styles.cells
        for cell in root.iter(self._tags.c):
            cell.set("s", mapped[cell.get("s", "0")])
        for element, key in self._styled(root):
            if (index := element.get(key)) is not None:
                element.set(key, mapped[index])
        for rule in root.iter(f"{self._space}cfRule"):
            if (index := rule.get("dxfId")) is not None:
                rule.set("dxfId", styles.differential[index])
        return root

    def _strip(self) -> None:
        kept = {self._space + local for local in _KEPT}
        for child in list(self._root):
            if child.tag not in kept:
                self._root.remove(child)
        for extensions in list(self._root.iter(f"{self._space}extLst")):
            _remove(extensions)
        for link in list(self._root.iter(f"{self._space}hyperlink")):
            if any(key in link.attrib for key in _RELATIONSHIP_IDS):
                _remove(link)
        for element in self._root.iter(*(self._space + tag for tag in ("sheetView", "sheetPr", "pageSetup"))):
            drop(element, "tabSelected", "codeName", *_RELATIONSHIP_IDS)

    def _settle_strings(self, document: Document) -> None:
        """Every text into its cell, rich text with its runs; every cell with a style of its own."""
        items = document.string_items
        for cell in self._root.iter(self._tags.c):
            drop(cell, "cm", "vm")
            if cell.get("s") is None:
                cell.set("s", "0")
            value = next(cell.iterchildren(self._tags.v), None)
            if cell.get("t") == "s" and value is not None:
                cell.set("t", "inlineStr")
                cell.replace(value, self._inline(items[int(value.text or "0")]))

    def _inline(self, item: Element) -> Element:
        inline = make(self._tags.inline)
        inline.extend(deepcopy(child) for child in item.iterchildren(self._tags.t, self._tags.r))
        return inline

    def _drop_foreign_rules(self) -> None:
        """Leave out validations and conditional formats that lean on other sheets."""
        for rule in list(self._root.iter(f"{self._space}dataValidation", f"{self._space}cfRule")):
            if any(sheets_of(formula.text or "") - {self._name} for formula in rule):
                _remove(rule)

    def _tidy(self) -> None:
        """Leave no container empty, which Excel would take for damage."""
        for tag in ("hyperlinks", "dataValidations", "conditionalFormatting"):
            for container in list(self._root.iterchildren(self._space + tag)):
                if not len(container):
                    self._root.remove(container)
                elif "count" in container.attrib:
                    container.set("count", str(len(container)))

    def _styled(self, root: Element) -> Iterator[tuple[Element, str]]:
        """The elements besides cells that may have a style, and the attribute that names it."""
        for element in root.iter(self._tags.row):
            yield element, "s"
        for element in root.iter(f"{self._space}col"):
            yield element, "style"

    def _redirect(self, root: Element, name: str, sheets: Collection[str]) -> None:
        """Let formulas and links that name the sheet name its copy; a formula on sheets that aren't there goes."""
        for formula in list(root.iter(*(self._space + local for local in _FORMULAS))):
            text = formula.text or ""
            if sheets_of(text) <= {self._name, *sheets}:
                formula.text = renamed(text, self._name, name)
            else:
                _remove(formula)
        for link in root.iter(f"{self._space}hyperlink"):
            link.set("location", renamed(link.get("location", ""), self._name, name))

    def _names_sheets(self) -> bool:
        """Whether any formula or link names a sheet."""
        formulas = self._root.iter(*(self._space + local for local in _FORMULAS))
        links = self._root.iter(f"{self._space}hyperlink")
        return any("!" in (formula.text or "") for formula in formulas) or any(True for _ in links)


@lru_cache(maxsize=_DRESSED)
def _dressed(pattern: Pattern, styles: Adopted) -> Element:
    """A pattern in the styles of another workbook, never changed itself: workbooks of one template share those."""
    return pattern.dress(styles)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
