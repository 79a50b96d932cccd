"""Folders in the inbox that nothing is in any more because all their files were taken: they are cleared away."""

from __future__ import annotations

import os
import time
from contextlib import suppress

from xlforms.watching.inbox.scanning import Look


class Emptied:
    """Folders from which drops were taken; one that an officer has just made is none of ours."""

    def __init__(self, inbox: str, grace: float) -> None:
        self._inbox = inbox
        self._grace = grace
        self._ours: set[str] = set()
        self._since: dict[str, float] = {}

    def took(self, name: str) -> None:
        """A drop was taken."""
        folder = os.path.dirname(name)
        while folder:
            self._ours.add(folder)
            folder = os.path.dirname(folder)

    def see(self, look: Look) -> None:
        """Clear away what has been empty for a while: somebody may still be copying a folder, file by file."""
        now = time.monotonic()
        self._ours.intersection_update(look.folders)
        empty = [folder for folder in look.folders if folder in self._ours and not look.names.get(folder)]
        self._since = {folder: self._since.get(folder, now) for folder in empty}
        for folder, since in self._since.items():
            if now - since >= self._grace:
                self._remove(folder)

    def clear(self) -> None:
        """Clear away all that is empty, the deepest first."""
        for folder in sorted(self._ours, key=len, reverse=True):
            self._remove(folder)

    def _remove(self, folder: str) -> None:
        with suppress(OSError):
            os.rmdir(os.path.join(self._inbox, folder))
            self._ours.discard(folder)
