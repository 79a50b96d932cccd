"""What the sheets of one workbook share: the package, its workbook part, texts, styles and epoch."""

from __future__ import annotations

from functools import cached_property

from xlforms.findings import refusal
from xlforms.workbook.appending import Adopted, adopted, with_fill, with_format
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.package import Package, Relationship
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.strings import text_of
from xlforms.workbook.parts.tree import Element, namespace
from xlforms.workbook.parts.variants import Variant, variant_of
from xlforms.workbook.styles import BLANK, Styles, styles_of

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


class Document:
    """The parts that every sheet leans on, each parsed at its first use.

    Attributes:
        package: the zip package.
        name: the name of the workbook part, usually `xl/workbook.xml`.
        part: the workbook part.
        lost_formulas: sheet id and reference of the cells whose formula was taken out.
    """

    def __init__(self, package: Package) -> None:
        name = package.related("", "officeDocument") or "xl/workbook.xml"
        if name not in package:
            raise refusal("XF921", part=name)
        self.package = package
        self.name = name
        self.part = package.part(name)
        self.lost_formulas: set[tuple[str, str]] = set()
        self._appended: Styles | None = None

    @property
    def relationships(self) -> dict[str, Relationship]:
        """The workbook part's relationships by their ids."""
        return self.package.relationships(self.name)

    @cached_property
    def string_items(self) -> list[Element]:
        """The `<si>` elements of the shared strings; none when the workbook has no such part."""
        name = self.package.related(self.name, "sharedStrings")
        part = self.package.part(name) if name else None
        return [] if part is None else list(part.root.iterchildren(f"{part.namespace}si"))

    def check_strings(self) -> None:
        """Nothing when the shared strings are there or nowhere named; FileError XF921 when they have gone."""
        named = [one.target for one in self.relationships.values() if one.kind == "sharedStrings" and not one.external]
        if named and not any(name in self.package for name in named):
            raise refusal("XF921", part=named[0])

    @cached_property
    def strings(self) -> list[str]:
        """The texts of the shared strings."""
        items = self.string_items
        tags = names(namespace(items[0])) if items else None
        return [text_of(item, tags) for item in items] if tags else []

    @property
    def styles(self) -> Styles:
        """The cell styles; a workbook without any gets the plainest ones as soon as a style is appended."""
        return self._appended or self._opened_styles

    @cached_property
    def _opened_styles(self) -> Styles:
        name = self.package.related(self.name, "styles")
        return styles_of(self.package.read(name), name) if name else styles_of(BLANK)

    @property
    def _growing(self) -> Styles:
        """The styles that more are appended to; what cells name in vain is looked up before the first one comes."""
        if self._appended is None:
            sheets = [one.target for one in self.relationships.values() if one.kind == "worksheet"]
            roots = (self.package.part(name).root for name in sheets if name in self.package)
            self._appended = self._opened_styles.sparing(roots)
        return self._appended

    def with_format(self, style: str | None, code: str) -> str:
        """The `s` of the same style with another number format."""
        self._appended, index = with_format(self._growing, style, code)
        return index

    def with_fill(self, style: str | None, fill: str) -> str:
        """The `s` of the same style with another fill, given as XML."""
        self._appended, index = with_fill(self._growing, style, fill)
        return index

    def adopt(self, source: Styles, cells: tuple[str, ...], differential: tuple[str, ...]) -> Adopted:
        """The way from some style indices of another workbook to those of this one."""
        found = adopted(self._growing, source, cells, differential)
        self._appended = found.styles
        return found

    @cached_property
    def date1904(self) -> bool:
        """Whether days count from 1904."""
        properties = self.part.root.find(f"{self.part.namespace}workbookPr")
        return properties is not None and properties.get("date1904") in {"1", "true", "on"}

    def keep_styles(self) -> None:
        """Put the styles into their part if any were appended; a workbook without that part gets one."""
        if self.styles.part is self._opened_styles.part:
            return
        if (name := self.package.related(self.name, "styles")) is not None:
            self.package.write(name, self.styles.data, self.styles.packed)
        else:
            self.add_part(self.package.unused_name("xl/styles{}.xml"), self.styles.part.copy(), "styles")

    @cached_property
    def variant(self) -> Variant:
        """Transitional or strict."""
        return variant_of(self.part.root)

    def add_part(self, name: str, part: Part, kind: str) -> str:
        """Add a part that the workbook part leads to, such as a `worksheet`; gives the id of the relationship."""
        self.package.add(name, part, _CONTENT_TYPE.format(kind))
        return self.package.relate(self.name, name, f"{self.variant.relationships}/{kind}")
