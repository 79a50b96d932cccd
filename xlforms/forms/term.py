"""A term of the forms: its identifier, the official Chinese words, and the words seen in its place."""

from __future__ import annotations


class Term:
    """One label; known by identity, since everything on a form is looked up by its term.

    Attributes:
        name: English identifier; IPSAS 24's words where it has them.
        official: the words printed on the official form.
        synonyms: other words seen on published forms for the same thing.
    """

    __slots__ = ("name", "official", "synonyms")

    def __init__(self, name: str, official: str, synonyms: tuple[str, ...] = ()) -> None:
        self.name = name
        self.official = official
        self.synonyms = synonyms

    def __repr__(self) -> str:
        return f"<Term {self.name} {self.official}>"
