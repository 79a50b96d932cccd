"""Spoiled workbooks through read, check and fill: `make fuzz`; seeded, so that every one can be made again."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.mutants import SEED, Mutant, mutant, mutant_of_another_kind, way, way_of_another_kind
from benchmarks.outcomes import FAULT, NO_FORM, READING, Outcome, examine
from benchmarks.reopening import reopen
from benchmarks.tables import ending, faults, print_extremes, print_refusals
from benchmarks.workers import WORKERS, Ended, forget_peak, in_processes
from xlforms import pipeline

COUNT = 20_000
SAMPLE = 25  # every one of so many readings is opened with openpyxl too
_USES = 200
_SAID = 500

Tried = Ended[int, Outcome]
Make = Callable[[int], Mutant]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many workbooks")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="when to stop making new ones")
    parser.add_argument(
        "--kinds", action="store_true", help="workbooks of the other kinds: .xls, .ods, web pages, XML, CSV"
    )
    parser.add_argument("--workers", type=int, default=WORKERS, help="how many processes")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--only", type=int, help="the number of one that is made and examined alone")
    parser.add_argument("--keep", type=Path, help="the folder into which those with a fault are written")
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.count) if asked.only is None else [asked.only]
    make = partial(mutant_of_another_kind if asked.kinds else mutant, asked.seed)
    jobs = _in_time(numbers, asked.seconds)
    tried = list(_reported(in_processes(partial(attempt, make), jobs, uses=_USES, workers=asked.workers)))
    print_endings(partial(way_of_another_kind if asked.kinds else way, asked.seed), tried)
    found = print_faults(make, tried, asked.keep)
    found += 0 if asked.kinds else print_reopened(make, tried)
    sys.exit(f"\n{found} faults" if found else 0)


def attempt(make: Make, number: int) -> Outcome:
    """What becomes of one mutant."""
    with TemporaryDirectory() as folder:
        path = written(make, number, Path(folder))
        forget_peak()  # what it took to spoil it
        return examine(str(path))


def written(make: Make, number: int, folder: Path) -> Path:
    """A mutant as a file in `folder`."""
    made = make(number)
    target = folder / f"{number}-{made.name}"
    target.write_bytes(made.data)
    return target


def _in_time(numbers: Iterable[int], seconds: float) -> Iterator[int]:
    end = monotonic() + seconds
    return takewhile(lambda _: monotonic() < end, numbers)


def _reported(ended: Iterable[Tried]) -> Iterator[Tried]:
    """The same; what goes wrong, and how far it is, is said at once: a run takes hours."""
    for count, one in enumerate(ended, 1):
        for fault in faults(one):
            print(f"--only {one.job}: {fault}", file=sys.stderr, flush=True)
        if not count % _SAID:
            print(f"{count:,} mutants", file=sys.stderr, flush=True)
        yield one


def print_endings(way: Callable[[int], str], tried: list[Tried]) -> None:
    """How many were read, held no form, were refused, by the way in which they were spoiled."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        end = ending(one)
        table[way(one.job)][end if end in {READING, NO_FORM, FAULT} else "refused"] += 1
    print(f"{len(tried):,} mutants")
    print(f"  {'':10}{'read':>10}{'no form':>10}{'refused':>10}{'faults':>10}")
    for name, counts in sorted(table.items()):
        print(f"  {name:10}" + "".join(f"{counts[kind]:10,}" for kind in (READING, NO_FORM, "refused", FAULT)))
    print_refusals(tried)
    print_extremes(tried, str)


def print_faults(make: Make, tried: list[Tried], keep: Path | None) -> int:
    """Each kind of fault once, with how often it came up and where first; gives the number of faults."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for one in tried:
        for fault in faults(one):
            kinds[fault].append(one.job)
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                written(make, one.job, keep)
    for fault, numbers in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        print(f"  FAULT {len(numbers)} times, first --only {min(numbers)}: {fault}")
    return sum(map(len, kinds.values()))


def print_reopened(make: Make, tried: list[Tried]) -> int:
    """A sample of completed workbooks in openpyxl, as far as it opens the mutants; gives the number of faults."""
    sample = sorted(one.job for one in tried if ending(one) == READING)[::SAMPLE]
    ended = list(in_processes(partial(_reopened, make), sample, uses=_USES))
    told = {one.job: one.result or f"openpyxl: {one.fate}" for one in ended}
    opened = Counter(told.values())
    print(f"\n{len(sample):,} completed workbooks opened with openpyxl")
    for how, count in opened.most_common():
        first = min(number for number, other in told.items() if other == how)
        print(f"  {count:5,} {how}" + (f", first --only {first}" if how.startswith(FAULT) else ""))
    return sum(count for how, count in opened.items() if how.startswith(FAULT))


def _reopened(make: Make, number: int) -> str:
    with TemporaryDirectory() as folder:
        source = written(make, number, Path(folder))
        return reopen(source, Path(pipeline.fill(str(source), folder).output))


if __name__ == "__main__":
    main()
