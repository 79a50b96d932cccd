"""`check --annotate` and `clean` as an accountant runs them, and `annotate` as a developer calls it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

import xlforms
from tests.cli.running import FINANCE, JUNSHAN
from tests.cli.running import xlforms as run
from tests.libreoffice import converted, needs_libreoffice
from tests.marks.marking import looks, openpyxl_book, saved
from xlforms.errors import FileError
from xlforms.marking import Annotated, marked_path
from xlforms.writers.marks.notes import SECTION


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    return Path(shutil.copy(FINANCE, tmp_path / "自评表.xlsx"))


def notes(path: Path) -> dict[tuple[str, str], str]:
    return {place: look.note for place, look in looks(path.read_bytes()).items() if look.note}


def test_marking_changes_neither_what_is_said_nor_the_exit_code(typed: Path) -> None:
    plain, marked = run("check", typed), run("校验", typed, "--annotate")
    assert plain.exit_code == marked.exit_code == 1
    assert marked.stdout.startswith(plain.stdout.splitlines()[0])
    step = next(line for line in plain.stdout.splitlines() if line.startswith("  下一步："))
    assert set(plain.stdout.splitlines()) - {step} <= set(marked.stdout.splitlines())
    assert marked.stdout.count("下一步：打开标注件") == marked.stdout.count("下一步：") == 1
    assert f"标注件：{typed.with_name('自评表-已标注.xlsx')}，标了 4 格" in marked.stdout
    assert typed.read_bytes() == FINANCE.read_bytes()


def test_clean_gives_the_very_file_back(typed: Path) -> None:
    run("check", typed, "--annotate")
    result = run("清除标注", typed.with_name("自评表-已标注.xlsx"))
    assert result.exit_code == 0
    assert typed.with_name("自评表-已清除标注.xlsx").read_bytes() == typed.read_bytes()


def test_a_marked_workbook_is_checked_filled_and_read_as_if_it_were_not(typed: Path) -> None:
    copy = xlforms.annotate(str(typed)).copies[0].output
    assert xlforms.check(copy).findings == xlforms.check(str(typed)).findings
    done = xlforms.fill(copy)
    assert SECTION.first not in "".join(notes(Path(done.output)).values())
    assert openpyxl_book(Path(done.output).read_bytes()).sheetnames.count("问题清单") == 1


def test_marking_twice_replaces_the_marks(typed: Path) -> None:
    first = Path(xlforms.annotate(str(typed)).copies[0].output)
    second = Path(xlforms.annotate(str(first)).copies[0].output)
    assert second.name == "自评表-已标注(2).xlsx"
    before, after = (looks(path.read_bytes()) for path in (first, second))
    about = ("问题清单", "A2")  # it names the file
    assert {place: after[place] for place in after.keys() - {about}} == {
        place: before[place] for place in before.keys() - {about}
    }


def test_what_was_mended_in_the_marked_copy_loses_its_mark(typed: Path) -> None:
    copy = Path(xlforms.annotate(str(typed)).copies[0].output)
    book = openpyxl_book(copy.read_bytes())
    book["自评表"]["I4"] = 9.94
    copy.write_bytes(saved(book))
    again = notes(Path(xlforms.annotate(str(copy)).copies[0].output))
    assert ("自评表", "I4") not in again
    assert ("基础数据表", "B12") in again
    assert looks(copy.read_bytes())["自评表", "I4"].value == 9.94


def test_a_copy_of_an_earlier_run_is_only_replaced_when_asked(typed: Path) -> None:
    run("check", typed, "--annotate")
    refused = run("check", typed, "--annotate")
    assert (refused.exit_code, "XF960" in refused.stderr) == (3, True)
    assert run("check", typed, "--annotate", "--replace").exit_code == 1


def test_two_files_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    for unit, source in (("甲", FINANCE), ("乙", JUNSHAN)):
        (tmp_path / unit).mkdir()
        shutil.copy(source, tmp_path / unit / "自评表.xlsx")
    result = run("check", tmp_path / "甲", tmp_path / "乙", "--annotate", "--replace", "-o", tmp_path / "退回")
    assert result.exit_code == 3
    assert [path.name for path in (tmp_path / "退回").iterdir()] == ["自评表-已标注.xlsx"]


def test_json_names_the_copy(typed: Path) -> None:
    shown = json.loads(run("check", typed, "--annotate", "--json").stdout)
    plain = json.loads(run("check", typed, "--json").stdout)
    copy = {"file": str(typed), "output": str(typed.with_name("自评表-已标注.xlsx")), "cells": 4}
    assert shown == plain | {"marked": [copy]}


def test_each_workbook_of_a_folder_is_marked_with_its_own_findings(tmp_path: Path) -> None:
    department = openpyxl_book(FINANCE.read_bytes())
    base = openpyxl_book(FINANCE.read_bytes())
    del department["基础数据表"], base["自评表"]
    (tmp_path / "部门.xlsx").write_bytes(saved(department))
    (tmp_path / "基础.xlsx").write_bytes(saved(base))
    done: Annotated = xlforms.annotate(str(tmp_path), str(tmp_path / "退回"))
    marked = {Path(copy.output).name: set(notes(Path(copy.output))) for copy in done.copies}
    assert marked.keys() == {"部门-已标注.xlsx", "基础-已标注.xlsx"}
    assert ("自评表", "I4") in marked["部门-已标注.xlsx"]
    assert {sheet for sheet, _ in marked["基础-已标注.xlsx"]} == {"基础数据表"}


def test_workbooks_of_an_archive_are_marked_beside_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "材料.zip", "w") as archive:
        archive.write(FINANCE, "甲单位/自评表.xlsx")
    (copy,) = xlforms.annotate(str(tmp_path / "材料.zip")).copies
    assert Path(copy.output).exists()
    assert Path(copy.output).parts[len(tmp_path.parts)] == "材料-已标注"


def test_marked_copies_in_a_folder_are_results_not_sources(typed: Path) -> None:
    run("check", typed, "--annotate")
    assert len(json.loads(run("check", typed.parent, "--annotate", "--replace", "--json").stdout)["marked"]) == 1


def test_clean_takes_the_marked_copies_of_a_folder(typed: Path) -> None:
    run("check", typed, "--annotate")
    assert run("clean", typed.parent).exit_code == 0
    assert typed.with_name("自评表-已清除标注.xlsx").exists()


def test_a_workbook_without_marks_is_not_cleaned(typed: Path) -> None:
    result = run("clean", typed)
    assert (result.exit_code, "XF945" in result.stderr) == (3, True)
    assert run("clean", typed.parent).exit_code == 3


def test_options_of_marking_need_it(typed: Path) -> None:
    result = run("check", typed, "--replace")
    assert result.exit_code == 2
    assert "--annotate" in result.stderr


def test_a_source_is_never_written_over(typed: Path) -> None:
    assert marked_path("甲/自评表-已标注.xlsx", None).endswith("自评表-已标注(2).xlsx")
    assert marked_path("甲/自评表-已标注(2).xlsx", None).endswith("自评表-已标注.xlsx")
    with pytest.raises(FileError) as refused:
        xlforms.clean(str(typed))
    assert refused.value.code == "XF945"


@needs_libreoffice
def test_a_workbook_that_can_only_be_read_is_marked_on_our_blank_forms(typed: Path, tmp_path: Path) -> None:
    (old,) = converted(tmp_path, "xls", typed)
    done = xlforms.annotate(str(old), str(tmp_path))
    (copy,) = done.copies
    assert copy.rebuilt
    assert copy.output.endswith("自评表-已标注.xlsx")
    assert done.findings == xlforms.check(str(old)).findings
    told = notes(Path(copy.output))
    assert {"应为：9.94" in note for note in told.values()} == {True, False}
    assert xlforms.clean(copy.output, str(tmp_path / "清")).output
    shown = run("check", old, "--annotate", "-o", tmp_path / "退回")
    assert "标在了空白表样上" in shown.stdout
