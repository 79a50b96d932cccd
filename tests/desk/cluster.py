"""A Dask cluster of real processes on 127.0.0.1, started with the two commands of the manual."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
Process = subprocess.Popen[bytes]


class Cluster:
    """A scheduler and its workers.

    Attributes:
        address: of the scheduler.
        workers: the workers' processes.
    """

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        self._wait(port)
        self.workers = [self.join() for _ in range(workers)]

    def join(self) -> Process:
        """Another worker."""
        options = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--no-nanny")
        return self._start(
            "worker", self.address, "--host", "127.0.0.1", *options, "--local-directory", str(self._folder)
        )

    def end(self) -> None:
        """End all processes."""
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()

    def _start(self, *words: str) -> Process:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        quiet = subprocess.DEVNULL
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=self._folder, env=environment)

    def _wait(self, port: int) -> None:
        for _ in range(300):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        raise TimeoutError(self.address)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A cluster for a while."""
    started = Cluster(folder, workers)
    try:
        yield started
    finally:
        started.end()
