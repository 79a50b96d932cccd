"""汇总: what many units handed in, as tables."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Unpack

from xlforms.calculation.annex5.timing import Handing
from xlforms.desk.delivery import deliveries, modified
from xlforms.desk.frames import frames
from xlforms.desk.gather import Options, Read, Ways, read_all, together
from xlforms.desk.record import Record
from xlforms.desk.stacks import STACKED, Stack
from xlforms.desk.timing import Timing
from xlforms.desk.versions import Judged, Submitted, judged
from xlforms.forms.declared import declared_in
from xlforms.records import NamedTuple
from xlforms.roster import read_roster

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

_ROWS = frozenset(table.name for table in STACKED)

Path = str | os.PathLike[str]
Watch = Callable[[Iterable[Read], int], Iterable[Read]]


def summarize(
    paths: Path | Iterable[Path],
    *,
    roster: Path | None = None,
    previous: Path | Iterable[Path] | None = None,
    handing: Handing | None = None,
    **ways: Unpack[Options],
) -> dict[str, DataFrame]:
    """汇总: read and check all that many units handed in, and lay it out in tables.

    A file that can't be worked on is a row of `files` and of `findings`; it never stops the others.

    Args:
        paths: folders in which each workbook, .zip or folder is one unit's; or such files themselves.
        roster: 名册, a workbook or .csv of the units expected; `missing` holds who has not handed in.
        previous: last year's folders; adds `comparison`.
        handing: when all were due and when they came, for 提交报告 of `annex5`; a 报送日期 in the roster, a unit's own
            day, goes before the day that is said of all.
        **ways: `jobs`, how many processes read (0, the default, for one a processor); `cluster`, the address of a Dask
            scheduler whose workers read instead, such as `tcp://10.0.0.5:8786`; `shared`, whether these see the files
            under the same paths, else the files are sent to them; `cache`, whether what is unchanged since an earlier
            run is taken from the cache (true by default); `password` for protected workbooks; `rules`, a bureau's own
            file of settings, without which `xlforms.toml` beside the workbooks counts; `forms`, its own folder of
            declarations, without which 表样 beside the workbooks counts.

    Returns:
        `overview`, `funds`, `indicators`, `base_data`, `annex5`, `findings`, `files`, `missing` and, with `previous`,
        `comparison`. Their columns with units are in docs/汇总.md: money in 万元, rates as fractions.

    Raises:
        FileError: a path is not there, the roster or a declaration has mistakes, the holidays of a year are not known,
            or the cluster can't be used.
    """
    before = None if previous is None else _listed(previous)
    asked = Asked(_listed(paths), os.fspath(roster) if roster else "", before, handing=handing or Handing())
    return build(asked, Ways(**ways))


class Asked(NamedTuple):
    """What is to be summed up.

    Attributes:
        paths: this year's folders and files.
        roster: the path of the roster, "" for none.
        previous: last year's folders and files, None for none.
        target: the workbook that will be written, which may lie in one of the folders from an earlier run.
        handing: when this year's were due and when they came.
    """

    paths: Sequence[str]
    roster: str = ""
    previous: Sequence[str] | None = None
    target: str = ""
    handing: Handing = Handing()


def build(asked: Asked, ways: Ways, watch: Watch | None = None) -> dict[str, DataFrame]:
    """The tables; `watch` is given what is read as it comes, and how much is expected, and gives it back."""
    declared_in(ways.forms)  # a mistake in it is said once, not for every file
    members = read_roster(asked.roster) if asked.roster else None
    besides = [path for path in (asked.roster, asked.target) if path]
    stacks = {table.name: Stack(table) for table in STACKED}
    timing = Timing(asked.handing, members or (), ways.rules)
    now: list[Submitted] = []
    for path, record in _records(asked.paths, besides, ways, watch):
        if "failed" not in record:
            timing.settle(record, _name(path, record))
        for table, stack in stacks.items():
            stack.add(record.get(table, []))
        now.append(_submitted(path, record, len(now)))
    before = None
    if asked.previous is not None:
        came = enumerate(_records(asked.previous, besides, ways, watch))
        before = _judged([_submitted(path, record, number) for number, (path, record) in came])
    return frames(_judged(now), stacks, members, before)


def _judged(submitted: Iterable[Submitted]) -> list[Judged]:
    return judged(sorted(submitted, key=lambda one: one.name))


def _records(
    paths: Sequence[str], besides: Sequence[str], ways: Ways, watch: Watch | None
) -> Iterator[tuple[str, Record]]:
    """All records of one year's folders, with the path of what they came in."""
    came = deliveries(paths, besides, partial(together, ways=ways))
    reads = read_all(came, ways)
    for read in watch(reads, len(came)) if watch else reads:
        for record in json.loads(read.answer):
            yield read.delivery.path, record


def _submitted(path: str, record: Record, number: int) -> Submitted:
    """A submission of what came in at a path, without its rows."""
    changed = modified(os.path.join(path, file) for file in record["files"]) or modified([path])
    about = {key: value for key, value in record.items() if key not in _ROWS}
    return Submitted(_name(path, record), changed, record.get("content", ""), about, number)


def _name(path: str, record: Record) -> str:
    return os.path.join(path, record["name"]).rstrip("/\\")


def _listed(paths: Path | Iterable[Path]) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]
