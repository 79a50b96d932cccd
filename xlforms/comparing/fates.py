"""What became of the findings: settled, new, or remaining, known again by what they are about, never by their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping

from xlforms.findings import Finding
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Submission
from xlforms.values.text import normalise, squash

# Where something stands in one layout: cells and lines.
_PLACES = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}[0-9]{1,7}(?![0-9A-Za-z])|第[0-9]+(?:—[0-9]+)?[行段]")


class Fates(NamedTuple):
    """The findings of two hand-ins.

    Attributes:
        settled: those of the older one that are gone.
        appeared: those of the newer one that were not there before.
        remaining: those of the newer one that were there before, as they are told now.
    """

    settled: list[Finding]
    appeared: list[Finding]
    remaining: list[Finding]


class Told(NamedTuple):
    """A hand-in's findings, with the forms that they are about: each form's subject is the same in both hand-ins."""

    submission: Submission
    findings: list[Finding]
    subjects: Mapping[int, Hashable]


def fates(old: Told, new: Told) -> Fates:
    """Tell which findings are settled, new and remaining; of several alike as many remain as there are in both."""
    before, after = ([_identity(note, told) for note in told.findings] for told in (old, new))
    return Fates(
        _beyond(old.findings, before, Counter(after)),
        appeared := _beyond(new.findings, after, Counter(before)),
        [note for note in new.findings if not any(note is other for other in appeared)],
    )


def _beyond(findings: list[Finding], identities: list[Hashable], there: Counter[Hashable]) -> list[Finding]:
    """The findings that the other hand-in has none for."""
    found = []
    for note, identity in zip(findings, identities, strict=True):
        if there[identity] > 0:
            there[identity] -= 1
        else:
            found.append(note)
    return found


def _identity(note: Finding, told: Told) -> Hashable:
    filled = told.submission.about(note)
    if filled is None:
        return note.code, note.name or _PLACES.sub("", squash(note.message))
    subject = told.subjects.get(id(filled))
    return note.code, subject, _field(note, filled) if note.name else _PLACES.sub("", squash(note.message))


def _field(note: Finding, filled: Filled) -> Hashable:
    """A field's name, with what its line is called in place of its number."""
    table, _, rest = note.name.partition(".")
    number, _, column = rest.partition(".")
    at = int(number) - 1 if number.isdecimal() else -1
    if table == "indicators" and 0 <= at < len(filled.indicators):
        return table, normalise(filled.indicators[at].name.content), column
    if table == "rows" and 0 <= at < len(filled.rows):
        return table, filled.rows[at].path, column
    return note.name
