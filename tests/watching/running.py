"""The watcher in a thread of the test, at a pace for tests, and waiting for what it does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

from tests.watching.bureau import Bureau
from xlforms.watching import folders, run
from xlforms.watching.loop import Watcher
from xlforms.watching.pace import LOCAL, Limits, Pace

PACE = LOCAL._replace(poll=0.05, settle=0.15, grace=1.0, withdrawn=0.6, beat=0.2, lease=1.5, page=0.1)
PATIENCE = 240.0

Event = dict[str, Any]


def drain(
    bureau: Bureau, *, pace: Pace = PACE, limits: Limits | None = None, recheck: bool = False, jobs: int = 1
) -> Mapping[str, int]:
    """Watch once, until nothing is left to do."""
    watcher = Watcher(folders.beside(str(bureau.inbox)), pace, limits or Limits(), lambda _: None, jobs=jobs)
    folders.make(watcher.folders)
    return run.run(watcher, threading.Event(), once=True, recheck=recheck)


class Running:
    """A watcher at work as long as the context lasts.

    Attributes:
        events: what it has told so far.
        watcher: the watcher.
    """

    def __init__(self, bureau: Bureau, *, pace: Pace = PACE, limits: Limits | None = None, jobs: int = 1) -> None:
        self.events: list[Event] = []
        places = folders.beside(str(bureau.inbox))
        folders.make(places)
        self.watcher = Watcher(places, pace, limits or Limits(), self.events.append, jobs=jobs)
        self._stop = threading.Event()
        self._failed: list[BaseException] = []
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if self._failed:
            raise self._failed[0]

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something has come true."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            if self._failed:
                raise self._failed[0]
            assert time.monotonic() < deadline, self.events[-10:]
            time.sleep(0.01)

    def told(self, *kinds: str) -> list[Event]:
        """The events of these kinds."""
        return [event for event in self.events if event["event"] in kinds]

    def until_told(self, kind: str, times: int = 1) -> Event:
        """Wait for the nth event of a kind."""
        self.until(lambda: len(self.told(kind)) >= times)
        return self.told(kind)[times - 1]

    def _run(self) -> None:
        try:
            run.run(self.watcher, self._stop, once=False)
        except BaseException as error:  # noqa: BLE001  the test's own thread raises it
            self._failed.append(error)


def until(true: Callable[[], object]) -> None:
    """Wait until something has come true in the world outside."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)
