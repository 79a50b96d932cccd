"""监视: a watcher from its start to its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext

from xlforms.calculation.own_settings import own_settings
from xlforms.catalogue.system import why
from xlforms.findings import refusal
from xlforms.watching import folders as places
from xlforms.watching.inbox.events import Hints
from xlforms.watching.inbox.network import is_share
from xlforms.watching.loop import Watcher
from xlforms.watching.pace import Limits, chosen
from xlforms.watching.telling.journal import Event
from xlforms.watching.telling.ledger import ENDS
from xlforms.watching.telling.view import Shown


def watch(
    inbox: str,
    *,
    once: bool = False,
    poll: float | None = None,
    jobs: int = 1,
    recheck: bool = False,
    rules: str | None = None,
    stop: threading.Event | None = None,
) -> Mapping[str, int]:
    """监视: complete every workbook that is dropped into `inbox`, until `stop` is set.

    Results stand beside the inbox in 已完成, 退回 and 失败, originals in 原件; see docs/监视.md.

    Args:
        inbox: the folder to drop into; made when it is not there.
        once: end as soon as nothing is left that could be done now.
        poll: seconds between two looks; without it 1, on a network share 3. With it, events are not listened to.
        jobs: how many workbooks are worked on at a time.
        recheck: work on the finished originals again, and publish what has changed.
        rules: a bureau's own file of settings; without it `xlforms.toml` in the inbox or beside it, if there is one.
        stop: set by another thread, it ends the watching after the file in hand.

    Returns:
        How many drops ended how: `done`, `returned`, `failed`, `duplicate`, `unpacked`, `unchanged`; how many were
        left in the inbox, `pending`; and how many are claimed but could not be finished yet, `held`.

    Raises:
        FileError: XF979 the folders can't be made or reached; XF970, XF971 `rules` can't be used.
    """
    watcher = prepared(places.beside(inbox), poll, jobs, rules)
    return run(watcher, stop or threading.Event(), once=once, recheck=recheck)


def prepared(
    folders: places.Folders,
    poll: float | None,
    jobs: int,
    rules: str | None,
    tell: Callable[[Event], None] | None = None,
) -> Watcher:
    """A watcher at the pace that suits its folders, which are made.

    Raises:
        FileError: XF979 the folders can't be made; XF970, XF971 the file of settings can't be used.
    """
    if places.is_taken(folders):
        raise refusal("XF979", folder=folders.inbox, reason="它的名字是结果文件夹的，或者是整个磁盘，不能当收件箱")
    try:
        places.make(folders)
    except OSError as error:
        raise refusal("XF979", folder=error.filename or folders.root, reason=why(error)) from error
    if rules is not None:
        own_settings(rules)  # said at once, not when the first workbook comes
    share = is_share(folders.root)
    hints = poll is None and not share
    pace = chosen(share=share, poll=poll)
    return Watcher(folders, pace, Limits(), tell or _nobody, jobs=jobs, rules=rules, hints=hints)


def run(watcher: Watcher, stop: threading.Event, *, once: bool, recheck: bool = False) -> Mapping[str, int]:
    """Watch until `stop` is set; see `watch`."""
    with Hints(watcher.folders.inbox, watcher.wake.set) if watcher.hints and not once else nullcontext():
        shown = Shown(watcher)
        watcher.journal.log("started")
        if recheck:
            watcher.recheck()
        shown.update(now=True)
        try:
            _work(watcher, shown, stop, once=once)
        finally:
            watcher.close()
            watcher.journal.log("stopped")
            shown.update(now=True, stopped=True)
            watcher.leave()
    left = {"pending": len(watcher.inbox.waiting), "held": len(watcher.delayed)}
    return {kind: watcher.counts[kind] for kind in ENDS} | left


def _work(watcher: Watcher, shown: Shown, stop: threading.Event, *, once: bool) -> None:
    while not stop.is_set():
        watcher.tick(more=True)
        shown.update()
        if once and watcher.is_away():
            raise refusal("XF979", folder=watcher.folders.root, reason="；".join(watcher.notices.values()))
        if once and watcher.is_drained():
            return
        if not stop.is_set():
            watcher.wait()


def _nobody(_: Event) -> None:
    """Tell nobody."""
