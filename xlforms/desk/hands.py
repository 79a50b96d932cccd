"""Hands: processes that read submissions for us, renewed when one dies, hangs or has done enough.

A question that a process died of is asked once more of a fresh one: somebody else may have killed it. The second time
the file itself is to blame, and only that file is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Queue
from subprocess import Popen
from threading import Thread

from xlforms.bounded import Answering, started
from xlforms.desk.record import encoded, failed
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.records import NamedTuple

SECONDS = 60.0
_USES = 2000


class Asked(NamedTuple):
    """A question on its way.

    Attributes:
        number: which one it is.
        text: the question, on one line.
    """

    number: int
    text: str


class Hand:
    """One process, renewed when it dies, hangs or has done enough. One thread asks and closes; any may call `stop`."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process = Answering(_started, seconds)

    @property
    def stopped(self) -> bool:
        """Whether somebody wants no more answers."""
        return self._process.stopped

    def ask(self, question: str) -> str:
        """The answer; where no process survives the question, that the file could not be worked on."""
        if self._process.asked >= _USES:
            self.close()
        for _ in range(2):
            answer = None if self.stopped else self._process.ask(question)
            if answer is not None:
                return answer
        return lost(refusal("XF981", seconds=f"{self._seconds:g}") if self._process.late else refusal("XF982"))

    def stop(self) -> None:
        """Let the process go, at work or not."""
        self._process.stop()

    def close(self) -> None:
        """End the process."""
        self._process.close()


def _started() -> Popen[str]:
    return started("xlforms.desk.worker")


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
