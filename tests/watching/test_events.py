"""Events only wake the loop: without them, or when they fail, everything comes out the same, a moment later."""

from __future__ import annotations

import builtins
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.running import JUNSHAN
from tests.watching.bureau import Bureau
from tests.watching.running import PACE, PATIENCE
from xlforms.watching import folders, run
from xlforms.watching.inbox.events import Hints
from xlforms.watching.loop import Watcher
from xlforms.watching.pace import Limits
from xlforms.watching.telling.journal import Event

SELDOM = PACE._replace(poll=3.0, settle=0.1)


def test_a_new_file_wakes(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    awake = threading.Event()
    with Hints(str(tmp_path), awake.set):
        for number in range(int(PATIENCE * 10)):
            (tmp_path / f"{number}.xlsx").write_bytes(b"")
            if awake.wait(0.1):
                break
    assert awake.is_set()


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_that_kills_the_events_does_not_stop_the_watcher(bureau: Bureau) -> None:
    _watched(bureau, os.fsdecode("国标码.xlsx".encode("gbk")))


def test_without_the_library_it_is_seen_at_the_next_look(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> object:
        if name == "watchfiles":
            raise ImportError(name)
        return real(name, globals_, locals_, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", missing)
    _watched(bureau, "部门.xlsx")


def _watched(bureau: Bureau, name: str) -> None:
    ended, stop = threading.Event(), threading.Event()
    places = folders.beside(str(bureau.inbox))
    folders.make(places)

    def tell(event: Event) -> None:
        if event["event"] == "done":
            ended.set()

    watcher = Watcher(places, SELDOM, Limits(), tell, hints=True)
    thread = threading.Thread(target=run.run, args=(watcher, stop), kwargs={"once": False})
    thread.start()
    bureau.drop(name, JUNSHAN.read_bytes())
    assert ended.wait(PATIENCE)
    stop.set()
    watcher.wake.set()
    thread.join()
    bureau.check()
