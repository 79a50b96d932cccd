"""The one door to pandas: the tables of the summary as frames."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from xlforms.contract import number
from xlforms.desk.columns import Kind, Table
from xlforms.desk.record import Record
from xlforms.desk.stacks import STACKED, FigureColumn, Stack, TextColumn
from xlforms.desk.tables import ANNEX5, COMPARISON, FILES, FINDINGS, MISSING, OVERVIEW, TABLES
from xlforms.desk.versions import Judged, Status
from xlforms.roster import Member
from xlforms.values.text import squash

if TYPE_CHECKING:
    from pandas import DataFrame
    from pandas.api.extensions import ExtensionArray

__all__ = ["DataFrame", "Frames", "frames", "rows_of"]

_DTYPES = {Kind.TEXT: "str", Kind.COUNT: "Int64", Kind.YEAR: "Int64"}
_ROWS = 5000  # that are plain values at the same time
_SUMMED = ("errors", "warnings", "hints", "projects")
_BESIDE = tuple(name for name in COMPARISON.names if f"previous_{name}" in COMPARISON.names)

Frames = dict[str, "DataFrame"]
Rows = list[list[Any]]


def frames(
    judged: Sequence[Judged],
    stacks: dict[str, Stack],
    roster: Sequence[Member] | None,
    previous: Sequence[Judged] | None,
) -> Frames:
    """Every table of the summary by its name; `comparison` only where there is a `previous` side.

    Args:
        judged: this year's submissions.
        stacks: their rows, by table; used up, so that no row stands in memory twice for long.
        roster: the units expected.
        previous: last year's submissions.
    """
    overview, counted = _overview(judged)
    chosen = {*overview["file"]}
    told = dict.fromkeys(stacks, counted)
    told[ANNEX5.name] = [one for one in counted if one.submitted.name in chosen]
    told[FINDINGS.name] = [*counted, *(one for one in judged if one.status is Status.FAILED)]
    built = {OVERVIEW.name: overview}
    for table in STACKED:
        built[table.name] = _unstacked(table, stacks.pop(table.name), told[table.name])
    built[FILES.name] = _frame(FILES, [_file(one) for one in judged])
    built[MISSING.name] = _frame(MISSING, [*_missing(roster, overview)] if roster is not None else [])
    if previous is not None:
        built[COMPARISON.name] = _comparison(overview, _overview(previous)[0])
    return {table.name: built[table.name] for table in TABLES if table.name in built}


def rows_of(frame: DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows of a frame as plain values, None where nothing stands."""
    for at in range(0, len(frame), _ROWS):
        part = frame[at : at + _ROWS]
        columns = [
            [None if missing else value for value, missing in zip(part[name].tolist(), part[name].isna(), strict=True)]
            for name in part
        ]
        yield from zip(*columns, strict=True)


def _frame(table: Table, rows: Rows) -> DataFrame:
    """A frame with the columns of a table, each of its kind."""
    from pandas import DataFrame

    made = DataFrame(rows, columns=table.names, dtype=object)
    return made.astype({column.name: _DTYPES.get(column.kind, "float64") for column in table.columns})


def _unstacked(table: Table, stack: Stack, told: Sequence[Judged]) -> DataFrame:
    """The rows that some submissions have for a table, in their order, with unit, year and file."""
    from pandas import DataFrame

    ranges = [stack.places(one.submitted.number) for one in told]
    places = array("q", [place for rows in ranges for place in rows])
    owners = array("q", [owner for owner, rows in enumerate(ranges) for _ in rows])
    submitted = [one.submitted for one in told]
    units = TextColumn(one.record.get("unit", "") for one in submitted)
    years = FigureColumn([one.record.get("year") for one in submitted])
    made = {name: _texts(column, places) for name, column in stack.texts.items()}
    made |= {name: _figures(column, places) for name, column in stack.figures.items()}
    made |= {"unit": _texts(units, owners), "year": _figures(years, owners)}
    if any(stack.texts["file"].texts):
        within = made["file"].tolist()
        made["file"] = _texts(
            TextColumn(_path(submitted[one].name, file) for one, file in zip(owners, within, strict=True))
        )
    else:
        made["file"] = _texts(TextColumn(one.name for one in submitted), owners)
    return DataFrame({column.name: made[column.name] for column in table.columns}).astype({"year": "Int64"})


def _texts(column: TextColumn, places: array[int] | None = None) -> ExtensionArray:
    """A column of texts, or some of its cells; each text is made into one of pandas' once."""
    from pandas import array as array_of

    codes = array_of(column.codes, dtype="int32")
    taken = codes if places is None else codes.take(places)
    return array_of([*column.texts], dtype="str").take(taken.to_numpy())


def _figures(column: FigureColumn, places: array[int]) -> ExtensionArray:
    """Some cells of a column of figures."""
    from pandas import array as array_of

    return array_of(column.figures, dtype="float64").take(places)


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
