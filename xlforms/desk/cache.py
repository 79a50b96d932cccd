"""Answers kept from one run to the next: what an unchanged submission gave is not worked out again.

A SQLite file in the user's own cache folder (`XLFORMS_CACHE` names another one), never beside the workbooks, which may
lie on a share. It can be deleted at any time, and whatever is wrong with it only means that nothing is known.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

FOLDER = "XLFORMS_CACHE"
_NAME = "summary-1.sqlite"
_OCCUPIED = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR")
_DAY = 86_400
_AT_ONCE = 100
_KEPT_DAYS = 400  # from one year's evaluation to the next
_TABLE = "CREATE TABLE IF NOT EXISTS answers (digest TEXT PRIMARY KEY, answer BLOB NOT NULL, day INTEGER NOT NULL)"


def folder() -> str:
    """Where the user's programs keep what they can make again."""
    if named := os.environ.get(FOLDER):
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "xlforms")


class Cache:
    """The answers known, by the digest of what was asked; a context that closes it."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path or os.path.join(folder(), _NAME)
        self._day = int(time.time()) // _DAY
        self._writable = True
        self._unsaved = 0
        self._store = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.execute("DELETE FROM answers WHERE day < ?", [self._day - _KEPT_DAYS])
                self._store.commit()
            with suppress(sqlite3.Error):
                self._store.close()

    def known(self, digests: Sequence[str]) -> dict[str, str]:
        """The answers that are kept, by their digests."""
        found: dict[str, str] = {}
        for digest, data, day in self._found(digests):
            try:
                found[digest] = zlib.decompress(data).decode()
            except (zlib.error, TypeError, ValueError):
                continue
            if day != self._day:
                self._write("UPDATE answers SET day = ? WHERE digest = ?", [self._day, digest])
        return found

    def put(self, digest: str, answer: str) -> None:
        """Keep an answer."""
        self._write(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", [digest, zlib.compress(answer.encode(), 1), self._day]
        )

    def _found(self, digests: Sequence[str]) -> list[tuple[str, bytes, int]]:
        if self._store is None:
            return []
        places = ",".join("?" * len(digests))
        try:
            return self._store.execute(
                f"SELECT digest, answer, day FROM answers WHERE digest IN ({places})",
                digests,
            ).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, statement: str, values: list[str | bytes | int]) -> None:
        """Write, and now and then for good, so that a run cut short has not been for nothing.

        Where another run is writing, or nothing can be written, this one goes on without.
        """
        if self._store is None or not self._writable:
            return
        try:
            self._store.execute(statement, values)
            self._unsaved = (self._unsaved + 1) % _AT_ONCE
            if not self._unsaved:
                self._store.commit()
        except sqlite3.Error:
            self._writable = False

    def _opened(self) -> sqlite3.Connection | None:
        """The store; a damaged one is put aside for a new one."""
        for _ in range(2):
            try:
                os.makedirs(os.path.dirname(self.path), exist_ok=True)
                return self._begun()
            except sqlite3.Error as error:
                if error.sqlite_errorname.startswith(_OCCUPIED):
                    return None
                with suppress(OSError):
                    os.remove(self.path)
            except OSError:
                return None
        return None

    def _begun(self) -> sqlite3.Connection:
        store = sqlite3.connect(self.path, timeout=0.5)
        try:
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("PRAGMA synchronous = OFF")
            store.execute(_TABLE)
            store.execute("SELECT digest, answer, day FROM answers LIMIT 0")
        except sqlite3.Error:
            store.close()
            raise
        return store
