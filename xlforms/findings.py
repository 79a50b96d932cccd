"""Findings: what was noticed, where, and in which words.

A finding is made from the catalogue by its permanent code; wording, severity, basis and remedy stand there once.
"""

from __future__ import annotations

from enum import StrEnum

from xlforms.catalogue import CATALOGUE, Entry
from xlforms.errors import FileError
from xlforms.records import NamedTuple

_LONGEST = 500


class Severity(StrEnum):
    """How much a finding weighs; only 错误 changes the exit code."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


class Finding(NamedTuple):
    """One thing noticed.

    Attributes:
        code: permanent code, XF followed by three digits.
        sheet: name of the sheet, empty when the whole workbook is meant.
        cell: A1 reference of the cell, empty when none.
        name: field name such as `funds.total.execution_rate`, empty when none.
        message: the sentence for the officer.
        found: what is there.
        expected: what should be there.
        arithmetic: the calculation that shows it.
        file: the file it was found in, where several were handed in together; else "".
        place: where in a text file or a Word document, such as 第8行; "" on a sheet.
    """

    code: str
    sheet: str
    cell: str
    name: str
    message: str
    found: str = ""
    expected: str = ""
    arithmetic: str = ""
    file: str = ""
    place: str = ""

    def within(self, file: str) -> Finding:
        """The finding as one of several files', unless it names its file already."""
        return self if self.file or not file else self._replace(file=file)

    @property
    def entry(self) -> Entry:
        """The catalogue's entry of this code."""
        return CATALOGUE[self.code]

    @property
    def severity(self) -> Severity:
        """错误, 警告 or 提示."""
        return Severity(self.entry.severity)

    @property
    def basis(self) -> str:
        """The rule that the finding rests on."""
        return self.entry.basis

    @property
    def remedy(self) -> str:
        """How to mend it."""
        return self.entry.remedy

    def as_json(self) -> dict[str, str]:
        """The contract's object for `--json`; `file` and `place` are in it where they are known."""
        told = {
            "code": self.code,
            "severity": self.severity.value,
            "sheet": self.sheet,
            "cell": self.cell,
            "name": self.name,
            "message": self.message,
            "basis": self.basis,
        }
        return told | {name: text for name, text in (("file", self.file), ("place", self.place)) if text}


def finding(
    code: str,
    *,
    sheet: str = "",
    cell: str = "",
    name: str = "",
    found: str = "",
    expected: str = "",
    arithmetic: str = "",
    **facts: object,
) -> Finding:
    """Make the finding `code`; `facts` and the named texts fill the placeholders of its wording."""
    found, expected, arithmetic = map(short, (found, expected, arithmetic))
    told = {key: short(fact) if isinstance(fact, str) else fact for key, fact in facts.items()}
    message = CATALOGUE[code].message.format(
        sheet=sheet, cell=cell, found=found, expected=expected, arithmetic=arithmetic, **told
    )
    return Finding(code, sheet, cell, name, message, found, expected, arithmetic)


def of_file(error: FileError, file: str) -> Finding:
    """The finding that one of several files could not be worked on."""
    return Finding(error.code, "", "", "", error.message, file=file)


def short(text: str) -> str:
    """A text as far as a sentence has room for it: somebody may have pasted a whole report into a cell."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def refusal(code: str, **facts: object) -> FileError:
    """Make the error that stops the work on one file, worded by the catalogue, on one line."""
    told = {key: short(_on_a_line(fact)) if isinstance(fact, str) else fact for key, fact in facts.items()}
    return FileError(code, CATALOGUE[code].message.format(**told))


def _on_a_line(text: str) -> str:
    """The name of a damaged part may hold anything."""
    return text if text.isprintable() else "".join(one if one.isprintable() else " " for one in text)
