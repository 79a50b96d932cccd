"""Which reader it was: a name that changes with any line of code, rule or word that a result depends on."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache

from xlforms import __version__

_COUNTED = (".py", ".toml", ".txt")


@lru_cache(maxsize=1)
def stamp() -> str:
    """The version and a digest of the package's own files, the same on every machine with the same installation."""
    total = hashlib.sha256()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for parent, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(_COUNTED):
                total.update(os.path.relpath(os.path.join(parent, name), root).replace(os.sep, "/").encode())
                with open(os.path.join(parent, name), "rb") as file:
                    total.update(file.read().replace(b"\r\n", b"\n"))
    return f"{__version__}-{total.hexdigest()[:16]}"
