"""What becomes of one attempt at a drop: over, for later, not yet, or gone."""

from __future__ import annotations

from xlforms.records import NamedTuple
from xlforms.watching.way.jobs import Job
from xlforms.watching.way.retries import Trouble

INCOMPLETE = "文件还不完整（可能正在复制），等它复制完。"


class NotYet(NamedTuple):
    """A drop that stays where it is for now; `trouble` is None when it merely is not whole."""

    name: str
    reason: str
    trouble: Trouble | None = None


class Gone(NamedTuple):
    """A drop that somebody else took, or took back."""

    name: str


class Later(NamedTuple):
    """A job that could not be finished now."""

    job: Job
    trouble: Trouble


class Ended(NamedTuple):
    """A job that is over."""

    job: Job
    kind: str


Result = NotYet | Gone | Later | Ended
