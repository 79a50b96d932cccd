"""What waits in the inbox, and until when: settling, open somewhere, incomplete, or simply for its turn."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from xlforms.records import NamedTuple
from xlforms.watching.inbox.locks import companion, holder
from xlforms.watching.inbox.scanning import SAVING_SECONDS, Look, Sample, being_saved
from xlforms.watching.names import key
from xlforms.watching.pace import Pace
from xlforms.watching.way.results import INCOMPLETE, NotYet
from xlforms.watching.way.retries import TURN, delay

LOOKS = 3
SETTLING, LOCKED, NOT_WHOLE, TROUBLED, READY = "settling", "locked", "incomplete", "trouble", "ready"
BEING_COPIED = "刚放进来，等它复制完。"
ITS_TURN = "排队等待处理。"


@dataclass(slots=True)
class Waiting:
    """A drop that waits; times are monotonic.

    Attributes:
        name: its path in the inbox.
        sample: as it was at the last look.
        since: when it was first seen so.
        looks: how often it was seen so.
        state: one of the states above.
        reason: the sentence for it.
        due: not to be tried before.
        tries: how often it has been tried in vain.
        missing: since when it was not seen, None when it is there.
    """

    name: str
    sample: Sample
    since: float
    looks: int = 1
    state: str = SETTLING
    reason: str = BEING_COPIED
    due: float = 0.0
    tries: int = 0
    missing: float | None = None

    def see(self, sample: Sample, now: float) -> None:
        """Another look at it."""
        self.missing = None
        if sample == self.sample:
            self.looks += 1
            return
        self.sample, self.since, self.looks, self.due, self.tries = sample, now, 1, 0.0, 0
        self.become(SETTLING, BEING_COPIED)

    def become(self, state: str, reason: str) -> None:
        """Change the state and its sentence."""
        self.state, self.reason = state, reason


class Changes(NamedTuple):
    """What one look has changed: the names that are new, and those that were taken back."""

    new: list[str]
    withdrawn: list[str]


class Inbox:
    """The drops that wait, in the order in which they came."""

    def __init__(self, inbox: str, pace: Pace) -> None:
        self._inbox = inbox
        self._pace = pace
        self._names: dict[str, frozenset[str]] = {}
        self.waiting: dict[str, Waiting] = {}
        self.odd: dict[str, str] = {}

    def see(self, look: Look, in_hand: Collection[str]) -> Changes:
        """Take note of a look; what is in hand is not looked at."""
        now = time.monotonic()
        self._names, self.odd = look.names, look.odd
        new = [name for name in look.files if name not in self.waiting and name not in in_hand]
        for name in sorted(new, key=lambda name: (look.files[name].changed, name)):
            self.waiting[name] = Waiting(name, look.files[name], now)
        for name in self.waiting.keys() & look.files.keys() - {*new}:
            self.waiting[name].see(look.files[name], now)
        return Changes(new, self._withdrawn(look, in_hand, now))

    def ready(self, busy: Collection[str]) -> Iterator[Waiting]:
        """The drops that can be claimed, none of whose names (`names.key`) is busy."""
        now = time.monotonic()
        for one in self.waiting.values():
            if self._has_settled(one, now) and key(one.name) not in busy and not self._is_locked(one):
                if one.state not in (NOT_WHOLE, TROUBLED):
                    one.become(READY, ITS_TURN)
                yield one

    def put_off(self, told: NotYet) -> str:
        """Take note that a drop could not be claimed; gives its state."""
        one = self.waiting[told.name]
        one.tries += 1
        if told.trouble:
            one.become(READY if told.trouble.kind == TURN else TROUBLED, told.reason)
            one.due = time.monotonic() + delay(told.trouble.kind, one.tries)
        else:
            one.become(NOT_WHOLE, told.reason)
            # Unless it changes, which is seen, it is no more whole the next time; many such must not crowd out others.
            one.due = time.monotonic() + self._pace.grace / 4
        return one.state

    def has_waited(self, one: Waiting) -> bool:
        """Whether what is not whole has been waited for long enough."""
        return time.monotonic() - one.since >= self._pace.grace

    def _withdrawn(self, look: Look, in_hand: Collection[str], now: float) -> list[str]:
        withdrawn = []
        for name in self.waiting.keys() - look.files.keys() - {*in_hand}:
            one = self.waiting[name]
            one.missing = now if one.missing is None else one.missing
            if now - one.missing >= self._pace.withdrawn:
                withdrawn.append(name)
                del self.waiting[name]
        return withdrawn

    def _has_settled(self, one: Waiting, now: float) -> bool:
        time_needed = SAVING_SECONDS if being_saved(os.path.basename(one.name)) else self._pace.settle
        still = one.looks >= LOOKS and now - one.since >= time_needed
        return still and one.missing is None and now >= one.due

    def _is_locked(self, one: Waiting) -> bool:
        folder, name = os.path.split(one.name)
        lock = companion(name, self._names.get(folder, ()))
        path = os.path.join(self._inbox, folder, lock or "")
        if lock is None or self._is_stale(path):
            return False
        who = holder(path)
        one.become(LOCKED, f"正被{f'“{who}”' if who else '别人'}打开，关闭以后再处理。")
        return True

    def _is_stale(self, lock: str) -> bool:
        """Whether a lock file was left behind by a crash; one that can't be looked at is gone."""
        try:
            return time.time() - os.stat(lock).st_mtime > self._pace.stale_lock
        except OSError:
            return True


__all__ = ["INCOMPLETE", "LOCKED", "NOT_WHOLE", "READY", "SETTLING", "TROUBLED", "Changes", "Inbox", "Waiting"]
