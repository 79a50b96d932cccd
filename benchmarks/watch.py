"""The watched folder measured, and tried for longer than a test may take: `make watch-many`, `make watch-soak`.

`python -m benchmarks.watch rate|latency|many|soak|corpus`; what was dropped is held against what is there afterwards by
the checker of tests/watching, which knows the dropped files by their SHA-256 only.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import processes
from tests.cli.running import FINANCE, JUNSHAN
from tests.watching.bureau import Bureau, Spy, variant
from xlforms.watching import folders, run
from xlforms.watching.inbox.events import Hints
from xlforms.watching.loop import Watcher
from xlforms.watching.pace import LOCAL, Limits
from xlforms.watching.telling.journal import Event

CORPUS = processes.ROOT.parent / "shared" / "corpus"
ENDS = ("done", "returned", "failed", "duplicate", "unpacked")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    for name, figures in WAYS.items():
        one = kinds.add_parser(name, help=figures.__doc__)
        one.add_argument("--files", type=int, default=300 if name != "many" else 10_000)
        one.add_argument("--jobs", type=int, default=1)
        one.add_argument("--minutes", type=float, default=60)
        one.add_argument("--seed", type=int, default=1)
        one.add_argument("--every", type=float, default=10, help="seconds between kills")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        WAYS[asked.kind](Bureau(Path(folder) / "绩效"), asked)


class Size(NamedTuple):
    """How big a watcher was after so many drops: MB in memory, and open files."""

    drops: int
    memory: float
    handles: float


class Told:
    """What a watcher in this process tells, with the time on the monotonic clock."""

    def __init__(self) -> None:
        self.events: list[tuple[float, Event]] = []

    def __call__(self, event: Event) -> None:
        self.events.append((time.monotonic(), event))

    def times(self, *kinds: str) -> dict[str, float]:
        """When each file was told of so."""
        return {event["file"]: at for at, event in self.events if event["event"] in kinds}


def rate(bureau: Bureau, asked: argparse.Namespace) -> None:
    """Files per second against the same files through `fill`."""
    outside = bureau.root / "出"
    for number in range(asked.files):
        bureau.drop(f"单位{number}.xlsx", variant(JUNSHAN, number))
    started = time.monotonic()
    command = [sys.executable, "-m", "xlforms", "fill", str(bureau.inbox), "-o", str(outside)]
    subprocess.run(command, cwd=processes.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    filling = time.monotonic() - started
    shutil.rmtree(outside)
    told = _drained(bureau, asked.jobs)
    bureau.check()
    working = max(told.times(*ENDS).values()) - min(told.times("claimed").values())
    print(f"{asked.files} × {JUNSHAN.name}, {asked.jobs} at a time")
    print(f"  xlforms fill     {filling:8.1f} s {asked.files / filling:8.1f} files/s")
    print(f"  xlforms watch    {working:8.1f} s {asked.files / working:8.1f} files/s, first claim to last end")


def latency(bureau: Bureau, asked: argparse.Namespace) -> None:
    """From the moment a file has settled to its result, one file at a time."""
    told, stop = Told(), threading.Event()
    watcher = _watcher(bureau, told, 1)
    thread = threading.Thread(target=run.run, args=(watcher, stop), kwargs={"once": False})
    taken = []
    with Hints(str(bureau.inbox), watcher.wake.set):
        thread.start()
        for number in range(asked.files):
            name = f"单位{number}.xlsx"
            path = bureau.root / "已完成" / f"单位{number}-已完成.xlsx"
            dropped = time.monotonic()
            bureau.drop(name, variant(JUNSHAN, number))
            while not path.exists():
                time.sleep(0.005)
            taken.append(time.monotonic() - dropped)
            time.sleep(random.random())
        stop.set()
        thread.join()
    begun, ended = told.times("claimed"), told.times("done")
    work = [ended[name] - begun[name] for name in ended]
    _print_times("from dropped to visible", taken)
    _print_times("of that, after the 2 s in which it settles", [one - LOCAL.settle for one in taken])
    _print_times("from claimed to put away", work)


def many(bureau: Bureau, asked: argparse.Namespace) -> None:
    """Very many at once, one in twenty a workbook, the others texts that fail."""
    for number in range(asked.files):
        content = f"第{number}行,不是工作簿\n".encode() if number % 20 else variant(JUNSHAN, number)
        bureau.drop(f"{number % 100:02}/{number:05}.xlsx", content)
    started = time.monotonic()
    told = _drained(bureau, asked.jobs)
    taken = time.monotonic() - started
    bureau.check()
    print(f"{asked.files:,} at once, {asked.jobs} at a time: {taken:.0f} s, {asked.files / taken:.1f} files/s")
    print(f"  ends {dict(_counted(told))}, watcher {_memory(os.getpid()):.0f} MB; the checker found no fault")


def soak(bureau: Bureau, asked: argparse.Namespace) -> None:
    """All sorts of files for a long time; memory and file handles are to stay flat."""
    chance, number, sizes = random.Random(asked.seed), 0, list[Size]()
    process = _process(bureau, asked.jobs)
    until = time.monotonic() + 60 * asked.minutes
    with Spy(bureau) as spy:
        while time.monotonic() < until:
            for _ in range(chance.randint(1, 12)):
                number += 1
                chance.choice(ARRIVALS)(bureau, number, chance)
            time.sleep(chance.uniform(0.5, 4))
            sizes.append(Size(bureau.dropped.total(), _memory(process.pid), _handles(process.pid)))
            assert process.poll() is None
        _stop_when_done(bureau, process)
    bureau.check()
    assert spy.broken == []
    print(f"{asked.minutes:g} minutes, {bureau.dropped.total()} drops, seed {asked.seed}; the checker found no fault")
    _print_sizes(sizes)


def corpus(bureau: Bureau, asked: argparse.Namespace) -> None:
    """The corpus of broken and foreign workbooks, the watcher killed every few seconds."""
    for path in sorted(CORPUS.iterdir()):
        bureau.drop(path.name, path.read_bytes())
    kills, left = 0, [0, 1, 2]
    process = _process(bureau, asked.jobs)
    # What is incomplete is waited for longer than a watcher lives here.
    while len({*left}) > 1:
        time.sleep(asked.every)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        bureau.check_contents()
        left = [*left[1:], len(bureau.names("收件箱"))]
        process = _process(bureau, asked.jobs)
    _stop_when_done(bureau, process)
    bureau.check_contents()
    bureau.check_results()
    assert not bureau.files(".xlforms/claim")
    print(f"{bureau.dropped.total()} files of {CORPUS}, killed {kills} times; nothing lost, ends: {_of_log(bureau)}")


def _drained(bureau: Bureau, jobs: int) -> Told:
    told = Told()
    run.run(_watcher(bureau, told, jobs), threading.Event(), once=True)
    return told


def _watcher(bureau: Bureau, told: Told, jobs: int) -> Watcher:
    places = folders.beside(str(bureau.inbox))
    folders.make(places)
    return Watcher(places, LOCAL, Limits(), told, jobs=jobs)


def _process(bureau: Bureau, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "xlforms", "watch", str(bureau.inbox), "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=processes.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _stop_when_done(bureau: Bureau, process: subprocess.Popen[bytes]) -> None:
    while bureau.names("收件箱") or any((bureau.root / ".xlforms/claim").glob("*/*")):
        time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.wait()


def _one(bureau: Bureau, number: int, chance: random.Random) -> None:
    bureau.drop(f"单位{number}.xlsx", variant(chance.choice((JUNSHAN, FINANCE)), number))


def _correction(bureau: Bureau, number: int, chance: random.Random) -> None:
    _unless_it_waits(bureau, f"常改{chance.randint(1, 5)}.xlsx", variant(JUNSHAN, number))


def _again(bureau: Bureau, _: int, chance: random.Random) -> None:
    which = chance.randint(1, 3)
    _unless_it_waits(bureau, f"常来{which}.xlsx", variant(JUNSHAN, which))


def _unless_it_waits(bureau: Bureau, name: str, content: bytes) -> None:
    """A drop over a file that still waits would replace it, as an officer may; the checker would miss that one."""
    if not (bureau.inbox / name).exists():
        bureau.drop(name, content)


def _bad(bureau: Bureau, number: int, chance: random.Random) -> None:
    bureau.drop(f"坏{number}.xls", chance.randbytes(3000))


def _folder(bureau: Bureau, number: int, _: random.Random) -> None:
    bureau.drop(f"镇{number}/村/表.xlsx", variant(JUNSHAN, number))


def _archive(bureau: Bureau, number: int, _: random.Random) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("甲/表.xlsx", variant(JUNSHAN, number))
    bureau.note(variant(JUNSHAN, number))
    bureau.drop(f"材料{number}.zip", out.getvalue())


def _slow(bureau: Bureau, number: int, _: random.Random) -> None:
    content = variant(JUNSHAN, number)
    bureau.note(content)
    with open(bureau.inbox / f"慢{number}.xlsx", "wb") as file:
        for start in range(0, len(content), 5000):
            file.write(content[start : start + 5000])
            file.flush()
            time.sleep(0.1)


Arrival = Callable[[Bureau, int, random.Random], None]
ARRIVALS: tuple[Arrival, ...] = (_one, _one, _one, _correction, _again, _bad, _folder, _archive, _slow)
WAYS: dict[str, Callable[[Bureau, argparse.Namespace], None]] = {
    "rate": rate,
    "latency": latency,
    "many": many,
    "soak": soak,
    "corpus": corpus,
}


def _print_times(what: str, taken: list[float]) -> None:
    usual, most = statistics.median(taken), max(taken)
    print(f"  {what:<44} median {1000 * usual:7.0f} ms  most {1000 * most:7.0f} ms  of {len(taken)}")


def _print_sizes(sizes: list[Size]) -> None:
    """A line for each tenth of the time: what grows with the drops shows."""
    tenth = max(1, len(sizes) // 10)
    for part in (sizes[start : start + tenth] for start in range(0, len(sizes), tenth)):
        memory, handles = statistics.mean(size.memory for size in part), statistics.mean(size.handles for size in part)
        print(f"  up to drop {part[-1].drops:6}  memory {memory:6.1f} MB  handles {handles:5.1f}")
    most = max(size.memory for size in sizes), max(size.handles for size in sizes)
    print(f"  most                memory {most[0]:6.1f} MB  handles {most[1]:5.1f}")


def _counted(told: Told) -> list[tuple[str, int]]:
    return [(kind, len(times)) for kind in ENDS if (times := told.times(kind))]


def _of_log(bureau: Bureau) -> dict[str, int]:
    ends = {event["job"]: str(event["event"]) for event in bureau.events() if event["event"] in ENDS}
    return {kind: [*ends.values()].count(kind) for kind in ENDS}


def _memory(pid: int) -> float:
    """Bytes in memory of a process, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000


def _handles(pid: int) -> float:
    return len(os.listdir(f"/proc/{pid}/fd"))


if __name__ == "__main__":
    main()
