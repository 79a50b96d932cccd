"""Writing a file so that it is there whole or not at all, and never over another that was not meant.

A temporary file beside the target is written, flushed to the disk, and renamed: readers see the old file or the new.
"""

from __future__ import annotations

import contextlib
import os

from xlforms.findings import refusal
from xlforms.workbook.files.storage import write_refusal


def make_folder(target: str | os.PathLike[str]) -> None:
    """Make the folder of a target; what stands in the way is said when the target is written into it."""
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)


def make_folders(path: str, within: str) -> None:
    """Make a folder with all that lead to it from `within`, which is there: a share that is away is not made up."""
    place = within
    for part in os.path.relpath(path, within).split(os.sep):
        place = os.path.join(place, part)
        if not os.path.isdir(place):
            with contextlib.suppress(FileExistsError):
                os.mkdir(place)


def write_whole(target: str | os.PathLike[str], data: bytes, *, source: str, replace: bool) -> None:
    """Write `data` to `target`; FileError XF96x when it can't be, is `source`, or exists and `replace` is false."""
    path = os.fspath(target)
    if _same_file(path, source):
        raise refusal("XF961", target=target)
    refuse_taken(path, replace=replace)
    temporary = os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}.tmp")
    try:
        _write(temporary, data)
        if replace:
            os.replace(temporary, path)
        else:
            _move_without_replacing(temporary, path)
    except FileExistsError:
        raise refusal("XF960", target=target) from None
    except OSError as error:
        raise write_refusal(error, target) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def refuse_taken(path: str, *, replace: bool) -> None:
    """FileError XF960 when a target exists and `replace` is false: before long work, not after it."""
    if not replace and os.path.lexists(path):
        raise refusal("XF960", target=path)


def _same_file(path: str, source: str) -> bool:
    """Whether both names lead to one file, by another spelling, a link or a hard link too."""
    try:
        return os.path.samefile(path, source)
    except OSError:
        return False


def _write(path: str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move_without_replacing(temporary: str, path: str) -> None:
    """Rename unless the target has come into being meanwhile (FileExistsError)."""
    if os.name == "nt":
        os.rename(temporary, path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: take the name first, then put the file in its place.
        with open(path, "xb"):
            pass
        try:
            os.replace(temporary, path)
        except OSError:
            os.unlink(path)
            raise
