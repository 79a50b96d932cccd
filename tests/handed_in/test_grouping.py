"""Which files are one unit's, and what `check` and `fill` make of folders and archives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import xlforms as package
from tests.cli.running import FINANCE, JUNSHAN, xlforms
from tests.handed_in.archives import archive
from xlforms.handed_in import by_unit, materials

PROJECT = JUNSHAN.with_name("langfang-2019.xlsx")


def laid(folder: Path, files: dict[str, Path]) -> Path:
    """A folder with copies of workbooks under other names."""
    for name, source in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)
    return folder


def groups(path: Path) -> dict[str, list[str]]:
    """The names of each hand-in's workbooks, by what it is called."""
    with materials(str(path)) as material:
        return {
            Path(part.path).relative_to(path).as_posix(): [part.name(file) for file in part.workbooks]
            for part in by_unit(material)
        }


def test_one_department_s_form_makes_a_folder_one_unit_s(tmp_path: Path) -> None:
    laid(tmp_path, {"部门.xlsx": FINANCE, "项目/食堂.xlsx": PROJECT, "~$部门.xlsx": FINANCE})
    assert groups(tmp_path) == {".": ["部门.xlsx", "项目/食堂.xlsx"]}


def test_two_departments_forms_make_it_several_units(tmp_path: Path) -> None:
    laid(tmp_path, {"甲.xlsx": FINANCE, "乙.xlsx": JUNSHAN, "丙/部门.xlsx": FINANCE, "丙/项目.xlsx": PROJECT})
    assert groups(tmp_path) == {"乙.xlsx": [""], "甲.xlsx": [""], "丙": ["部门.xlsx", "项目.xlsx"]}


def test_without_departments_forms_the_unit_decides(tmp_path: Path) -> None:
    laid(tmp_path, {"同/一.xlsx": PROJECT, "同/二.xlsx": PROJECT, "异/一.xlsx": PROJECT, "异/二.xlsx": PROJECT})
    book = load_workbook(tmp_path / "异" / "二.xlsx")
    cells = (cell for sheet in book for row in sheet for cell in row if cell.value == "廊坊市食品工程学校")
    next(cells).value = "另一所学校"
    book.save(tmp_path / "异" / "二.xlsx")
    assert groups(tmp_path / "同") == {".": ["一.xlsx", "二.xlsx"]}
    assert groups(tmp_path / "异") == {"一.xlsx": [""], "二.xlsx": [""]}


def test_a_lone_workbook_is_called_by_its_own_name(tmp_path: Path) -> None:
    assert groups(laid(tmp_path, {"下级/甲.xlsx": FINANCE})) == {"下级/甲.xlsx": [""]}


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """One unit's folder: its forms, a workbook of evidence, and one that is damaged."""
    folder = laid(tmp_path / "财政金融部", {"部门.xlsx": FINANCE, "项目/食堂.xlsx": PROJECT})
    Workbook().save(folder / "清单.xlsx")
    (folder / "坏.xlsx").write_bytes(FINANCE.read_bytes()[:9000])
    return folder


def checked(path: Path) -> dict[str, Any]:
    result = xlforms("check", path, "--json")
    assert result.exit_code == 3
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def codes(told: dict[str, Any], file: str) -> set[str]:
    return {note["code"] for note in told["findings"] if note["file"] == file}


def test_a_folder_is_checked_as_one(unit: Path) -> None:
    told = checked(unit)
    assert told["file"] == str(unit)
    assert {"XF301", "XF409"} <= codes(told, "部门.xlsx")
    assert "XF301" in codes(told, "项目/食堂.xlsx")
    assert codes(told, "清单.xlsx") == {"XF130"}
    assert codes(told, "坏.xlsx") == {"XF904"}


def test_an_archive_is_checked_as_the_folder_is(unit: Path, tmp_path: Path) -> None:
    files = {path.relative_to(unit).as_posix(): path.read_bytes() for path in unit.rglob("*.xlsx")}
    told = checked(archive(tmp_path / "财政金融部.zip", files | {"../外.xlsx": b""}))
    extra = next(note for note in told["findings"] if note["file"] == "../外.xlsx")
    assert extra["code"] == "XF926"
    assert [note for note in told["findings"] if note is not extra] == checked(unit)["findings"]


def test_in_words_the_file_stands_before_the_cell(unit: Path) -> None:
    shown = xlforms("check", unit).stdout
    assert "错误 XF904 坏.xlsx 文件不完整或已损坏" in shown
    assert "错误 XF301 部门.xlsx 自评表!I4 " in shown


def test_an_archive_is_filled_beside_itself(tmp_path: Path) -> None:
    made = archive(tmp_path / "各单位.zip", {"甲/表.xlsx": FINANCE.read_bytes(), "乙.xlsx": JUNSHAN.read_bytes()})
    before = made.read_bytes()
    told = json.loads(xlforms("fill", made, "--json").stdout)
    results = tmp_path / "各单位-已完成"
    assert [(each["file"], each["output"]) for each in told] == [
        (f"{made}/乙.xlsx", str(results / "乙-已完成.xlsx")),
        (f"{made}/甲/表.xlsx", str(results / "甲" / "表-已完成.xlsx")),
    ]
    assert [path for path in results.rglob("*") if path.is_file()] == [Path(each["output"]) for each in told]
    assert made.read_bytes() == before


def test_archives_in_a_folder_are_each_looked_into(tmp_path: Path) -> None:
    archive(tmp_path / "甲.zip", {"表.xlsx": FINANCE.read_bytes()})
    archive(tmp_path / "空.zip", {"图.png": b""})
    result = xlforms("check", tmp_path, "--json")
    assert [each["file"] for each in json.loads(result.stdout)] == [f"{tmp_path}/甲.zip/表.xlsx", f"{tmp_path}/空.zip"]
    assert f"错误 XF927 {tmp_path}/空.zip：压缩包里没有可以处理的工作簿" in result.stderr


def test_from_python_a_folder_is_one_submission(unit: Path) -> None:
    done = package.check(str(unit))
    assert [(filled.form.key, filled.file) for filled in done.submission.forms] == [
        ("base_data", "部门.xlsx"),
        ("department", "部门.xlsx"),
        ("project", "项目/食堂.xlsx"),
    ]
    assert {note.file for note in done.findings} == {"部门.xlsx", "项目/食堂.xlsx", "清单.xlsx", "坏.xlsx"}
