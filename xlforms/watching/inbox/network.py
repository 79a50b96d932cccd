"""Whether a folder is on a network share, where events can't be trusted and sizes arrive late."""

from __future__ import annotations

import os
import sys

_SHARES = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "fuse",
    "vboxsf",
    "vmhgfs",
    "prl_fs",
    "drvfs",
    "ncpfs",
)
_LOCAL_FUSE = {"fuseblk"}  # NTFS and exFAT on a disk of this machine
_DRIVE_REMOTE = 4


def is_share(folder: str) -> bool:
    """True when the system says so; False where it can't be told (macOS): there `--poll` is for people to choose."""
    if os.name == "nt":
        return _on_windows(folder)
    kind = _file_system(folder)
    return kind.startswith(_SHARES) and kind not in _LOCAL_FUSE


def _on_windows(folder: str) -> bool:
    if folder.startswith(("\\\\?\\UNC\\", "\\\\")) and not folder.startswith("\\\\?\\"):
        return True
    if folder.startswith("\\\\?\\UNC\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(folder.removeprefix("\\\\?\\"))[0]
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)
    return False


def _file_system(folder: str) -> str:
    """The kind of the file system that holds a folder, as Linux lists its mounts; "" where there is no such list."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as file:
            mounts = [line.split()[1:3] for line in file]
    except OSError:
        return ""
    held = [(point, kind) for place, kind in mounts if _holds(point := _plain(place), os.path.realpath(folder))]
    return max(held, key=lambda mount: len(mount[0]), default=("", ""))[1]


def _plain(place: str) -> str:
    """A mount point as it is; blanks are written in octal."""
    return place.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")


def _holds(point: str, folder: str) -> bool:
    return folder == point or folder.startswith(point.rstrip("/") + "/")
