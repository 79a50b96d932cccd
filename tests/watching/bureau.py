"""A bureau's folders in a test, and a checker that knows of nothing but what was dropped, by its SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from tests.cli.running import FINANCE, JUNSHAN

RESULTS = ("已完成", "退回", "失败")
LETTERS = ("-问题清单.txt", ".原因.txt", "-解压清单.txt")


def variant(source: Path, number: int) -> bytes:
    """The same workbook with other bytes: a comment at the end of the archive."""
    comment = f"{number:08}".encode()
    data = source.read_bytes()
    assert data[-2:] == b"\0\0"
    return data[:-2] + len(comment).to_bytes(2, "little") + comment


class Bureau:
    """The folders around one inbox.

    Attributes:
        root: where they stand.
        inbox: the inbox.
        dropped: how often each content was dropped.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inbox = root / "收件箱"
        self.inbox.mkdir(parents=True)
        self.dropped: Counter[str] = Counter()

    def drop(self, name: str, content: bytes) -> Path:
        """Put a file into the inbox at once, as a rename does."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.note(content)
        temporary = self.root / f"drop-{os.getpid()}"
        temporary.write_bytes(content)
        temporary.rename(path)
        return path

    def note(self, content: bytes) -> None:
        """Remember a content that is dropped otherwise."""
        self.dropped[hashlib.sha256(content).hexdigest()] += 1

    def drop_some(self, count: int, first: int = 0) -> None:
        """Workbooks that are completed, that come back, and files that are none, in turn."""
        for number in range(first, first + count):
            match number % 3:
                case 0:
                    self.drop(f"单位{number}.xlsx", variant(JUNSHAN, number))
                case 1:
                    self.drop(f"甲/单位{number}.xlsx", variant(FINANCE, number))
                case _:
                    self.drop(f"说明{number}.csv", f"第{number}行,不是工作簿\n".encode())

    def files(self, *folders: str) -> list[Path]:
        """All files below folders of the root."""
        walked = (entry for folder in folders for entry in os.walk(self.root / folder))
        return sorted(Path(parent, name) for parent, _, names in walked for name in names)

    def names(self, folder: str) -> list[str]:
        """The names of the files below a folder of the root."""
        return [path.relative_to(self.root / folder).as_posix() for path in self.files(folder)]

    def state(self) -> str:
        """What 状态.txt says, "" before there is one."""
        path = self.root / "状态.txt"
        return path.read_text("utf-8-sig") if path.exists() else ""

    def events(self) -> Iterator[dict[str, object]]:
        """The log."""
        for path in sorted((self.root / ".xlforms/log").glob("*.jsonl")):
            for line in path.read_bytes().splitlines():
                if line:
                    yield json.loads(line)

    def check(self, *, finished: bool = True) -> None:
        """Nothing lost, nothing doubled, originals unchanged; when all is done, one end a drop and no leftovers."""
        self.check_contents()
        self.check_results()
        if finished:
            assert self.files(".xlforms/new") == []
            assert self.names("收件箱") == []
            assert self.files(".xlforms/claim") == []
            assert [*self.root.glob(".xlforms/turn/*")] == []
            assert [path for path in self.root.rglob("*") if path.name.endswith((".tmp", ".part"))] == []
            self.check_ends()
            self.check_log()

    def check_contents(self) -> None:
        """Every content that was dropped is there as often as it was dropped, wherever it is."""
        found = Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in self.files("."))
        assert {sha: found[sha] for sha in self.dropped} == dict(self.dropped)

    def check_results(self) -> None:
        """What people see is whole."""
        for path in self.files("已完成", "退回"):
            assert is_whole(path), path

    def check_ends(self) -> None:
        """Each drop ended in one way."""
        originals = Counter(map(digest, self.files("原件", "失败")))
        assert {sha: originals[sha] for sha in self.dropped} == dict(self.dropped)
        again = [path for path in self.files("原件") if "重复" in path.parts]
        unpacked = [name for name in self.names("原件") if name.endswith(".zip")]
        failed = [path for path in self.files("失败") if digest(path) in self.dropped]
        workbooks = [path for path in self.files("已完成", "退回") if not path.name.endswith(LETTERS)]
        assert len(workbooks) + len(failed) + len(again) + len(unpacked) == self.dropped.total()
        letters = [path for path in self.files(*RESULTS) if path.name.endswith(LETTERS)]
        assert len(letters) == len(workbooks) + len(failed) + len(unpacked)

    def check_log(self) -> None:
        """The log tells of as many ends as there were drops."""
        ends: dict[object, set[object]] = {}
        for event in self.events():
            if event["event"] in ("done", "returned", "failed", "duplicate", "unpacked"):
                ends.setdefault(event["job"], set()).add(event["event"])
        assert len(ends) == self.dropped.total()
        assert all(len(kinds) == 1 for kinds in ends.values())


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_whole(path: Path) -> bool:
    """Whether a result can be opened and read to its end."""
    if path.suffix == ".txt":
        return path.read_bytes().endswith(b"\r\n")
    with zipfile.ZipFile(path) as archive:
        return archive.testzip() is None


class Spy:
    """Somebody who opens every result the moment he sees it."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.broken: list[str] = []
        self.seen: set[Path] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.is_set():
            for path in self._bureau.files("已完成", "退回"):
                if path not in self.seen:
                    self.seen.add(path)
                    if not is_whole(path):
                        self.broken.append(str(path))
            time.sleep(0.002)
