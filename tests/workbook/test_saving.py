"""A file is written whole or not at all, and never over another that was not meant."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from tests.workbook.making import xls, xlsx, zipped
from tests.workbook.packages import parts
from xlforms.errors import FileError
from xlforms.workbook import Workbook, open_workbook
from xlforms.workbook.files.kinds import Kind


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "来源.xlsx"
    path.write_bytes(xlsx())
    return path


@pytest.fixture
def workbook(source: Path) -> Workbook:
    opened = open_workbook(source)
    opened.sheets[0].set_value(1, 1, "甲")
    return opened


def refused(workbook: Workbook, target: Path, *, replace: bool = False) -> str:
    before = {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()}
    with pytest.raises(FileError) as error:
        workbook.save(target, replace=replace)
    assert {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()} == before
    return error.value.code


def test_a_new_file_is_written_and_the_source_stays(workbook: Workbook, source: Path, tmp_path: Path) -> None:
    workbook.save(tmp_path / "结果.xlsx")
    assert open_workbook(tmp_path / "结果.xlsx").sheets[0].cells[1, 1].value == "甲"
    assert source.read_bytes() == xlsx()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["来源.xlsx", "结果.xlsx"]


def test_an_existing_file_only_when_asked(workbook: Workbook, tmp_path: Path) -> None:
    target = tmp_path / "结果.xlsx"
    target.write_text("别的")
    assert refused(workbook, target) == "XF960"
    workbook.save(target, replace=True)
    assert open_workbook(target).sheets[0].cells[1, 1].value == "甲"


def test_a_link_that_leads_nowhere_is_an_existing_file(workbook: Workbook, tmp_path: Path) -> None:
    (tmp_path / "结果.xlsx").symlink_to(tmp_path / "没有")
    assert refused(workbook, tmp_path / "结果.xlsx") == "XF960"


def test_never_over_the_source_by_whatever_name(workbook: Workbook, source: Path, tmp_path: Path) -> None:
    (tmp_path / "link.xlsx").symlink_to(source)
    os.link(source, tmp_path / "hard.xlsx")
    for name in (source.name, f"../{tmp_path.name}/{source.name}", "link.xlsx", "hard.xlsx"):
        assert refused(workbook, tmp_path / name, replace=True) == "XF961"


def test_a_folder_that_is_not_there(workbook: Workbook, tmp_path: Path) -> None:
    assert refused(workbook, tmp_path / "没有" / "结果.xlsx") == "XF962"


@pytest.mark.parametrize(
    ("step", "number", "code"),
    [("fsync", errno.ENOSPC, "XF963"), ("link", errno.ENOSPC, "XF963"), ("fsync", errno.EIO, "XF965")],
)
def test_a_failure_on_the_way_leaves_nothing(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    if step == "link":
        monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(os, step, fail)
    assert refused(workbook, tmp_path / "结果.xlsx") == code


def test_a_file_that_came_into_being_meanwhile_is_not_replaced(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "结果.xlsx"
    flush = os.fsync

    def come_first(descriptor: int) -> None:
        flush(descriptor)
        target.write_text("别人的")

    monkeypatch.setattr(os, "fsync", come_first)
    with pytest.raises(FileError) as error:
        workbook.save(target)
    assert error.value.code == "XF960"
    assert target.read_text() == "别人的"


def test_a_file_system_without_hard_links(workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> NoReturn:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    workbook.save(tmp_path / "结果.xlsx")
    assert refused(workbook, tmp_path / "结果.xlsx") == "XF960"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["来源.xlsx", "结果.xlsx"]


def test_a_template_becomes_a_workbook_unless_it_is_called_a_template(tmp_path: Path) -> None:
    made = parts("<sheetData/>")
    made["[Content_Types].xml"] = str(made["[Content_Types].xml"]).replace(".sheet.main", ".template.main")
    (tmp_path / "模板.xltx").write_bytes(zipped(made))
    for name, kind in [("新.xltx", Kind.XLTX), ("新.xlsx", Kind.XLSX)]:
        open_workbook(tmp_path / "模板.xltx").save(tmp_path / name)
        assert open_workbook(tmp_path / name).kind is kind


def test_a_workbook_that_is_only_read_is_not_saved(tmp_path: Path) -> None:
    (tmp_path / "旧.xls").write_bytes(xls([(0, 0, 5)]))
    with pytest.raises(ValueError, match="xls is only read"):
        open_workbook(tmp_path / "旧.xls").save(tmp_path / "新.xls")
