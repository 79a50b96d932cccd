"""Work done in processes of their own, so that a crash, a hang or a flood of memory is seen and not suffered.

Linux only: the peak of a process is read, and set back, in /proc.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import connection, get_context
from pathlib import Path
from time import perf_counter
from typing import Any, Generic, NamedTuple, TypeVar

SECONDS = 60.0  # for all that is done with a file, on a machine that has other work too
MEGABYTES = 500.0
WORKERS = 2
_NET = 4_000_000_000  # the address space at which a runaway is stopped for good
_CONTEXT = get_context("fork")
_PROCESS = Path("/proc/self")

J = TypeVar("J")
R = TypeVar("R")


class Ended(NamedTuple, Generic[J, R]):
    """What became of one job.

    Attributes:
        job: the job.
        result: what the work gave, None when the process did not survive it.
        seconds: by the clock.
        memory: MB, at most: the peak of the process and that of the largest process it started, in sum.
        fate: why there is no result: `timeout`, `signal 11`, `exit code 1`; "" when there is one.
    """

    job: J
    result: R | None
    seconds: float
    memory: float
    fate: str = ""

    @property
    def breach(self) -> str:
        """Why the process had to go, or the limit that it broke; "" for neither."""
        return self.fate or (f"more than {MEGABYTES:.0f} MB" if self.memory > MEGABYTES else "")


def in_processes(
    work: Callable[[J], R], jobs: Iterable[J], *, uses: int = 1, workers: int = WORKERS
) -> Iterator[Ended[J, R]]:
    """Do every job, some at a time, in processes forked from this one; each does `uses` jobs before it goes."""
    busy: list[_Worker[J, R]] = []
    idle: list[_Worker[J, R]] = []
    try:
        for job in jobs:
            while len(busy) >= workers:
                yield from _collect(busy, idle)
            worker = idle.pop() if idle else _Worker(work, uses)
            worker.begin(job)
            busy.append(worker)
        while busy:
            yield from _collect(busy, idle)
    finally:
        for worker in (*busy, *idle):
            worker.kill()


class _Worker(Generic[J, R]):
    """A process at work."""

    def __init__(self, work: Callable[[J], R], uses: int) -> None:
        self.uses = uses
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, job: J) -> None:
        self._job = job
        self._start = perf_counter()
        self.uses -= 1
        self.pipe.send(job)

    @property
    def left(self) -> float:
        """Seconds until the job has taken too long."""
        return max(0.0, self._start + SECONDS - perf_counter())

    def end(self) -> Ended[J, R]:
        """What came back, or how the process died."""
        try:
            result, seconds, memory = self.pipe.recv()
        except EOFError:
            self._process.join()
            code = self._process.exitcode or 0
            return self._lost(f"signal {-code}" if code < 0 else f"exit code {code}")
        return Ended(self._job, result, seconds, memory)

    def give_up(self) -> Ended[J, R]:
        self.kill()
        return self._lost("timeout")

    def kill(self) -> None:
        """End the process and those that it started."""
        if self._process.is_alive():
            os.killpg(self._process.pid or 0, signal.SIGKILL)
        self._process.join()
        self.pipe.close()

    def _lost(self, fate: str) -> Ended[J, R]:
        return Ended(self._job, None, perf_counter() - self._start, 0.0, fate)


def _collect(busy: list[_Worker[J, R]], idle: list[_Worker[J, R]]) -> list[Ended[J, R]]:
    """What has ended by now; waits for one."""
    ready = connection.wait([worker.pipe for worker in busy], min(worker.left for worker in busy))
    ended = []
    for worker in list(busy):
        if worker.pipe in ready:
            ended.append(worker.end())
        elif not worker.left:
            ended.append(worker.give_up())
        else:
            continue
        busy.remove(worker)
        if worker.uses and not ended[-1].breach:
            idle.append(worker)
        else:
            worker.kill()
    return ended


def _serve(work: Callable[[Any], Any], pipe: connection.Connection) -> None:
    """Do jobs until nobody sends one any more."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (_NET, resource.RLIM_INFINITY))
    sys.stdout = sys.stderr
    while True:
        job = pipe.recv()
        forget_peak()
        start = perf_counter()
        result = work(job)
        pipe.send((result, perf_counter() - start, _peak()))


def forget_peak() -> None:
    """Let the peak of this process be what it holds now."""
    (_PROCESS / "clear_refs").write_text("5")


def _peak() -> float:
    status = (_PROCESS / "status").read_text().split("VmHWM:")[1].split()[0]
    return (int(status) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
