"""The element names of a worksheet in its own namespace, transitional or strict, made once per namespace."""

from __future__ import annotations

from functools import lru_cache

from xlforms.records import NamedTuple


class Names(NamedTuple):
    """Qualified names, `{namespace}local`, of what is read and written in sheets and texts."""

    namespace: str
    row: str
    c: str
    f: str
    v: str
    inline: str
    t: str
    r: str


@lru_cache(maxsize=8)
def names(namespace: str) -> Names:
    """The names for a namespace in braces.

    >>> names("{urn:x}").inline
    '{urn:x}is'
    """
    return Names(namespace, *(namespace + local for local in ("row", "c", "f", "v", "is", "t", "r")))
