"""Jobs that could not be finished, and when each is tried again."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Collection
from dataclasses import dataclass

from xlforms.watching.way.jobs import Job
from xlforms.watching.way.results import Later
from xlforms.watching.way.retries import DEATH, Trouble, delay

_TAKEN_OVER = Trouble(DEATH, "上次没有处理完，接着处理。")


@dataclass
class Delayed:
    """One of them.

    Attributes:
        later: the job and what stood in its way.
        times: how often it was tried in vain; 0 when it was taken over.
        due: when it is tried again, on the monotonic clock.
        since: the time of day since which this has stood in its way.
    """

    later: Later
    times: int
    due: float
    since: str


class Delays(dict[str, Delayed]):
    """All of them, by the job's id, in the order in which they came."""

    def take_over(self, job: Job) -> None:
        """A dead watcher's job, to be gone on with at once."""
        self[job.id] = Delayed(Later(job, _TAKEN_OVER), 0, 0.0, now())

    def put_off(self, later: Later) -> None:
        """Another attempt was in vain."""
        known = self.get(later.job.id)
        times = known.times + 1 if known else 1
        kind = later.trouble.kind
        since = known.since if known and known.times and known.later.trouble.kind == kind else now()
        self[later.job.id] = Delayed(later, times, time.monotonic() + delay(kind, times), since)

    def due(self, in_hand: Collection[str]) -> Delayed | None:
        """One whose time has come and of whose name nothing is in hand; it is not due again until it is put off."""
        moment = time.monotonic()
        one = next((one for one in self.values() if one.due <= moment and one.later.job.name not in in_hand), None)
        if one is not None:
            one.due = math.inf
        return one

    def forget(self, name: str) -> None:
        """Somebody else has taken over what was ours of that name."""
        gone = [id_ for id_, one in self.items() if one.later.job.name == name]
        for id_ in gone:
            if not os.path.isdir(self[id_].later.job.folder):
                del self[id_]

    def next_due(self) -> float:
        """When the next one is due."""
        return min((one.due for one in self.values()), default=math.inf)


def now() -> str:
    """The time of day, for people."""
    return time.strftime("%Y-%m-%d %H:%M:%S")
