"""The whole `fill` beside the least that any program must do, and beside other libraries: `make bench`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
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
ALONE, FILL = "python, click and lxml", "xlforms fill"
PROCESSES: dict[str, Callable[[Path, Path], Sequence[str]]] = {
    ALONE: lambda *_: processes.PYTHON_ALONE,
    FILL: processes.fill,
    "openpyxl, load and save": processes.openpyxl,
}
# openpyxl's time over that of `fill`.
FASTER = {"rich-form.xlsx": 15, "junshan-2024.xlsx": 8}


def main() -> None:
    filterwarnings("ignore", module="openpyxl")  # it says what it drops
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how often everything is run")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        # First: what this process holds later would count as its children's.
        print_memory()
        print_cold(rounds)
        print_dropped(Path(folder))
        print_warm(Path(folder), rounds)


def print_memory() -> None:
    print(f"\nPeak memory of a process, {EXAMPLE.name}")
    for name, arguments in PROCESSES.items():
        # The first time Python may have to compile the modules.
        memory = min(_in_new_folder(partial(_run, arguments)).memory for _ in range(2))
        print(f"  {name:<28}{memory:9.1f} MB")


def print_cold(rounds: int) -> None:
    print(f"\nCold, a process each, {EXAMPLE.name}, best and median of {rounds}")
    taken = in_turns({name: partial(_run, PROCESSES[name]) for name in (ALONE, FILL)}, rounds)
    _print_table(taken, ALONE)
    _print_goal("xlforms fill is", taken[FILL].best / taken[ALONE].best, "times Python alone", "at most 2.5")


def print_dropped(folder: Path) -> None:
    source = _dropped(folder / "dropped.xlsx")
    print(f"\nA list of {DROPPED_ROWS:,} rows dropped by mistake, best and median of 3")
    _print_table(in_turns({FILL: partial(_run, processes.fill, source=source)}, 3), FILL)
    ended = _in_new_folder(partial(_run, processes.fill, source=source))
    print(f"  {ended.memory:.0f} MB, exit code {ended.code}: {ended.said.strip()}")


def _dropped(target: Path) -> Path:
    from xlsxwriter import Workbook

    with Workbook(target, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(DROPPED_ROWS):
            sheet.write_row(row, 0, [f"第{row}笔", row, row / 7, "其他支出"])
    return target


def _in_new_folder(action: Callable[[Path], processes.Ended]) -> processes.Ended:
    with TemporaryDirectory() as folder:
        return action(Path(folder))


def _run(arguments: Callable[[Path, Path], Sequence[str]], folder: Path, source: Path = EXAMPLE) -> processes.Ended:
    return processes.run(arguments(source, folder))


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
    ways = {"floor": floor, FILL: whole_fill, **others}
    taken = in_turns({name: partial(way, work) for name, way in ways.items()}, rounds)
    _print_table(taken, "floor")
    _print_goal("xlforms fill is", taken[FILL].best / taken["floor"].best, "times the floor", "at most 4")
    if "openpyxl" in taken and work.source.name in FASTER:
        times = taken["openpyxl"].best / taken[FILL].best
        _print_goal("openpyxl takes", times, "times as long", f"at least {FASTER[work.source.name]}")
    for name, why in refusals.items():
        if why:
            print(f"  {name} {why}")


def _print_table(taken: dict[str, Timing], unit: str) -> None:
    print(f"  {'':<28}{'best':>12} {'median':>12} {'':>10} {'processor':>12}")
    for name, timing in taken.items():
        share, work = timing.best / taken[unit].best, timing.worked / taken[unit].worked
        clock = f"{timing.best:9.2f} ms {timing.usual:9.2f} ms {share:8.2f} ×"
        print(f"  {name:<28}{clock} {timing.worked:9.2f} ms {work:8.2f} ×")


def _print_goal(what: str, times: float, of_what: str, goal: str) -> None:
    print(f"  {what} {times:.2f} {of_what} (goal: {goal})")


if __name__ == "__main__":
    main()
