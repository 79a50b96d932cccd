"""The notes of one worksheet with their boxes: put on, added to, taken off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from xlforms.workbook.notes.boxes import Grid, Size
from xlforms.workbook.notes.comments import Comments, Run, Section
from xlforms.workbook.notes.drawing import CONTENT_TYPE, Drawing, blocks
from xlforms.workbook.parts.order import WORKSHEET
from xlforms.workbook.parts.tree import Element, append
from xlforms.workbook.references import parse_ref, ref
from xlforms.workbook.sheets.sheet import Sheet

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"


class Notes:
    """The notes of a sheet. What is changed is written into the package by `keep`."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._document = sheet.document
        self._package = sheet.document.package
        self._drawing: Drawing | None = None

    @cached_property
    def _comments(self) -> Comments | None:
        name = self._related("comments")
        return None if name is None else Comments(self._package.part(name))

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each note by the reference of its cell."""
        return {} if self._comments is None else self._comments.texts

    @cached_property
    def threads(self) -> frozenset[str]:
        """The cells that hold a thread of comments (Excel 365), which a note would contradict."""
        found = set() if self._comments is None else self._comments.threads
        if (name := self._related("threadedComment")) is not None:
            found |= {thread.get("ref", "") for thread in self._package.part(name).root.iterchildren("*")}
        return frozenset(found)

    def put(self, row: int, column: int, runs: Sequence[Run], author: str, size: Size) -> bool:
        """Append to the note of a cell, whose box is made at least `size`; False where a thread of comments stands."""
        place = ref(row, column)
        drawing = self._opened()
        if place in self.threads or not drawing.open:
            return False
        if self._comments is None:
            self._comments = self._new_comments()
        if place in self.texts:
            runs = [Run("\n"), *runs]
        self._comments.put(place, runs, author)
        self._box(drawing, row, column, size)
        return True

    def strip(self, section: Section) -> None:
        """Take a section out of every note; a note without anything else goes."""
        for place, text in self.texts.items():
            if self._comments is not None and (bounds := section.bounds(text)) is not None:
                if (text[: bounds[0]] + text[bounds[1] :]).strip():
                    self._comments.cut(place, *bounds)
                else:
                    self._remove(place)

    def keep(self) -> None:
        """Write the boxes into the package; parts that nothing is left in go."""
        if self._comments is not None and not self._comments.texts:
            self._drop("comments")
        if self._drawing is None or not self._drawing.changed:
            return
        name = self._drawn()
        if not self._drawing.empty:
            if name is None:
                self._new_drawing(self._drawing.to_bytes())
            else:
                self._package.write(name, self._drawing.to_bytes())
        elif name is not None:
            self._take_out(self._legacy)
            self._package.unrelate(self._sheet.part_name, name)
            self._package.remove(name)

    def _remove(self, place: str) -> None:
        at = parse_ref(place)
        if self._comments is not None:
            self._comments.remove(place)
        if at in (drawing := self._opened()).notes():
            drawing.remove(*at)

    def _box(self, drawing: Drawing, row: int, column: int, size: Size) -> None:
        anchor = drawing.anchor(row, column) if (row, column) in drawing.notes() else None
        if anchor is not None:
            drawing.resize(row, column, self._grid.grown(anchor, size))
        elif (row, column) not in drawing.notes():
            drawing.add(row, column, self._grid.beside(self._sheet.area(row, column), size), *size)

    @cached_property
    def _grid(self) -> Grid:
        return Grid.of(self._sheet)

    def _opened(self) -> Drawing:
        if self._drawing is None:
            name = self._drawn()
            self._drawing = Drawing(None if name is None else self._package.read(name), self._free_block())
        return self._drawing

    def _free_block(self) -> int:
        """A block of shape numbers that no drawing of the workbook uses."""
        names = [name for name in self._package.names if name.lower().endswith(".vml")]
        used = {block for name in names for block in blocks(self._package.read(name).decode("latin-1"))}
        return max(used, default=0) + 1

    @property
    def _legacy(self) -> Element | None:
        """The sheet's `<legacyDrawing>`; headers and footers have a drawing of their own."""
        return self._sheet.part.root.find(f"{self._sheet.part.namespace}legacyDrawing")

    def _drawn(self) -> str | None:
        """The part that holds the boxes."""
        element = self._legacy
        id_ = None if element is None else element.get(self._document.variant.relationship_id)
        relationship = self._package.relationships(self._sheet.part_name).get(id_ or "")
        return relationship.target if relationship is not None and relationship.target in self._package else None

    def _related(self, kind: str) -> str | None:
        return self._package.related(self._sheet.part_name, kind)

    def _new_comments(self) -> Comments:
        space = self._document.variant.main
        data = f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode()
        name = self._package.unused_name("xl/comments{}.xml")
        self._package.add(name, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + data, _COMMENTS_TYPE)
        self._relate(name, "comments")
        return Comments(self._package.part(name))

    def _new_drawing(self, data: bytes) -> None:
        name = self._package.unused_name("xl/drawings/vmlDrawing{}.vml")
        self._package.add(name, data, CONTENT_TYPE)
        relationship, variant = self._relate(name, "vmlDrawing"), self._document.variant
        self._take_out(self._legacy)
        element = append(
            self._sheet.part.root,
            f"{self._sheet.part.namespace}legacyDrawing",
            {variant.relationship_id: relationship},
            r=variant.relationships,
        )
        _in_order(self._sheet.part.root, element)
        self._sheet.part.changed = True

    def _relate(self, name: str, kind: str) -> str:
        return self._package.relate(self._sheet.part_name, name, f"{self._document.variant.relationships}/{kind}")

    def _drop(self, kind: str) -> None:
        if (name := self._related(kind)) is not None:
            self._package.unrelate(self._sheet.part_name, name)
            self._package.remove(name)

    def _take_out(self, element: Element | None) -> None:
        if element is not None:
            self._sheet.part.root.remove(element)
            self._sheet.part.changed = True


def _in_order(root: Element, element: Element) -> None:
    """Put an element before the first that has to follow it, one wrapped as an alternative (mc:) included."""
    after = set(WORKSHEET[WORKSHEET.index("legacyDrawing") + 1 :])
    for other in root.iterchildren("*"):
        inner = {str(node.tag).rpartition("}")[2] for node in (other, *other.iter("*"))}
        if other is not element and str(other.tag).rpartition("}")[2] in after | {"AlternateContent"} and inner & after:
            other.addprevious(element)
            return
