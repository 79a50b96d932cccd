"""A workbook: its sheets in tab order, over the package that it came in."""

from __future__ import annotations

import os
from collections.abc import Collection

from xlforms.findings import refusal
from xlforms.workbook.document import Document
from xlforms.workbook.files.kinds import Kind, archive_kind, identify, is_archive
from xlforms.workbook.files.saving import write_whole
from xlforms.workbook.files.storage import read_source
from xlforms.workbook.parts.archive import Archive
from xlforms.workbook.parts.package import Package, relationships_name
from xlforms.workbook.recalculation.calc_chain import prune
from xlforms.workbook.sheet_list import entries, relationship_id
from xlforms.workbook.sheets.cell import Cell
from xlforms.workbook.sheets.sheet import Sheet

_TEMPLATES = {Kind.XLTX, Kind.XLTM}


class Workbook:
    """An open .xlsx or .xlsm, edited in place.

    Attributes:
        path: where it was opened.
        kind: what its bytes are.
        editable: whether it can be saved; workbooks of the legacy kinds can only be read.
        document: the parts that its sheets share.
        sheets: its worksheets in tab order; chart sheets, dialogs and macro sheets are kept but not offered.
    """

    def __init__(self, archive: Archive, kind: Kind, path: str) -> None:
        self.path = path
        self.kind = kind
        self.editable = kind.editable
        self.document = Document(Package(archive))
        self.sheets = _sheets(self.document)

    def __repr__(self) -> str:
        return f"<Workbook {self.path}>"

    def sheet(self, name: str) -> Sheet | None:
        """The worksheet of that name, None when there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def add_sheet(self, source: Sheet, name: str) -> Sheet:
        """Copy a sheet of another workbook after the last one; its name is made one that nothing else has.

        Values, styles, widths, heights, merged ranges, validations, protection and print setup come along; drawings,
        comments and tables don't.
        """
        from xlforms.workbook.transplant import add_sheet

        sheet = add_sheet(self.document, source, name)
        self.sheets.append(sheet)
        return sheet

    def remove_sheet(self, sheet: Sheet) -> None:
        """Take out a sheet that an earlier run added; ValueError when it is the only one."""
        from xlforms.workbook.transplant import remove_sheet

        remove_sheet(self.document, sheet)
        self.sheets.remove(sheet)

    def recalculate(self, sheets: Collection[Sheet] = ()) -> list[tuple[Sheet, Cell]]:
        """Bring the cached values of formulas up to date; see `xlforms.workbook.recalculation.recalculate`."""
        from xlforms.workbook.recalculation.recalculate import recalculate

        return recalculate(self.document, self.sheets, sheets)

    def again(self) -> Workbook:
        """The workbook as it was opened, without what was edited since."""
        return Workbook(self.document.package.archive, self.kind, self.path)

    def settled(self) -> Package:
        """The package with all that edits leave to the end."""
        prune(self.document, self.document.lost_formulas)
        self.document.keep_styles()
        return self.document.package

    def to_bytes(self) -> bytes:
        """The workbook as a file's bytes: untouched parts as they were."""
        return self.settled().to_bytes()

    def save(self, target: str | os.PathLike[str], *, replace: bool = False) -> None:
        """Write the workbook to `target`, whole or not at all; FileError XF96x when it can't be.

        Never over the file that it was opened from, and over another only with `replace`. A template becomes a workbook
        unless the target is called a template. ValueError when the workbook is of a kind that can only be read.
        """
        if not self.editable:
            raise ValueError(f"{self.kind.value} is only read")
        if self.kind in _TEMPLATES and not os.fspath(target).lower().endswith((".xltx", ".xltm")):
            self.document.package.retype(self.document.name, ".template.", ".sheet.")
        write_whole(target, self.to_bytes(), source=self.path, replace=replace)


def open_workbook(path: str | os.PathLike[str], *, password: str | None = None) -> Workbook:
    """Open a workbook of any kind that can be read, told by its content; FileError XF9 when it is none."""
    data = read_source(path)
    if not is_archive(data):
        from xlforms.workbook.files.encryption import unlock

        data = unlock(data, password)
    return workbook_of(data, os.fspath(path))


def workbook_of(data: bytes, path: str) -> Workbook:
    """The workbook that a file's bytes are, said to stand at `path`; FileError XF9 when they are none."""
    archive = Archive(data) if is_archive(data) else None
    kind = identify(data) if archive is None else archive_kind(archive)
    if archive is None or not kind.editable:
        from xlforms.workbook.legacy import as_xlsx

        stem = os.path.splitext(os.path.basename(path))[0]
        archive = Archive(as_xlsx(data, kind, stem))
    return Workbook(archive, kind, path)


def _sheets(document: Document) -> list[Sheet]:
    """The worksheets; of several entries that lead to one part, as damage leaves them, the first."""
    found: dict[str, Sheet] = {}
    for entry in entries(document):
        relationship = document.relationships.get(relationship_id(entry))
        if relationship is not None and relationship.kind == "worksheet" and relationship.target not in found:
            name, state = entry.get("name", ""), entry.get("state", "visible")
            found[relationship.target] = Sheet(document, relationship.target, name, state, entry.get("sheetId", ""))
    leading = relationships_name(document.name)
    if not found and leading not in document.package and any(True for _ in entries(document)):
        raise refusal("XF921", part=leading)
    return list(found.values())
