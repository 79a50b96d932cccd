"""Every workbook of the corpus through read, check and fill, and its cells beside other readers': `make corpus`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.comparison import Comparison, compare
from benchmarks.outcomes import FAULT, NO_FORM, READING, Outcome, examine
from benchmarks.tables import ending, faults, print_extremes, print_refusals
from benchmarks.workbooks import ROOT
from benchmarks.workers import Ended, in_processes
from xlforms.errors import FileError
from xlforms.workbook import open_workbook

CORPUS = ROOT.parent / "shared" / "corpus"
FORM = ROOT / "examples" / "caizheng-jinrong-2024.xlsx"
_LONGEST = 80


def main() -> None:
    paths = sorted(map(str, CORPUS.glob("[0-9]*")))
    if not paths:
        sys.exit(f"{CORPUS} is not there or empty: nothing was measured.")
    readable = {one.job: one.result for one in in_processes(is_editable, paths) if one.result is not None}
    editable = [path for path in paths if readable.get(path)]
    found = print_outcomes("As they are", in_processes(examine, paths))
    found += print_outcomes("Edited in place, a filled form put in before", in_processes(examine_filled, editable))
    found += print_comparison("openpyxl", editable) + print_comparison("calamine", sorted(readable))
    sys.exit(f"\n{found} faults" if found else 0)


def is_editable(path: str) -> bool | None:
    """Whether a workbook is edited in place; None when it, or a sheet of it, is refused."""
    try:
        workbook = open_workbook(path)
        return workbook.editable if all(sheet.cells is not None for sheet in workbook.sheets) else None
    except FileError:
        return None


def examine_filled(path: str) -> Outcome:
    """What becomes of a workbook that holds a filled form too."""
    workbook = open_workbook(path)
    with TemporaryDirectory() as folder:
        target = os.path.join(folder, os.path.basename(path))
        workbook.add_sheet(open_workbook(FORM).sheets[0], "自评表")
        workbook.save(target)
        return examine(target)


def print_outcomes(title: str, ended: Iterable[Ended[str, Outcome]]) -> int:
    """The table of endings, the slowest and the largest; gives the number of faults."""
    done = list(ended)
    endings = Counter(map(ending, done))
    print(f"\n{title}: {len(done)} files")
    print(f"  {endings[READING]:5} read")
    print(f"  {endings[NO_FORM]:5} hold no known form")
    print(f"  {len(done) - endings[READING] - endings[NO_FORM] - endings[FAULT]:5} refused")
    print_refusals(done)
    print_extremes(done, lambda path: Path(path).name)
    told = [(one.job, fault) for one in done for fault in faults(one)]
    for path, fault in told:
        print(f"  FAULT {Path(path).name}: {fault}")
    return len(told)


def print_comparison(reader: str, paths: Sequence[str]) -> int:
    """Our cells beside another reader's; gives the number of cells that differ without an explanation."""
    ended = in_processes(compare, [(reader, path) for path in paths])
    results = {one.job[1]: one.result or Comparison(why_not=one.fate) for one in ended}
    cells = sum(one.cells for one in results.values())
    print(
        f"\nCells beside those of {reader}: {cells:,} in {sum(not one.why_not for one in results.values())} workbooks"
    )
    for reason, count in Counter(reason for one in results.values() for reason in one.explained).most_common():
        print(f"  {count:5} differ: {reason}")
    for path, one in sorted(results.items()):
        if one.why_not:
            print(f"  {Path(path).name} can't be compared: {one.why_not[:_LONGEST]}")
        for pair in one.unexplained:
            print(f"  FAULT {pair.file} {pair.place}: ours {pair.ours!r}, theirs {pair.theirs!r}")
    return sum(len(one.unexplained) for one in results.values())


if __name__ == "__main__":
    main()
