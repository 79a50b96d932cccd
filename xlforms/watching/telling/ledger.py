"""The log read again: how many ended how, and which were the last. It is followed while it grows, by any watcher.

What is kept does not grow with what has ended; the log itself is where that can be looked up.
"""

from __future__ import annotations

import json
import os
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any

from xlforms.watching.folders import Folders

ENDS = ("done", "returned", "failed", "duplicate", "unpacked", "unchanged")
RECENT = 200

Event = dict[str, Any]


class Ledger:
    """What the log tells of one month, or of all.

    Attributes:
        counts: how many drops ended how; each once, whatever the log repeats.
        recent: the last ends, the latest first.
    """

    def __init__(self, folders: Folders, month: str = "") -> None:
        self._logs = folders.logs
        self._month = month
        self._read: dict[str, int] = {}
        self._ends = Ends(folders.logs, month)
        self.counts: Counter[str] = Counter()
        self.recent: deque[Event] = deque(maxlen=RECENT)

    def catch_up(self) -> bool:
        """Read what was written since the last time; whether there was an end among it."""
        before = self.counts.total()
        for path in log_files(self._logs, self._month):
            for event, end in events(path, self._read.get(path, 0)):
                self._read[path] = end
                if self._ends.counts(event):
                    self.counts[event["event"]] += 1
                    self.recent.appendleft(event)
        return self.counts.total() > before


class Ends:
    """Which events are ends that count: what was killed, or could not be cleared away, tells its end once more.

    An attempt that finds the original put away tells the end without it: only then there may have been one before,
    which is looked for in the log. So only the few that were told without are kept in mind.
    """

    def __init__(self, logs: str, month: str = "") -> None:
        self._logs = logs
        self._month = month
        self._without: set[str] = set()

    def counts(self, event: Event) -> bool:
        """Whether an event is the end of a job of which no other end was counted, or will be."""
        job = event.get("job")
        if event.get("event") not in ENDS or not isinstance(job, str) or job in self._without:
            return False
        if event.get("original"):
            return True
        if self._is_told_elsewhere(job):
            return False
        self._without.add(job)
        return True

    def _is_told_elsewhere(self, job: str) -> bool:
        found = (event for path in log_files(self._logs, self._month) for event, _ in events(path, about=job))
        return any(event.get("job") == job and event.get("event") in ENDS and event.get("original") for event in found)


def log_files(logs: str, month: str = "") -> list[str]:
    """The files of the log, of one month or of all."""
    try:
        names = sorted(os.listdir(logs))
    except OSError:
        return []
    return [os.path.join(logs, name) for name in names if name.startswith(month) and name.endswith(".jsonl")]


def events(path: str, start: int = 0, about: str = "") -> Iterator[tuple[Event, int]]:
    """The events of a file, each with where it ends; damaged lines are passed over.

    Args:
        path: the file.
        start: where to begin.
        about: events whose line does not hold this are passed over too.
    """
    wanted = about.encode()
    with open(path, "rb") as file:
        file.seek(start)
        for line in file:
            if not line.endswith(b"\n"):
                return
            start += len(line)
            event = _event(line) if wanted in line else None
            if event is not None:
                yield event, start


def _event(line: bytes) -> Event | None:
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
