"""The whole `fill` beside the least that any program must do, and beside other libraries: `make bench`."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from warnings import filterwarnings

from benchmarks import processes
from benchmarks.timing import Timing, in_turns

if TYPE_CHECKING:
    from benchmarks.workbooks import Work

EXAMPLE = processes.ROOT / "examples" / "junshan-2024.xlsx"
DROPPED_ROWS = 100_000


def main() -> None:
    filterwarnings("ignore", module="openpyxl")  # it says what it drops
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how often everything is run")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        # First: what this process holds later would count as its children's.
        print_memory(Path(folder))
        print_cold(rounds)
        print_dropped(Path(folder))
        print_warm(Path(folder), rounds)


def print_memory(folder: Path) -> None:
    print(f"\nPeak memory of a process, {EXAMPLE.name}")
    for name, arguments in (
        ("python, click and lxml", processes.PYTHON_ALONE),
        ("xlforms fill", processes.fill(EXAMPLE, folder)),
        ("openpyxl, load and save", processes.openpyxl(EXAMPLE, folder)),
    ):
        print(f"  {name:<28}{processes.run(arguments).memory:8.1f} MB")


def print_cold(rounds: int) -> None:
    print(f"\nCold, a process each, {EXAMPLE.name}, best and median of {rounds}")
    taken = in_turns(
        {
            "python, click and lxml": lambda _: processes.run(processes.PYTHON_ALONE),
            "xlforms fill": lambda folder: processes.run(processes.fill(EXAMPLE, folder)),
        },
        rounds,
    )
    _print_table(taken, "python, click and lxml")


def print_dropped(folder: Path) -> None:
    from xlsxwriter import Workbook

    source = folder / "dropped.xlsx"
    with Workbook(source, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(DROPPED_ROWS):
            sheet.write_row(row, 0, [f"第{row}笔", row, row / 7, "其他支出"])
    print(f"\nA list of {DROPPED_ROWS:,} rows dropped by mistake")
    taken = in_turns({"xlforms fill": lambda target: processes.run(processes.fill(source, target))}, 3)
    _print_table(taken, "xlforms fill")
    ended = processes.run(processes.fill(source, folder))
    print(f"  {ended.memory:.0f} MB, exit code {ended.code}: {ended.said.strip()}")


def print_warm(folder: Path, rounds: int) -> None:
    from benchmarks.workbooks import RICH, works

    if not RICH.exists():
        print(f"\n{RICH} is not there: left out")
    for work in works(folder):
        _print_work(work, rounds)


def _print_work(work: Work, rounds: int) -> None:
    from benchmarks.ways import LIBRARIES, floor, refusal, whole_fill

    print(f"\nWarm, in one process, {work.source.name}, best and median of {rounds}")
    print(f"  {len(work.settings)} cells set, {len(work.changed)} parts changed, {len(work.added)} added")
    refusals = {name: refusal(name, work) for name in LIBRARIES}
    others = {name: way for name, way in LIBRARIES.items() if not refusals[name]}
    ways = {"floor": floor, "xlforms fill": whole_fill, **others}
    taken = in_turns({name: partial(way, work) for name, way in ways.items()}, rounds)
    _print_table(taken, "floor")
    if "openpyxl" in taken:
        print(
            f"  openpyxl takes {taken['openpyxl'].best / taken['xlforms fill'].best:.1f} times as long as xlforms fill"
        )
    for name, why in refusals.items():
        if why:
            print(f"  {name} {why}")


def _print_table(taken: dict[str, Timing], unit: str) -> None:
    for name, timing in taken.items():
        share = timing.best / taken[unit].best
        print(f"  {name:<28}{timing.best:9.2f} ms {timing.usual:9.2f} ms {share:8.2f} ×")


if __name__ == "__main__":
    main()
