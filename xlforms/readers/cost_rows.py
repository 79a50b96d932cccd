"""The base data's costs: one line an item, its place in the hierarchy taken from numbering and known labels."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.forms.base_data import FUND_GROUPS, PARENTS
from xlforms.forms.labels import recognise
from xlforms.forms.terms import NOTE, PREPARER, SUBTOTAL, TOTAL
from xlforms.readers.region import Columns, Region
from xlforms.records import NamedTuple
from xlforms.submission import CostRow, Value
from xlforms.values.prompts import is_prompt
from xlforms.values.text import clean, normalise

_NUMBERED = re.compile(r"^[(]?[0-9]{1,2}[、.)]")
_NUMBERING = re.compile(
    r"^\s*(?:其\s*中\s*[:：]?\s*|[(（]?[0-9０-９]{1,2}\s*[、.．)）]\s*|[一二三四五六七八九十]{1,2}、\s*|[①-⑳]\s*)+"
)


class _Parent(NamedTuple):
    """A line that others may stand below: its name and its identifier."""

    name: str
    term: str


def read_cost_rows(region: Region, columns: Columns, bottom: int) -> list[CostRow]:
    """The lines from below the header to `bottom`, in their order; prompts such as …… with nothing typed are none."""
    if not columns:
        return []
    top = region.below(columns)
    rows: list[CostRow] = []
    parents: list[_Parent] = []
    for row in region.filled_lines(top, bottom):
        label = region.line_label(row, columns)
        if label is not None and _ends(label.text):
            break
        values = _values(region, row, columns, len(rows) + 1)
        if label is None:
            _nameless(region, row, values)
        elif _is_sum(label.text):
            # 合计 and 小计 have no place in the form's hierarchy.
            rows.append(CostRow((plain_name(label.content),), ("",), label, **values))
        elif not (is_prompt(plain_name(label.content)) and all(value.blank for value in values.values())):
            _climb(parents, label.content)
            path, terms = zip(*parents, strict=True)
            rows.append(CostRow(path, terms, label, **values))
    return rows


def _ends(text: str) -> bool:
    """Whether a line is no longer of the table: notes and signatures."""
    return any(label.term in (NOTE, PREPARER) for label in recognise(text))


def _is_sum(text: str) -> bool:
    return any(label.term in (TOTAL, SUBTOTAL) for label in recognise(text))


def _values(region: Region, row: int, columns: Columns, number: int) -> dict[str, Value]:
    return {
        column.name: region.value(row, spot.column, f"rows.{number}.{column.name}", column.reads)
        for column, spot in columns
        if region.owned(row, spot.column)
    }


def _nameless(region: Region, row: int, values: dict[str, Value]) -> None:
    """Money in a line without a label is said so: nobody can tell what it is for."""
    for value in values.values():
        if value.row == row and value.value is not None:
            region.note("XF107", cell=value.cell, found=value.text)


@lru_cache(maxsize=1024)
def plain_name(text: str) -> str:
    """A line's name without numbering, 其中： and a trailing colon, otherwise as typed."""
    return clean(_NUMBERING.sub("", text)).rstrip(":：").strip()


def _term(text: str) -> tuple[str, str]:
    """Identifier and official name of a known line, two empty strings for one that the officer added."""
    for label in recognise(text):
        if label.term.name in PARENTS:
            return label.term.name, label.term.official
    return "", ""


def _climb(parents: list[_Parent], text: str) -> None:
    """Leave in `parents` the path of the new line: by the official hierarchy for a known one, else by its numbering."""
    plain = normalise(text)
    numbered = _NUMBERED.match(plain)
    known = [parent.term for parent in parents]
    term, official = _term(text)
    above = PARENTS.get(term)
    if term and (above in known or (above is None and not numbered)):
        del parents[known.index(above) + 1 if above else 0 :]
        parents.append(_Parent(official, term))
        return
    if numbered:
        del parents[2 if numbered.group().startswith("(") and len(parents) > 1 else 1 :]
    elif len(parents) > 1 and not plain.startswith("其中") and parents[-1].term not in FUND_GROUPS:
        parents.pop()
    parents.append(_Parent(plain_name(text), ""))
