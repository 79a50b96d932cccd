"""What FILE arguments mean: files, folders, patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlforms.cli.files import workbooks
from xlforms.handed_in import EXTENSIONS
from xlforms.workbook.files.kinds import Kind


def expand(arguments: list[str]) -> list[str]:
    with workbooks(arguments) as found:
        return [material.path for material in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = ("甲.xlsx", "乙.XLS", "说明.docx", "~$甲.xlsx", ".~甲.xlsx", "甲-已完成.xlsx")
    for name in (*names, "下级/丙（2024）.et", "下级/更下/丁.ods", ".隐藏/戊.xlsx", "已完成/甲-已完成.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_folder_means_its_workbooks_and_those_below_it(folder: Path) -> None:
    found = ["下级/丙（2024）.et", "下级/更下/丁.ods", "乙.XLS", "甲.xlsx"]
    assert expand(["."]) == [f"./{name}" for name in found]
    assert expand([str(folder)]) == [str(folder / name) for name in found]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.xlsx", ["甲.xlsx"]),
        ("＊.xlsx", ["甲.xlsx"]),
        ("？.xl*", ["甲.xlsx"]),
        ("**/*.et", ["下级/丙（2024）.et"]),
        ("下*", ["下级/丙（2024）.et", "下级/更下/丁.ods"]),
        ("下级/丙（*）.et", ["下级/丙（2024）.et"]),
        ("*-已完成.xlsx", ["甲-已完成.xlsx"]),
        ("*", ["下级/丙（2024）.et", "下级/更下/丁.ods", "乙.XLS", "甲.xlsx"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_pattern_means_the_workbooks_that_match(pattern: str, found: list[str]) -> None:
    assert expand([pattern]) == found


@pytest.mark.usefixtures("folder")
def test_results_are_taken_only_when_asked_for() -> None:
    assert expand(["已完成"]) == ["已完成/甲-已完成.xlsx"]
    assert expand(["甲-已完成.xlsx"]) == ["甲-已完成.xlsx"]


@pytest.mark.usefixtures("folder")
def test_a_file_is_named_once_in_the_order_of_the_arguments() -> None:
    assert expand(["甲.xlsx", "*.xlsx", "./甲.xlsx", "下级", "乙.XLS"])[:2] == ["甲.xlsx", "下级/丙（2024）.et"]
    assert len(expand([".", "甲.xlsx", "*"])) == 4


def test_a_name_with_wildcards_in_it_is_a_file_first(folder: Path) -> None:
    (folder / "表[1].xlsx").touch()
    (folder / "表1.xlsx").touch()
    assert expand(["表[1].xlsx"]) == ["表[1].xlsx"]


@pytest.mark.usefixtures("folder")
def test_what_means_no_file_stays_as_it_is() -> None:
    assert expand(["没有.xlsx", "没有*.xlsx", "说明.docx", ".隐藏/更*"]) == [
        "没有.xlsx",
        "没有*.xlsx",
        "说明.docx",
        ".隐藏/更*",
    ]


def test_a_folder_offers_every_kind_that_can_be_read_but_web_pages_and_xml() -> None:
    assert {f".{kind.value}" for kind in set(Kind) - {Kind.HTML, Kind.MHTML, Kind.XML}} | {".et"} == EXTENSIONS
