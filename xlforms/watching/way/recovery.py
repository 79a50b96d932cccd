"""Taking over the jobs of watchers that are dead: each by one rename, so that of several heirs one gets it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from xlforms.watching.folders import Folders
from xlforms.watching.moving import move
from xlforms.watching.way.heartbeat import SUFFIX
from xlforms.watching.way.jobs import Job, found
from xlforms.workbook.files.saving import make_folders


def inherit(claims: str, dead: str, heir: str) -> list[Job]:
    """Move the jobs of the watcher `dead` into the folder `heir`; gives those that are now ours."""
    estate = os.path.join(claims, dead)
    jobs = list(filter(None, (_taken(entry, heir) for entry in _entries(estate))))
    with suppress(OSError):
        os.rmdir(estate)
    if not os.path.lexists(estate):
        with suppress(OSError):
            os.unlink(f"{estate}{SUFFIX}")
    return jobs


def sweep(folders: Folders) -> None:
    """Remove the temporary files of watchers that are no more."""
    alive = {os.path.basename(entry).removesuffix(SUFFIX) for entry in _entries(folders.claims)}
    for place in _entries(folders.temporaries):
        if os.path.basename(place) not in alive:
            shutil.rmtree(place, ignore_errors=True)


def claimed_elsewhere(claims: str, own: str) -> list[str]:
    """The names of the drops that other watchers have claimed."""
    folders = (folder for estate in _estates(claims) if os.path.basename(estate) != own for folder in _entries(estate))
    return [job.name for job in map(found, folders) if job.name]


def claimed_ids(claims: str) -> list[str]:
    """The ids of all jobs that hold an original."""
    return [job.id for job in map(found, _jobs(claims)) if job.name]


def job_ids(claims: str) -> set[str]:
    """The ids of all jobs."""
    return {*map(os.path.basename, _jobs(claims))}


def _jobs(claims: str) -> list[str]:
    return [folder for estate in _estates(claims) for folder in _entries(estate)]


def _estates(claims: str) -> list[str]:
    return [entry for entry in _entries(claims) if not entry.endswith(SUFFIX)]


def _entries(folder: str) -> list[str]:
    try:
        return sorted(os.path.join(folder, name) for name in os.listdir(folder))
    except OSError:
        return []


def _taken(folder: str, heir: str) -> Job | None:
    target = os.path.join(heir, os.path.basename(folder))
    try:
        make_folders(heir, os.path.dirname(os.path.dirname(heir)))
        move(folder, target)
    except OSError:
        return None
    return found(target)
