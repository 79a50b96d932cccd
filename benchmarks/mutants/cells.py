"""Odd contents typed into sound workbooks: all that officers were seen to type, in any cell, and what nobody should."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from benchmarks.mutants.oddities import FORMATS, FORMULAS, LABELS, NUMBERS, SEEN, STRANGE
from benchmarks.mutants.packages import Element, bytes_of, packed, tree_of, unpacked

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEETS = "xl/worksheets/"
_STYLES = "xl/styles.xml"

_KINDS = ("n", "s", "str", "b", "e", "d", "inlineStr", "x", "")
_FAR = ("XFD1048576", "A1048576", "XFD1", "A20000", "Z5000", "AAA999", "A1", "B2")

Change = Callable[[Element, Random], None]


def spoil_values(data: bytes, chance: Random) -> bytes:
    """Type into one sheet of a package."""
    parts = unpacked(data)
    places = [at for at, (name, _) in enumerate(parts) if name.startswith(_SHEETS) and name.endswith(".xml")]
    at = chance.choice(places)
    parts[at] = parts[at][0], _typed(parts[at][1], chance)
    if chance.random() < 0.2:
        parts = [(name, _reformatted(part, chance) if name == _STYLES else part) for name, part in parts]
    return packed(parts)


def _typed(content: bytes, chance: Random) -> bytes:
    root = tree_of(content)
    assert root is not None
    for _ in range(chance.choice((1, 2, 4, 8, 16, 40))):
        cells = list(root.iter(f"{_MAIN}c"))
        chance.choice(_CELL_CHANGES)(chance.choice(cells), chance)
    if chance.random() < 0.15:
        chance.choice(_SHEET_CHANGES)(root, chance)
    return bytes_of(root)


def _fill(cell: Element, kind: str | None, text: str, formula: str | None = None) -> None:
    """Let a cell hold nothing but this; what XML can't hold is left out."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if kind:
        cell.set("t", kind)
    if formula is not None:
        _child(cell, "f", formula)
    if kind == "inlineStr":
        cell.append(cell.makeelement(f"{_MAIN}is"))
        _child(cell[-1], "t", text)
    elif text:
        _child(cell, "v", text)


def _child(parent: Element, name: str, text: str) -> None:
    child = parent.makeelement(f"{_MAIN}{name}")
    child.text = "".join(character for character in text if character.isprintable() or character in "\n\t\u3000\u00a0")
    parent.append(child)


def _type_text(cell: Element, chance: Random) -> None:
    _fill(cell, "inlineStr", chance.choice(chance.choice((SEEN, SEEN, SEEN, LABELS, STRANGE, STRANGE))))


def _type_joined(cell: Element, chance: Random) -> None:
    """Two or three things in one cell."""
    texts = (chance.choice(chance.choice((SEEN, LABELS)))[:200] for _ in range(chance.choice((2, 3))))
    _fill(cell, "inlineStr", chance.choice(("", " ", "\n", "：", "、", "~")).join(texts))


def _type_number(cell: Element, chance: Random) -> None:
    _fill(cell, chance.choice((None, None, None, *_KINDS)), chance.choice(NUMBERS))


def _type_formula(cell: Element, chance: Random) -> None:
    formula = chance.choice(FORMULAS) if chance.random() < 0.7 else _own(cell, chance)
    _fill(cell, chance.choice((None, None, *_KINDS)), chance.choice(("", "", *NUMBERS)), formula)
    if chance.random() < 0.1:
        cell[0].set("t", chance.choice(("shared", "array", "dataTable", "x")))
        cell[0].set("si", chance.choice(("0", "1", "-1")))
        cell[0].set("ref", chance.choice((cell.get("r", "A1"), "A1:F60", "A1:XFD1048576", "", "x")))


def _own(cell: Element, chance: Random) -> str:
    """A formula that reads cells of the same sheet, itself perhaps."""
    cells = list(cell.getroottree().getroot().iter(f"{_MAIN}c"))
    one, other = (chance.choice(cells).get("r", "A1") for _ in range(2))
    return chance.choice(
        (f"{one}+{other}", f"SUM({one}:{other})", f"{one}/{other}", f"ROUND({one},{other})", f"{one}&{other}")
    )


def _copy(cell: Element, chance: Random) -> None:
    """Let it hold what another one does: labels come to stand twice."""
    model = chance.choice(list(cell.getroottree().getroot().iter(f"{_MAIN}c")))
    cell.attrib.pop("t", "")
    if (kind := model.get("t")) is not None:
        cell.set("t", kind)
    cell[:] = [deepcopy(child) for child in model]


def _empty(cell: Element, _: Random) -> None:
    _fill(cell, None, "")


def _restyle(cell: Element, chance: Random) -> None:
    cell.set("s", str(chance.choice((0, 1, 5, 20, 60, 999999))))


_CELL_CHANGES: tuple[Change, ...] = (
    *(_type_text, _type_text, _type_text, _type_text, _type_joined, _type_number, _type_number, _type_formula),
    *(_copy, _empty, _restyle),
)


def _merge(root: Element, chance: Random) -> None:
    """Merged ranges over those that are there, a few or thousands."""
    container = root.find(f"{_MAIN}mergeCells")
    if container is None:
        container = root.makeelement(f"{_MAIN}mergeCells")
        root.find(f"{_MAIN}sheetData").addnext(container)  # type: ignore[union-attr]  # every base has it
    for _ in range(chance.choice((1, 3, 20, 5000))):
        row, column = chance.randint(1, 60), chance.choice("ABCDEFGH")
        last = chance.choice((row, row + 1, row + 9, 1048576 if chance.random() < 0.01 else row))
        ref = f"{column}{row}:{chance.choice('ABCDEFGHZ')}{last}"
        container.append(container.makeelement(f"{_MAIN}mergeCell", {"ref": ref}))


def _go_far(root: Element, chance: Random) -> None:
    """A cell at the end of the world, or twice at one place."""
    place = chance.choice(_FAR)
    row = root.makeelement(f"{_MAIN}row", {"r": "".join(filter(str.isdecimal, place))})
    row.append(row.makeelement(f"{_MAIN}c", {"r": place}))
    _type_text(row[0], chance)
    root.find(f"{_MAIN}sheetData").append(row)  # type: ignore[union-attr]  # every base has it


def _repeat_rows(root: Element, chance: Random) -> None:
    """Lines once more further down, or many times."""
    rows = list(root.iter(f"{_MAIN}row"))
    data, last = rows[-1].getparent(), int(rows[-1].get("r", "1"))
    assert data is not None
    for number in range(last + 1, last + chance.choice((2, 30, 2000))):
        row = deepcopy(chance.choice(rows))
        row.set("r", str(number))
        for cell in row:
            cell.set("r", "".join(filter(str.isalpha, cell.get("r", "A"))) + str(number))
        data.append(row)


def _drop_rows(root: Element, chance: Random) -> None:
    for row in list(root.iter(f"{_MAIN}row")):
        if chance.random() < 0.2:
            row.getparent().remove(row)  # type: ignore[union-attr]  # a row has one


_SHEET_CHANGES: tuple[Change, ...] = (_merge, _merge, _go_far, _go_far, _repeat_rows, _drop_rows)


def _reformatted(content: bytes, chance: Random) -> bytes:
    """Styles of which some number formats are strange."""
    root = tree_of(content)
    assert root is not None
    formats = root.find(f"{_MAIN}numFmts")
    if formats is None:
        formats = root.makeelement(f"{_MAIN}numFmts")
        root.insert(0, formats)
    for number in range(300, 300 + chance.choice((1, 4, 20))):
        code = chance.choice(FORMATS)
        formats.append(formats.makeelement(f"{_MAIN}numFmt", {"numFmtId": str(number), "formatCode": code}))
        chance.choice(list(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))).set("numFmtId", str(number))
    return bytes_of(root)
