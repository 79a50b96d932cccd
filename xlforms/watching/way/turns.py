"""Whose turn it is: of one name only one version is in hand at a time, however many watch, so that versions keep order.

A ticket is a folder renamed into place, which the system refuses where one stands already; what a listing tells would
not do, since it can change before the claim, and a share's may be seconds old.

    .xlforms/turn/<digest of the name>/<job>

Whoever ends the job takes it away by the job's id, so that nobody takes away another's.
"""

from __future__ import annotations

import errno
import hashlib
import os
import time
from collections.abc import Collection
from contextlib import suppress

from xlforms.watching.moving import move
from xlforms.watching.names import key
from xlforms.workbook.files.saving import make_folders

_MADE = "turn"
_TAKEN = {errno.EEXIST, errno.ENOTEMPTY}


def take(turns: str, folder: str, name: str) -> bool:
    """Take the turn for a name; False when an earlier version of it is still in hand.

    Args:
        turns: the folder of the tickets.
        folder: the job's folder; a ticket that could not be placed stays in it.
        name: the drop's path in the inbox.
    """
    made, job = os.path.join(folder, _MADE), os.path.basename(folder)
    make_folders(turns, os.path.dirname(turns))
    os.mkdir(made)
    os.mkdir(os.path.join(made, job))
    ticket = os.path.join(turns, hashlib.sha256(key(name).encode("utf-8", "surrogateescape")).hexdigest()[:32])
    try:
        move(made, ticket)
    except OSError as error:
        # The answer of a share may be lost on the way, not the rename.
        if os.path.isdir(os.path.join(ticket, job)):
            return True
        if error.errno in _TAKEN:
            return False
        raise
    return True


def give_back(turns: str, job: str) -> None:
    """Let the next version of a job's name come; the ticket that can't be removed now is an orphan's."""
    for ticket in _listed(turns):
        _remove(os.path.join(turns, ticket), job)


class Orphans:
    """Tickets whose job has gone, as when somebody has tidied up the folders by hand."""

    def __init__(self, turns: str, lease: float) -> None:
        self._turns = turns
        self._lease = lease
        self._since: dict[tuple[str, str], float] = {}

    def clear(self, jobs: Collection[str]) -> None:
        """Remove those that have been orphans for long, and tickets without a holder.

        Args:
            jobs: the ids of all jobs there are.
        """
        now = time.monotonic()
        tickets = [os.path.join(self._turns, ticket) for ticket in _listed(self._turns)]
        orphans = [(ticket, job) for ticket in tickets for job in _listed(ticket) if job not in jobs]
        self._since = {orphan: self._since.get(orphan, now) for orphan in orphans}
        for (ticket, job), since in self._since.items():
            if now - since > self._lease:
                _remove(ticket, job)
        for ticket in tickets:
            with suppress(OSError):  # one that is held is not empty
                os.rmdir(ticket)


def _remove(ticket: str, job: str) -> None:
    with suppress(OSError):
        os.rmdir(os.path.join(ticket, job))
        os.rmdir(ticket)


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
