"""The log read again: how many ended how, and which were the last. It is followed while it grows, by any watcher."""

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
        claimed: the ids of all jobs.
        ended: the ids of those that are over.
    """

    def __init__(self, folders: Folders, month: str = "") -> None:
        self._logs = folders.logs
        self._month = month
        self._read: dict[str, int] = {}
        self.counts: Counter[str] = Counter()
        self.recent: deque[Event] = deque(maxlen=RECENT)
        self.claimed: set[str] = set()
        self.ended: set[str] = set()

    def catch_up(self) -> bool:
        """Read what was written since the last time; whether there was an end among it."""
        before = len(self.ended)
        for event in self._new():
            self._count(event)
        return len(self.ended) > before

    def _count(self, event: Event) -> None:
        job = event.get("job")
        kind = event.get("event")
        if not isinstance(job, str) or job in self.ended:
            return
        if kind in ("claimed", "recovered", *ENDS):
            self.claimed.add(job)
        if kind in ENDS:
            self.ended.add(job)
            self.counts[kind] += 1
            self.recent.appendleft(event)

    def _new(self) -> Iterator[Event]:
        for path in log_files(self._logs, self._month):
            for event, end in events(path, self._read.get(path, 0)):
                self._read[path] = end
                yield event


def log_files(logs: str, month: str = "") -> list[str]:
    """The files of the log, of one month or of all."""
    try:
        names = sorted(os.listdir(logs))
    except OSError:
        return []
    return [os.path.join(logs, name) for name in names if name.startswith(month) and name.endswith(".jsonl")]


def events(path: str, start: int = 0) -> Iterator[tuple[Event, int]]:
    """The events of a file from a position on, each with where it ends; damaged lines are passed over."""
    with open(path, "rb") as file:
        file.seek(start)
        for line in file:
            if not line.endswith(b"\n"):
                return
            start += len(line)
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                yield event, start
