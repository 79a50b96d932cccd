"""The table of indicators: one line an indicator, its levels taken from the merged cells to its left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from xlforms.forms import terms
from xlforms.forms.term import Term
from xlforms.readers.levels import Levels
from xlforms.readers.region import Columns, Region
from xlforms.readers.spots import Spot
from xlforms.submission import Indicator, Measure, Value
from xlforms.values.dates import When, from_1904
from xlforms.values.kinds import CellValue, Kind
from xlforms.values.measures import is_sign, measure
from xlforms.values.prompts import is_prompt, strip_prompt_prefix
from xlforms.values.quantities import PERCENT
from xlforms.values.scan import scan
from xlforms.values.targets import Target, read_actual, read_target
from xlforms.values.text import clean
from xlforms.workbook import Cell

# Without any of these a line holds no indicator.
_SUBSTANCE = ("name", "target", "actual", "weight", "score")

_BETWEEN = (terms.TOTAL, terms.SUBTOTAL, terms.LEVEL3)

# 指标性质 in words.
# Below these no number stands, but words in the column of the unit.
_WORDED = ("文字描述", "定性")
_DIRECTIONS = {"正向": ">=", "反向": "<=", "逆向": "<=", "负向": "<="}

ReadsTarget = Callable[[CellValue, str, str], Target]


def read_indicators(region: Region, columns: Columns, until: Term, bottom: int) -> tuple[list[Indicator], list[Value]]:
    """The indicators down to the line of the total, and the total's own weight and score."""
    header = {column.name: (column, spot) for column, spot in columns}
    if "name" not in header:
        return [], []
    places = {name: spot.column for name, (_, spot) in header.items()}
    top = region.below(columns)
    total = _last(region, _lines(region, until, places, top, bottom))
    # Sums of a level, and headers that a page begins with.
    others = {row for term in _BETWEEN for row in _lines(region, term, places, top, bottom)}
    others |= _repeated(region, columns, top, bottom)
    rows = [row for row in region.filled_lines(top, bottom if total is None else total - 1) if row not in others]
    levels = Levels(region, rows, places)
    indicators: list[Indicator] = []
    for row in rows:
        levels.see(row)
        if row in levels.headings or _blank(region, row, places) or _unused(region, row, columns):
            continue
        if indicator := _indicator(region, row, columns, levels, f"indicators.{len(indicators) + 1}"):
            indicators.append(indicator)
    if total is None:
        return indicators, []
    return indicators, list(_totals(region, region.spots(until, total, total)[0], columns))


def _totals(region: Region, label: Spot, columns: Columns) -> Iterator[Value]:
    """The figures of the total's own line; a score may stand behind the label in its cell (总分：99.94)."""
    behind = label.label.rest
    for column, header in columns:
        if column.name in ("weight", "score"):
            cell = region.sheet.cell(label.row, header.column)
            covered = cell is not None and (cell.row, cell.column) == label[:2]
            if behind and column.name == "score" and (covered or cell is None):
                yield region.inside(label, behind, "total.score", column.reads)
            elif not (behind and covered):
                yield region.value(label.row, header.column, f"total.{column.name}", column.reads)


def _lines(region: Region, term: Term, places: dict[str, int], top: int, bottom: int) -> list[int]:
    """The lines that a label takes for itself: it stands left of the weights and scores, which it may have."""
    last = min((places[name] - 1 for name in ("weight", "score") if name in places), default=0)
    return [spot.row for spot in region.spots(term, top, bottom) if spot.column <= max(places["name"], last)]


def _repeated(region: Region, columns: Columns, top: int, bottom: int) -> set[int]:
    """The lines that a page begins with: a header stands in its own column once more."""
    return {
        spot.row
        for column, header in columns
        for spot in region.spots(column.term, top, bottom)
        if column.name in _SUBSTANCE and spot.column == header.column
    }


def _last(region: Region, lines: Sequence[int]) -> int | None:
    """The last of the lines with 合计, each level's own included; what follows an empty line is another table."""
    for line, following in pairwise(lines):
        if any(row not in region.lines for row in range(line, following)):
            return line
    return lines[-1] if lines else None


def _blank(region: Region, row: int, places: dict[str, int]) -> bool:
    """Whether nothing of substance stands in a line; told before its values are read, since most lines are blank."""
    cells = region.sheet.cells
    return not any((row, places[name]) in cells for name in _SUBSTANCE if name in places)


def _unused(region: Region, row: int, columns: Columns) -> bool:
    """Whether nothing of substance stands in a line but the form's prompts; told before its values are read."""
    for column, header in columns:
        if column.name in _SUBSTANCE:
            for place in range(header.column, header.right + 1):
                cell = region.sheet.cell(row, place)
                if cell is not None and (column.reads is not None or not _is_prompt(cell)):
                    return False
    return True


def _is_prompt(cell: Cell) -> bool:
    return isinstance(cell.value, str) and is_prompt(strip_prompt_prefix(clean(cell.value)))


def _indicator(region: Region, row: int, columns: Columns, levels: Levels, prefix: str) -> Indicator | None:
    """The indicator of a line; None for a blank line, an unused prompt, a heading across or a merged cell's rest."""
    values = {
        column.name: region.value(row, region.column_under(row, header), f"{prefix}.{column.name}", column.reads)
        for column, header in columns
        if column.reads is None or region.owned(row, header.column)
    }
    for column, header in columns:
        if column.name in ("target", "actual", "deviation_reason") and column.name in values:
            values[column.name] = _in_several(region, row, header, values[column.name])
    original = _adjusted(values)
    if "target" in values and "target_sign" not in values:
        values |= _sign_before(region, row, columns, values["target"])
    name = values["name"]
    across = "level1" in values and name.column <= values["level1"].column and not _measured(values)
    if name.row != row or across or not _substance(values):
        return None
    stripped = strip_prompt_prefix(name.content)
    return Indicator(
        *levels.first,
        *levels.second,
        name if name.content == stripped else name._replace(content=stripped),
        _measure(region, values.get("target"), read_target, _signed(values)),
        _measure(region, values.get("actual"), read_actual, _with_unit(values, "actual")),
        values.get("weight"),
        values.get("score"),
        values.get("deviation_reason"),
        values.get("criteria"),
        original,
    )


def _adjusted(values: dict[str, Value]) -> Value | None:
    """Let a target adjusted during the year take the place of the original one, which is given back.

    None where the form has no such column, or none was adjusted.
    """
    adjusted, original = values.get("adjusted_target"), values.get("target")
    if adjusted is None or original is None or scan(adjusted.content).kind in (Kind.BLANK, Kind.NOT_APPLICABLE):
        return None
    values["target"] = adjusted._replace(name=original.name)
    return original


def _sign_before(region: Region, row: int, columns: Columns, target: Value) -> dict[str, Value]:
    """A sign alone in the cell left of the target, whatever the header of its column says."""
    cell = region.sheet.cell(row, target.column - 1) if target.column > 1 else None
    if cell is None or cell.row != row or any(header.column == cell.column for _, header in columns):
        return {}
    return {"target_sign": region.value(row, cell.column, "", None)} if is_sign(clean(cell.text)) else {}


def _measured(values: dict[str, Value]) -> bool:
    """Whether a target or an actual stands in a line whose name is merged over the levels (预算执行率)."""
    sides = (values[key] for key in ("target", "actual") if key in values)
    return any(not side.blank and side.column > values["name"].column for side in sides)


def _substance(values: dict[str, Value]) -> bool:
    """Whether anything but prompts, 无 and zeros stands in a line."""
    return any(_telling(values[key]) for key in _SUBSTANCE if key in values)


def _telling(value: Value) -> bool:
    if value.value is not None:
        return value.value != 0
    content = strip_prompt_prefix(value.content)
    return not (is_prompt(content) or scan(content).kind in (Kind.BLANK, Kind.NOT_APPLICABLE))


def _measure(region: Region, value: Value | None, reads: ReadsTarget, whole: str) -> Measure | None:
    """A target or an actual with its value understood, from its cell or from a `whole` that stands in several."""
    if value is None:
        return None
    cell = region.sheet.cell(value.row, value.column)
    alone = cell is not None and whole == clean(cell.text)
    typed = cell.value if cell and alone else whole
    reading = reads(typed, value.text if alone else whole, value.number_format)
    for note in reading.notes:
        region.note(note.code, cell=value.cell, name=value.name, found=value.text, **note.facts)
    if isinstance(typed, Decimal) and region.sheet.document.date1904 and (day := from_1904(typed)):
        reading = reading._replace(when=When(day.year, day.month, (day.day, day.day)))
    return Measure(value, reading, isinstance(typed, Decimal))


def _signed(values: dict[str, Value]) -> str:
    """The target with the sign and the unit that stand in columns of their own, as far as it has none."""
    plain = _with_unit(values, "target")
    sign = values["target_sign"].content if "target_sign" in values else ""
    if not sign:
        return plain
    together = _DIRECTIONS.get(sign.removesuffix("指标"), sign) + plain
    measured = measure(together)
    return together if measured and measured.operator else plain


def _with_unit(values: dict[str, Value], key: str) -> str:
    """A number with the unit that stands in a column of its own; up to 1, with %, it is a fraction already."""
    content = values[key].content if key in values else ""
    units = (values[name].content for name in (f"{key}_unit", "target_unit") if name in values)
    unit = next(filter(None, units), "")
    if not content and key == "target" and "target_sign" in values and values["target_sign"].content in _WORDED:
        return unit
    if not unit:
        return content
    bare = scan(content)
    fraction = unit in PERCENT and bare.value is not None and abs(bare.value) <= 1
    return content + unit if content[-1:].isdigit() and not fraction else content


def _in_several(region: Region, row: int, header: Spot, value: Value) -> Value:
    """A target typed into several cells (≥, 120, 公里) below one merged header, put together."""
    if header.right == header.column:
        return value
    cells = (region.sheet.cells.get((row, column)) for column in range(header.column, header.right + 1))
    texts = [clean(cell.text) for cell in cells if cell]
    return value._replace(text="".join(texts), content="".join(texts)) if len(texts) > 1 else value
