"""Colours laid over cells, and taken off again although another program has saved the workbook meanwhile.

A laid colour tells what was under it: its last digits are a number, 0 for a cell without a fill, and a hidden name
keeps the fill of every other number. So the colour may travel with its cell, as rows are inserted or lines are sorted.
"""

from __future__ import annotations

from xlforms.workbook.document import Document
from xlforms.workbook.hidden_names import forget, remember, remembered
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.tree import Element, standalone_bytes
from xlforms.workbook.sheets.grid import Grid
from xlforms.workbook.sheets.sheet import Sheet

# Variants of a colour that nobody can tell apart: 16 of green by 16 of blue.
_STEPS = 16
_PATTERN = '<patternFill patternType="solid"><fgColor rgb="FF{}"/><bgColor indexed="64"/></patternFill>'
_SOLID = f'<fill xmlns="{{}}">{_PATTERN}</fill>'
_NONE = '<fill xmlns="{}"><patternFill patternType="none"/></fill>'


class Shading:
    """The colours laid over the cells of one workbook."""

    def __init__(self, document: Document, prefix: str, colours: tuple[str, ...]) -> None:
        """`prefix` begins the hidden names; `colours` are six hexadecimal digits, none near another."""
        self._document = document
        self._prefix = prefix
        self._colours = colours
        self._space = document.variant.main
        self._under = {int(name.removeprefix(prefix)): text for name, text in remembered(document, prefix)}
        self._grids: dict[str, Grid] = {}

    def lay(self, sheet: Sheet, row: int, column: int, colour: str) -> None:
        """Lay a colour over a cell, or the merged range that begins there; the style it gets is appended.

        ValueError when more kinds of fill lie under colours than there are numbers, 255.
        """
        cell = self._grid(sheet).make_cell(row, column)
        laid = _variant(colour, self._number(self._fill(cell.get("s"))))
        cell.set("s", self._document.with_fill(cell.get("s"), _SOLID.format(self._space, laid)))
        sheet.part.changed = True

    def take_off(self, sheets: list[Sheet]) -> None:
        """Give every cell that has a colour of ours the fill that was under it."""
        count = len(self._document.styles.items("cellXfs"))
        laid = {str(index): self._found_under(self._fill(str(index))) for index in range(count)}
        freed = {style: self._document.with_fill(style, under) for style, under in laid.items() if under is not None}
        for sheet in sheets:
            _restyle(sheet, freed)
        forget(self._document, self._prefix)

    def _grid(self, sheet: Sheet) -> Grid:
        if sheet.sheet_id not in self._grids:
            self._grids[sheet.sheet_id] = Grid(sheet.part)
        return self._grids[sheet.sheet_id]

    def _fill(self, style: str | None) -> Element | None:
        """The fill of a cell style."""
        styles = self._document.styles
        item = styles.item("cellXfs", style)
        return styles.item("fills", "0" if item is None else item.get("fillId", "0"))

    def _number(self, fill: Element | None) -> int:
        """The number of what is under a colour, remembered in a hidden name when it is a fill."""
        if fill is None or _is_none(fill):
            return 0
        text = standalone_bytes(fill).decode()
        known = {under: number for number, under in self._under.items()}
        if text in known:
            return known[text]
        number = max(self._under, default=0) + 1
        if number >= _STEPS * _STEPS:
            raise ValueError("too many fills to remember")
        self._under[number] = text
        remember(self._document, f"{self._prefix}{number}", text)
        return number

    def _found_under(self, fill: Element | None) -> str | None:
        """What is under a fill, as XML, when it is a colour of ours."""
        shown = None if fill is None else next(fill.iter("{*}fgColor"), None)
        rgb = "" if shown is None else shown.get("rgb", "")[-6:].upper()
        for colour in self._colours:
            number = _number_in(rgb, colour)
            if number == 0:
                return self._no_fill()
            if number in self._under:
                return self._under[number]
        return None

    def _no_fill(self) -> str:
        """The workbook's own way to say that there is no fill."""
        known = next(filter(_is_none, self._document.styles.items("fills")), None)
        return _NONE.format(self._space) if known is None else standalone_bytes(known).decode()


def _restyle(sheet: Sheet, freed: dict[str, str]) -> None:
    tags = names(sheet.part.namespace)
    for element in sheet.part.root.iter(tags.c, tags.row):
        if (style := element.get("s")) in freed:
            element.set("s", freed[style])
            sheet.part.changed = True


def _variant(colour: str, number: int) -> str:
    """A colour with a number in the last digit of its green and of its blue.

    >>> _variant("FFB9B1", 0), _variant("FFB9B1", 18)
    ('FFB9B1', 'FFB8AF')
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return f"{red:02X}{green - number // _STEPS:02X}{blue - number % _STEPS:02X}"


def _number_in(rgb: str, colour: str) -> int | None:
    """The number that a variant of a colour holds, None when it is none of it.

    >>> _number_in("FFB8AF", "FFB9B1"), _number_in("FFC7CE", "FFB9B1")
    (18, None)
    """
    if len(rgb) != 6 or rgb[:2] != colour[:2]:
        return None
    green, blue = (int(colour[at : at + 2], 16) - int(rgb[at : at + 2], 16) for at in (2, 4))
    return green * _STEPS + blue if 0 <= green < _STEPS and 0 <= blue < _STEPS else None


def _is_none(fill: Element) -> bool:
    pattern = next(fill.iterchildren("*"), None)
    return pattern is None or (
        str(pattern.tag).endswith("patternFill") and pattern.get("patternType", "none") == "none"
    )
