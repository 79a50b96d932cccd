"""The watcher's side of a worker process: it is kept warm, bounded in time, and renewed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

from xlforms.watching.pace import Limits
from xlforms.watching.worker import Answer, Request

HOME = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
CRASHED, TOO_LONG = "XF977", "XF975"


class WorkerDied(Exception):  # noqa: N818  what happened, not a fault of ours
    """The worker is gone; `code` of the catalogue says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Worker:
    """One process at a time, started when it is needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._late = False

    def ask(self, request: Request) -> Answer:
        """What the worker makes of a request; WorkerDied when it, or its time, was spent on it."""
        process = self._running()
        self._late = False
        timer = threading.Timer(self._limits.seconds, self._give_up, [process])
        timer.start()
        try:
            line = _exchange(process, json.dumps(request).encode())
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self.stop()
            raise WorkerDied(TOO_LONG if self._late else CRASHED)
        answer: Answer = json.loads(line)
        self._count(answer)
        return answer

    def stop(self) -> None:
        """End the process at once; nothing that it does is needed any more."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                _close(pipe)
        self._process = None

    def _give_up(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process, self._files = _start(self._limits), 0
        return self._process

    def _count(self, answer: Answer) -> None:
        self._files += 1
        if (
            answer.get("spent")
            or answer["kind"] == "trouble"
            or self._files >= self._limits.files
            or answer["resident"] > self._limits.resident
        ):
            self.stop()


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(filter(None, [HOME, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", "xlforms.watching.worker", str(limits.memory), str(limits.seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("XLFORMS_DEBUG") == "1" else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
        # An interrupt at the console is for the watcher, which lets the file in hand be finished.
        start_new_session=os.name != "nt",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _exchange(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """The answer to a line, b"" when the process has died."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(line + b"\n")
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(OSError):
            pipe.close()
