"""Two figures run together (189.67190.2万元): the reading that closes a sum of the report, or that a table states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xlforms.calculation.report.closing import closing, run_together, values
from xlforms.calculation.report.noting import noted
from xlforms.calculation.report.tying import cells_of
from xlforms.findings import Finding
from xlforms.prose import Figure, Report
from xlforms.records import NamedTuple
from xlforms.submission import Submission
from xlforms.values.shown import plain

_SHOWN = 2


class _Reading(NamedTuple):
    """What two figures run together are taken for, and why; no value where nothing tells."""

    value: Decimal | None
    arithmetic: str
    told: str


def figures_apart(report: Report, submission: Submission) -> Iterator[Finding]:
    """Every place where two figures run together."""
    for figure in run_together(report):
        read = _closing(report, figure) or _in_the_tables(figure, submission) or _open(figure)
        expected = "" if read.value is None else plain(read.value)
        facts = {"expected": expected, "arithmetic": read.arithmetic, "readings": read.told}
        yield noted("XF450", figure.place, figure.name, found=figure.text, **facts)


def _closing(report: Report, figure: Figure) -> _Reading | None:
    others = {name: value for name, value in values(report).items() if name != figure.name}
    closed = closing(figure, others)
    return _Reading(*closed, f"按 {closed[1]} 来看，应是 {plain(closed[0])} 万元") if closed else None


def _in_the_tables(figure: Figure, submission: Submission) -> _Reading | None:
    for cell in cells_of(figure, submission):
        if cell.value in figure.readings:
            return _Reading(cell.value, "", f"表里（{cell.source}）是 {plain(cell.value)} 万元，应是这个数")
    return None


def _open(figure: Figure) -> _Reading:
    likely = " 或 ".join(plain(one) for one in figure.readings[:_SHOWN])
    return _Reading(None, "", f"可能是 {likely}，从报告里看不出是哪一个")
