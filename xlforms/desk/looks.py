"""How the cells of the summary look: each format made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlforms.desk.columns import Column, Kind

Format = Any

NUMBER_FORMATS = {
    Kind.COUNT: "0",
    Kind.YEAR: "0",
    Kind.MONEY: "#,##0.00",
    Kind.FIGURE: "#,##0.00",
    Kind.RATE: "0.00%",
    Kind.CHANGE: "+0.00%;-0.00%;0.00%",
    Kind.POINTS: "0.00",
}
_RED, _YELLOW, _BLUE = "#F8D7DA", "#FFE8B8", "#DDEBF7"
WORDS = {
    "severity": {"错误": _RED, "警告": _YELLOW, "提示": _BLUE},
    "status": {"没能处理": _RED, "旧稿": _BLUE, "重复": _BLUE, "未报送": _RED, "名册外": _YELLOW},
}
"""The colours of words, by the columns that they stand in."""
_GRID = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
_HEAD = {"bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter", "text_wrap": True}


class Looks:
    """The formats of one workbook.

    Attributes:
        title: of a sheet's first line.
        note: of the line below it.
        header: of the columns' headings.
        total: of the word 合计.
        link: of a cell that leads somewhere.
        words: the colours of words by the columns that they stand in, for conditional formats.
    """

    def __init__(self, make: Callable[[dict[str, object]], Format]) -> None:
        self.title = make({"font_name": "黑体", "font_size": 16})
        self.note = make({"font_color": "#595959"})
        self.header = make({**_GRID, **_HEAD})
        self.total = make({**_GRID, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        self.link = make({**_GRID, "font_color": "#0563C1", "underline": 1, "text_wrap": True})
        self.words = {
            name: {word: make({"bg_color": colour}) for word, colour in colours.items()}
            for name, colours in WORDS.items()
        }
        self._middle = make({**_cell(Kind.TEXT), "align": "center"})
        self._middle_link = make({**_GRID, "font_color": "#0563C1", "underline": 1, "align": "center"})
        self._cells = {kind: make(_cell(kind)) for kind in Kind}
        self._totals = {kind: make({**_cell(kind), "bold": True, "bg_color": "#F2F2F2"}) for kind in Kind}

    def cell(self, kind: Kind) -> Format:
        """Of a cell of the table's body."""
        return self._cells[kind]

    def of(self, column: Column) -> Format:
        """Of a column's cells."""
        return self._middle if column.middle else self.cell(column.kind)

    def link_of(self, column: Column) -> Format:
        """Of a column's cells that lead somewhere."""
        return self._middle_link if column.middle else self.link

    def sum(self, kind: Kind) -> Format:
        """Of a total."""
        return self._totals[kind]


def _cell(kind: Kind) -> dict[str, object]:
    if kind is Kind.TEXT:
        return {**_GRID, "text_wrap": True}
    return {**_GRID, "num_format": NUMBER_FORMATS[kind], "align": "center" if kind.whole else "right"}
