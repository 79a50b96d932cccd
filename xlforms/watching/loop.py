"""The watcher: looks, hands out drops to its handlers, takes over from the dead, and tells what goes on."""

from __future__ import annotations

import errno
import math
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from xlforms.records import NamedTuple
from xlforms.watching import folders as places
from xlforms.watching.folders import Folders
from xlforms.watching.inbox.emptying import Emptied
from xlforms.watching.inbox.scanning import being_saved, look
from xlforms.watching.inbox.settling import LOCKED, TROUBLED, Inbox
from xlforms.watching.names import key
from xlforms.watching.pace import Limits, Pace
from xlforms.watching.space import Room
from xlforms.watching.telling.journal import Event, Journal
from xlforms.watching.way.finished import Record, records
from xlforms.watching.way.handling import Handler
from xlforms.watching.way.heartbeat import Heartbeat, Others, machine_name
from xlforms.watching.way.jobs import Job
from xlforms.watching.way.later import Delays, now
from xlforms.watching.way.recovery import claimed_elsewhere, inherit, job_ids, sweep
from xlforms.watching.way.results import Ended, Gone, Later, NotYet, Result
from xlforms.watching.way.retries import DEATH, SHARE, SPACE, delay, trouble
from xlforms.watching.way.turns import Orphans

_NO_ROOM = "磁盘空间不足，先不接新文件；请清理磁盘，腾出空间后自己会继续。"


class Hand(NamedTuple):
    """What a handler has in hand; whether it comes from the inbox, and what is known when it is done once more."""

    name: str
    handler: Handler
    since: str
    from_inbox: bool = False
    again: Record | None = None


class Watcher:
    """One watcher of one inbox.

    Attributes:
        folders: where everything is.
        inbox: what waits.
        hands: what is in hand.
        delayed: what is tried again, by the job's id.
        hints: whether events of the file system are worth listening to.
        name: what it is called beside others.
        counts: how many drops this watcher has ended how.
        notices: what stands in the way of all.
        room: the room on the disk.
    """

    def __init__(
        self,
        folders: Folders,
        pace: Pace,
        limits: Limits,
        tell: Callable[[Event], None],
        *,
        jobs: int = 1,
        rules: str | None = None,
        hints: bool = False,
    ) -> None:
        self._heartbeat = Heartbeat(folders.claims)
        self.name = self._heartbeat.name
        self.folders = folders = places.of_watcher(folders, self.name)
        self.pace = pace
        self.hints = hints
        self.journal = Journal(folders, machine_name(), tell)
        self.inbox = Inbox(folders.inbox, pace)
        self.hands: dict[Future[Result], Hand] = {}
        self.delayed = Delays()
        self.counts: Counter[str] = Counter()
        self.notices: dict[str, str] = {}
        self.room = Room(folders.root)
        self.wake = threading.Event()
        self.looked = False
        self._others = Others(folders.claims, pace.lease)
        self._orphans = Orphans(folders.turns, pace.lease)
        self._idle = [Handler(folders, self.journal, pace, limits, rules) for _ in range(jobs)]
        self._pool = ThreadPoolExecutor(jobs)
        self._again: list[Record] = []
        self._emptied = Emptied(folders.inbox, pace.grace)
        self._due = {"look": 0.0, "beat": 0.0, "others": 0.0, "again": 0.0}
        self._failures = 0

    def recheck(self) -> None:
        """Work on all originals again whose results are known."""
        self._again = [*records(self.folders)]

    def tick(self, *, more: bool) -> None:
        """Do what is due, without waiting for anything; `more` is False when no further drop is to be begun."""
        self.wake.clear()
        self._collect()
        try:
            self._be_there()
            self._keep_alive()
            if self._is_due("look", 0):
                self._look()
            if more and not self._failures:
                self._hand_out()
        except OSError as error:
            self._away(error)

    def wait(self) -> None:
        """Wait until something is due, or somebody calls."""
        later = self.delayed.next_due() if self._idle else math.inf
        soon = min(self._due["look"], self._due["beat"], later)
        self.wake.wait(min(max(soon - time.monotonic(), 0.01), 1.0))

    def is_drained(self) -> bool:
        """Whether nothing is left that could be done soon: no drop, but one that is open or in trouble."""
        held = (LOCKED, TROUBLED)
        waits = any(one.missing is None and one.state not in held for one in self.inbox.waiting.values())
        dying = any(one.later.trouble.kind == DEATH for one in self.delayed.values())
        return self.looked and not (waits or dying or self.hands or self._again)

    def is_away(self) -> bool:
        """Whether the folders could not be reached at the last looks."""
        return self._failures > 2

    def close(self) -> None:
        """Wait for what is in hand, and leave."""
        while self.hands:
            self.wake.wait(0.1)
            self.tick(more=False)
        self._pool.shutdown()
        for handler in self._idle:
            handler.stop()
        with suppress(OSError):
            self._emptied.clear()

    def leave(self) -> None:
        """Take back the sign of life; nothing is done after that."""
        self._heartbeat.end()
        shutil.rmtree(self.folders.temporary, ignore_errors=True)

    # --- looking

    def _be_there(self) -> None:
        """Make anew what somebody has deleted, but nothing where the whole place is gone: a share may be away."""
        if not (os.path.isdir(self.folders.private) and os.path.isdir(self.folders.inbox)):
            if not places.there(self.folders):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.folders.root)
            places.make(self.folders)

    def _keep_alive(self) -> None:
        if self._is_due("beat", self.pace.beat):
            self._heartbeat.beat()
        if self._is_due("others", self.pace.beat):
            for name in self._others.dead(self._heartbeat.name):
                for job in inherit(self.folders.claims, name, self._heartbeat.claims):
                    self._inherited(job)
            sweep(self.folders)
            self._orphans.clear(job_ids(self.folders.claims))

    def _inherited(self, job: Job) -> None:
        if job.name:
            self.journal.log("recovered", job=job.id, file=job.name)
        self.delayed.take_over(job)

    def _look(self) -> None:
        started = time.monotonic()
        seen = look(self.folders.inbox)
        if self._failures:
            self.journal.log("back")
        self._failures, self.looked = 0, True
        self.notices.pop(SHARE, None)
        changes = self.inbox.see(seen, {hand.name for hand in self.hands.values()})
        for event, names in (("seen", changes.new), ("withdrawn", changes.withdrawn)):
            for name in names:
                if not being_saved(os.path.basename(name)):
                    self.journal.log(event, file=name)
        self._emptied.see(seen)
        self._due["look"] = time.monotonic() + max(self.pace.poll, time.monotonic() - started)

    def _away(self, error: OSError) -> None:
        """Keep all that is known, and come back later."""
        self._failures += 1
        found = trouble(error)
        if found.kind != SPACE and SHARE not in self.notices:
            self.notices[SHARE] = f"{now()} 起：{found.reason}"
            self.journal.log("away", sentence=found.reason)
        pause = delay(SHARE, self._failures) if found.kind != SPACE else self.pace.poll
        self._due["look"] = self._due["beat"] = time.monotonic() + pause

    # --- handing out

    def _hand_out(self) -> None:
        while self._idle and self._next():
            pass

    def _next(self) -> bool:
        """Give an idle handler something to do; False when there is nothing."""
        return self._resume_one() or self._take_one() or self._recheck_one()

    def _resume_one(self) -> bool:
        one = self.delayed.due({hand.name for hand in self.hands.values()})
        if one is None:
            return False
        job, handler = one.later.job, self._idle.pop()
        self._start(Hand(job.name, handler, now()), lambda: handler.resume(job, None))
        return True

    def _take_one(self) -> bool:
        one = next(self.inbox.ready({key(name) for name in self._busy_names()}), None)
        if one is None or not self._is_room(one.sample.size):
            return False
        handler, whole = self._idle.pop(), self.inbox.has_waited(one)
        claims = self._heartbeat.claims
        hand = Hand(one.name, handler, now(), from_inbox=True)
        self._start(hand, lambda: handler.take(one.name, one.sample, claims, whole=whole))
        return True

    def _recheck_one(self) -> bool:
        if not (self._again and self._is_due("again", 0)):
            return False
        busy = {key(name) for name in self._busy_names()}
        record = next((record for record in self._again if key(record["name"]) not in busy), None)
        if record is None:
            return False
        self._again.remove(record)
        handler, claims = self._idle.pop(), self._heartbeat.claims
        self._start(Hand(record["name"], handler, now(), again=record), lambda: handler.again(record, claims))
        return True

    def _start(self, hand: Hand, work: Callable[[], Result]) -> None:
        future = self._pool.submit(work)
        self.hands[future] = hand
        future.add_done_callback(lambda _: self.wake.set())

    def _busy_names(self) -> list[str]:
        """The names of which an earlier version is not finished, as far as it can be seen: the ticket decides."""
        ours = [hand.name for hand in self.hands.values()] + [one.later.job.name for one in self.delayed.values()]
        return ours + claimed_elsewhere(self.folders.claims, self._heartbeat.name)

    def _is_room(self, size: int) -> bool:
        if self.room.holds(size):
            self.notices.pop(SPACE, None)
            return True
        self.notices.setdefault(SPACE, f"{now()} 起：{_NO_ROOM}")
        return False

    # --- what came of it

    def _collect(self) -> None:
        for future in [future for future in self.hands if future.done()]:
            hand = self.hands.pop(future)
            self._idle.append(hand.handler)
            self._note(hand, future.result())

    def _note(self, hand: Hand, result: Result) -> None:
        match result:
            case NotYet():
                self._not_yet(result, hand.again)
                return
            case Later():
                self.delayed.put_off(result)
                self.journal.log("later", job=result.job.id, file=result.job.name, sentence=result.trouble.reason)
            case Ended():
                self.counts[result.kind] += 1
                self.delayed.pop(result.job.id, None)
                self._emptied.took(hand.name)
                if result.kind == "unpacked":  # what was in it waits in the inbox now, and nobody has seen it yet
                    self.looked, self._due["look"] = False, 0.0
            case Gone():
                self.delayed.forget(hand.name)
        if hand.from_inbox:
            self.inbox.waiting.pop(hand.name, None)

    def _not_yet(self, result: NotYet, again: Record | None) -> None:
        if again is not None:
            self._again.append(again)
            self._due["again"] = time.monotonic() + self.pace.poll
            return
        one = self.inbox.waiting.get(result.name)
        if one is not None and one.state != self.inbox.put_off(result):
            self.journal.log("waits", file=result.name, sentence=result.reason)

    def _is_due(self, what: str, after: float) -> bool:
        """Whether something is due; it is due again `after` seconds."""
        moment = time.monotonic()
        if moment < self._due[what]:
            return False
        self._due[what] = moment + after
        return True
