"""The order in which SpreadsheetML wants its elements; Excel refuses a part that has them otherwise."""

from __future__ import annotations

from xlforms.workbook.tree import Element, make, namespace

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
    found = root.find(space + local)
    if found is not None:
        return found
    made = make(space + local)
    later = {space + name for name in order[order.index(local) + 1 :]}
    follower = next((child for child in root if child.tag in later), None)
    if follower is None:
        root.append(made)
    else:
        follower.addprevious(made)
    return made
