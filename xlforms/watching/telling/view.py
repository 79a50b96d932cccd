"""What the status page shows, gathered from the watcher at work and from the log."""

from __future__ import annotations

import time
from collections.abc import Iterator

from xlforms.watching.folders import there
from xlforms.watching.inbox.settling import LOCKED, NOT_WHOLE, TROUBLED
from xlforms.watching.loop import Watcher
from xlforms.watching.names import shown
from xlforms.watching.telling import records
from xlforms.watching.telling.ledger import Event, Ledger
from xlforms.watching.telling.status import Row, View, write
from xlforms.watching.way.recovery import claimed_elsewhere

_WAITING = {LOCKED: "打开着", NOT_WHOLE: "不完整", TROUBLED: "受阻"}
# Writing the month's records may take a twentieth of the time at most.
_SHARE_OF_RECORDS = 20


class Shown:
    """The status page and the records, kept up to date while a watcher works."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._month = ""
        self._ledger = Ledger(watcher.folders)
        self._last: tuple[object, ...] = ()
        self._due = 0.0
        self._idle_due = 0.0
        self._records_due = 0.0
        self._records_stale = True

    def update(self, *, now: bool = False, stopped: bool = False) -> None:
        """Write what has changed, at most every two seconds; what can't be written now is written later."""
        if there(self._watcher.folders) and (now or time.monotonic() >= self._due):
            try:
                self._update(force=now, stopped=stopped)
            except OSError:
                self._due = time.monotonic() + self._watcher.pace.page

    def _update(self, *, force: bool, stopped: bool) -> None:
        self._turn_the_month()
        self._records_stale |= self._ledger.catch_up()
        view = self._view(stopped=stopped)
        told = view[1:]
        if force or told != self._last or time.monotonic() >= self._idle_due:
            write(self._watcher.folders, view)
            self._last = told
            self._idle_due = time.monotonic() + 10 * self._watcher.pace.page
        self._due = time.monotonic() + self._watcher.pace.page
        if self._records_stale and (force or time.monotonic() >= self._records_due):
            self._write_records()

    def _turn_the_month(self) -> None:
        month = time.strftime("%Y-%m")
        if month != self._month:
            if self._month:
                records.write(self._watcher.folders, self._month)
            self._month, self._ledger = month, Ledger(self._watcher.folders, month)

    def _write_records(self) -> None:
        started = time.monotonic()
        try:
            records.write(self._watcher.folders, self._month)
            self._records_stale = False
        finally:
            taken = time.monotonic() - started
            self._records_due = started + max(self._watcher.pace.page, _SHARE_OF_RECORDS * taken)

    def _view(self, *, stopped: bool) -> View:
        watcher = self._watcher
        return View(
            time.strftime("%Y-%m-%d %H:%M:%S"),
            stopped,
            list(watcher.notices.values()),
            dict(self._ledger.counts),
            [*_waiting(watcher)],
            [*_running(watcher)],
            [*map(_ended, self._ledger.recent)],
            [Row(name, "不处理", reason) for name, reason in watcher.inbox.odd.items()],
        )


def _waiting(watcher: Watcher) -> Iterator[Row]:
    hands = {hand.name for hand in watcher.hands.values() if hand.from_inbox}
    for one in list(watcher.inbox.waiting.values()):
        if one.name not in hands:
            yield Row(one.name, _WAITING.get(one.state, "等待"), one.reason)
    for delayed in watcher.delayed.values():
        if delayed.times:
            reason = f"{delayed.since} 起：{delayed.later.trouble.reason}"
            yield Row(delayed.later.job.name, "稍后再试", reason, link="")


def _running(watcher: Watcher) -> Iterator[Row]:
    for hand in watcher.hands.values():
        yield Row(hand.name, "处理中", "", hand.since[11:])
    for name in claimed_elsewhere(watcher.folders.claims, watcher.name):
        yield Row(name, "处理中", "由另一个监视程序处理。")


def _ended(event: Event) -> Row:
    results = event.get("results") or [event.get("original", "")]
    when = str(event.get("at", "")).replace("T", " ")[5:19]
    return Row(str(event["file"]), records.KINDS[event["event"]], str(event.get("sentence", "")), when, str(results[0]))


def line(event: Event) -> str:
    """A transition as a line for the console."""
    at, kind = str(event["at"])[11:19], event["event"]
    word = records.KINDS.get(kind) or _WORDS.get(kind, kind)
    results = event.get("results") or []
    where = f"→ {shown(str(results[0]))}" if results else ""
    return " ".join(filter(None, (at, word, shown(str(event.get("file", ""))), str(event.get("sentence", "")), where)))


_WORDS = {
    "seen": "发现",
    "withdrawn": "已取走",
    "waits": "等待",
    "claimed": "开始处理",
    "recovered": "接着处理",
    "changed": "处理中有改动，重来",
    "later": "稍后再试",
    "away": "文件夹不能访问",
    "back": "文件夹恢复了",
    "started": "开始监视",
    "stopped": "停止监视",
}
