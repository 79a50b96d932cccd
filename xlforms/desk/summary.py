"""汇总: what many units handed in, as tables."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Unpack

from xlforms.desk.delivery import deliveries, modified
from xlforms.desk.frames import frames
from xlforms.desk.gather import Options, Read, Ways, read_all
from xlforms.desk.record import Record
from xlforms.desk.tables import ANNEX5, BASE_DATA, FINDINGS, FUNDS, INDICATORS
from xlforms.desk.versions import Judged, Submitted, judged
from xlforms.roster import read_roster

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

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


# The tables whose rows a record holds.
_TOLD = (FUNDS, INDICATORS, BASE_DATA, ANNEX5, FINDINGS)


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
    sides = [_side(side, besides, ways, watch) for side in (asked.paths, asked.previous) if side is not None]
    return frames(sides[0], members, sides[1] if asked.previous is not None else None)


def _side(paths: Sequence[str], besides: Sequence[str], ways: Ways, watch: Watch | None) -> list[Judged]:
    """All submissions of one year's folders, with what becomes of them."""
    came = deliveries(paths, besides)
    reads = read_all(came, ways)
    watched = watch(reads, len(came)) if watch else reads
    texts: dict[str, str] = {}
    found = [submitted for read in watched for submitted in _submitted(read, texts)]
    return judged(sorted(found, key=lambda one: one.name))


def _submitted(read: Read, texts: dict[str, str]) -> Iterator[Submitted]:
    """The submissions of a delivery; a text that recurs in many is kept once, in `texts`."""
    delivery = read.delivery
    for record in json.loads(read.answer):
        files = [os.path.join(delivery.path, file) for file in record["files"]]
        _share(record, texts)
        changed = modified(files) or modified([delivery.path])
        yield Submitted(
            os.path.join(delivery.path, record["name"]).rstrip("/\\"), changed, record.get("content", ""), record
        )


def _share(record: Record, texts: dict[str, str]) -> None:
    for table in _TOLD if "failed" not in record else ():
        for row in record[table.name]:
            row[:] = [texts.setdefault(value, value) if isinstance(value, str) else value for value in row]


def _listed(paths: Path | Iterable[Path]) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]
