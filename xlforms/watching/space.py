"""Whether the disk has room for one more drop: its original stays, its results come, and more than once."""

from __future__ import annotations

import shutil
import time

SPARE_BYTES = 50_000_000
TIMES = 3
PROBE_SECONDS = 15.0


class Room:
    """The room on a disk; where there was none it is not looked for before `due`, on the monotonic clock."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.due = 0.0

    def holds(self, size: int) -> bool:
        """Whether there is room for a drop of `size` bytes; OSError when the folder can't be reached."""
        if time.monotonic() < self.due:
            return False
        found = is_room(self._folder, size)
        self.due = 0.0 if found else time.monotonic() + PROBE_SECONDS
        return found


def is_room(folder: str, size: int) -> bool:
    """Whether a drop of `size` bytes can be taken; OSError when the folder can't be reached."""
    return shutil.disk_usage(folder).free >= TIMES * size + SPARE_BYTES
