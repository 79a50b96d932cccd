"""The log: a line of JSON for each transition, a file a month and machine. It decides nothing, and can be audited.

A job may tell its end twice, when it was killed between telling and being put away: it counts once, by its id.
"""

from __future__ import annotations

import errno
import json
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from typing import Any

from xlforms.watching.folders import Folders
from xlforms.workbook.files.saving import make_folders

Event = dict[str, Any]
_KEPT = 100_000


class Journal:
    """Writes the log, from several threads; what can't be written now is kept and written later."""

    def __init__(self, folders: Folders, machine: str, tell: Callable[[Event], None]) -> None:
        self._folders = folders
        self._machine = machine
        self._tell = tell
        self._unwritten: deque[str] = deque(maxlen=_KEPT)
        self._lock = threading.Lock()

    def log(self, event: str, **facts: object) -> None:
        """One transition; `facts` are `job`, `file` and whatever there is to say."""
        told = {"at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "event": event, **facts}
        with self._lock:
            self._unwritten.append(json.dumps(told) + "\n")
            self._flush()
        self._tell(told)

    def _flush(self) -> None:
        with suppress(OSError):
            while self._unwritten:
                self._append("".join(self._unwritten))
                self._unwritten.clear()

    def _append(self, lines: str) -> None:
        make_folders(self._folders.logs, self._folders.private)
        path = os.path.join(self._folders.logs, f"{time.strftime('%Y-%m')}-{self._machine}.jsonl")
        with open(path, "ab+", buffering=0) as file:
            data = (b"\n" if _torn(file) else b"") + lines.encode()
            end = file.seek(0, os.SEEK_END)
            if file.write(data) != len(data):
                file.truncate(end)  # they will be written again, whole
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _torn(file: FileIO) -> bool:
    """Whether the last line was cut off by a kill or a full disk."""
    if file.seek(0, os.SEEK_END) == 0:
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"
