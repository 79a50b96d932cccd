"""What may pass and is tried again, how soon, and in which words."""

from __future__ import annotations

import errno
import os
import random

from xlforms.catalogue.system import why
from xlforms.records import NamedTuple

SPACE, PERMISSION, IN_USE, SHARE, DEATH, SETTINGS = "space", "permission", "in use", "share", "death", "settings"
TURN = "turn"

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_ON_WINDOWS = {39, 112}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}
_BUSY_ON_WINDOWS = {32, 33}
# First and longest wait, in seconds.
_WAITS = {
    SPACE: (15.0, 15.0),
    PERMISSION: (30.0, 600.0),
    IN_USE: (5.0, 60.0),
    SHARE: (1.0, 30.0),
    DEATH: (2.0, 30.0),
    SETTINGS: (10.0, 60.0),
    TURN: (1.0, 1.0),
}


class Trouble(NamedTuple):
    """Something that may pass.

    Attributes:
        kind: one of the kinds above.
        reason: the sentence for the officer.
    """

    kind: str
    reason: str


def trouble(error: OSError) -> Trouble:
    """What an error of the system means."""
    code, on_windows = error.errno, getattr(error, "winerror", None)
    where = os.fsdecode(error.filename or "")
    if code in _FULL or on_windows in _FULL_ON_WINDOWS:
        return Trouble(SPACE, "磁盘空间不足，先不接新文件；请清理磁盘，腾出空间后会接着做。")
    if code in _BUSY or on_windows in _BUSY_ON_WINDOWS:
        return Trouble(IN_USE, "文件正被其他程序打开，关闭后会接着做。")
    if code in _DENIED:
        folder = f"“{where}”" if where else "这些文件夹"
        return Trouble(PERMISSION, f"没有读写{folder}的权限；请管理员给运行本程序的账户“修改”权限，给了以后会接着做。")
    return Trouble(SHARE, f"文件夹暂时不能访问：{why(error)}，恢复后会接着做。")


def delay(kind: str, times: int) -> float:
    """Seconds until the next attempt after `times` failed ones, a little apart so that not all come at once."""
    first, longest = _WAITS[kind]
    return min(longest, first * 2.0 ** min(times - 1, 20)) * random.uniform(0.8, 1.2)
