"""Reading a source file from disk, and the sentences for what the operating system answers."""

from __future__ import annotations

import errno
import os
import stat

from xlforms.catalogue.system import why
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.workbook.parts.limits import MAX_FILE_BYTES, check_file_size

SHARING_VIOLATIONS = (32, 33)  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
WINDOWS_TOO_LONG = 206  # ERROR_FILENAME_EXCED_RANGE
IN_USE = (errno.EBUSY, errno.ETXTBSY)
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR)


def read_source(path: str | os.PathLike[str]) -> bytes:
    """The bytes of the file at `path`; raises FileError XF90x, or XF930 when it is too large to be a form."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise refusal("XF902")
        check_file_size(status.st_size)
        with open(path, "rb") as file:
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it has grown meanwhile
                data += file.read(MAX_FILE_BYTES)
    except OSError as error:
        raise read_refusal(error) from error
    check_file_size(len(data))
    return data


def read_refusal(error: OSError) -> FileError:
    """The refusal for an error met while reading a source file."""
    if _in_use(error):
        return refusal("XF908")
    if _too_long(error):
        return refusal("XF906")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return refusal("XF901")
    if isinstance(error, PermissionError):
        return refusal("XF903")
    return refusal("XF905", reason=why(error))


def write_refusal(error: OSError, target: str | os.PathLike[str]) -> FileError:
    """The refusal for an error met while saving to `target`."""
    if _in_use(error):
        return refusal("XF964", target=target)
    if _too_long(error):
        return refusal("XF906")
    if error.errno in FULL:
        return refusal("XF963", target=target)
    if error.errno in NOT_WRITABLE:
        return _not_writable(error, os.path.abspath(target))
    return refusal("XF965", target=target, reason=why(error))


def _not_writable(error: OSError, target: str) -> FileError:
    """Windows also says "access denied" where a file to be replaced is open in Excel, in a folder that is fine."""
    folder = os.path.dirname(target)
    if isinstance(error, PermissionError) and os.path.exists(target) and os.access(folder, os.W_OK):
        return refusal("XF964", target=target)
    return refusal("XF962", folder=folder)


def _in_use(error: OSError) -> bool:
    return error.errno in IN_USE or getattr(error, "winerror", None) in SHARING_VIOLATIONS


def _too_long(error: OSError) -> bool:
    return error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == WINDOWS_TOO_LONG
