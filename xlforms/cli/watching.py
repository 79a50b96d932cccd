"""监视 at the console: signals, a line for each transition, the exit code."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from xlforms.cli.chinese import Misuse, echo
from xlforms.cli.streams import json_text
from xlforms.errors import EXIT_DONE, EXIT_FILE, EXIT_FINDINGS
from xlforms.watching import folders, run
from xlforms.watching.names import shown
from xlforms.watching.telling.inquiry import inquire, sentence
from xlforms.watching.telling.view import line

STOPPING = "正在停止：处理完手上的文件就退出……（再按一次 Ctrl-C 立即退出，下次启动会接着处理）"
EXIT_INTERRUPTED = 130
_LEAST_POLL = 0.1


def watch(
    inbox: str, *, once: bool, poll: float | None, jobs: int, recheck: bool, rules: str | None, ascii_names: bool
) -> int:
    """Watch until a signal, or until all is done; gives the exit code."""
    if poll is not None and poll < _LEAST_POLL:
        raise Misuse(f"--poll 后面写秒数，不小于 {_LEAST_POLL}。")
    if jobs < 1:
        raise Misuse("--jobs 后面写同时处理的文件数，从 1 起。")
    watcher = run.prepared(
        folders.beside(inbox, ascii_names=ascii_names), poll, jobs, rules, lambda event: echo(line(event), err=True)
    )
    echo(_greeting(watcher.folders, once=once), err=True)
    stop = threading.Event()
    with _signals(stop, watcher.wake):
        counts = run.run(watcher, stop, once=once, recheck=recheck)
    echo(_summary(counts))
    return _code(counts) if once else EXIT_DONE


def status(inbox: str, *, ascii_names: bool, as_json: bool) -> int:
    """What a watched folder looks like from outside; 0 while a watcher is at work, else 3."""
    told = inquire(folders.beside(inbox, ascii_names=ascii_names))
    echo(json_text(told) if as_json else sentence(told))
    return EXIT_DONE if told["running"] else EXIT_FILE


def _greeting(places: folders.Folders, *, once: bool) -> str:
    until = "处理完现有的文件就结束" if once else "按 Ctrl-C 停止"
    return f"收件箱：{shown(places.inbox)}\n状态页：{shown(places.page)}\n{until}。"


def _summary(counts: Mapping[str, int]) -> str:
    from xlforms.watching.telling.records import KINDS

    words = {**KINDS, "pending": "还在等待", "held": "受阻"}
    told = [f"{word} {counts[kind]} 个" for kind, word in words.items() if counts.get(kind)]
    return f"本次：{'，'.join(told) or '没有文件'}。"


def _code(counts: Mapping[str, int]) -> int:
    if counts["failed"] or counts["held"]:
        return EXIT_FILE
    return EXIT_FINDINGS if counts["returned"] else EXIT_DONE


@contextmanager
def _signals(stop: threading.Event, wake: threading.Event) -> Iterator[None]:
    """The first signal lets the file in hand be finished, the second ends at once."""

    def heard(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(EXIT_INTERRUPTED)
        stop.set()
        wake.set()
        echo(STOPPING, err=True)

    names = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(name, heard) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
