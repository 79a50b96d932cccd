"""Field names in the words of the forms: `funds.total.execution_rate` is 年度资金总额·执行率."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from xlforms.forms import FORMS
from xlforms.forms.vocabulary import Anchor, Beside, Crossing, Listing, Numbered, Sections, Under
from xlforms.submission import Filled

Pair = tuple[str, str]


def in_words(name: str, filled: Filled | None) -> str:
    """What a field is called on its form, a line of a table by its own name; "" when nothing is known of it."""
    first, _, rest = name.partition(".")
    number, _, column = rest.partition(".")
    if first in ("indicators", "rows") and number.isdecimal():
        return _joined(_line(first, int(number), filled), _words().get(f"{first}.{column}", ""))
    head, _, last = name.rpartition(".")
    if last.isdecimal():
        return f"{_words().get(head, '')}{last}"
    return _words().get(name, "")


def _line(table: str, number: int, filled: Filled | None) -> str:
    """The name of a line of a table."""
    if filled and table == "indicators" and number <= len(filled.indicators):
        return filled.indicators[number - 1].name.content
    if filled and table == "rows" and number <= len(filled.rows):
        return filled.rows[number - 1].path[-1]
    return ""


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """The words of every field that a declaration names."""
    anchors = (anchor for form in FORMS for block in form.blocks for anchor in block.anchors)
    return {name: words for anchor in anchors for name, words in _of(anchor)}


def _of(anchor: Anchor) -> Iterator[Pair]:
    if isinstance(anchor, Beside | Under | Numbered):
        yield anchor.name, anchor.term.official
    elif isinstance(anchor, Crossing):
        yield from _crossing(anchor)
    elif isinstance(anchor, Listing):
        yield from _listing(anchor)
    elif isinstance(anchor, Sections):
        yield from _sections(anchor)


def _crossing(crossing: Crossing) -> Iterator[Pair]:
    prefix = f"{crossing.prefix}." if crossing.prefix else ""
    for row in crossing.rows:
        yield f"{prefix}{row.name}", row.term.official
        for column in crossing.columns:
            yield f"{prefix}{row.name}.{column.name}", _joined(row.term.official, column.term.official)


def _listing(listing: Listing) -> Iterator[Pair]:
    for column in listing.columns:
        yield f"{listing.name}.{column.name}", column.term.official
        if listing.until is not None:
            yield f"{listing.until.name}.{column.name}", _joined(listing.until.official, column.term.official)


def _sections(sections: Sections) -> Iterator[Pair]:
    for term in sections.terms:
        yield f"{sections.prefix}.{term.name}", term.official


def _joined(line: str, column: str) -> str:
    return "·".join(part for part in (line, column) if part)
