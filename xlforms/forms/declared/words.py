"""What a declaration may say, in the words of those who write it, and the nearest where they say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from xlforms.forms.term import Term
from xlforms.forms.vocabulary import (
    Anchor,
    Beside,
    Column,
    Crossing,
    Form,
    Lines,
    Listing,
    Numbered,
    Reads,
    Row,
    Sections,
    Under,
)
from xlforms.values.money import read_money
from xlforms.values.numbers import read_count, read_number, read_score
from xlforms.values.rates import read_rate

KINDS: Mapping[str, Reads | None] = {
    "文字": None,
    "金额": read_money,
    "数": read_number,
    "比率": read_rate,
    "人数": read_count,
    "分": read_score,
}
PLACES = ("右", "下")
_FEW = 8


def fields_of(form: Form) -> dict[str, Term]:
    """The labels of an official form by their official words."""
    found: dict[str, Term] = {}
    for term in _terms(form):
        found.setdefault(term.official, term)
    return found


def required_of(form: Form) -> list[Term]:
    """The labels of an official form that are missed where they are not."""
    parts = (part for block in form.blocks for anchor in block.anchors for part in _parts(anchor))
    return list(dict.fromkeys(part.term for part in parts if not part.optional))


def _parts(anchor: Anchor) -> tuple[Beside | Under | Row | Column, ...]:
    match anchor:
        case Beside() | Under():
            return (anchor,)
        case Crossing():
            return (*anchor.rows, *anchor.columns)
        case Listing() | Lines():
            return anchor.columns
    return ()


def _terms(form: Form) -> Iterator[Term]:
    for block in form.blocks:
        for anchor in block.anchors:
            match anchor:
                case Beside() | Under() | Numbered():
                    yield anchor.term
                case Crossing():
                    yield from (row.term for row in anchor.rows)
                    yield from (column.term for column in anchor.columns)
                case Listing() | Lines():
                    yield from (column.term for column in anchor.columns)
                    yield from [anchor.until] if anchor.until else []
                case Sections():
                    yield from anchor.terms


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """`，是不是“…”` with the nearest of the known words; all of them where they are few or none is near."""
    near = get_close_matches(word, known, n=2, cutoff=0.4)
    hint = f"，是不是{'、'.join(f'“{one}”' for one in near)}" if near else ""
    return hint if near and len(known) > _FEW else f"{hint}；可以写：{'、'.join(known)}"
