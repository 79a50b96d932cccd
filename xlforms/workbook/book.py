"""A workbook: its sheets in tab order, over the package that it came in."""

from __future__ import annotations

from xlforms.workbook.archive import Archive
from xlforms.workbook.document import Document
from xlforms.workbook.package import Package
from xlforms.workbook.sheet import Sheet

_RELATIONSHIPS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


class Workbook:
    """An open workbook, edited in place.

    Attributes:
        path: where it was opened.
        sheets: its worksheets in tab order; chart sheets, dialogs and macro sheets are kept but not offered.
    """

    editable = True

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.document = Document(Package(Archive(data)))
        self.sheets = self._read_sheets()

    def __repr__(self) -> str:
        return f"<Workbook {self.path}>"

    def sheet(self, name: str) -> Sheet | None:
        """The worksheet of that name, None when there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def _read_sheets(self) -> list[Sheet]:
        document = self.document
        part = document.part
        sheets = []
        for element in part.root.iterfind(f"{part.namespace}sheets/{part.namespace}sheet"):
            relation = next((element.get(key) for key in _RELATIONSHIPS if element.get(key)), "")
            kind, target = document.relations.get(relation or "", ("", ""))
            if kind == "worksheet":
                sheets.append(Sheet(document, target, element.get("name", ""), element.get("state", "visible")))
        return sheets


def open_workbook(path: str, *, password: str | None = None) -> Workbook:
    """Open a workbook of any kind; FileError XF9 when it can't be worked on."""
    with open(path, "rb") as file:
        return Workbook(file.read(), path)
