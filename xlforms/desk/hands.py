"""Hands: processes that read submissions for us, renewed when one dies, hangs or has done enough.

A question that a process died of is asked once more of a fresh one: somebody else may have killed it. The second time
the file itself is to blame, and only that file is lost.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import Queue
from threading import Thread, Timer
from typing import NamedTuple

from xlforms.desk.record import encoded, failed
from xlforms.errors import FileError
from xlforms.findings import refusal

SECONDS = 60.0
_USES = 2000
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Asked(NamedTuple):
    """A question on its way.

    Attributes:
        number: which one it is.
        text: the question, on one line.
    """

    number: int
    text: str


class Hand:
    """One process. One thread asks and closes; any may call `stop`.

    Attributes:
        stopped: whether somebody has.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._uses = 0
        self._late = False
        self.stopped = False

    def ask(self, question: str) -> str:
        """The answer; where no process survives the question, that the file could not be worked on."""
        for _ in range(2):
            answer = None if self.stopped else self._ask(question)
            if answer is not None:
                return answer
        return lost(refusal("XF981", seconds=f"{self._seconds:g}") if self._late else refusal("XF982"))

    def stop(self) -> None:
        """Let the process go, at work or not."""
        self.stopped = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            with self._process:
                self._process = None

    def _ask(self, question: str) -> str | None:
        process = self._ready()
        watch = Timer(self._seconds, self._give_up, [process])
        watch.daemon = True
        watch.start()
        self._late = False
        try:
            answer = _told(process, question)
        finally:
            watch.cancel()
        if answer is None:
            self.close()
        return answer

    def _give_up(self, process: subprocess.Popen[str]) -> None:
        self._late = True
        process.kill()

    def _ready(self) -> subprocess.Popen[str]:
        """The process, a fresh one where there is none or it has done enough."""
        if self._uses >= _USES:
            self.close()
        if self._process is None:
            self._process, self._uses = _started(), 0
        if self.stopped:
            self._process.kill()
        self._uses += 1
        return self._process


def _started() -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH")]))}
    return subprocess.Popen(
        [sys.executable, "-m", "xlforms.desk.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment,
        start_new_session=True,
    )


def _told(process: subprocess.Popen[str], question: str) -> str | None:
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


def answered(questions: Iterable[Asked], hands: int) -> Iterator[tuple[int, str]]:
    """Ask all questions of so many processes; the answers with the questions' numbers, as they come."""
    waiting: Queue[Asked | None] = Queue()
    answers: Queue[tuple[int, str] | None] = Queue()
    for asked in (*questions, *[None] * hands):
        waiting.put(asked)
    staff = [Hand() for _ in range(hands)]
    threads = [Thread(target=_serve, args=(hand, waiting, answers), daemon=True) for hand in staff]
    for thread in threads:
        thread.start()
    try:
        for _ in range(hands):
            yield from iter(answers.get, None)
    finally:
        for hand in staff:
            hand.stop()
        for thread in threads:
            thread.join()


def _serve(hand: Hand, waiting: Queue[Asked | None], answers: Queue[tuple[int, str] | None]) -> None:
    try:
        while (asked := waiting.get()) is not None and not hand.stopped:
            answers.put((asked.number, hand.ask(asked.text)))
    finally:
        hand.close()
        answers.put(None)


def lost(error: FileError) -> str:
    """The answer about what could not be worked on."""
    return encoded([failed(error)])
