"""汇总 measured: `python -m benchmarks.summary [--large 10000] [--sample 200]`.

Files a second with one process, with two, and on a Dask cluster of two workers on this machine; growth with the number
of files; a second run with nothing changed; peak memory; and, file by file in one process, against openpyxl and pandas
that merely read the same cells. Each run is a process of its own, with a cache of its own.
Nothing of the checkout may change meanwhile: the cache knows nothing of another version's answers.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks import submissions

_RUN = """
import json, resource, sys, time
import xlforms
start = time.perf_counter()
frames = xlforms.summarize(sys.argv[1], **json.loads(sys.argv[2]))
read = time.perf_counter() - start
if sys.argv[3]:
    from xlforms.desk.book import write_book
    write_book(frames, sys.argv[3], replace=True)
own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
tables = sum(int(frame.memory_usage(deep=True).sum()) for frame in frames.values()) / 1e6
told = [read, time.perf_counter() - start - read, own, others, tables, len(frames["files"])]
print(json.dumps(told))
"""


_WRITTEN = 1000
"""The workbook is written for so many at most: nobody opens one of ten thousand units."""


class Run(NamedTuple):
    """One run of `summarize`.

    Attributes:
        read: seconds until the tables are there.
        write: seconds to write the workbook, 0 when none is asked for.
        own: peak memory of the process that collects, in MB.
        worker: that of the largest process it started.
        tables: MB that the tables take.
        files: how many submissions were read.
    """

    read: float
    write: float
    own: float
    worker: float
    tables: float
    files: int

    @property
    def speed(self) -> float:
        """Files a second."""
        return self.files / self.read


def main(large: int, sample: int) -> None:
    """Make the submissions, take every measure, print it."""
    with tempfile.TemporaryDirectory() as scratch:
        sizes = [count for count in (100, 1000) if count < large] + [large]
        folders = {count: Path(scratch, str(count)) for count in sizes}
        for count, folder in folders.items():
            submissions.main(folder, count)
        against_readers(folders[sizes[0]], sample)
        against_itself(folders[sizes[min(1, len(sizes) - 1)]], Path(scratch))
        growth(folders, Path(scratch))


def against_readers(folder: Path, sample: int) -> None:
    """One process, file by file, on the same files: ours reads, calculates and checks, the others merely read."""
    paths = sorted(str(path) for path in folder.iterdir())[:sample]
    print(f"one process, {len(paths)} files, milliseconds of processor a file")
    ways: dict[str, Callable[[str], object]] = {"xlforms": ours, "openpyxl": with_openpyxl, "pandas": with_pandas}
    spent = {name: milliseconds(way, paths) for name, way in ways.items()}
    for name, time in spent.items():
        print(f"  {name:10} {time:7.2f} ms   {time / spent['xlforms']:5.1f} x")


def milliseconds(way: Callable[[str], object], paths: list[str]) -> float:
    """The best of three rounds, a file; one that is cut short costs what it costs to notice it."""
    rounds = []
    for _ in range(3):
        start = process_time()
        for path in paths:
            try:
                way(path)
            except Exception:  # noqa: BLE001  the broken files are among them
                continue
        rounds.append(process_time() - start)
    return 1000 * min(rounds) / len(paths)


def ours(path: str) -> object:
    from xlforms.desk.delivery import Delivery
    from xlforms.desk.question import Own, question
    from xlforms.desk.record import encoded
    from xlforms.desk.worker import answer

    return encoded(answer(json.loads(question(Delivery(path, (path,)), Own()))))


def with_openpyxl(path: str) -> object:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def with_pandas(path: str) -> object:
    import pandas as pd

    return pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")


def against_itself(folder: Path, scratch: Path) -> None:
    """One process, two, a cluster of two workers."""
    print("files a second", flush=True)
    one = run(folder, jobs=1, cache=False)
    two = run(folder, jobs=2, cache=False)
    print(f"  1 process     {one.speed:7.1f}")
    print(f"  2 processes   {two.speed:7.1f}   {two.speed / one.speed:.2f} x")
    with local_cluster(scratch) as address:
        spread = run(folder, cluster=address, cache=False)
        print(f"  Dask, 2 workers {spread.speed:5.1f}   {spread.speed / one.speed:.2f} x")


@contextmanager
def local_cluster(scratch: Path) -> Iterator[str]:
    from tests.desk.cluster import cluster

    with cluster(scratch, 2) as started:
        yield started.address


def growth(folders: dict[int, Path], scratch: Path) -> None:
    """More and more files with two processes, and each time again with nothing changed."""
    print("2 processes: seconds to the tables, again with nothing changed, to write the workbook; peak memory")
    for count, folder in folders.items():
        os.environ["XLFORMS_CACHE"] = str(scratch / f"cache-{count}")
        first = run(folder, jobs=2)
        again = run(folder, scratch / "汇总.xlsx" if count <= _WRITTEN else None, jobs=2)
        print(
            f"  {count:6} files  {first.read:7.1f} s ({first.speed:.1f} a second)  again {again.read:6.2f} s"
            f" ({first.read / again.read:.0f} x)  workbook {f'{again.write:.1f} s' if again.write > 1 else '-'}"
            f"  {first.own:.0f} MB here, {first.worker:.0f} MB a worker, tables {first.tables:.0f} MB"
        )


def run(folder: Path, target: Path | None = None, **ways: object) -> Run:
    """Sum up a folder in a fresh process."""
    command = [sys.executable, "-c", _RUN, str(folder), json.dumps(ways), str(target or "")]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Run(*json.loads(done.stdout))


if __name__ == "__main__":
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--large", type=int, default=10_000)
    wanted.add_argument("--sample", type=int, default=100)
    main(**vars(wanted.parse_args()))
