"""A process of our own that answers questions, a line each, within a time: it may crash or hang, and harms nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def started(module: str, *arguments: str) -> subprocess.Popen[str]:
    """A module of ours as a process; what it complains of is seen with XLFORMS_DEBUG=1 only."""
    paths = os.pathsep.join(filter(None, [_HOME, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("XLFORMS_DEBUG") == "1" else subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths},
        # An interrupt at the console is for whoever asks, who lets the file in hand be finished.
        start_new_session=os.name != "nt",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


class Answering:
    """One process at a time, started when it is needed. One thread asks and closes; any may call `stop`.

    Attributes:
        asked: how many questions the process at hand was asked.
        late: whether the last question was given up because its time was spent.
        stopped: whether somebody wants no more answers.
    """

    def __init__(self, start: Callable[[], subprocess.Popen[str]], seconds: float) -> None:
        self._start = start
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._due: float | None = None
        self._closed = Event()
        self.asked = 0
        self.late = False
        self.stopped = False

    def ask(self, question: str) -> str | None:
        """The answer; None when the process, or its time, was spent on the question."""
        process = self._running()
        self.asked += 1
        self.late = False
        self._due = monotonic() + self._seconds
        try:
            answer = _exchanged(process, question)
        finally:
            self._due = None
        if answer is None:
            self.close()
        return answer

    def stop(self) -> None:
        """Let the process go, at work or not; no other lives on."""
        self.stopped = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process at once; the next question gets a fresh one."""
        self._closed.set()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in filter(None, (self._process.stdin, self._process.stdout)):
                with suppress(OSError):
                    pipe.close()
        self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process, self.asked = self._start(), 0
            self._closed = Event()
            Thread(target=self._watch, args=[self._process, self._closed], daemon=True).start()
        if self.stopped:
            self._process.kill()
        return self._process

    def _watch(self, process: subprocess.Popen[str], closed: Event) -> None:
        """Kill the process once the time of a question is spent; one thread for all questions: starting one is dear."""
        wait = self._seconds
        while not closed.wait(wait):
            if (due := self._due) is None:  # between two questions
                wait = self._seconds
            elif (wait := due - monotonic()) <= 0:
                self.late = True
                process.kill()
                return


def _exchanged(process: subprocess.Popen[str], question: str) -> str | None:
    """The answer of a process, None when it died of the question."""
    if process.stdin is None or process.stdout is None:
        return None
    with suppress(OSError):
        process.stdin.write(f"{question}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if line.endswith("\n"):
            return line[:-1]
    return None
