"""How a cell of the official forms looks: typefaces, fills, borders and number formats, each named once."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side


def typeface(name: str, size: float, *, bold: bool = False, colour: str = "000000") -> Font:
    """A Chinese typeface by its official name; charset 134 is GB2312."""
    return Font(name=name, size=size, bold=bold, color=colour, charset=134)


def tint(colour: str) -> PatternFill:
    """A plain fill of one colour (RRGGBB)."""
    return PatternFill("solid", fgColor=colour)


SONG = typeface("宋体", 10.5)
FORM_TITLE = typeface("黑体", 18)
FANGSONG = typeface("仿宋_GB2312", 12)
REPORT_BODY = typeface("仿宋_GB2312", 16)
GREY_TEXT = typeface("宋体", 10, colour="7F7F7F")

YELLOW = tint("FFF8DC")
GREY = tint("E7E6E6")
WHITE = PatternFill()

_LINE = Side("thin", color="000000")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BARE = Border()

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)

MONEY = "#,##0.00"
RATE = "0.00%"
SCORE = "0.00"
COUNT = "0"


class Look(NamedTuple):
    """The style of one cell; variants are made with `_replace`."""

    font: Font = SONG
    fill: PatternFill = WHITE
    border: Border = GRID
    alignment: Alignment = CENTRE
    number_format: str = "General"
    locked: bool = True


LABEL = Look()
LABEL_LEFT = Look(alignment=LEFT)
TITLE = Look(font=FORM_TITLE, border=BARE, locked=False)
NOTE = Look(border=BARE, alignment=LEFT)
FREE_LABEL = Look(locked=False)
"""A label that the officer may change or delete with its row, such as a level of indicators and its points."""
INPUT = Look(fill=YELLOW, locked=False)
INPUT_LEFT = INPUT._replace(alignment=LEFT)
INPUT_MONEY = INPUT._replace(number_format=MONEY)
INPUT_SCORE = INPUT._replace(number_format=SCORE)
DERIVED = Look(fill=GREY)
DERIVED_MONEY = DERIVED._replace(number_format=MONEY)
DERIVED_RATE = DERIVED._replace(number_format=RATE)
DERIVED_SCORE = DERIVED._replace(number_format=SCORE)
SIGNATURE = Look(font=SONG, border=BARE, alignment=LEFT, locked=False)
