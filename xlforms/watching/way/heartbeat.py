"""Signs of life, by which watchers of one inbox tell who of them is dead and whose jobs are to be taken over.

Each has a name that is new at every start, and a file that holds a counter and is locked as long as the process lives.
A lock that can be taken, on the same machine, proves a death at once; a counter that stands still for a while on *our*
clock proves it everywhere. A wrong verdict is harmless: the sleeper wakes, finds its folders gone, publishes nothing.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import sys
import time
import uuid
from contextlib import suppress
from io import FileIO

from xlforms.records import NamedTuple
from xlforms.workbook.files.saving import make_folders

SUFFIX = ".heartbeat"
_LENGTH = 200
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_LOCKED_BYTE = 4096  # behind the content, since Windows lets nobody read a locked byte


class Sign(NamedTuple):
    """What a heartbeat file tells.

    Attributes:
        machine: the machine and its start.
        counter: how many times it has beaten.
    """

    machine: str
    counter: int


class Heartbeat:
    """Our own sign of life."""

    def __init__(self, claims: str) -> None:
        self.name = f"{machine_name()}-{os.getpid()}-{secrets.token_hex(4)}"
        self.claims = os.path.join(claims, self.name)
        self._path = f"{self.claims}{SUFFIX}"
        self._machine = _machine()
        self._counter = 0
        self._file: FileIO | None = None

    def beat(self) -> None:
        """Count one further; OSError when it can't be. One that was declared dead meanwhile begins anew."""
        if self._file is not None and not self._is_ours(self._file):
            self._forget()
        if self._file is None:
            claims = os.path.dirname(self._path)
            make_folders(claims, os.path.dirname(claims))
            self._file = os.fdopen(os.open(self._path, _OPEN), "rb+", buffering=0)
            _lock_surely(self._file)
        self._counter += 1
        try:
            told = json.dumps({"machine": self._machine, "counter": self._counter})
            self._file.seek(0)
            self._file.write(told.ljust(_LENGTH).encode())
        except OSError:
            self._forget()
            raise

    def end(self) -> None:
        """Take the sign back; jobs that are still ours then belong to whoever looks first."""
        if self._file is not None:
            with suppress(OSError):
                os.rmdir(self.claims)
            self._forget()
            with suppress(OSError):
                os.unlink(self._path)

    def _forget(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        self._file = None

    def _is_ours(self, file: FileIO) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), os.stat(self._path))
        except OSError:
            return False


class Others:
    """The other watchers' signs of life, remembered from look to look."""

    def __init__(self, claims: str, lease: float) -> None:
        self._claims = claims
        self._lease = lease
        self._seen: dict[str, tuple[int, float]] = {}

    def dead(self, own: str) -> list[str]:
        """The names of those that are dead but have left something; OSError when it can't be told now."""
        names = {name.removesuffix(SUFFIX) for name in os.listdir(self._claims)} - {own}
        self._seen = {name: seen for name, seen in self._seen.items() if name in names}
        return sorted(name for name in names if self._is_dead(name))

    def _is_dead(self, name: str) -> bool:
        path = os.path.join(self._claims, f"{name}{SUFFIX}")
        try:
            sign, lost = examine(path)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        now = time.monotonic()
        counter, since = self._seen.get(name, (-1, now))
        self._seen[name] = (sign.counter, since if counter == sign.counter else now)
        return lost or now - self._seen[name][1] > self._lease


def examine(path: str) -> tuple[Sign, bool]:
    """A heartbeat's sign, and whether its lock proves that nobody holds it any more."""
    with open(path, "rb+", buffering=0) as file:
        sign = _sign(file.read(_LOCKED_BYTE) or b"")
        # One that was killed before its first beat has told nothing yet.
        lost = sign.machine in ("", _machine()) and _lock(file)
    return sign, lost


def machine_name() -> str:
    """The machine's name, as far as it can stand in the name of a file."""
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname())[:12] or "host"


def _sign(data: bytes) -> Sign:
    try:
        told = json.loads(data)
        return Sign(str(told["machine"]), int(told["counter"]))
    except (ValueError, TypeError, KeyError):
        return Sign("", 0)


def _machine() -> str:
    """This machine since its start: its locks are told apart by the same system."""
    with suppress(OSError), open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        return file.read().strip()
    return f"{socket.gethostname()}-{uuid.getnode():x}"


def _lock_surely(file: FileIO) -> None:
    """Take our own lock; another watcher that looks whether it can be taken holds it for a moment."""
    for _ in range(20):
        if _lock(file):
            return
        time.sleep(0.01)


def _lock(file: FileIO) -> bool:
    """Take the lock if nobody holds it; it goes with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
