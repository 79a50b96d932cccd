"""The cache: nothing unchanged is read again, and whatever happens to it changes no result."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import xlforms
from tests.desk.handing_in import FINANCE, LANGFANG
from tests.learning.foreign import declared
from xlforms.desk import gather, hands
from xlforms.desk.cache import Cache
from xlforms.desk.delivery import deliveries
from xlforms.desk.gather import Ways, read_all


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 各单位报来, three files, and 缓存, which knows them."""
    folder = tmp_path_factory.mktemp("缓存")
    inbox = folder / "各单位报来"
    inbox.mkdir()
    for source, name in ((FINANCE, "财政金融部"), (LANGFANG, "学校")):
        shutil.copy(source, inbox / f"{name}.xlsx")
    (inbox / "坏文件.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XLFORMS_CACHE", str(folder / "缓存"))
        assert cached(inbox) == [False] * 3
    return folder


@pytest.fixture
def inbox(known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(known, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("XLFORMS_CACHE", str(tmp_path / "缓存"))
    return tmp_path / "各单位报来"


def cached(inbox: Path) -> list[bool]:
    reads = read_all(deliveries([str(inbox)]), Ways(jobs=1))
    return [read.cached for read in sorted(reads, key=lambda read: read.delivery.path)]


def test_the_second_time_everything_is_known(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = xlforms.summarize(inbox, cache=False)
    monkeypatch.setattr(hands, "_started", lambda: pytest.fail("nothing has to be read"))
    for name, frame in xlforms.summarize(inbox).items():
        pd.testing.assert_frame_equal(frame, first[name])


def test_content_is_known_under_any_name(inbox: Path) -> None:
    shutil.copy(LANGFANG, inbox / "财政金融部.xlsx")
    assert cached(inbox) == [True] * 3


def test_a_changed_file_alone_is_read_again(inbox: Path) -> None:
    with (inbox / "坏文件.xlsx").open("ab") as file:
        file.write(b"\0")
    assert cached(inbox) == [False, True, True]


def test_a_folder_is_looked_through_once_however_many_files_are_in_it(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    listdir = os.listdir

    def noted(path: str) -> list[str]:
        seen.append(str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", noted)
    (inbox / "坏文件.xlsx").write_bytes(b"PK\x03\x04 also broken")
    assert cached(inbox) == [False, True, True]
    assert sorted(seen) == sorted({str(inbox), str(inbox.parent)})


def test_scores_put_beside_a_file_count(inbox: Path) -> None:
    shutil.copy(FINANCE, inbox / "财政金融部-附件5评分.xlsx")
    assert cached(inbox) == [True, True, False]
    (inbox.parent / "xlforms.toml").write_text("[grades]\nexcellent = 95\n", "utf-8")
    assert cached(inbox) == [False] * 3


def test_another_version_of_the_code_knows_nothing(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "stamp", lambda: "another")
    assert cached(inbox) == [False] * 3


def spoil(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def another_table(path: Path) -> None:
    path.unlink()
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE answers (other TEXT)")
    store.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def wrong_answers(path: Path) -> None:
    store = sqlite3.connect(path)
    store.execute("UPDATE answers SET answer = substr(answer, 1, 500)")
    store.commit()
    store.close()


@pytest.mark.parametrize("damage", [os.remove, spoil, cut, another_table, a_folder, wrong_answers])
def test_a_damaged_cache_is_harmless(inbox: Path, damage: Callable[[Path], object]) -> None:
    damage(Path(Cache().path))
    cached(inbox)
    if not os.path.isdir(Cache().path):
        assert cached(inbox) == [True] * 3


def test_without_a_place_to_keep_it(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox.parent / "file").touch()
    monkeypatch.setenv("XLFORMS_CACHE", str(inbox.parent / "file" / "inside"))
    assert cached(inbox) == cached(inbox) == [False] * 3


@pytest.mark.parametrize(("code", "kept"), [("XF910", True), ("XF908", False), ("XF982", False), ("XF951", False)])
def test_only_what_the_content_tells_is_kept(code: str, kept: bool) -> None:
    assert gather._worth_keeping(f'[{{"failed":["{code}","…"],"name":"","files":[]}}]') is kept


def test_a_declaration_put_beside_the_files_counts(inbox: Path) -> None:
    before = cached(inbox)
    declared(inbox / "表样" / "河道.toml")
    assert (before, cached(inbox)) == ([True] * 3, [False] * 3)
    assert cached(inbox) == [True] * 3
