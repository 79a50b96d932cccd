"""Renames that never replace, and what makes them last through a power cut.

Linux has a rename that refuses (renameat2), Windows' own refuses; elsewhere a hard link does, and where there are none
(FAT, some shares) the name is reserved first by a file of its own.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, BinaryIO

from xlforms.workbook.files.saving import make_folders

_NO_SUCH_CALL = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_LINKS = {*_NO_SUCH_CALL, errno.EPERM, errno.EMLINK, errno.EACCES}
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EISDIR}
_BUSY = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation; all may pass
BUSY_SECONDS = 2.5
_AT_FDCWD = -100
_RENAME_NOREPLACE = 1


def move_new(source: str, target: str, reservations: str) -> None:
    """Rename a file; FileExistsError when the target is there already, and then nothing has changed.

    Args:
        source: the file.
        target: its new name, on the same volume.
        reservations: a folder for the names being taken, where nothing else can refuse.
    """
    before = os.lstat(source)
    try:
        patiently(lambda: _rename_new(source, target, reservations))
    except OSError:
        # The answer of a share may be lost on the way, not the rename.
        if os.path.lexists(source) or not _is(before, target):
            raise


def move(source: str, target: str) -> None:
    """Rename a file or a folder onto a name that nobody else takes."""
    patiently(lambda: os.rename(source, target))


def replace(path: str, content: bytes, temporaries: str) -> None:
    """Write a file of ours, the earlier one replaced by a rename, so that it is never seen half written."""
    with replacing(path, temporaries) as file:
        file.write(content)


@contextmanager
def replacing(path: str, temporaries: str) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` at the end, unless something goes wrong."""
    make_folders(temporaries, os.path.dirname(os.path.dirname(temporaries)))
    temporary = os.path.join(temporaries, secrets.token_hex(8))
    try:
        with open(temporary, "wb") as file:
            yield file
        patiently(lambda: os.replace(temporary, path))
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def sync(folder: str) -> None:
    """Make renames in a folder last; Windows and some shares do so by themselves, or can't."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def patiently(action: Callable[[], None]) -> None:
    """Do something that fails on Windows for a moment while a virus scanner or an indexer looks at the file."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY or time.monotonic() > until:
                raise
        time.sleep(0.05)


def _rename_new(source: str, target: str, reservations: str) -> None:
    if os.name == "nt":
        os.rename(source, target)
        return
    for way in (_by_the_kernel, _by_link):
        try:
            way(source, target)
        except NotImplementedError:
            continue
        return
    _by_reservation(source, target, reservations)


def _by_the_kernel(source: str, target: str) -> None:
    call = _renameat2()
    if call is None:
        raise NotImplementedError
    import ctypes

    if call(_AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), _RENAME_NOREPLACE) == 0:
        return
    number = ctypes.get_errno()
    if number in _NO_SUCH_CALL:
        raise NotImplementedError
    raise OSError(number, os.strerror(number), source, None, target)


@cache
def _renameat2() -> Any:  # noqa: ANN401  a function of the C library
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _by_link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        # Killed between the link and the unlink, the file has both names.
        if not os.path.samefile(source, target):
            raise
    except OSError as error:
        if error.errno in _NO_LINKS:
            raise NotImplementedError from None
        raise
    os.unlink(source)


def _by_reservation(source: str, target: str, reservations: str) -> None:
    make_folders(reservations, os.path.dirname(reservations))
    ticket = os.path.join(reservations, hashlib.sha256(os.fsencode(target)).hexdigest())
    _take(ticket)
    try:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
        os.rename(source, target)
    finally:
        with suppress(OSError):
            os.unlink(ticket)


def _take(ticket: str) -> None:
    """Wait for a name; whoever holds it for longer than a rename can take was killed."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            os.close(os.open(ticket, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            return
        except FileExistsError:
            if time.monotonic() > until:
                with suppress(OSError):
                    os.unlink(ticket)
        time.sleep(0.05)


def _is(before: os.stat_result, path: str) -> bool:
    try:
        now = os.lstat(path)
    except OSError:
        return False
    return (before.st_size, before.st_mtime_ns, before.st_ino) == (now.st_size, now.st_mtime_ns, now.st_ino)
