"""Widths of columns in points.

A width is stored in digits of the workbook's standard typeface, its first font, so the same number is wider in a
workbook that stands in 宋体 than in one that stands in Calibri.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from xlforms.workbook.parts.attributes import measure, whole
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.sheet import Sheet
from xlforms.workbook.styles import Styles

# What Excel shows where neither the column nor the sheet says anything, in digits.
_DEFAULT = 8.43
# Of the standard typeface, in points, where the workbook doesn't say.
_SIZE = 11.0
_CHINESE = frozenset({"SimSun", "NSimSun", "SimHei", "FangSong", "KaiTi", "DengXian", "Microsoft YaHei"})
# Pixels and points an inch.
_DPI, _POINTS = 96, 72


def widths(sheet: Sheet) -> Callable[[Range], float]:
    """A measure of a sheet: the width of all columns of an area together, in points."""
    space = sheet.part.namespace
    point = _digit(sheet.document.styles) * _POINTS / _DPI
    settings = sheet.part.root.find(f"{space}sheetFormatPr")
    default = _DEFAULT if settings is None else measure(settings, "defaultColWidth", _DEFAULT)
    spans = [
        (whole(element, "min", 1), whole(element, "max", 1), measure(element, "width", default))
        for element in sheet.part.root.iterfind(f"{space}cols/{space}col")
    ]

    def column(number: int) -> float:
        return next((digits for first, last, digits in spans if first <= number <= last), default)

    return lambda area: point * sum(column(number) for number in range(area.left, area.right + 1))


def _digit(styles: Styles) -> int:
    """The width of a digit in pixels: half an em in either kind of typeface, which Excel rounds up in a Chinese one."""
    found = styles.standard_font
    name = found["name"].get("val", "") if "name" in found else ""
    pixels = (measure(found["sz"], "val", _SIZE) if "sz" in found else _SIZE) * _DPI / _POINTS / 2
    return ceil(pixels) if name in _CHINESE or not name.isascii() else int(pixels)
