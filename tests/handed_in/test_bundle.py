"""Archives unpacked: names, and what must not come out of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.handed_in.archives import archive
from xlforms.errors import FileError
from xlforms.workbook.files import bundle
from xlforms.workbook.files.bundle import is_bundle, unpack


def unpacked(path: Path, folder: Path) -> dict[str, bytes]:
    """What came out, by its path below the folder."""
    paths = unpack(path, str(folder), lambda _: True).paths
    return {Path(each).relative_to(folder).as_posix(): Path(each).read_bytes() for each in paths}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_come_out_as_they_were_typed(tmp_path: Path, encoding: str) -> None:
    files = {"岳阳市/财政金融部（2024）.xlsx": b"1", "岳阳市/自评报告.docx": b"2", "a.xls": b"3"}
    assert unpacked(archive(tmp_path / "a.zip", files, encoding), tmp_path / "out") == files


def test_names_with_the_flag_of_utf8_come_out_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("联通.xlsx", b"1")
        made.writestr("下级\\乙.xlsx", b"2")
    assert unpacked(tmp_path / "a.zip", tmp_path / "out") == {"联通.xlsx": b"1", "下级/乙.xlsx": b"2"}


@pytest.mark.parametrize(
    "name", ["../甲.xlsx", "下级/../../甲.xlsx", "/etc/甲.xlsx", "C:\\甲.xlsx", "..\\甲.xlsx", "", "."]
)
def test_nothing_leaves_the_folder(tmp_path: Path, name: str) -> None:
    told = unpack(
        archive(tmp_path / "a.zip", {name: b"1", "乙.xlsx": b"2"}), str(tmp_path / "in" / "out"), lambda _: True
    )
    assert [(each, error.code) for each, error in told.refused] == [(name.replace("\\", "/"), "XF926")]
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.zip", "乙.xlsx"]


def test_a_name_that_windows_forbids_becomes_one_that_it_allows(tmp_path: Path) -> None:
    files = {"甲:乙?.xlsx": b"1", "甲_乙_.xlsx": b"2", "con.xlsx": b"3"}
    assert unpacked(archive(tmp_path / "a.zip", files), tmp_path / "out") == {
        "甲_乙_.xlsx": b"1",
        "甲_乙_ (2).xlsx": b"2",
        "con_.xlsx": b"3",
    }


def test_only_what_is_wanted_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"甲.xlsx": b"1", "图.png": b"2"})
    assert [Path(each).name for each in unpack(path, str(tmp_path / "out"), lambda name: name.endswith("x")).paths] == [
        "甲.xlsx"
    ]


def test_a_file_with_a_password_stays_in(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"甲.xlsx": b"1"}, flags=1)
    assert [(name, error.code) for name, error in unpack(path, str(tmp_path), lambda _: True).refused] == [
        ("甲.xlsx", "XF955")
    ]


def test_a_damaged_file_stays_in_and_the_others_come_out(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"甲.xlsx": b"first", "乙.xlsx": b"second"})
    path.write_bytes(path.read_bytes().replace(b"first", b"fifth"))
    told = unpack(path, str(tmp_path / "out"), lambda _: True)
    assert [(name, error.code) for name, error in told.refused] == [("甲.xlsx", "XF904")]
    assert [Path(each).name for each in told.paths] == ["乙.xlsx"]


@pytest.mark.parametrize(("limit", "code"), [("MAX_ENTRIES", "XF931"), ("MAX_BYTES", "XF932")])
def test_an_archive_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, code: str
) -> None:
    monkeypatch.setattr(bundle, limit, 1)
    path = archive(tmp_path / "a.zip", {"甲.xlsx": b"first", "乙.xlsx": b"second"})
    with pytest.raises(FileError) as refused:
        unpack(path, str(tmp_path / "out"), lambda _: True)
    assert refused.value.code == code


def test_a_workbook_is_no_bundle(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "junshan-2024.xlsx"
    assert not is_bundle(example)
    assert not is_bundle(tmp_path / "nowhere.zip")
    assert is_bundle(archive(tmp_path / "a.zip", {"甲.xlsx": b"1"}))
    (tmp_path / "b.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-3])
    assert not is_bundle(tmp_path / "b.zip")
