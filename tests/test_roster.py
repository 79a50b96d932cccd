"""名册: columns found by their labels; every mistake told with its row."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from xlforms.errors import FileError
from xlforms.roster import Member, read_roster, unfit


def workbook(path: Path, *rows: tuple[object, ...]) -> str:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([*row])
    book.save(path)
    return str(path)


def refused(path: str, *, names_files: bool = True) -> FileError:
    with pytest.raises(FileError) as error:
        read_roster(path, names_files=names_files)
    return error.value


def test_columns_are_found_by_their_labels_below_a_title(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名册.xlsx",
        ("2024年度预算单位名册",),
        (),
        ("序号", "预算单位编码", "预算单位名称", "联系电话", "联系人"),
        (1, "001001", "市财政局", "0730-123", "张三"),
        (),
        (2, 1002, " 市 教育局 ", None, None),
    )
    assert read_roster(path) == [
        Member(4, "市财政局", "001001", "张三", "0730-123"),
        Member(6, "市 教育局", "1002"),
    ]


def test_the_day_on_which_a_unit_handed_in(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名册.xlsx",
        ("单位名称", "报送日期"),
        ("市财政局", datetime(2025, 4, 9)),
        ("市教育局", "2025年3月31日"),
        ("市水利局", None),
    )
    assert [member.submitted for member in read_roster(path)] == [date(2025, 4, 9), date(2025, 3, 31), None]
    unclear = workbook(tmp_path / "不清.xlsx", ("单位名称", "报送日期"), ("市财政局", "4月9日"))
    assert "第 2 行的报送日期“4月9日”看不懂" in refused(unclear).message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_csv_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("单位名称,联系人\r\n市财政局,张三\r\n", encoding)
    assert read_roster(str(path)) == [Member(2, "市财政局", contact="张三")]


def test_every_mistake_is_told_with_its_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名册.xlsx",
        ("单位名称", "编码"),
        ("市财政局", "01"),
        (None, "02"),
        ("市 财政局", "03"),
        ("市教育局", "01"),
        ("市局/一科", "05"),
    )
    error = refused(path)
    assert error.code == "XF986"
    for told in (
        "第 3 行没有单位名称",
        "第 4 行的“市 财政局”与第 2 行重名",
        "第 5 行的编码“01”与第 2 行相同",
        "第 6 行的“市局/一科”不能用作文件名：含有“/”",
    ):
        assert told in error.message
    assert "不能用作文件名" not in refused(path, names_files=False).message


def test_a_roster_without_names_says_what_it_looks_for(tmp_path: Path) -> None:
    error = refused(workbook(tmp_path / "名册.xlsx", ("编码", "联系人"), ("01", "张三")))
    assert error.code == "XF987"
    assert "单位名称" in error.message or "预算部门名称" in error.message


@pytest.mark.parametrize("name", ["a:b", 'a"b', "a?", "a\tb", "局.", "CON", "lpt1", "字" * 81])
def test_a_name_that_no_file_can_have(name: str) -> None:
    assert unfit(name)


@pytest.mark.parametrize("name", ["市财政局", "市财政局（本级）", "A·B-C_1", "字" * 80])
def test_a_name_that_a_file_can_have(name: str) -> None:
    assert not unfit(name)


def test_a_word_that_no_sheet_could_show_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ("单位名称", "联系人"), ("市财政局", "张" * 201), ("市教育局", "李" * 200))
    assert "第 2 行的联系人有 201 个字，最多 200 个字" in refused(path).message


def test_a_quotation_mark_that_never_closes_is_told(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text('单位名称,联系人\n市财政局,"' + "x" * 200_000, "utf-8")
    assert refused(str(tmp_path / "名册.csv")).code == "XF923"
