"""Which forms stand where in a workbook: by title and labels, never by sheet name or annex number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from xlforms.findings import Finding, finding
from xlforms.forms import FORMS, Form
from xlforms.forms.labels import strip_brackets
from xlforms.readers.region import Region, Spot, find_labels
from xlforms.values.text import normalise
from xlforms.workbook import Range, Sheet, ref

_LONGEST_TITLE = 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年度|年|财年)?")


# What may stand before a form's name in its title and is no unit: the annex's number, whose form it is.
_ANNEX = re.compile(r"^附[件表录][0-9一二三四五六七八九十]*(?:[-—][0-9]+)?[:.、]?")
_KIND_OF_UNIT = re.compile(r"(?:(?:省|市|区|县|本)?级)?(?:财政)?(?:预算)?(?:部门|单位)?(?:预算)?(?:整体)?(?:支出)?$")
_UNIT = re.compile(r"[^0-9A-Za-z×*]{3,}(?<![省市区县])")


class Title(NamedTuple):
    """A title found on a sheet."""

    row: int
    column: int
    text: str
    form: Form


class Place(NamedTuple):
    """A form found: its declaration, its lines on the sheet, its title ("" when it has none) and the title's line."""

    form: Form
    region: Region
    title: str
    head: int


@lru_cache(maxsize=65536)
def titled(text: str) -> Form | None:
    """The form that a cell's text is the title of: the text ends with one of the form's titles."""
    if len(text) > _LONGEST_TITLE or not ("表" in text or "报告" in text or "素材" in text):
        return None
    plain = _YEAR.sub("", strip_brackets(normalise(text)))
    matches = [(len(title), form) for form in FORMS for title in form.titles if plain.endswith(title)]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def unit_in_title(text: str, form: Form) -> str:
    """The unit named before the form's name, "" when none is.

    >>> from xlforms.forms import DEPARTMENT
    >>> unit_in_title("2024年度岳阳市君山区总工会部门整体支出绩效自评表", DEPARTMENT)
    '岳阳市君山区总工会'
    >>> unit_in_title("附件1：2024年度预算部门整体支出绩效自评表", DEPARTMENT)
    ''
    """
    plain = _YEAR.sub("", _ANNEX.sub("", strip_brackets(normalise(text))))
    name = next((title for title in sorted(form.titles, key=len, reverse=True) if plain.endswith(title)), "")
    before = _KIND_OF_UNIT.sub("", plain.removesuffix(name))
    return before if _UNIT.fullmatch(before) else ""


def places(sheet: Sheet) -> tuple[list[Place], list[Finding]]:
    """The forms of one sheet from top to bottom, and what speaks against one that nearly stands there."""
    spots = find_labels(sheet)
    titles = [
        Title(row, column, cell.value, form)
        for (row, column), cell in sheet.cells.items()
        if isinstance(cell.value, str) and (form := titled(cell.value)) and sheet.cell(row, column) is cell
    ]
    if not titles:
        return _untitled(sheet, spots)
    found, findings = _titled(sheet, spots, titles)
    return found, [] if found else findings


def _titled(sheet: Sheet, spots: Sequence[Spot], titles: Sequence[Title]) -> tuple[list[Place], list[Finding]]:
    """Each title that labels below it bear out begins a form; the form ends before the next such title."""
    findings: list[Finding] = []
    proven: list[Title] = []
    for title, after in zip(titles, [*(title.row for title in titles[1:]), sheet.last_row + 1], strict=True):
        last = max(title.row, after - 1)
        present, missing = _proof(title.form, spots, title.row, last)
        if len(present) >= title.form.proven:
            if not (proven and _goes_on(proven[-1].form, title, spots, last)):
                proven.append(title)
        elif present:
            words = "、".join(missing[:4])
            findings.append(
                finding("XF101", sheet=sheet.name, cell=ref(*title[:2]), form=title.form.official, missing=words)
            )
    if not proven:
        return [], findings
    # What stands above the first title is the first form's.
    parts = zip(proven, *_parts([title.row for title in proven], 1, sheet.last_row), strict=True)
    return [place for title, top, bottom in parts for place in _split(sheet, spots, title, top, bottom)], findings


def _goes_on(form: Form, title: Title, spots: Sequence[Spot], last: int) -> bool:
    """Whether a title only repeats the form's own at the top of a page: what the form begins with is missing below."""
    begins = next((block.starts for block in form.blocks if block.starts), ())
    return title.form is form and not any(spot.label.term in begins for spot in spots if title.row <= spot.row <= last)


def _split(sheet: Sheet, spots: Sequence[Spot], title: Title, top: int, bottom: int) -> list[Place]:
    """The form below a title, and beside or below it further ones that begin without a title of their own."""
    heads = [spot[:2] for spot in spots if spot.label.term is title.form.head and top <= spot.row <= bottom]
    windows = _windows(heads, Range(top, 1, bottom, sheet.last_column))
    return [Place(title.form, Region(sheet, window, spots), title.text, title.row) for window in windows]


def _windows(heads: Sequence[tuple[int, int]], whole: Range) -> Iterator[Range]:
    """The parts of a range that begin with each of some places; the first ones take in what stands before them."""
    rows = sorted({row for row, _ in heads})
    for row, top, bottom in zip(rows or [whole.top], *_parts(rows, whole.top, whole.bottom), strict=True):
        columns = sorted(column for at, column in heads if at == row)
        for left, right in zip(*_parts(columns, whole.left, whole.right), strict=True):
            yield Range(top, left, bottom, right)


def _parts(begins: Sequence[int], first: int, last: int) -> tuple[list[int], list[int]]:
    """The first and the last numbers of the parts of `first` to `last`, of which all but the first have a beginning."""
    firsts = [first, *begins[1:]]
    return firsts, [*(begin - 1 for begin in firsts[1:]), last]


def _proof(form: Form, spots: Sequence[Spot], top: int, bottom: int) -> tuple[list[str], list[str]]:
    here = {spot.label.term for spot in spots if top <= spot.row <= bottom}
    present = [term.official for term in form.proof if term in here]
    return present, [term.official for term in form.proof if term not in here]


def _untitled(sheet: Sheet, spots: Sequence[Spot]) -> tuple[list[Place], list[Finding]]:
    """Without a title only all labels together make a form sure; of several such forms the one with most labels."""
    here = {spot.label.term for spot in spots}
    whole = [form for form in FORMS if here.issuperset(form.proof)]
    most = [form for form in whole if len(form.proof) == max(len(form.proof) for form in whole)]
    if len(most) > 1:
        names = "、".join(f"「{form.official}」" for form in most)
        return [], [finding("XF104", sheet=sheet.name, forms=names)]
    return [place for form in most for place in _split(sheet, spots, Title(1, 1, "", form), 1, sheet.last_row)], []
