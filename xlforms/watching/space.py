"""Whether the disk has room for one more drop: its original stays, its results come, and more than once."""

from __future__ import annotations

import shutil

SPARE_BYTES = 50_000_000
TIMES = 3


def is_room(folder: str, size: int) -> bool:
    """Whether a drop of `size` bytes can be taken; OSError when the folder can't be reached."""
    return shutil.disk_usage(folder).free >= TIMES * size + SPARE_BYTES
