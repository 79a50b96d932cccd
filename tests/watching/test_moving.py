"""Renames that never replace, in each of the three ways; folders that are not made up; names that fit."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.watching import moving
from xlforms.watching.inbox import network
from xlforms.watching.moving import move_new
from xlforms.watching.names import LONGEST, fitted, numbered, readable, split
from xlforms.workbook.files.saving import make_folders


@pytest.fixture(params=["kernel", "link", "reservation"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One way alone, as on a system that lacks the ones before it."""

    def missing(_source: str, _target: str) -> None:
        raise NotImplementedError

    if request.param != "kernel":
        monkeypatch.setattr(moving, "_by_the_kernel", missing)
    if request.param == "reservation":
        monkeypatch.setattr(moving, "_by_link", missing)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_file_is_moved_and_none_is_replaced(tmp_path: Path) -> None:
    one, other, target = tmp_path / "一", tmp_path / "二", tmp_path / "目标"
    one.write_text("1")
    other.write_text("2")
    move_new(str(one), str(target), str(tmp_path / "names"))
    assert (target.read_text(), one.exists()) == ("1", False)
    with pytest.raises(FileExistsError):
        move_new(str(other), str(target), str(tmp_path / "names"))
    assert (target.read_text(), other.read_text()) == ("1", "2")
    assert not [*(tmp_path / "names").glob("*")]


@pytest.mark.usefixtures("way")
def test_of_many_at_once_one_gets_the_name(tmp_path: Path) -> None:
    for number in range(16):
        (tmp_path / str(number)).write_text(str(number))

    def attempt(number: int) -> bool:
        try:
            move_new(str(tmp_path / str(number)), str(tmp_path / "目标"), str(tmp_path / "names"))
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(attempt, range(16))].count(True) == 1
    contents = [path.read_text() for path in tmp_path.iterdir() if path.is_file()]
    assert sorted(contents) == sorted(map(str, range(16)))


def test_a_source_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        move_new(str(tmp_path / "没有"), str(tmp_path / "目标"), str(tmp_path / "names"))


def test_killed_between_link_and_unlink_it_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "源", tmp_path / "目标"
    source.write_text("1")
    os.link(source, target)
    monkeypatch.setattr(moving, "_by_the_kernel", moving._by_link)
    move_new(str(source), str(target), str(tmp_path / "names"))
    assert (target.read_text(), source.exists()) == ("1", False)


def test_a_reservation_left_behind_is_overruled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "BUSY_SECONDS", 0.2)
    source, target = tmp_path / "源", tmp_path / "目标"
    source.write_text("1")
    (tmp_path / "names").mkdir()
    import hashlib

    (tmp_path / "names" / hashlib.sha256(os.fsencode(target)).hexdigest()).touch()
    moving._by_reservation(str(source), str(target), str(tmp_path / "names"))
    assert target.read_text() == "1"


def test_an_answer_that_is_lost_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share may rename, and yet say that it could not."""
    source, target = tmp_path / "源", tmp_path / "目标"
    source.write_text("1")

    def unreliable(one: str, other: str) -> None:
        os.rename(one, other)
        raise FileNotFoundError(2, "lost")

    monkeypatch.setattr(moving, "_by_the_kernel", unreliable)
    move_new(str(source), str(target), str(tmp_path / "names"))
    assert target.read_text() == "1"


def test_folders_are_made_within_what_is_there_only(tmp_path: Path) -> None:
    make_folders(str(tmp_path / "a/b/c"), str(tmp_path))
    assert (tmp_path / "a/b/c").is_dir()
    with pytest.raises(FileNotFoundError):
        make_folders(str(tmp_path / "没有/b"), str(tmp_path / "没有"))


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1), st.integers(1, 99_999))
def test_a_numbered_name_fits_and_keeps_its_extension(name: str, number: int) -> None:
    made = numbered(name, number)
    assert len(made.encode()) <= LONGEST
    assert made.endswith(split(name)[1])
    assert number > 1 or len(name.encode()) > LONGEST or made == name


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
def test_a_lengthened_name_fits(stem: str) -> None:
    made = fitted(stem, "-已完成.xlsx")
    assert made.endswith("-已完成.xlsx")
    assert len(made.encode()) <= LONGEST


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
@given(st.binary(min_size=1).filter(lambda raw: b"/" not in raw and b"\0" not in raw))
def test_any_bytes_are_readable(raw: bytes) -> None:
    assert readable(os.fsdecode(raw)).encode()


def test_a_name_in_gbk_is_read() -> None:
    assert readable(os.fsdecode("自评表.xlsx".encode("gbk"))) == "自评表.xlsx"


@pytest.mark.parametrize(
    ("kind", "share"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("fuseblk", False)]
)
def test_a_share_is_told_by_its_file_system(kind: str, *, share: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_file_system", lambda _: kind)
    assert network.is_share("/srv") == share


def test_this_folder_is_on_no_share(tmp_path: Path) -> None:
    assert not network.is_share(str(tmp_path))
