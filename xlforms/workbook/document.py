"""What the sheets of one workbook share: the package, its workbook part, texts, styles and epoch."""

from __future__ import annotations

from functools import cached_property

from xlforms.findings import refusal
from xlforms.workbook.package import Package
from xlforms.workbook.part import Part
from xlforms.workbook.strings import shared_strings
from xlforms.workbook.styles import Styles


class Document:
    """The parts that every sheet leans on, each parsed at its first use.

    Attributes:
        package: the zip package.
        name: the name of the workbook part, usually `xl/workbook.xml`.
        part: the workbook part.
    """

    def __init__(self, package: Package) -> None:
        name = package.related("", "officeDocument")
        if name is None and "xl/workbook.xml" in package:
            name = "xl/workbook.xml"
        if name is None:
            raise refusal("XF904")
        self.package = package
        self.name = name
        self.part = package.part(name)

    @cached_property
    def relations(self) -> dict[str, tuple[str, str]]:
        """Kind and target of the workbook part's relationships by their ids."""
        found = self.package.relationships(self.name).values()
        return {relation.id: (relation.kind, relation.target) for relation in found}

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings; none when the workbook has no such part."""
        name = self.package.related(self.name, "sharedStrings")
        return shared_strings(self.package.part(name)) if name else []

    @cached_property
    def styles(self) -> Styles:
        """The cell styles."""
        name = self.package.related(self.name, "styles")
        return Styles(self._part(name))

    @cached_property
    def date1904(self) -> bool:
        """Whether days count from 1904."""
        properties = self.part.root.find(f"{self.part.namespace}workbookPr")
        return properties is not None and properties.get("date1904") in {"1", "true", "on"}

    def _part(self, name: str | None) -> Part | None:
        return self.package.part(name) if name else None
