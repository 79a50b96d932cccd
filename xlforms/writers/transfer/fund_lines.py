"""Lines of funds that the blank hasn't (中央财政资金, 专项债券资金): the total is to stay the sum of its lines."""

from __future__ import annotations

from xlforms.calculation.funds import COLUMNS
from xlforms.forms.department import FUNDS_ROWS
from xlforms.submission import Value
from xlforms.writers.transfer.copying import Copy

# The line that others are copied from; they stand above the last one, so that the sums take them in.
_MODEL = "carryover"
_COLUMNS = (*COLUMNS, "execution_rate")


def carry_funds(copy: Copy) -> None:
    """Add the lines of funds that are filled in; not where they divide another, and so are no parts of the total."""
    model = copy.blank.values.get(f"funds.{_MODEL}.final_budget")
    if model is None or "funds" in copy.source.unknown:
        return
    missing = [row for row in FUNDS_ROWS if f"funds.{row.name}.final_budget" not in copy.blank.values]
    lines = [(row.term.official, typed) for row in missing if (typed := _typed(copy, row.name))]
    printed = next(cell for cell in copy.blank.sheet.cells.values() if cell.row == model.row and cell.text.strip())
    above = copy.now(model.row)
    copy.copy_row(above, above, len(lines))
    for row, (label, typed) in enumerate(lines, start=above + 1):
        indent = printed.text[: len(printed.text) - len(printed.text.lstrip())]
        copy.sheet.set_value(row, printed.column, indent + label)
        for column, value in typed.items():
            place = copy.blank.values[f"funds.{_MODEL}.{column}"]
            copy.put(value, row, place.column)


def _typed(copy: Copy, row: str) -> dict[str, Value]:
    """What was typed into a line, by column; nothing where it holds no amount."""
    values = {column: copy.source.values.get(f"funds.{row}.{column}") for column in _COLUMNS}
    typed = {column: value for column, value in values.items() if value is not None and not value.blank}
    return typed if any(value.value for value in typed.values()) else {}
