"""新建 as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import xlforms as package
from tests.cli.running import FINANCE, xlforms


def test_all_that_stays_is_told(tmp_path: Path) -> None:
    shown = xlforms("新建", "全部", "--from", FINANCE, "-o", tmp_path / "新")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[:2] == [
        f"已生成 2025 年度的表：{tmp_path}/新.xlsx",
        "  沿用了上年的：单位、编制、15 行上年决算",
    ]
    assert package.read(str(tmp_path / "新.xlsx")).of("department")[0].unit == "财政金融部"


def test_a_roster_gives_a_folder(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("单位名称,编码\n市财政局,1\n市教育局,2\n", "utf-8")
    wanted = ("new", "附件5", "--roster", tmp_path / "名册.csv", "-o", tmp_path / "发给", "--year", "2025")
    shown = xlforms(*wanted)
    assert (shown.exit_code, sorted(path.name for path in (tmp_path / "发给").iterdir())) == (
        0,
        ["市教育局.xlsx", "市财政局.xlsx"],
    )
    again = xlforms(*wanted)
    assert again.exit_code == 3
    assert "名册第 2 行“市财政局”" in again.stderr
    assert xlforms(*wanted, "--replace").exit_code == 0


def test_json_tells_what_was_made_and_what_was_not(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("单位名称,编码\n市财政局,1\n市教育局,2\n", "utf-8")
    wanted = ("new", "附件5", "--roster", tmp_path / "名册.csv", "-o", tmp_path / "发给", "--year", "2025", "--json")
    (tmp_path / "发给").mkdir()
    (tmp_path / "发给" / "市教育局.xlsx").touch()
    shown = xlforms(*wanted)
    told = json.loads(shown.stdout)
    assert shown.exit_code == 3
    made = {"output": str(tmp_path / "发给" / "市财政局.xlsx"), "unit": "市财政局", "year": 2025, "carried": None}
    made["findings"] = []
    assert (told["form"], told["made"]) == ("annex5", [made])
    assert [(one["unit"], one["row"], one["error"]["code"]) for one in told["refused"]] == [("市教育局", 3, "XF960")]


def test_json_tells_what_was_carried_over(tmp_path: Path) -> None:
    told = json.loads(xlforms("new", "all", "--from", FINANCE, "-o", tmp_path / "新.xlsx", "--json").stdout)
    carried = {"units": True, "staff": True, "projects": 0, "indicators": 0, "accounts": 15}
    assert (told["made"][0]["carried"], told["refused"]) == (carried, [])


def test_json_where_nothing_could_be_made(tmp_path: Path) -> None:
    shown = xlforms("new", "all", "--from", tmp_path / "没有.xlsx", "--json", "--year", "2025")
    told = json.loads(shown.stdout)
    assert (shown.exit_code, told["error"]["code"], told["made"], told["refused"]) == (3, "XF901", [], [])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("表",), "没有“表”这种表样"),
        (("all", "--year", "24"), "--year 后面要写四位数的年度"),
        (("all", "--roster", "名册.csv"), "要用 -o 写明放到哪个文件夹"),
        (("all", "--roster", "名册.csv", "-o", "发给", "--from", "上年.xlsx"), "--from 和 --roster 不能一起写"),
        (("all", "--year", "今年"), "--year 的值不对"),
    ],
)
def test_a_wrong_order_is_told(arguments: tuple[str, ...], sentence: str) -> None:
    shown = xlforms("new", *arguments)
    assert shown.exit_code == 2
    assert sentence in shown.stderr


def test_an_earlier_workbook_is_not_replaced_unasked(tmp_path: Path) -> None:
    wanted = ("new", "annex5", "-o", tmp_path / "附件5.xlsx")
    assert xlforms(*wanted).exit_code == 0
    refused = xlforms(*wanted)
    assert (refused.exit_code, "XF960" in refused.stderr) == (3, True)
