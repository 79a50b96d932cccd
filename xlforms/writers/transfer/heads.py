"""Titles, years and signatures: what stands above and below the tables of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlforms.forms.signatures import SIGNATURES
from xlforms.forms.term import Term
from xlforms.values.text import normalise, squash
from xlforms.workbook import Cell
from xlforms.writers.transfer.copying import Copy

_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?=\s*年)")
_YEAR_LABEL = "年度"
_WORDS = {word: term for term in SIGNATURES for word in (term.official, *term.synonyms)}
_SIGNATURE = re.compile(f"({'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))})\\s*[:：]")


def write_head(copy: Copy, year: int | None) -> None:
    """Let the blank's years be those of the form, and its title the one that was typed where that says more."""
    if year is not None:
        _shift_years(copy, year)
        _fill_year(copy, year)
    title = next((cell for cell in copy.blank.sheet.cells.values() if cell.value == copy.blank.title), None)
    if title is not None and without_year(copy.source.title) not in {"", without_year(copy.blank.title)}:
        prefix = (
            f"{year}年度"
            if year and not _YEAR.search(normalise(copy.source.title)) and _YEAR.search(title.text)
            else ""
        )
        copy.sheet.set_value(title.row, title.column, prefix + copy.source.title)


def without_year(text: str) -> str:
    """A text made comparable, its years left out: nothing is left of 2024年度."""
    return re.sub("^年度?|(?<=[(])年度?(?=[)])", "", _YEAR.sub("", normalise(text)))


def _texts(copy: Copy) -> Iterator[tuple[Cell, str]]:
    """The texts that the blank prints."""
    for cell in copy.blank.sheet.cells.values():
        if isinstance(cell.value, str) and cell.formula is None:
            yield cell, cell.value


def _shift_years(copy: Copy, year: int) -> None:
    years = [int(found) for _, text in _texts(copy) for found in _YEAR.findall(text)]
    later = year - max(years, default=year)
    for cell, text in _texts(copy):
        shifted = _YEAR.sub(lambda found: str(int(found[1]) + later), text)
        if shifted != text:
            copy.sheet.set_value(cell.row, cell.column, shifted)


def _fill_year(copy: Copy, year: int) -> None:
    """附件5 has a cell for the year beside its label."""
    for cell, text in _texts(copy):
        if squash(text) == _YEAR_LABEL:
            area = copy.sheet.area(cell.row, cell.column)
            copy.sheet.set_value(cell.row, area.right + 1, f"{year}年")


def write_signatures(copy: Copy) -> None:
    """Write who filled the form in and when, behind the labels at the blank's foot."""
    given: dict[Term, str] = {}
    tables = max((value.row for value in copy.source.values.values()), default=0)
    for place, cell in copy.source.sheet.cells.items():
        if tables < cell.row <= copy.source.bottom and isinstance(cell.value, str):
            for word, content in signed(cell.value):
                copy.carried.add(place)
                given.setdefault(_WORDS[word], content)
    for cell, text in _texts(copy):
        for word, _ in signed(text):
            if typed := given.get(_WORDS[word]):
                copy.type(copy.now(cell.row), cell.column, f"{text}{typed}")


def signed(text: str) -> list[tuple[str, str]]:
    """The labels of a signature line, each with what was typed behind it.

    >>> signed("填表人：张三　　联系电话：")
    [('填表人', '张三'), ('联系电话', '')]
    """
    head, *parts = _SIGNATURE.split(text)
    if head.strip():
        return []
    return list(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
