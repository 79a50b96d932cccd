"""Many rows written at once in the look of one: a list costs one parse instead of an edit for every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from xlforms.records import NamedTuple
from xlforms.workbook.parts.names import names
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import attributes_of, parse
from xlforms.workbook.references import column_letters
from xlforms.workbook.sheets.cell import CellValue
from xlforms.workbook.sheets.grid import Grid
from xlforms.workbook.sheets.reading import cells_of
from xlforms.workbook.sheets.values import Stored, stored

# Of the model row; its number and its height are the line's own.
_KEPT = frozenset({"spans", "s", "customFormat", "hidden", "outlineLevel", "collapsed", "thickTop", "thickBot"})
# Longer texts are rarely the same.
_SHORT = 200


class Line(NamedTuple):
    """One row to be written.

    Attributes:
        values: what stands in its cells, from the first column on; None for an empty one.
        height: of the row, in points; None as the model has it.
    """

    values: Sequence[CellValue | int]
    height: float | None = None


def put_lines(part: Part, grid: Grid, blocks: Mapping[int, Sequence[Line]], *, date1904: bool) -> None:
    """Let lines stand in the place of some rows and below, where there is room for them, and look like that row."""
    rows = [row for first, lines in blocks.items() for row in _rows(part, grid, first, lines, date1904=date1904)]
    made = parse(f'<rows xmlns="{part.namespace[1:-1]}">{"".join(rows)}</rows>'.encode())
    elements = iter(list(made if made is not None else ()))
    for first, lines in blocks.items():
        grid.replace(first, list(islice(elements, len(lines))))


def _rows(part: Part, grid: Grid, first: int, lines: Sequence[Line], *, date1904: bool) -> Iterator[str]:
    """The XML of lines from number `first` on, whose row they look like."""
    model = grid.make_row(first)
    styles = {column: cell.get("s") for column, cell in cells_of(model, names(part.namespace))}
    height = model.get("ht")
    plain = "".join(f' {name}="{_escaped(value)}"' for name, value in attributes_of(model).items() if name in _KEPT)
    for number, line in enumerate(lines, start=first):
        cells = _cells(number, line, styles, date1904=date1904)
        yield f'<row r="{number}"{plain}{_height(line.height, height)}>{cells}</row>'


def places(blocks: Mapping[int, Sequence[Line]]) -> set[tuple[int, int]]:
    """Where the values of the lines stand."""
    return {
        (number, column)
        for first, lines in blocks.items()
        for number, line in enumerate(lines, start=first)
        for column, value in enumerate(line.values, start=1)
        if value is not None
    }


def _height(points: float | None, model: str | None) -> str:
    if points is None:
        return f' ht="{model}" customHeight="1"' if model else ""
    return f' ht="{min(points, 409):g}" customHeight="1"'


def _cells(row: int, line: Line, styles: dict[int, str | None], *, date1904: bool) -> str:
    values = dict(enumerate(line.values, start=1))
    return "".join(
        _cell(f"{column_letters(column)}{row}", styles.get(column), values.get(column), date1904=date1904)
        for column in sorted(styles.keys() | values.keys())
    )


def _cell(place: str, style: str | None, value: CellValue | int, *, date1904: bool) -> str:
    look = f' s="{style}"' if style else ""
    if value is None or value == "":
        return f'<c r="{place}"{look}/>'
    if value.__class__ is str and len(value) <= _SHORT:
        return f'<c r="{place}"{look}{_short(value)}</c>'
    return f'<c r="{place}"{look}{_content(stored(value, date1904=date1904))}</c>'


@lru_cache(maxsize=1024)
def _short(text: str) -> str:
    """A text as a cell holds it: a list says the same ones, levels, rules, remedies, again and again."""
    return _content(stored(text, date1904=False))


def _content(held: Stored) -> str:
    """What a cell says from its type on."""
    kind = f' t="{held.kind}"' if held.kind else ""
    if held.kind != "inlineStr":
        return f"{kind}><v>{_escaped(held.text)}</v>"
    space = ' xml:space="preserve"' if held.text != held.text.strip() else ""
    return f"{kind}><is><t{space}>{_escaped(held.text)}</t></is>"


def _escaped(text: str) -> str:
    """A text between tags or quotes; `html.escape` would first load all names of characters."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;")):
        text = text.replace(character, entity)
    return text
