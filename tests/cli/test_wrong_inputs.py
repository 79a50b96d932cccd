"""Files that can't be worked on: one clear Chinese sentence, exit code 3, the source untouched, nothing left behind."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.cli.running import JUNSHAN, xlforms
from tests.workbook import making

HONEST = JUNSHAN.read_bytes()
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "a">]><worksheet/>'
HUGE = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def locked() -> bytes:
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(HONEST)).encrypt("芝麻开门", file)
    return file.getvalue()


def bomb() -> bytes:
    return making.zipped({**making.xlsx_parts(""), "xl/media/image1.png": bytes(100_000_000)})


def declared_huge() -> bytes:
    """The example, its sheets declared to reach the last cell that there can be."""
    source, target = zipfile.ZipFile(io.BytesIO(HONEST)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            declared = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', source.read(name))
            archive.writestr(name, declared)
    return target.getvalue()


WRONG: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "不是工作簿.xlsx": (lambda: bytes(range(256)) * 9, "XF910", "内容不是电子表格"),
    "缺一半.xlsx": (lambda: HONEST[: len(HONEST) // 2], "XF904", "文件不完整或已损坏"),
    "缺一截.xls": (lambda: making.xls()[:2000], "XF924", "不完整或已损坏"),
    "有密码.xlsx": (locked, "XF951", "文件设有打开密码"),
    "网页.xls": (lambda: "<html><body>系统维护中</body></html>".encode("gbk"), "XF911", "里面没有表格"),
    "文本.xls": (lambda: "一句话。\n又一句。\n".encode("gbk"), "XF912", "其实是没有分列的文本文件"),
    "空的.xlsx": (lambda: b"", "XF907", "文件是空的（0 字节）"),
    "没有表.xlsx": (making.xlsx, "XF941", "没有找到认识的表格"),
    "没有表而很大.xlsx": (lambda: making.xlsx(HUGE), "XF941", "没有找到认识的表格"),
    "炸弹.xlsx": (bomb, "XF933", "像是压缩炸弹"),
    "外部实体.xlsx": (lambda: making.xlsx(DOCTYPE), "XF934", "含有 DOCTYPE 声明"),
}


@pytest.fixture(params=WRONG)
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, str]:
    make, code, words = WRONG[request.param]
    path = tmp_path / request.param
    path.write_bytes(make())
    return path, code, words


@pytest.mark.parametrize("command", ["fill", "check", "read"])
def test_wrong_input(command: str, wrong: tuple[Path, str, str], tmp_path: Path) -> None:
    path, code, words = wrong
    before = path.read_bytes(), path.stat().st_mtime_ns
    result = xlforms(command, path)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith(f"错误 {code} {path}：")
    assert words in result.stderr
    assert sentences(result.stderr) == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [*tmp_path.iterdir()] == [path]


def sentences(text: str) -> int:
    """How many lines there are, each of which must end as a sentence does."""
    lines = text.splitlines()
    assert all(line.endswith("。") for line in lines)
    return len(lines)


def test_the_password_opens_it_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    path = tmp_path / "有密码.xlsx"
    path.write_bytes(locked())
    wrong = xlforms("fill", path, "--password", "开门")
    assert wrong.exit_code == 3
    assert wrong.stderr == f"错误 XF952 {path}：密码不对，文件打不开，请核对大小写后再试。\n"
    assert xlforms("fill", path, "--password", "芝麻开门").exit_code == 0


def test_what_only_claims_to_be_huge_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "自称很大.xlsx"
    path.write_bytes(declared_huge())
    assert xlforms("fill", path).exit_code == 0


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Path]:
    """The example, held to be the same afterwards."""
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(HONEST)
    os.utime(path, ns=(1, 1))
    yield path
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (HONEST, 1)


def refused(source: Path, folder: Path) -> str:
    result = xlforms("fill", source, "-o", folder)
    assert result.exit_code == 3
    assert sentences(result.stderr) == 1
    return result.stderr


def test_a_folder_below_a_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    assert f"文件夹“{tmp_path / '文件' / '下级'}”不存在或不能写入" in refused(source, tmp_path / "文件" / "下级")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["文件", "自评表.xlsx"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_must_not_be_written(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "只读"
    folder.mkdir(mode=0o500)
    assert "不存在或不能写入" in refused(source, folder)
    assert [*folder.iterdir()] == []


def test_a_result_that_is_there_already(source: Path, tmp_path: Path) -> None:
    taken = tmp_path / "出" / "自评表-已完成.xlsx"
    taken.parent.mkdir()
    taken.write_bytes(b"kept")
    assert f"“{taken}”已经存在，没有覆盖" in refused(source, taken.parent)
    assert [path.read_bytes() for path in taken.parent.iterdir()] == [b"kept"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "满"
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder))
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(source: Path, full_disk: Path) -> None:
    assert "磁盘空间不足" in refused(source, full_disk)
    assert [*full_disk.iterdir()] == []


def test_the_others_are_filled(source: Path, tmp_path: Path) -> None:
    paths = []
    for name, (make, _, _) in WRONG.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(make())
    result = xlforms("fill", *paths, source)
    assert result.exit_code == 3
    assert (tmp_path / "自评表-已完成.xlsx").exists()
    assert len([*tmp_path.iterdir()]) == len(paths) + 2
    assert result.stderr.splitlines()[-1] == f"共 {len(paths) + 1} 个文件：1 个没有错误，{len(paths)} 个没能处理。"
