"""The data styles of OpenDocument as number formats: OpenDocument 1.2 part 1, 16.27."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xlforms.workbook.legacy.open_names import NUMBER, STYLE
from xlforms.workbook.legacy.tables import GENERAL
from xlforms.workbook.parts.attributes import index, whole
from xlforms.workbook.parts.tree import Element

_KINDS = ("number", "percentage", "currency", "date", "time", "text", "boolean")
_LONG = "long"
_MOST = 30  # digits of a format that anybody would write


def codes(root: Element) -> dict[str, str]:
    """The format code of each data style below an element, by its name."""
    styles = {style.get(f"{STYLE}name", ""): style for style in _data_styles(root)}
    own = {name: _code(style) for name, style in styles.items()}
    return {name: ";".join([*_mapped(style, own), own[name]]) for name, style in styles.items()}


def _data_styles(root: Element) -> Iterator[Element]:
    return root.iter(*(f"{NUMBER}{kind}-style" for kind in _KINDS))


def _mapped(style: Element, own: dict[str, str]) -> list[str]:
    """The codes of positive, or of positive and negative numbers, where a style is that of the rest only."""
    maps = (found.get(f"{STYLE}apply-style-name", "") for found in style.iterchildren(f"{STYLE}map"))
    return [own[name] for name in maps if name in own][:2]


def _code(style: Element) -> str:
    pieces = [_PIECES[kind](piece) for piece in style if (kind := _local(piece)) in _PIECES]
    return "".join(pieces) or GENERAL


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _digits(piece: Element) -> str:
    told = piece.get(f"{NUMBER}decimal-places")
    least = whole(piece, f"{NUMBER}min-integer-digits")
    if told is None and least <= 1 and not _is_percentage(piece):
        return GENERAL
    places = min(index(told), _MOST)
    sure = min(index(piece.get(f"{NUMBER}min-decimal-places"), places), places)
    digits = "0" * min(least, _MOST) or "#"
    digits = f"#,##{digits}" if piece.get(f"{NUMBER}grouping") == "true" else digits
    return digits + (f".{'0' * sure}{'#' * (places - sure)}" if places else "") + _factor(piece)


def _is_percentage(piece: Element) -> bool:
    parent = piece.getparent()
    return parent is not None and _local(parent) == "percentage-style"


def _factor(piece: Element) -> str:
    """Commas that show thousands or millions."""
    return {"1000": ",", "1000000": ",,"}.get(piece.get(f"{NUMBER}display-factor", ""), "")


def _scientific(piece: Element) -> str:
    places = min(whole(piece, f"{NUMBER}decimal-places"), _MOST)
    return "0" + (f".{'0' * places}" if places else "") + "E+00"


def _literal(piece: Element) -> str:
    text = piece.text or ""
    if text == "%" and _is_percentage(piece):
        return text
    return '"' + text.replace('"', "") + '"' if text else ""


def _by_length(long: str, short: str) -> Callable[[Element], str]:
    return lambda piece: long if piece.get(f"{NUMBER}style") == _LONG else short


def _month(piece: Element) -> str:
    long = piece.get(f"{NUMBER}style") == _LONG
    if piece.get(f"{NUMBER}textual") == "true":
        return "mmmm" if long else "mmm"
    return "mm" if long else "m"


_PIECES: dict[str, Callable[[Element], str]] = {
    "number": _digits,
    "scientific-number": _scientific,
    "fraction": lambda _: "# ?/?",
    "text": _literal,
    "currency-symbol": _literal,
    "text-content": lambda _: "@",
    "year": _by_length("yyyy", "yy"),
    "month": _month,
    "day": _by_length("dd", "d"),
    "day-of-week": _by_length("dddd", "ddd"),
    "hours": _by_length("hh", "h"),
    "minutes": _by_length("mm", "m"),
    "seconds": _by_length("ss", "s"),
    "am-pm": lambda _: "AM/PM",
}
