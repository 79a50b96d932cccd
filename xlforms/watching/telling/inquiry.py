"""How a watched folder stands, told from the folders alone, for monitors: nothing is asked of the watcher itself."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

from xlforms.findings import refusal
from xlforms.watching.folders import Folders, there
from xlforms.watching.inbox.scanning import look
from xlforms.watching.names import shown
from xlforms.watching.telling.ledger import ENDS, Ledger, events, log_files
from xlforms.watching.way.heartbeat import SUFFIX, examine
from xlforms.watching.way.recovery import claimed_ids

_FRESH_SECONDS = 60.0

Told = dict[str, Any]


def inquire(folders: Folders) -> Told:
    """Counts since the log began.

    Returns:
        `inbox`, `running` (whether a watcher shows signs of life), `watchers`, `waiting` (drops in the inbox),
        `claimed` (in hand, or waiting for another attempt), a count for each of `ledger.ENDS`, `dropped` (the sum of
        all these), `balanced` (whether the log and the folders agree about what is claimed).

    Raises:
        FileError: XF979 there is no such folder.
    """
    if not there(folders):
        raise refusal("XF979", folder=folders.root, reason="没有找到收件箱")
    ledger = Ledger(folders)
    ledger.catch_up()
    claimed = claimed_ids(folders.claims)
    waiting = look(folders.inbox).files
    ends = {kind: ledger.counts[kind] for kind in ENDS}
    watchers = [*_alive(folders.claims)]
    return {
        "inbox": shown(folders.inbox),
        "running": bool(watchers),
        "watchers": watchers,
        "waiting": len(waiting),
        "claimed": len(claimed),
        **ends,
        "dropped": len(waiting) + len(claimed) + sum(ends.values()),
        "balanced": _is_balanced(folders.logs, {*claimed}),
    }


def sentence(told: Told) -> str:
    """The same for people."""
    life = "正在监视" if told["running"] else "没有程序在监视"
    return (
        f"{told['inbox']}：{life}。等待 {told['waiting']}，处理中 {told['claimed']}，已完成 {told['done']}，"
        f"退回 {told['returned']}，失败 {told['failed']}，重复 {told['duplicate']}，已解压 {told['unpacked']}。"
    )


def _is_balanced(logs: str, claimed: set[str]) -> bool:
    """Whether just those have been claimed, by the log, that are, and whose end was not told."""
    begun: set[str] = set()
    ended: set[str] = set()
    for event in (event for path in log_files(logs) for event, _ in events(path)):
        if isinstance(job := event.get("job"), str):
            (ended if event.get("event") in ENDS else begun).add(job)
    return begun - ended == claimed - ended


def _alive(claims: str) -> Iterator[str]:
    try:
        names = sorted(name for name in os.listdir(claims) if name.endswith(SUFFIX))
    except OSError:
        return
    for name in names:
        try:
            _, lost = examine(os.path.join(claims, name))
            age = time.time() - os.stat(os.path.join(claims, name)).st_mtime
        except OSError:
            continue
        if not lost and abs(age) < _FRESH_SECONDS:
            yield name.removesuffix(SUFFIX)
