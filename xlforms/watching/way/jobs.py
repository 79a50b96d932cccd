"""A job: the folder of one claimed drop. What is in it is the state; its notes (job.json) can be lost without loss.

```
<job>/input/<path in the inbox>                         the original, from the claim to the end
<job>/draft/…                                           being made; thrown away by whoever finds it
<job>/publish-<kind>-<number>/<role>/<path in its folder>   made, on its way out: from here only forward
```
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from contextlib import suppress
from typing import Any

from xlforms.records import NamedTuple
from xlforms.watching.folders import Folders
from xlforms.watching.inbox.scanning import walk_files
from xlforms.watching.moving import move, sync
from xlforms.watching.way import turns
from xlforms.workbook.files.saving import make_folders

INPUT, DRAFT, BUILT, NOTES = "input", "draft", "publish.tmp", "job.json"
_PUBLISH = re.compile(r"publish-([a-z]+)-(\d+)")

Notes = dict[str, Any]


class Job(NamedTuple):
    """A job.

    Attributes:
        folder: its folder.
        name: the drop's path in the inbox, "" when the original is not, or no longer, here.
    """

    folder: str
    name: str

    @property
    def id(self) -> str:
        """What the log calls it."""
        return os.path.basename(self.folder)

    @property
    def input(self) -> str:
        """The original."""
        return os.path.join(self.folder, INPUT, self.name)

    @property
    def draft(self) -> str:
        """Where its results are made."""
        return os.path.join(self.folder, DRAFT)


class Publication(NamedTuple):
    """What is made and on its way out.

    Attributes:
        folder: the folder in the job's, below it one for each role.
        kind: how the drop ended.
        number: the version of its name.
    """

    folder: str
    kind: str
    number: int


def claim(source: str, name: str, claims: str, folders: Folders, notes: Notes) -> Job | None:
    """Make a job of a drop: one rename, and it is ours.

    Args:
        source: where the drop is.
        name: its path in the inbox.
        claims: the folder of this watcher's jobs.
        folders: where the tickets are.
        notes: what is known about it.

    Returns:
        The job; None when an earlier version of the name is still in hand: then the drop is where it was.

    Raises:
        OSError: it could not be claimed, and is where it was; FileNotFoundError when somebody else was faster.
    """
    job = Job(os.path.join(claims, secrets.token_hex(6)), name)
    try:
        make_folders(os.path.dirname(job.input), folders.private)
        note(job, notes)
        if turns.take(folders.turns, job.folder, name):
            move(source, job.input)
            return job
    except OSError:
        # The answer of a share may be lost on the way, not the rename.
        if os.path.lexists(job.input):
            return job
        with suppress(OSError):
            discard(job, folders)
        raise
    discard(job, folders)
    return None


def found(folder: str) -> Job:
    """The job in a folder, by what is on disk."""
    return Job(folder, next(walk_files(os.path.join(folder, INPUT)), ""))


def publication(job: Job) -> Publication | None:
    """What the job has to publish, None before that."""
    with os.scandir(job.folder) as entries:
        told = [(entry.path, match) for entry in entries if (match := _PUBLISH.fullmatch(entry.name))]
    return next((Publication(path, match[1], int(match[2])) for path, match in told), None)


def clear_draft(job: Job) -> None:
    """Throw away what an earlier attempt has made."""
    for name in (DRAFT, BUILT):
        shutil.rmtree(os.path.join(job.folder, name), ignore_errors=True)
    os.mkdir(job.draft)


def discard(job: Job, folders: Folders) -> None:
    """Remove a job's folder, and let the next of its name come; one that holds an original stays (OSError)."""
    inputs = os.path.join(job.folder, INPUT)
    for parent, inner, _ in os.walk(inputs, topdown=False):
        for name in inner:
            os.rmdir(os.path.join(parent, name))
    with suppress(FileNotFoundError):
        os.rmdir(inputs)
    turns.give_back(folders.turns, job.id)
    shutil.rmtree(job.folder)


def notes_of(job: Job) -> Notes:
    """What is known about a job; nothing when its notes are lost or damaged."""
    try:
        with open(os.path.join(job.folder, NOTES), encoding="utf-8") as file:
            told = json.load(file)
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def note(job: Job, notes: Notes) -> None:
    """Keep what is known about a job."""
    path = os.path.join(job.folder, NOTES)
    with open(f"{path}.tmp", "w", encoding="utf-8") as file:
        file.write(json.dumps(notes))  # `dump` leaves cycles to the collector, which comes by seldom
    os.replace(f"{path}.tmp", path)


def build(job: Job, kind: str, number: int, parts: dict[tuple[str, str], str]) -> Publication:
    """Lay out what was made as it will stand, and from here on only forward.

    Args:
        job: the job.
        kind: how the drop ends.
        number: the version of its name.
        parts: of each role and path in its folder, the file in the draft.
    """
    built = os.path.join(job.folder, BUILT)
    os.mkdir(built)
    for (role, path), file in parts.items():
        target = os.path.join(built, role, path)
        make_folders(os.path.dirname(target), built)
        move(os.path.join(job.draft, file), target)
    for parent, _, _ in os.walk(built, topdown=False):
        sync(parent)
    folder = os.path.join(job.folder, f"publish-{kind}-{number}")
    move(built, folder)
    sync(job.folder)
    return Publication(folder, kind, number)
