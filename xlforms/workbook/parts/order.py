"""The order in which SpreadsheetML wants its elements; Excel refuses a part that has them otherwise."""

from __future__ import annotations

from functools import lru_cache

from xlforms.workbook.parts.tree import Element, make, namespace

# ECMA-376 part 1, 18.3.1.99 CT_Worksheet
WORKSHEET = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
# 18.2.27 CT_Workbook
WORKBOOK = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"),
    *("externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr"),
    *("smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
# 18.8.39 CT_Stylesheet
STYLESHEET = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)


def ensure(root: Element, local: str, order: tuple[str, ...]) -> Element:
    """The child of that local name, made at its place in `order` when it is missing."""
    space = namespace(root)
    found = next(root.iterchildren(space + local), None)
    if found is not None:
        return found
    made = make(space + local)
    follower = next(root.iterchildren(*_after(space, local, order)), None)
    if follower is None:
        root.append(made)
    else:
        follower.addprevious(made)
    return made


@lru_cache(maxsize=64)
def _after(space: str, local: str, order: tuple[str, ...]) -> list[str]:
    """The names of what stands after an element; one that nothing stands after is its own."""
    return [space + name for name in order[order.index(local) + 1 :]] or [space + local]
