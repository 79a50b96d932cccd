"""Events of the file system, through watchfiles where it is installed: they only wake the loop, which looks for itself.

Whatever goes wrong with them drops the hint, never the loop: they die of a name that isn't Unicode, and are deaf once
the folder was taken away.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Self


class Hints:
    """A thread that calls `wake` when something happens in a folder, as long as it can."""

    def __init__(self, folder: str, wake: Callable[[], None]) -> None:
        self._folder = folder
        self._wake = wake
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True, name="events")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(2)

    def _listen(self) -> None:
        try:
            from watchfiles import watch

            for _ in watch(self._folder, watch_filter=None, stop_event=self._stop, step=50, raise_interrupt=False):
                self._wake()
        except Exception:  # noqa: BLE001  without hints the loop looks as often as ever
            return
