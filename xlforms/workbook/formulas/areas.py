"""What a formula refers to: the cells it reads, and the same formula some rows and columns further on."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from xlforms.records import NamedTuple
from xlforms.workbook.formulas.tokens import Token, tokens
from xlforms.workbook.references import MAX_COLUMN, MAX_ROW, Range, column_letters, column_number

_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})(?:(\$?)([0-9]+))?|(\$?)([0-9]+)")
_VOLATILE = {"TODAY(", "NOW(", "RAND(", "RANDBETWEEN(", "RANDARRAY("}
_INDIRECT = {"INDIRECT(", "OFFSET(", "CELL(", "INFO(", "GETPIVOTDATA("}
_HIDING = {":", "#"}
_CONSTANTS = {"TRUE", "FALSE"}
_LOST = "#REF!"
_ELSEWHERE = {"[", ":"}


class Area(NamedTuple):
    """A rectangle of cells on a sheet; `sheet` None is the sheet that the formula stands on."""

    sheet: str | None
    range: Range


class Precedents(NamedTuple):
    """What the value of a formula depends on.

    Attributes:
        areas: the cells that it names.
        names: the defined names in it, but for those of other workbooks.
        volatile: its value can change by itself or comes from outside the workbook (TODAY, RAND, `[1]Sheet1!A1`).
        indirect: it may read cells that it does not name (INDIRECT, OFFSET, `A1#`, `Sheet1:Sheet3!A1`).
        tables: it reads columns of tables.
    """

    areas: tuple[Area, ...]
    names: tuple[str, ...]
    volatile: bool
    indirect: bool
    tables: bool


@lru_cache(maxsize=4096)
def area(reference: str) -> Area | None:
    """The area of a reference token; None for one over several sheets or in another workbook, or outside the grid."""
    prefix, _, cells = reference.rpartition("!")
    first, _, last = cells.partition(":")
    top, left = _corner(first, 1)
    bottom, right = _corner(last, -1) if last else (top, left)
    sheet = _sheet_name(prefix) if prefix else None
    place = Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    if place.top < 1 or place.bottom > MAX_ROW or place.right > MAX_COLUMN or not _ELSEWHERE.isdisjoint(sheet or ""):
        return None
    return Area(sheet, place)


@lru_cache(maxsize=4096)
def precedents(formula: str) -> Precedents:
    """What `formula`, without its `=`, depends on; also of formulas that can't be evaluated here."""
    found = tokens(formula)
    areas = [area(token.text) for token in found if token.kind == "reference"]
    return Precedents(
        areas=tuple(place for place in areas if place is not None),
        names=tuple(token.text for token, after in zip_longest(found, found[1:]) if _is_name(token, after)),
        volatile=any(map(_is_volatile, found)),
        indirect=any(map(_hides_cells, found)),
        tables=any(token.kind == "bracket" for token in found),
    )


@lru_cache(maxsize=4096)
def translate(formula: str, rows: int, columns: int) -> str:
    """`formula` as it reads `rows` further down and `columns` further right: relative references move along.

    >>> print(translate('SUM(A1:$B$2)&基础数据表!C3&"A1"', 1, 1))
    SUM(B2:$B$2)&基础数据表!D4&"A1"
    """
    return "".join(
        _moved(token.text, rows, columns) if token.kind == "reference" else token.text for token in tokens(formula)
    )


def plain_area(formula: str) -> Area | None:
    """The area that `formula` is, by sheet and fixed on all sides: `基础数据表!$B$2`; None for anything else."""
    found = tokens(formula)
    if len(found) != 1 or found[0].kind != "reference" or translate(formula, 1, 1) != formula:
        return None
    place = area(formula)
    return None if place is None or place.sheet is None else place


def _corner(text: str, open_side: int) -> tuple[int, int]:
    """Row and column; a whole row or column is open to the first (1) or to the last (-1) of the sheet."""
    _, letters, _, digits = _parts(text)
    row = int(digits) if digits else (1 if open_side > 0 else MAX_ROW)
    column = column_number(letters) if letters else (1 if open_side > 0 else MAX_COLUMN)
    return row, column


def _parts(corner: str) -> tuple[str, str, str, str]:
    """`$D4` as ("$", "D", "", "4"); letters or digits are empty in a whole row or column."""
    match = _CORNER.fullmatch(corner)
    if match is None:
        raise ValueError(f"not a corner: {corner!r}")
    return match[1] or "", match[2] or "", match[3] or match[5] or "", match[4] or match[6] or ""


def _sheet_name(prefix: str) -> str:
    return prefix[1:-1].replace("''", "'") if prefix[0] == "'" else prefix


def _is_name(token: Token, after: Token | None) -> bool:
    """Whether it is a name defined here, no constant, and not a table, whose columns stand in brackets after it."""
    table = after is not None and after.kind == "bracket"
    return token.kind == "name" and token.text.upper() not in _CONSTANTS and not table and not _is_external(token)


def _is_external(token: Token) -> bool:
    return token.kind in {"reference", "name"} and token.text.lstrip("'").startswith("[")


def _is_volatile(token: Token) -> bool:
    return _is_external(token) or (token.kind == "function" and token.text.upper() in _VOLATILE)


def _hides_cells(token: Token) -> bool:
    if token.kind == "function":
        return token.text.upper() in _INDIRECT
    if token.kind == "reference":
        return area(token.text) is None and not _is_external(token)
    return token.kind == "operator" and token.text in _HIDING


def _moved(reference: str, rows: int, columns: int) -> str:
    prefix, mark, cells = reference.rpartition("!")
    corners = [_moved_corner(corner, rows, columns) for corner in cells.split(":")]
    return prefix + mark + (_LOST if _LOST in corners else ":".join(corners))


def _moved_corner(corner: str, rows: int, columns: int) -> str:
    fixed_column, letters, fixed_row, digits = _parts(corner)
    if letters and not fixed_column:
        column = column_number(letters) + columns
        letters = column_letters(column) if 1 <= column <= MAX_COLUMN else _LOST
    if digits and not fixed_row:
        row = int(digits) + rows
        digits = str(row) if 1 <= row <= MAX_ROW else _LOST
    return _LOST if _LOST in {letters, digits} else fixed_column + letters + fixed_row + digits
