"""Workbooks of other kinds, turned into the bytes of a plain .xlsx to be read: one kind of sheet is in the house.

.xls and .et, .xlsb and .ods come through python-calamine, web pages and XML 表格 2003 through lxml, texts through csv.
Values, dates, names, states, merged ranges and number formats survive, formulas do not: a workbook made here is never
saved in place of the officer's.
"""

from __future__ import annotations

from collections.abc import Callable

from xlforms.workbook.files.kinds import Kind
from xlforms.workbook.legacy import binary, delimited, page_archive, pages, xml_2003
from xlforms.workbook.legacy.plain import as_package
from xlforms.workbook.legacy.tables import Table

__all__ = ["as_xlsx"]

# A text has no sheets of its own: its only one is called after the file.
_READERS: dict[Kind, Callable[[bytes, str], list[Table]]] = {
    Kind.XLS: binary.read_xls,
    Kind.XLSB: binary.read_xlsb,
    Kind.ODS: binary.read_ods,
    Kind.HTML: pages.read_html,
    Kind.MHTML: page_archive.read_mhtml,
    Kind.XML: xml_2003.read_xml,
    Kind.CSV: delimited.read_csv,
}


def as_xlsx(data: bytes, kind: Kind, name: str = "") -> bytes:
    """The bytes of an .xlsx with the values of a workbook of another kind; `name` is its file's, without extension.

    Raises:
        FileError: XF911, XF913 or XF925 it can't be read, XF93x a sheet is above the limits.
    """
    return as_package(_READERS[kind](data, name or "Sheet1"))
