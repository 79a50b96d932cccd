"""The one door to pandas: the tables of the summary as frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from xlforms.contract import number
from xlforms.desk.columns import Kind, Table
from xlforms.desk.record import Record
from xlforms.desk.tables import (
    ANNEX5,
    BASE_DATA,
    COMPARISON,
    FILES,
    FINDINGS,
    FUNDS,
    INDICATORS,
    MISSING,
    OVERVIEW,
    TABLES,
)
from xlforms.desk.versions import Judged, Status
from xlforms.findings import Severity
from xlforms.roster import Member
from xlforms.values.text import squash

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["DataFrame", "Frames", "frames", "rows_of"]

_DTYPES = {Kind.TEXT: "str", Kind.COUNT: "Int64", Kind.YEAR: "Int64"}
_SUMMED = ("errors", "warnings", "hints", "projects")
_BESIDE = tuple(name for name in COMPARISON.names if f"previous_{name}" in COMPARISON.names)

Frames = dict[str, "DataFrame"]
Rows = list[list[Any]]


def frames(judged: Sequence[Judged], roster: Sequence[Member] | None, previous: Sequence[Judged] | None) -> Frames:
    """Every table of the summary by its name; `comparison` only where there is a `previous` side."""
    overview, counted = _overview(judged)
    built = {OVERVIEW.name: overview}
    for table in (FUNDS, INDICATORS, BASE_DATA, FINDINGS):
        built[table.name] = _frame(table, _rows(table, counted))
    chosen = {*overview["file"]}
    built[ANNEX5.name] = _frame(ANNEX5, _rows(ANNEX5, [one for one in counted if one.submitted.name in chosen]))
    built[FINDINGS.name] = _with_refusals(built[FINDINGS.name], judged)
    built[FILES.name] = _frame(FILES, [_file(one) for one in judged])
    built[MISSING.name] = _frame(MISSING, [*_missing(roster, overview)] if roster is not None else [])
    if previous is not None:
        built[COMPARISON.name] = _comparison(overview, _overview(previous)[0])
    return {table.name: built[table.name] for table in TABLES if table.name in built}


def rows_of(frame: DataFrame) -> Iterable[tuple[Any, ...]]:
    """The rows of a frame as plain values, None where nothing stands."""
    columns = [
        [None if missing else value for value, missing in zip(frame[name].tolist(), frame[name].isna(), strict=True)]
        for name in frame
    ]
    return zip(*columns, strict=True)


def _frame(table: Table, rows: Rows) -> DataFrame:
    """A frame with the columns of a table, each of its kind."""
    from pandas import DataFrame

    made = DataFrame(rows, columns=table.names, dtype=object)
    return made.astype({column.name: _DTYPES.get(column.kind, "float64") for column in table.columns})


def _rows(table: Table, counted: Iterable[Judged]) -> Rows:
    """The rows that the submissions have for a table, with unit, year and file."""
    at = table.names.index("file") - 2
    rows = []
    for one in counted:
        record = one.submitted.record
        for row in record[table.name]:
            file = _path(one.submitted.name, row[at])
            rows.append([record["unit"], record["year"], *row[:at], file, *row[at + 1 :]])
    return rows


def _path(name: str, file: str) -> str:
    return os.path.join(name, *file.split("/")) if file else name


def _overview(judged: Iterable[Judged]) -> tuple[DataFrame, list[Judged]]:
    """A row for each unit and year, the best first; and what counts, in the same order."""
    groups: dict[object, list[Judged]] = {}
    for one in judged:
        if one.status is Status.COUNTED:
            key = one.submitted.key
            groups.setdefault(key if key[0] else one.submitted.name, []).append(one)
    listed = [*groups.values()]
    frame = _frame(OVERVIEW, [*map(_unit, listed)])
    frame["rank"] = frame.groupby("year", dropna=False)["score"].rank(method="min", ascending=False).astype("Int64")
    order = {"year": False, "rank": True, "execution_rate": False, "unit": True, "file": True}
    frame = frame.sort_values([*order], ascending=[*order.values()], kind="stable")
    return frame.reset_index(drop=True), [one for number in frame.index for one in listed[number]]


def _unit(group: Sequence[Judged]) -> list[Any]:
    """The row of one unit: the figures of the submission with the department's form, counts of all."""
    first = next((one for one in group if one.submitted.record["department"]), group[0])
    record = first.submitted.record
    told = {**record["overview"], "rank": None, "unit": record["unit"], "year": record["year"]}
    told |= {name: sum(one.submitted.record["overview"][name] for one in group) for name in _SUMMED}
    told |= {"versions": first.versions, "file": first.submitted.name}
    return [told[name] for name in OVERVIEW.names]


def _with_refusals(findings: DataFrame, judged: Iterable[Judged]) -> DataFrame:
    """The findings with those about files that could not be worked on."""
    from pandas import concat

    refused = _frame(FINDINGS, [_refusal(one) for one in judged if one.status is Status.FAILED])
    return concat([findings, refused], ignore_index=True) if len(refused) else findings


def _refusal(one: Judged) -> list[Any]:
    from xlforms.catalogue import CATALOGUE

    code, message = one.submitted.record["failed"]
    entry = CATALOGUE[code]
    place = ["", None, Severity.ERROR.value, code, "", ""]
    return [*place, message, entry.title, entry.basis, entry.remedy, one.submitted.name]


def _file(one: Judged) -> list[Any]:
    submitted, record = one.submitted, one.submitted.record
    message = record["failed"][1] if one.status is Status.FAILED else one.instead and f"以“{one.instead}”为准"
    forms = "、".join(dict.fromkeys(record.get("forms", ())))
    about = [record.get("unit", ""), record.get("year"), forms]
    return [submitted.name, one.status.value, *about, _moment(submitted.modified), message]


def _moment(nanoseconds: int) -> str:
    from datetime import datetime

    return f"{datetime.fromtimestamp(nanoseconds // 10**9):%Y-%m-%d %H:%M:%S}" if nanoseconds else ""


def _missing(roster: Sequence[Member], overview: DataFrame) -> Iterable[list[Any]]:
    """Units of the roster that handed nothing in, and units that did and aren't in it; a likeness decides nothing."""
    came = {squash(unit): (unit, file) for unit, file in zip(overview["unit"], overview["file"], strict=True)}
    expected = {squash(member.name): member for member in roster}
    strangers = {key: place for key, place in came.items() if key not in expected}
    absent = {key: member for key, member in expected.items() if key not in came}
    for key, member in absent.items():
        unit, file = strangers.get(_nearest(key, strangers), ("", ""))
        contact = " ".join(filter(None, (member.contact, member.phone)))
        yield ["未报送", member.name, member.code, contact, unit, file]
    for key, (unit, file) in strangers.items():
        nearest = absent.get(_nearest(key, absent))
        yield ["名册外", unit, "", "", nearest.name if nearest else "", file]


def _nearest(key: str, others: Mapping[str, object]) -> str:
    return next(iter(get_close_matches(key, others, n=1)), "\0")


def _comparison(now: DataFrame, before: DataFrame) -> DataFrame:
    """This year's side and last year's, side by side for each unit that is on either."""
    sides = [_latest(frame) for frame in (before, now)]
    units = dict.fromkeys([*sides[1], *sides[0]])
    return _frame(COMPARISON, [_compared(*(side.get(unit, {}) for side in sides)) for unit in units])


def _latest(overview: DataFrame) -> dict[str, Record]:
    """The row of each unit's latest year."""
    found: dict[str, Record] = {}
    for row in rows_of(overview):
        told = dict(zip(overview.columns, row, strict=True))
        found.setdefault(squash(told["unit"]) or told["file"], told)
    return found


def _compared(before: Record, now: Record) -> list[Any]:
    told: Record = {"unit": now.get("unit") or before.get("unit", "")}
    for name in _BESIDE:
        told |= {f"previous_{name}": before.get(name), name: now.get(name)}
        told[f"{name}_change"] = _difference(now.get(name), before.get(name))
    return [told[name] if told[name] is not None or name not in _TEXTS else "" for name in COMPARISON.names]


_TEXTS = frozenset(column.name for column in COMPARISON.columns if column.kind is Kind.TEXT)


def _difference(now: object, before: object) -> int | float | None:
    """The change, without the tail that doubles leave."""
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return None
    return number(Decimal(str(now)) - Decimal(str(before)))
