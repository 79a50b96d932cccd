"""Processes that read for us: one that dies or hangs costs its own question only, and is replaced."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.handing_in import FINANCE, LANGFANG
from xlforms.desk import hands
from xlforms.desk.delivery import Delivery, deliveries
from xlforms.desk.gather import Ways, read_all
from xlforms.desk.hands import Asked, Hand, answered
from xlforms.desk.question import Own, question

# Stands in for a worker: a file whose name says so ends it or holds it up, any other is answered.
HOSTILE = """
import json, os, sys, time
for line in sys.stdin:
    path = json.loads(line)["path"]
    if "致命" in path: os.abort()
    if "卡住" in path: time.sleep(600)
    if "一次" in path and not os.path.exists(path + ".seen"): open(path + ".seen", "w").close(); os.abort()
    print(json.dumps([{"name": "", "files": [], "path": path}]), flush=True)
"""


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    def started() -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        command = [sys.executable, "-X", "utf8", "-c", HOSTILE]
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8")

    monkeypatch.setattr(hands, "_started", started)


def asked(path: str | Path) -> str:
    return question(Delivery(str(path), (str(path),)), Own())


def ask(*paths: str | Path, count: int = 2) -> dict[str, str]:
    """The code of each path's refusal, "" for an answer."""
    questions = [Asked(number, asked(path)) for number, path in enumerate(paths)]
    told = {number: json.loads(answer)[0] for number, answer in answered(questions, count)}
    return {str(path): told[number].get("failed", [""])[0] for number, path in enumerate(paths)}


@pytest.mark.usefixtures("hostile")
def test_a_file_that_kills_its_process_costs_itself_only() -> None:
    names = ["甲", "致命", *(f"其他{number}" for number in range(20)), "致命又一"]
    told = ask(*names)
    assert {name: code for name, code in told.items() if code} == {"致命": "XF982", "致命又一": "XF982"}


@pytest.mark.usefixtures("hostile")
def test_a_process_killed_by_somebody_else_costs_nothing(tmp_path: Path) -> None:
    assert ask(tmp_path / "一次", "甲") == {str(tmp_path / "一次"): "", "甲": ""}


@pytest.mark.usefixtures("hostile")
def test_a_file_that_takes_for_ever_is_given_up() -> None:
    hand = Hand(seconds=2)
    try:
        assert json.loads(hand.ask(asked("卡住")))[0]["failed"][0] == "XF981"
        assert "failed" not in json.loads(hand.ask(asked("甲")))[0]
    finally:
        hand.close()


@pytest.mark.usefixtures("hostile")
def test_of_a_folder_only_the_fatal_file_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "致命单位"
    folder.mkdir()
    for name in ("甲.xlsx", "乙.xlsx"):
        (folder / name).touch()
    came = deliveries([str(tmp_path)])
    assert came == [Delivery(str(folder), (str(folder / "乙.xlsx"), str(folder / "甲.xlsx")))]
    reads = [*read_all(came, Ways(jobs=1, cache=False))]
    assert sorted(read.delivery.path for read in reads) == [*came[0].files]


def test_real_workers_answer_what_is_asked() -> None:
    paths: list[str | Path] = [FINANCE, LANGFANG, "没有.xlsx"]
    questions = [Asked(number, asked(path)) for number, path in enumerate(paths)]
    told = {number: json.loads(answer)[0] for number, answer in answered(questions, 2)}
    assert [told[0]["unit"], told[1]["unit"], told[2]["failed"][0]] == ["财政金融部", "廊坊市食品工程学校", "XF901"]


def test_stopping_in_the_middle_leaves_no_process() -> None:
    answers = answered([Asked(number, asked(FINANCE)) for number in range(50)], 2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    command = ["pgrep", "-P", str(os.getpid()), "-f", "xlforms.desk.worker"]
    assert subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout == b""
