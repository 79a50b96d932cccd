"""Numbers by a section of a number format: digits into placeholders, half up, fifteen significant digits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from xlforms.records import NamedTuple
from xlforms.workbook.number_format.sections import Piece, Section

_SPOKEN = {"literal", "plain", "point", "percent"}
_BLANK = {"0": "0", "?": " ", "#": ""}
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=1200, rounding=ROUND_HALF_UP)  # holds 1E+308 with all the decimals and % that a code has room for


class Layout(NamedTuple):
    """Where the digits of a number go among the pieces of a section.

    Attributes:
        pieces: what each piece says by itself; a placeholder, or what shows nothing, says "".
        whole, decimals, power: (index of the piece, placeholder) before the point, after it, and after E.
        shift: the power of ten that the number is multiplied by: 2 for each %, -3 for each trailing comma.
        grouped: whether commas stand between the thousands.
        signed_power: whether a positive power shows its plus.
        unit: one in the last decimal shown.
    """

    pieces: tuple[str, ...]
    whole: tuple[tuple[int, str], ...]
    decimals: tuple[tuple[int, str], ...]
    power: tuple[tuple[int, str], ...]
    shift: int
    grouped: bool
    signed_power: bool
    unit: Decimal


@lru_cache(maxsize=1024)
def layout(section: Section) -> Layout:
    """Find the placeholders of `section`."""
    pieces = section.pieces
    exponent = _first(pieces, "exponent")
    point = min(_first(pieces, "point"), exponent)
    places = [(index, piece.text) for index, piece in enumerate(pieces) if piece.kind == "digit"]
    whole = tuple(place for place in places if place[0] < point)
    decimals = tuple(place for place in places if point < place[0] < exponent)
    last = max((index for index, _ in places if index < exponent), default=len(pieces))
    return Layout(
        pieces=tuple(piece.text if piece.kind in _SPOKEN else "" for piece in pieces),
        whole=whole,
        decimals=decimals,
        power=tuple(place for place in places if place[0] > exponent),
        shift=2 * _count(pieces, "percent") - 3 * _count(pieces[last:], "comma"),
        grouped=_count(pieces[:last], "comma") > 0,
        signed_power=exponent < len(pieces) and pieces[exponent].text[1] == "+",
        unit=Decimal(1).scaleb(-len(decimals)),
    )


def figure(value: Decimal, section: Section) -> str:
    """The text of `value`, not negative, by the placeholders of `section`."""
    plan = layout(section)
    pieces = list(plan.pieces)
    value = _FIFTEEN.plus(value)
    if plan.shift:
        value = value.scaleb(plan.shift)
    if plan.power:
        value, power = _mantissa(value, plan)
        _fill_power(pieces, plan, power)
    whole, _, decimals = f"{_WIDE.quantize(value, plan.unit):f}".partition(".")
    _fill_whole(pieces, plan, whole.lstrip("0"))
    _fill_decimals(pieces, plan, decimals)
    return "".join(pieces)


def general(value: Decimal) -> str:
    """`value` as format General and the operator & show it: the shortest of 15 digits.

    >>> general(Decimal("1397.90")), general(Decimal("1E+20")), general(Decimal("-0.30000000000000004"))
    ('1397.9', '1E+20', '-0.3')
    """
    value = _FIFTEEN.plus(value)
    if not value:
        return "0"
    power = value.adjusted()
    if -10 < power < 15:
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return f"{general(value.scaleb(-power))}E{power:+03d}"


def _first(pieces: Sequence[Piece], kind: str) -> int:
    return next((index for index, piece in enumerate(pieces) if piece.kind == kind), len(pieces))


def _count(pieces: Sequence[Piece], kind: str) -> int:
    return sum(piece.kind == kind for piece in pieces)


def _mantissa(value: Decimal, plan: Layout) -> tuple[Decimal, int]:
    """`value` scaled to the whole digits of the format, and the power of ten taken out of it."""
    if not value:
        return value, 0
    width = len(plan.whole) or 1
    power = value.adjusted() // width * width if width > 1 else value.adjusted()
    rounded = value.scaleb(-power).quantize(plan.unit, ROUND_HALF_UP)
    if rounded.adjusted() >= width:
        power += width
    return value.scaleb(-power), power


def _fill_power(pieces: list[str], plan: Layout, power: int) -> None:
    sign = "-" if power < 0 else "+" if plan.signed_power else ""
    first = plan.power[0][0]
    pieces[first] = f"E{sign}{str(abs(power)).rjust(len(plan.power), '0')}"


def _fill_whole(pieces: list[str], plan: Layout, digits: str) -> None:
    """Digits go into the placeholders from the right; the first placeholder takes all that are left."""
    whole = plan.whole
    shown = [_BLANK[placeholder] for _, placeholder in whole[: max(0, len(whole) - len(digits))]]
    shown.extend(digits)
    if plan.grouped:
        _group(shown)
    extra = len(shown) - len(whole)
    for number, (index, _) in enumerate(whole):
        pieces[index] = shown[number + extra] if number else "".join(shown[: extra + 1])


def _group(digits: list[str]) -> None:
    """A comma goes after every digit that has a multiple of three to its right."""
    for index in range(len(digits) - 4, -1, -3):
        if digits[index].isdecimal():
            digits[index] += ","


def _fill_decimals(pieces: list[str], plan: Layout, decimals: str) -> None:
    kept = len(decimals.rstrip("0"))
    for position, (index, placeholder) in enumerate(plan.decimals):
        pieces[index] = decimals[position] if position < kept else _BLANK[placeholder]
