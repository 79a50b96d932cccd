"""What the operating system answers, in whole sentences."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from xlforms.errors import FileError
from xlforms.workbook.files.storage import read_refusal, read_source, write_refusal


def refused(path: Path) -> str:
    with pytest.raises(FileError) as error:
        read_source(path)
    return error.value.code


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    assert read_source(tmp_path / "表.xlsx") == b"PK"


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / "a.xlsx") == "XF901"
    assert refused(tmp_path / "file" / "a.xlsx") == "XF901"
    assert refused(tmp_path) == "XF902"
    assert refused(tmp_path / ("长" * 300)) == "XF906"


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "a.xlsx", "wb") as file:
        file.truncate(50_000_001)
    assert refused(tmp_path / "a.xlsx") == "XF930"


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == "XF902"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "XF903"), (errno.EBUSY, "XF908"), (errno.EIO, "XF905"), (errno.ENOENT, "XF901")]
)
def test_errors_of_reading(number: int, code: str) -> None:
    assert read_refusal(OSError(number, os.strerror(number))).code == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        *((errno.ENOSPC, "XF963"), (errno.EDQUOT, "XF963"), (errno.EBUSY, "XF964"), (errno.ENAMETOOLONG, "XF906")),
        *((errno.EACCES, "XF962"), (errno.EROFS, "XF962"), (errno.ENOENT, "XF962"), (errno.EIO, "XF965")),
    ],
)
def test_errors_of_writing(number: int, code: str, tmp_path: Path) -> None:
    assert write_refusal(OSError(number, os.strerror(number)), tmp_path / "a.xlsx").code == code


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "无" / "a.xlsx").touch()
    assert str(tmp_path / "无") in write_refusal(missing.value, tmp_path / "无" / "a.xlsx").message


def test_a_target_that_can_not_be_replaced_in_a_good_folder_is_open_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    denied = OSError(errno.EACCES, os.strerror(errno.EACCES))
    assert write_refusal(denied, tmp_path / "a.xlsx").code == "XF964"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk at hand")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(OSError, match="No space") as full, open("/dev/full", "wb", buffering=0) as file:
        file.write(b"1")
    assert write_refusal(full.value, "a.xlsx").code == "XF963"
