"""The one door to xlsxwriter: the summary as a workbook of ours alone, a sheet for each table."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar

from xlforms.desk.charts import draw_charts
from xlforms.desk.columns import Table
from xlforms.desk.looks import Looks
from xlforms.desk.sheets import Page, write_table
from xlforms.desk.tables import FILES, TABLES
from xlforms.workbook import ref
from xlforms.workbook.files.saving import write_whole

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

_TYPEFACE = {"font_name": "宋体", "font_size": 10.5}
_ROWS = 1_000_000  # a sheet has 1,048,576
_PLAIN = frozenset(["String", "Number", "Blank"])
_TEXTS = 10_000  # that are remembered as they are written


def write_book(frames: Mapping[str, DataFrame], target: str, *, replace: bool) -> None:
    """Write every table, and the charts; FileError XF96x when the file can't be written.

    Args:
        frames: what `summarize` gives.
        target: the .xlsx to write.
        replace: replace an earlier one.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    settings = {"constant_memory": True, "default_format_properties": _TYPEFACE, "strings_to_urls": False}
    with Workbook(buffer, settings) as book:
        book.set_properties({"title": "绩效自评汇总", "author": "xlforms"})
        looks, sheet = Looks(book.add_format), _sheet()
        places = os.path.dirname(os.path.abspath(target)), _root(frames[FILES.name]["file"].tolist())
        for table in TABLES:
            if table.name in frames:
                for name, part in _parts(table, frames[table.name]):
                    write_table(book.add_worksheet(name, sheet), Page(table, part, looks, *places))
        draw_charts(book, frames, looks)
    write_whole(target, buffer.getvalue(), source="", replace=replace)


def _parts(table: Table, frame: DataFrame) -> Iterator[tuple[str, DataFrame]]:
    """A table's sheets by their names; one with more rows than a sheet has goes on on others."""
    for number, at in enumerate(range(0, max(len(frame), 1), _ROWS), start=1):
        yield table.title if number == 1 else f"{table.title} ({number})", frame[at : at + _ROWS]


def _sheet() -> type:
    """The worksheet of xlsxwriter, with a quicker way for the three kinds of cells that the tables consist of.

    Its own way escapes every attribute and every text anew; here a text that recurs is escaped once. Should a later
    xlsxwriter not ask here any more, it writes the same cells, only slower.
    """
    from xlsxwriter.worksheet import Worksheet

    class Sheet(Worksheet):  # type: ignore[misc]
        texts: ClassVar[dict[str, str]] = {}

        def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401  untyped
            kind = type(cell).__name__
            if kind not in _PLAIN or not cell.format:
                super()._write_cell(row, col, cell)
                return
            begun = f'<c r="{_letters(col)}{row + 1}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001  as its own way does
            if kind == "Number":
                self.fh.write(f"{begun}><v>{cell.number:.16G}</v></c>")
            elif kind == "Blank":
                self.fh.write(f"{begun}/>")
            else:
                self.fh.write(f"{begun}{self._inline(cell.string)}")

        def _inline(self, text: str) -> str:
            if (known := self.texts.get(text)) is not None:
                return known
            if len(self.texts) >= _TEXTS:
                self.texts.clear()
            kept = ' xml:space="preserve"' if text != text.strip() else ""
            escaped = self._escape_data(self._escape_control_characters(text))
            self.texts[text] = made = f' t="inlineStr"><is><t{kept}>{escaped}</t></is></c>'
            return made

    return Sheet


@cache
def _letters(column: int) -> str:
    """A column, counted from 0, as `D`."""
    return ref(1, column + 1)[:-1]


def _root(files: Sequence[str]) -> str:
    """The folder that all files stand in, "" when they have none in common."""
    try:
        return os.path.commonpath([os.path.dirname(file) for file in files])
    except ValueError:  # none, on several drives, or some named from the root and others not
        return ""
