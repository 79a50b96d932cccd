"""A Dask cluster of real processes gives what this machine gives, and a worker killed in the middle loses nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import xlforms
from tests.desk.cluster import Cluster, cluster
from tests.desk.handing_in import FINANCE, LANGFANG, hand_in
from tests.learning.foreign import RIVER, declared, saved
from xlforms.desk.delivery import deliveries
from xlforms.desk.gather import Ways, read_all
from xlforms.desk.question import Own, enclosed, question
from xlforms.desk.worker import answered
from xlforms.errors import FileError

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # dask's own


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("集群"), 2) as started:
        yield started


@pytest.mark.parametrize("shared", [False, True])
def test_the_tables_are_the_same(running: Cluster, tmp_path: Path, shared: bool) -> None:
    inbox = hand_in(tmp_path)
    (tmp_path / "xlforms.toml").write_text("[grades]\nexcellent = 95\n", "utf-8")
    here = xlforms.summarize(inbox, cache=False, jobs=1)
    there = xlforms.summarize(inbox, cache=False, cluster=running.address, shared=shared)
    assert here.keys() == there.keys()
    for name, frame in here.items():
        pd.testing.assert_frame_equal(there[name], frame)


def test_a_worker_killed_in_the_middle_loses_nothing(running: Cluster, tmp_path: Path) -> None:
    for number in range(60):
        shutil.copy((FINANCE, LANGFANG)[number % 2], tmp_path / f"{number:02}.xlsx")
    reads = read_all(deliveries([str(tmp_path)]), Ways(cluster=running.address, cache=False))
    units = []
    for number, read in enumerate(reads):
        if number == 5:
            running.workers[0].kill()
        units.append((os.path.basename(read.delivery.path), '"unit":' in read.answer))
    assert sorted(units) == [(f"{number:02}.xlsx", True) for number in range(60)]


def test_a_file_that_is_gone_is_said_so(running: Cluster, tmp_path: Path) -> None:
    shutil.copy(FINANCE, tmp_path / "甲.xlsx")
    shutil.copy(FINANCE, tmp_path / "乙.xlsx")
    came = deliveries([str(tmp_path)])
    (tmp_path / "乙.xlsx").unlink()
    answers = {
        os.path.basename(read.delivery.path): read.answer
        for read in read_all(came, Ways(cluster=running.address, cache=False))
    }
    assert '"XF901"' in answers["乙.xlsx"]
    assert '"unit":"财政金融部"' in answers["甲.xlsx"]


def test_nobody_there_is_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("xlforms.desk.cluster._CONNECTING", 0.5)
    shutil.copy(FINANCE, tmp_path / "甲.xlsx")
    with pytest.raises(FileError) as refused:
        xlforms.summarize(tmp_path, cluster="tcp://127.0.0.1:9", cache=False)
    assert refused.value.code == "XF983"


def test_another_xlforms_is_refused(running: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("xlforms.desk.cluster.stamp", lambda: "0.0.1-other")
    shutil.copy(FINANCE, tmp_path / "甲.xlsx")
    with pytest.raises(FileError) as refused:
        xlforms.summarize(tmp_path, cluster=running.address, cache=False)
    assert refused.value.code == "XF984"


def test_named_declarations_are_sent_along(tmp_path: Path) -> None:
    (tmp_path / "报来" / "甲").mkdir(parents=True)
    saved(tmp_path / "报来" / "甲" / "河道.xlsx", RIVER)
    own = Own(forms=str(declared(tmp_path / "声明" / "河道.toml").parent))
    (delivery,) = deliveries([str(tmp_path / "报来")])
    here, there = (answered(json.loads(ask(delivery, own))) for ask in (question, enclosed))
    assert json.loads(here)[0]["unit"] == "水利局"
    assert there == here
