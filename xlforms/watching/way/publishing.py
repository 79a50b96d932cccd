"""From a job's folder to where people look: every step a rename, and any of them may be the last before a crash."""

from __future__ import annotations

import os
import time
from itertools import count

from xlforms.records import NamedTuple
from xlforms.watching.folders import Folders
from xlforms.watching.inbox.scanning import walk_files
from xlforms.watching.moving import move_new, sync
from xlforms.watching.names import numbered
from xlforms.watching.way.jobs import Job, Publication
from xlforms.workbook.files.saving import make_folders

FAILED, DUPLICATE = "failed", "duplicate"
_COMPANION = ".txt"


class Published(NamedTuple):
    """Where everything of a drop is now.

    Attributes:
        results: what was published, the workbook first.
        original: the original, "" when an earlier attempt had moved it already.
    """

    results: list[str]
    original: str


def publish(job: Job, publication: Publication, home: str, folders: Folders) -> Published:
    """Bring everything to its place, the original last; goes on where an earlier attempt was cut off.

    Args:
        job: the job.
        publication: what it has to publish.
        home: where the original goes, before a number is added where the name is taken.
        folders: where the roles are.

    Raises:
        OSError: something stood in the way; nothing is lost, and it can be tried again.
    """
    results = [_bring_out(publication, role, path, folders) for role, path in _parts(publication)]
    number = publication.number
    original = _move_to_a_free_name(job.input, home, folders, first=number) if job.name else ""
    return Published(results, original)


def original_home(folders: Folders, kind: str, name: str) -> str:
    """Where the original of a drop goes that ended so."""
    if kind == FAILED:
        return os.path.join(folders.failed, name)
    month = os.path.join(folders.originals, time.strftime("%Y-%m"))
    return os.path.join(month, folders.again, name) if kind == DUPLICATE else os.path.join(month, name)


def _parts(publication: Publication) -> list[tuple[str, str]]:
    """Role and path of each part, what people wait for before its companions."""
    paths = (path.partition(os.sep)[::2] for path in walk_files(publication.folder))
    return sorted(paths, key=lambda part: (part[1].endswith(_COMPANION), part))


def _bring_out(publication: Publication, role: str, path: str, folders: Folders) -> str:
    source = os.path.join(publication.folder, role, path)
    return _move_to_a_free_name(source, os.path.join(folders.role(role), path), folders, first=1)


def _move_to_a_free_name(source: str, target: str, folders: Folders, *, first: int) -> str:
    """Move a file to `target`, or under the next number that is free; gives where it is."""
    folder, name = os.path.split(target)
    os.lstat(source)
    make_folders(folder, folders.root)
    for number in count(first):
        place = os.path.join(folder, numbered(name, number))
        try:
            move_new(source, place, folders.reservations)
        except FileExistsError:
            continue
        sync(folder)
        return place
    raise AssertionError("numbers end")
