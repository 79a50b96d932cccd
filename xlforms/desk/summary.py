"""汇总: what many units handed in, as tables."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Unpack

from xlforms.desk.delivery import deliveries, modified
from xlforms.desk.frames import frames
from xlforms.desk.gather import Options, Read, Ways, read_all
from xlforms.desk.record import Record
from xlforms.desk.stacks import STACKED, Stack
from xlforms.desk.versions import Judged, Submitted, judged
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
    **ways: Unpack[Options],
) -> dict[str, DataFrame]:
    """汇总: read and check all that many units handed in, and lay it out in tables.

    A file that can't be worked on is a row of `files` and of `findings`; it never stops the others.

    Args:
        paths: folders in which each workbook, .zip or folder is one unit's; or such files themselves.
        roster: 名册, a workbook or .csv of the units expected; `missing` holds who has not handed in.
        previous: last year's folders; adds `comparison`.
        **ways: `jobs`, how many processes read (0, the default, for one a processor); `cluster`, the address of a Dask
            scheduler whose workers read instead, such as `tcp://10.0.0.5:8786`; `shared`, whether these see the files
            under the same paths, else the files are sent to them; `cache`, whether what is unchanged since an earlier
            run is taken from the cache (true by default); `password` for protected workbooks; `rules`, a bureau's own
            file of settings, without which `xlforms.toml` beside the workbooks counts.

    Returns:
        `overview`, `funds`, `indicators`, `base_data`, `annex5`, `findings`, `files`, `missing` and, with `previous`,
        `comparison`. Their columns with units are in docs/汇总.md: money in 万元, rates as fractions.

    Raises:
        FileError: a path is not there, the roster has mistakes, or the cluster can't be used.
    """
    before = None if previous is None else _listed(previous)
    return build(Asked(_listed(paths), os.fspath(roster) if roster else "", before), Ways(**ways))


class Asked(NamedTuple):
    """What is to be summed up.

    Attributes:
        paths: this year's folders and files.
        roster: the path of the roster, "" for none.
        previous: last year's folders and files, None for none.
        target: the workbook that will be written, which may lie in one of the folders from an earlier run.
    """

    paths: Sequence[str]
    roster: str = ""
    previous: Sequence[str] | None = None
    target: str = ""


def build(asked: Asked, ways: Ways, watch: Watch | None = None) -> dict[str, DataFrame]:
    """The tables; `watch` is given what is read as it comes, and how much is expected, and gives it back."""
    members = read_roster(asked.roster) if asked.roster else None
    besides = [path for path in (asked.roster, asked.target) if path]
    stacks = {table.name: Stack(table) for table in STACKED}
    now = _side(asked.paths, besides, ways, watch, stacks)
    before = None if asked.previous is None else _side(asked.previous, besides, ways, watch, {})
    return frames(now, stacks, members, before)


def _side(
    paths: Sequence[str], besides: Sequence[str], ways: Ways, watch: Watch | None, stacks: Mapping[str, Stack]
) -> list[Judged]:
    """All submissions of one year's folders, with what becomes of them; their rows go on the stacks."""
    came = deliveries(paths, besides)
    reads = read_all(came, ways)
    found: list[Submitted] = []
    for read in watch(reads, len(came)) if watch else reads:
        for record in json.loads(read.answer):
            found.append(_submitted(read.delivery.path, record, len(found)))
            for name, stack in stacks.items():
                stack.add(record.get(name, []))
    return judged(sorted(found, key=lambda one: one.name))


def _submitted(path: str, record: Record, number: int) -> Submitted:
    """A submission of what came in at a path, without its rows."""
    changed = modified(os.path.join(path, file) for file in record["files"]) or modified([path])
    name = os.path.join(path, record["name"]).rstrip("/\\")
    about = {key: value for key, value in record.items() if key not in _ROWS}
    return Submitted(name, changed, record.get("content", ""), about, number)


def _listed(paths: Path | Iterable[Path]) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]
