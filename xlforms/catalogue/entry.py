"""One entry of the catalogue."""

from __future__ import annotations

from xlforms.records import NamedTuple


class Entry(NamedTuple):
    """One code.

    Attributes:
        severity: 错误, 警告 or 提示.
        title: a few words, for lists.
        message: the sentence for the officer, with `{placeholders}`.
        basis: the rule that it rests on.
        remedy: how to mend it.
    """

    severity: str
    title: str
    message: str
    basis: str
    remedy: str


def error(title: str, message: str, basis: str, remedy: str) -> Entry:
    """An entry of severity 错误, as all refusals are."""
    return Entry("错误", title, message, basis, remedy)
