"""A term of the forms: its identifier, the official Chinese words, and the words seen in its place."""

from __future__ import annotations

from xlforms.records import NamedTuple


class Term(NamedTuple):
    """One label.

    Attributes:
        name: English identifier; IPSAS 24's words where it has them.
        official: the words printed on the official form.
        synonyms: other words seen on published forms for the same thing.
    """

    name: str
    official: str
    synonyms: tuple[str, ...] = ()
