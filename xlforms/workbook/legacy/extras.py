"""What calamine leaves out of a sheet."""

from __future__ import annotations

from xlforms.records import NamedTuple
from xlforms.workbook.references import Range

# [MS-XLS] 2.5.10 BErr
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class Extras(NamedTuple):
    """Number formats and errors by (row, column), counted from 1, and merged ranges; empty when nothing is known.

    `date1904` tells whether the workbook's days count from 1904.
    """

    formats: dict[tuple[int, int], str] = {}  # noqa: RUF012  (never written to)
    errors: dict[tuple[int, int], str] = {}  # noqa: RUF012
    merges: list[Range] = []  # noqa: RUF012
    date1904: bool = False
