"""Forms sketched as text, each with what a person reads in it: tests/data/layouts.

`=== sheet` begins a sheet: a line of text for each line, cells divided by `|`. `<` merges a cell with the one on its
left, `^` with the one above; `=%95` is a number in a percent cell, a leading `'` makes a text of a number. `=== at 4 3`
says where the sheets begin, `=== said` the codes that a check tells (hints left out), and `=== form project` what is
read: `name=number`, `name~text`, and a line for each indicator: level1|level2|name|target|actual|weight|score|reason.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parents[1] / "data" / "layouts"
SKETCHES = sorted(FOLDER.glob("*.txt"))


class Meant(NamedTuple):
    """What a person reads in one form: its kind, its fields and its indicators as they are written in the sketch."""

    kind: str
    fields: dict[str, str]
    indicators: list[list[str]]


class Sketch(NamedTuple):
    """A workbook's sheets, where they begin, what is read in them and what is said of them."""

    sheets: list[list[str]]
    at: tuple[int, int]
    meant: list[Meant]
    said: set[str]


def read_sketch(path: Path) -> Sketch:
    """The sketch of one file."""
    sketch = Sketch([], (1, 1), [], set())
    lines: list[str] = []
    for part in path.read_text("utf-8").split("=== ")[1:]:
        head, *lines = part.rstrip("\n").split("\n")
        word, *rest = head.split()
        if word == "sheet":
            sketch.sheets.append(lines)
        elif word == "said":
            sketch.said.update(rest)
        elif word == "at":
            sketch = sketch._replace(at=(int(rest[0]), int(rest[1])))
        else:
            sketch.meant.append(_meant(rest[0], lines))
    return sketch


def _meant(kind: str, lines: list[str]) -> Meant:
    fields = dict(re.split("[~=]", line, maxsplit=1) for line in lines if "|" not in line)
    return Meant(kind, fields, [line.split("|") for line in lines if "|" in line])


def drawn(sketch: Sketch, path: Path) -> Path:
    """The sketch as a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, lines in enumerate(sketch.sheets, 1):
        _draw(book.create_sheet(f"Sheet{number}"), [line.split("|") for line in lines], *sketch.at)
    book.save(path)
    return path


def _draw(sheet: Worksheet, lines: list[list[str]], top: int, left: int) -> None:
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(lines, top):
        for column, word in enumerate(map(str.strip, line), left):
            beside = {"<": (row, column - 1), "^": (row - 1, column)}.get(word)
            owner[row, column] = owner[beside] if beside else (row, column)
            if word and beside is None:
                _type(sheet, row, column, word.replace("\\n", "\n"))
    for first in set(owner.values()):
        last = max(place for place, own in owner.items() if own == first)
        if last != first:
            sheet.merge_cells(start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1])


def _type(sheet: Worksheet, row: int, column: int, word: str) -> None:
    cell = sheet.cell(row, column)
    if found := re.fullmatch(r"(=%)?(-?[0-9]+(?:\.[0-9]+)?)", word):
        cell.value = float(found[2]) / (100 if found[1] else 1)
        cell.number_format = "0.00%" if found[1] else "General"
    else:
        cell.value = word.removeprefix("'")
        cell.data_type = "s"
