"""Which forms stand where in a workbook: by title and labels, never by sheet name or annex number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from xlforms.findings import Finding, finding
from xlforms.forms import OFFICIAL_FORMS, Form, KnownForms
from xlforms.forms.labels import strip_brackets
from xlforms.forms.term import Term
from xlforms.readers.ground import Ground
from xlforms.readers.region import Region
from xlforms.records import NamedTuple
from xlforms.values.text import normalise
from xlforms.workbook import Range, Sheet, ref

_LONGEST_TITLE = 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年度|年|财年)?")


# What may stand before a form's name in its title and is no unit: the annex's number, whose form it is.
_ANNEX = "^附[件表录][0-9一二三四五六七八九十]*(?:[-—][0-9]+)?[:.、]?"
_KIND_OF_UNIT = re.compile(r"(?:(?:省|市|区|县|本)?级)?(?:财政)?(?:预算)?(?:部门|单位)?(?:预算)?(?:整体)?(?:支出)?$")
_UNIT = "[^0-9A-Za-z×*]{3,}(?<![省市区县])"


# A line and the columns in which labels that begin forms stand.
Heads: TypeAlias = tuple[int, list[int]]


class Title(NamedTuple):
    """A title found on a sheet, and the forms that may have it."""

    row: int
    column: int
    text: str
    forms: tuple[Form, ...]


class Proven(NamedTuple):
    """A title that the labels below it bear out."""

    title: Title
    form: Form
    window: Range


class Place(NamedTuple):
    """A form found: its declaration, its lines on the sheet, its title ("" when it has none) and the title's line."""

    form: Form
    region: Region
    title: str
    head: int


@lru_cache(maxsize=65536)
def titled(text: str, known: KnownForms = OFFICIAL_FORMS) -> tuple[Form, ...]:
    """The forms that a cell's text may be the title of: it ends with one of their titles, the longest that fits any."""
    if len(text) > _LONGEST_TITLE or not (known.files or "表" in text or "报告" in text or "素材" in text):
        return ()
    plain = _YEAR.sub("", strip_brackets(normalise(text)))
    matches = [(len(title), form) for form in known.forms for title in form.titles if plain.endswith(title)]
    longest = max((length for length, _ in matches), default=0)
    return tuple(form for length, form in matches if length == longest)


def unit_in_title(text: str, form: Form) -> str:
    """The unit named before the form's name, "" when none is.

    >>> from xlforms.forms import DEPARTMENT
    >>> unit_in_title("2024年度岳阳市君山区总工会部门整体支出绩效自评表", DEPARTMENT)
    '岳阳市君山区总工会'
    >>> unit_in_title("附件1：2024年度预算部门整体支出绩效自评表", DEPARTMENT)
    ''
    """
    bare = strip_brackets(normalise(text))
    plain = _YEAR.sub("", re.sub(_ANNEX, "", bare) if bare.startswith("附") else bare)
    name = next((title for title in sorted(form.titles, key=len, reverse=True) if plain.endswith(title)), "")
    before = _KIND_OF_UNIT.sub("", plain.removesuffix(name))
    return before if before and re.fullmatch(_UNIT, before) else ""


def places(sheet: Sheet, known: KnownForms = OFFICIAL_FORMS) -> tuple[list[Place], list[Finding]]:
    """The forms of one sheet from top to bottom, and what speaks against one that nearly stands there."""
    ground = Ground(sheet, known.words)
    titles = [
        Title(row, column, cell.value, forms)
        for (row, column), cell in sheet.cells.items()
        if isinstance(cell.value, str) and (forms := titled(cell.value, known)) and sheet.cell(row, column) is cell
    ]
    if not titles:
        return _untitled(ground, known)
    proven = _proven(ground, titles)
    if not proven:
        # 绩效自评表 is a title, and a row of 附件5 too.
        found = _untitled(ground, known)[0]
        return found, [] if found else list(_doubts(ground, titles))
    return [place for one in proven for place in _split(ground, one)], []


def _proven(ground: Ground, titles: Sequence[Title]) -> list[Proven]:
    """Each title that labels below it bear out begins a form; the form ends before the next such title.

    Forms that stand side by side may begin in different lines: where each side holds a form, they are parted.
    """
    cuts = sorted(column for column in {title.column for title in titles} if _parted(ground, titles, column))
    if not cuts:
        return _proven_in(ground, titles, ground.whole)
    lefts, rights = _parts([1, *cuts], 1, ground.whole.right)
    sides = [Range(1, left, ground.whole.bottom, right) for left, right in zip(lefts, rights, strict=True)]
    found = [
        _proven_in(ground, [title for title in titles if side.left <= title.column <= side.right], side)
        for side in sides
    ]
    if all(found):
        return sorted((one for side in found for one in side), key=lambda one: (one.title.row, one.title.column))
    return _proven_in(ground, titles, ground.whole)


def _parted(ground: Ground, titles: Sequence[Title], column: int) -> bool:
    """Whether an empty column, or the edges of merged titles, part a sheet before the column of a title."""
    if column == 1 or not any(title.column < column for title in titles):
        return False
    if not any(ground.places_in(ground.whole._replace(left=column - 1, right=column - 1))):
        return not any(ground.sheet.area(row, at).right >= column - 1 for row, at in ground.places if at < column - 1)
    areas = [ground.sheet.area(title.row, title.column) for title in titles]
    return all(area.right < column or area.left >= column for area in areas) and any(
        area.left < area.right == column - 1 for area in areas
    )


def _proven_in(ground: Ground, titles: Sequence[Title], side: Range) -> list[Proven]:
    """The forms of the titles in some columns; titles in one line head forms that stand side by side."""
    found: list[Proven] = []
    bottom, first_column, width = side.bottom, side.left, side.right
    first: dict[Form, int] = {}
    for title in titles:
        for form in title.forms:
            first.setdefault(form, title.row)
    for row, line in reversed([(row, list(line)) for row, line in groupby(titles, key=attrgetter("row"))]):
        ends = [title.column - 1 for title in line[1:]]
        beside = zip(line, [first_column, *(end + 1 for end in ends)], [*ends, width], strict=True)
        true = [one for title, left, right in beside if (one := _tried(ground, title, Range(row, left, bottom, right)))]
        if true and not (len(line) == 1 and first[true[0].form] < row and not _begins(ground, true[0])):
            lefts = [one.title.column for one in true]
            parts = zip(true, *_parts(lefts, first_column, width), strict=True)
            found += reversed(
                [one._replace(window=one.window._replace(left=left, right=right)) for one, left, right in parts]
            )
            bottom = row - 1
    # What stands above the first title is the first form's.
    begun = [one for one in found if one.title.row == found[-1].title.row]
    return [one._replace(window=one.window._replace(top=1)) if one in begun else one for one in found[::-1]]


def _tried(ground: Ground, title: Title, window: Range) -> Proven | None:
    """The form of a title: of several that may have it the one of which most labels stand below it, or all."""
    present = {form: len(_proof(form, ground, window)[0]) for form in title.forms}
    form = max(present, key=lambda form: (present[form], present[form] == len(form.proof)))
    return Proven(title, form, window) if present[form] >= form.proven else None


def _doubts(ground: Ground, titles: Sequence[Title]) -> Iterator[Finding]:
    """What is missing below titles that their labels do not bear out."""
    for title, after in zip(titles, [*(title.row for title in titles[1:]), ground.whole.bottom + 1], strict=True):
        window = ground.whole._replace(top=title.row, bottom=max(title.row, after - 1))
        form = max(title.forms, key=lambda form: len(_proof(form, ground, window)[0]))
        present, missing = _proof(form, ground, window)
        if present:
            words = "、".join(missing[:4])
            yield finding("XF101", sheet=ground.sheet.name, cell=ref(*title[:2]), form=form.official, missing=words)


def _begins(ground: Ground, one: Proven) -> bool:
    """Whether what a form begins with stands in its window; not so below a title that a page only repeats."""
    begins = next((block.starts for block in one.form.blocks if block.starts), ())
    return not begins or any(ground.holds(term, one.window) for term in begins)


def _split(ground: Ground, one: Proven) -> list[Place]:
    """The form below a title, and beside or below it further ones that begin without a title of their own."""
    spots = ground.spots_of(one.form.head, one.window) if one.form.head else ()
    lines = [(row, [spot.column for spot in line]) for row, line in groupby(spots, key=attrgetter("row"))]
    windows = _windows(_heads(ground, one, lines), one.window)
    return [Place(one.form, Region(ground, window), one.title.text, one.title.row) for window in windows]


def _heads(ground: Ground, one: Proven, lines: Sequence[Heads]) -> list[Heads]:
    """The heads that begin a form; one that a page repeats has nothing below it that a form begins with."""
    found: list[Heads] = []
    bottom = one.window.bottom
    for row, columns in reversed(lines):
        window = one.window._replace(top=row, bottom=bottom)
        if row == lines[0][0] or _begins(ground, one._replace(window=window)):
            found.append((row, columns))
            bottom = row - 1
    return found[::-1]


def _windows(lines: Sequence[Heads], whole: Range) -> Iterator[Range]:
    """The parts of a range that begin with each of some places; the first ones take in what stands before them."""
    rows = [row for row, _ in lines]
    parts = zip([columns for _, columns in lines] or [[]], *_parts(rows, whole.top, whole.bottom), strict=True)
    for columns, top, bottom in parts:
        for left, right in zip(*_parts(columns, whole.left, whole.right), strict=True):
            yield Range(top, left, bottom, right)


def _parts(begins: Sequence[int], first: int, last: int) -> tuple[list[int], list[int]]:
    """The first and the last numbers of the parts of `first` to `last`, of which all but the first have a beginning."""
    firsts = [first, *begins[1:]]
    return firsts, [*(begin - 1 for begin in firsts[1:]), last]


def _proof(form: Form, ground: Ground, window: Range) -> tuple[list[str], list[str]]:
    here = {term: ground.holds(term, window) for term in form.proof}
    present = [term.official for term in form.proof if here[term]]
    return present, [term.official for term in form.proof if not here[term]]


def _untitled(ground: Ground, known: KnownForms) -> tuple[list[Place], list[Finding]]:
    """Without a title more labels make a form sure; of several such forms the one with most labels."""
    here = {spot.label.term for spot in ground.spots}
    present = {form: len(here.intersection(form.proof)) for form in known.forms if here.issuperset(_sure(form))}
    most = [form for form, labels in present.items() if labels == max(present.values())]
    if len(most) > 1:
        names = "、".join(f"「{form.official}」" for form in most)
        return [], [finding("XF104", sheet=ground.sheet.name, forms=names)]
    proven = [Proven(Title(1, 1, "", ()), form, ground.whole) for form in most]
    return [place for one in proven for place in _split(ground, one)], []


def _sure(form: Form) -> tuple[Term, ...]:
    """The labels without which a form that has no title is none."""
    return form.sure or form.proof
