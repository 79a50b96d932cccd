"""Names of units and projects held against each other: brackets, white space and a town in front don't matter."""

from __future__ import annotations

from xlforms.values.text import without_brackets

_OWN = ("本级", "机关", "汇总")
_SHORTEST = 3


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same, as far as they tell: one may leave out what stands before or behind.

    >>> same_name("岳阳市君山区总工会", "君山区总工会（本级）"), same_name("总工会", "教育局"), same_name("", "教育局")
    (True, False, False)
    """
    short, long = sorted((core(one), core(other)), key=len)
    return short in long if len(short) >= _SHORTEST else short == long and bool(short)


def core(name: str) -> str:
    """A name without brackets, white space and 本级."""
    bare = without_brackets(name)
    return bare[:-2] if bare.endswith(_OWN) else bare
