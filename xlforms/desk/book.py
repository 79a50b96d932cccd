"""The one door to xlsxwriter: the summary as a workbook of ours alone, a sheet for each table."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlforms.desk.charts import draw_charts
from xlforms.desk.columns import Table
from xlforms.desk.looks import Looks
from xlforms.desk.sheets import Page, write_table
from xlforms.desk.tables import FILES, TABLES
from xlforms.workbook.saving import write_whole

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

_TYPEFACE = {"font_name": "宋体", "font_size": 10.5}
_ROWS = 1_000_000  # a sheet has 1,048,576


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
        looks = Looks(book.add_format)
        places = os.path.dirname(os.path.abspath(target)), _root(frames[FILES.name]["file"].tolist())
        for table in TABLES:
            if table.name in frames:
                _write(book, table, frames[table.name], looks, places)
        draw_charts(book, frames, looks)
    write_whole(target, buffer.getvalue(), source="", replace=replace)


def _write(book: Any, table: Table, frame: DataFrame, looks: Looks, places: tuple[str, str]) -> None:  # noqa: ANN401  untyped
    """A table on its sheet; one with more rows than a sheet has goes on on others."""
    parts: Sequence[DataFrame] = [frame[at : at + _ROWS] for at in range(0, max(len(frame), 1), _ROWS)]
    for number, part in enumerate(parts, start=1):
        name = table.title if number == 1 else f"{table.title} ({number})"
        write_table(book.add_worksheet(name), Page(table, part, looks, *places))


def _root(files: Sequence[str]) -> str:
    """The folder that all files stand in, "" when they have none in common."""
    try:
        return os.path.commonpath([os.path.dirname(file) for file in files])
    except ValueError:  # none, on several drives, or some named from the root and others not
        return ""
