"""The real watcher, run as a process of its own that kills itself at the Nth line of a drop's way.

`python -m tests.watching.killed INBOX N [--jobs J]`: with N = 0 it runs to the end and prints how many lines it took.
The lines counted are those of the modules through which a drop goes, in whatever thread; the looping is not counted.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from argparse import ArgumentParser
from itertools import count
from types import FrameType
from typing import Any

from xlforms.watching import folders, run
from xlforms.watching.loop import Watcher
from xlforms.watching.pace import LOCAL, Limits

PACE = LOCAL._replace(poll=0.02, settle=0.04, grace=0.5, beat=0.1, page=0.2, withdrawn=1.0)
WAY = {
    *("emptying", "finished", "handling", "heartbeat", "jobs", "journal", "moving", "outcomes", "publishing"),
    *("recovery", "turns", "workers", "bounded"),
}


class Killer:
    """Counts lines, and kills the process at one of them."""

    def __init__(self, at: int) -> None:
        self.lines = count(1)
        self.last = 0
        self._at = at

    def __call__(self, frame: FrameType, _event: str, _argument: Any) -> Any:  # noqa: ANN401  as sys.settrace has it
        path = frame.f_code.co_filename
        name = os.path.basename(path).removesuffix(".py")
        return self._line if name in WAY and ("watching" in path or name == "bounded") else None

    def _line(self, frame: FrameType, event: str, _argument: Any) -> Any:  # noqa: ANN401
        if event == "line":
            self.last = next(self.lines)
            if self.last == self._at:
                place = f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}\n"
                os.write(1, place.encode())
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("inbox")
    parser.add_argument("at", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    killer = Killer(asked.at)
    watcher = Watcher(folders.beside(asked.inbox), PACE, Limits(starts=10**6), lambda _: None, jobs=asked.jobs)
    threading.settrace(killer)
    sys.settrace(killer)
    folders.make(watcher.folders)
    run.run(watcher, threading.Event(), once=True)
    sys.settrace(None)
    os.write(1, f"{killer.last}\n".encode())


if __name__ == "__main__":
    main()
