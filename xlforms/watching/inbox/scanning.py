"""What lies in the inbox: a walk of our own over the folders is the only truth, events are hints.

Nothing is ignored in silence: what isn't a temporary file by its name is a drop, or is told why it can't be one.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator

from xlforms.calculation.own_settings import NAME as SETTINGS
from xlforms.records import NamedTuple

_IGNORED = re.compile(r"(?i)~\$|\.|.*\.(?:tmp|part|crdownload|download)$|thumbs\.db$|desktop\.ini$")
# Excel saves into a file of eight hexadecimal digits, then renames it.
_BEING_SAVED = re.compile(r"[0-9A-F]{8}$")
SAVING_SECONDS = 60.0

OUR_SETTINGS = "这是设置文件，不是要处理的表格，留在这里，处理时按它来。"
NOT_A_FILE = "不是普通文件（是快捷链接、管道或设备），没有处理；请放进文件本身。"
NOT_READABLE = "没有打开这个文件夹的权限，里面的文件没有处理；请管理员授权。"


class Sample(NamedTuple):
    """A file at one moment; two are compared for equality only.

    Attributes:
        size: bytes.
        changed: mtime, ns.
        status: ctime, ns.
        identity: file id.
    """

    size: int
    changed: int
    status: int
    identity: int

    @property
    def content(self) -> tuple[int, int, int]:
        """What a rename leaves as it is."""
        return self.size, self.changed, self.identity


class Look(NamedTuple):
    """One look into the inbox; paths are relative to it.

    Attributes:
        files: what may be worked on.
        names: all names in each folder, ignored ones too.
        odd: what can't be worked on, and why.
        folders: subfolders, the deepest first.
    """

    files: dict[str, Sample]
    names: dict[str, frozenset[str]]
    odd: dict[str, str]
    folders: list[str]


def look(inbox: str) -> Look:
    """Look through the inbox and its subfolders.

    Raises:
        OSError: the inbox can't be read now; nothing is known about the files then.
    """
    seen = Look({}, {}, {}, [])
    _walk(inbox, "", seen)
    seen.folders.reverse()
    return seen


def ignored(name: str) -> bool:
    """Whether a name is one of temporary, lock or system files."""
    return _IGNORED.match(name) is not None


def being_saved(name: str) -> bool:
    """Whether a name is one that Excel gives a file while it saves."""
    return _BEING_SAVED.match(name) is not None


def sample(path: str) -> Sample:
    """A file as it is now; OSError when it is gone."""
    return _sample(os.lstat(path))


def _sample(status: os.stat_result) -> Sample:
    return Sample(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _walk(folder: str, inside: str, seen: Look) -> None:
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
    seen.names[inside] = frozenset(names)
    for name in sorted(names):
        if not ignored(name):
            _meet(os.path.join(folder, name), os.path.join(inside, name), seen)


def _meet(path: str, inside: str, seen: Look) -> None:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return
    if os.path.basename(path) == SETTINGS:
        seen.odd[inside] = OUR_SETTINGS
    elif stat.S_ISREG(status.st_mode):
        seen.files[inside] = _sample(status)
    elif stat.S_ISDIR(status.st_mode):
        seen.folders.append(inside)
        _enter(path, inside, seen)
    else:
        seen.odd[inside] = NOT_A_FILE


def _enter(path: str, inside: str, seen: Look) -> None:
    try:
        _walk(path, inside, seen)
    except PermissionError:
        seen.odd[inside] = NOT_READABLE
    except (FileNotFoundError, NotADirectoryError):
        # Moved away while we looked.
        seen.folders.remove(inside)


def walk_files(folder: str) -> Iterator[str]:
    """The paths, relative to `folder`, of all files below it."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.relpath(os.path.join(parent, name), folder) for name in sorted(names))
