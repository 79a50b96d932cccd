"""What stands around the workbooks and is refused: rosters, holidays, wordings, folders, processes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import patch

import xlforms
from tests.cli.running import FINANCE
from xlforms import examples
from xlforms.calculation.annex5.holidays import read_holidays
from xlforms.calculation.annex5.workdays import Workdays
from xlforms.desk import cluster, hands
from xlforms.desk.delivery import deliveries
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.handing_out.making import hand_out
from xlforms.reporting import report
from xlforms.roster import read_roster
from xlforms.watching.pace import Limits
from xlforms.watching.way import worker
from xlforms.watching.way.workers import Worker, WorkerDied
from xlforms.writers.wording import wording


def _told(folder: Path, name: str, text: str, read: Callable[[str], object]) -> None:
    (folder / name).write_text(text, "utf-8")
    read(str(folder / name))


def _dead(limits: Limits) -> None:
    """A worker that dies under such limits; the watcher tells the limits that it has by default."""
    watched = Worker(limits)
    try:
        watched.ask({})
    except WorkerDied as death:
        raise refusal(death.code, seconds=int(Limits().seconds), times=Limits().deaths) from death
    finally:
        watched.stop()


def _exhausted(_: Path) -> None:
    with patch.object(worker, "_worked_on", side_effect=MemoryError):
        told = worker._answered({})["error"]
    raise FileError(told["code"], told["message"])


def _interrupted(_: Path) -> None:
    raise refusal("XF978", times=Limits().starts)


def _lost(seconds: float) -> None:
    hand = hands.Hand(seconds)
    try:
        code, message, *_ = json.loads(hand.ask("{}"))[0]["failed"]
    finally:
        hand.close()
    raise FileError(code, message)


def _dying(_: Path) -> None:
    def started() -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, "-c", ""], stdin=pipe, stdout=pipe, encoding="utf-8")

    with patch.object(hands, "_started", started):
        _lost(60)


def _without_dask(folder: Path) -> None:
    (folder / "甲.xlsx").write_bytes(FINANCE.read_bytes())
    with patch.dict(sys.modules, {"distributed": None}):
        xlforms.summarize(folder, cluster="tcp://a:1", cache=False)


def _other_version(_: Path) -> None:
    client = SimpleNamespace(wait_for_workers=lambda *_, **__: None, run=lambda _: {"工作机": "0.1"})
    with patch.object(cluster, "stamp", lambda: "0.2"):
        cluster._threads(cast("Any", client), "tcp://a:1")


def _nobody(_: Path) -> None:
    with patch.object(cluster, "_CONNECTING", 0.5):
        cluster._connected("tcp://127.0.0.1:9")


def _empty(folder: Path) -> None:
    (folder / "材料").mkdir()
    deliveries([str(folder / "材料")])


_REPORT = "一、部门基本情况\n二、一般公共预算支出情况\n七、存在的问题\n"

AROUND: dict[str, Callable[[Path], object]] = {
    "XF946": lambda folder: _told(folder, "报告.txt", _REPORT, report),
    "XF972": lambda _: Workdays().after(date(2090, 3, 31), date(2090, 4, 2)),
    "XF973": lambda folder: _told(folder, "假日.txt", "", read_holidays),
    "XF974": lambda folder: _told(folder, "假日.txt", "元旦 休", read_holidays),
    "XF975": lambda _: _dead(Limits(seconds=0.01)),
    "XF976": _exhausted,
    "XF977": lambda _: _dead(Limits(memory=1)),
    "XF978": _interrupted,
    "XF981": lambda _: _lost(0.01),
    "XF982": _dying,
    "XF983": _nobody,
    "XF984": _other_version,
    "XF985": _without_dask,
    "XF986": lambda folder: _told(folder, "名册.csv", "单位名称,编码\n市财政局,1\n,2\n", read_roster),
    "XF987": lambda folder: _told(folder, "名册.csv", "编码\n1\n", read_roster),
    "XF988": lambda folder: hand_out(
        "department", str(folder / "新.xlsx"), year=2025, last=examples.path("langfang-2019")
    ),
    "XF989": lambda folder: deliveries([str(folder / "没有")]),
    "XF990": _empty,
    "XF997": lambda folder: wording(str(folder / "没有.txt")),
    "XF998": lambda folder: _told(folder, "措辞.txt", "[基本支出]\n全年预算{总预算}万元。", wording),
}
