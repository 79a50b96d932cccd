"""`xlforms learn`: what is drafted of an unknown form, and that a person's few words make it readable."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import FINANCE, xlforms
from tests.documents import MANUAL, blocks
from tests.learning.foreign import EQUIPMENT, RIVER, declared, saved
from tests.readers.drawing import DEPARTMENT, book
from tests.workbook import making
from xlforms.learning import draft, survey
from xlforms.learning.draft import quoted
from xlforms.workbook import open_workbook


def drafted(path: Path) -> str:
    return draft(survey(open_workbook(path).sheets[0]))


def test_a_layout_of_an_official_form_is_seen(tmp_path: Path) -> None:
    text = drafted(saved(tmp_path / "河道.xlsx", RIVER))
    said = tomllib.loads(text)
    assert (said["form"], said["titles"]) == ("project", ["财政支出项目绩效自我评价统计表"])
    assert list(said["labels"]) == [
        *("实施主体", "负责人", "资金情况（万元）", "安排资金", "批复资金", "支付资金", "支付进度", "计划完成"),
    ]
    assert set(said["labels"].values()) == {""}
    assert "#   A4 项目名称 → 项目名称，右边是“河道清淤”" in text
    assert '"批复资金" = ""  # D6，下面是“120”' in text
    assert "全年预算数、全年执行数、执行率、年度指标值" in text


def test_a_form_of_its_own_is_laid_out(tmp_path: Path) -> None:
    said = tomllib.loads(drafted(saved(tmp_path / "设备.xlsx", EQUIPMENT)))
    assert (said["form"], said["name"]) == ("own_form", "某区教育局设备购置情况表")
    assert said["fields"] == {
        "填报学校": "文字",
        "填报日期": "文字",
        "购置总额": "金额",
        "验收比例": "比率",
        "备注": "文字",
    }
    assert said["lists"] == [
        {
            "name": "明细1",
            "until": "合计",
            "columns": {"序号": "数", "设备名称": "文字", "数量": "数", "单价": "金额", "金额": "金额"},
        }
    ]


def test_each_line_tells_a_person_what_to_do(tmp_path: Path) -> None:
    for name, lines in (("河道.xlsx", RIVER), ("设备.xlsx", EQUIPMENT)):
        text = drafted(saved(tmp_path / name, lines))
        sections = [line for line in text.splitlines() if line and not line.startswith(("#", "["))]
        assert all("#" in line or line.startswith(("form", "name", "titles", "until")) for line in sections)


def test_from_an_unknown_form_to_a_checked_one(tmp_path: Path) -> None:
    path = saved(tmp_path / "河道.xlsx", RIVER)
    assert xlforms("读取", path).exit_code == 3
    said = xlforms("学表", path)
    assert said.exit_code == 0
    assert "像「项目支出绩效自评表」，认识 10 个栏目，不认识 8 个" in said.stdout
    declaration = tmp_path / "表样" / "河道.toml"
    text = declaration.read_text("utf-8")
    for label, meant in (("批复资金", "全年预算数"), ("支付资金", "全年执行数")):
        text = text.replace(f'"{label}" = ""', f'"{label}" = "{meant}"')
    declaration.write_text(text, "utf-8")
    shown = xlforms("读取", path, "--forms", declaration.parent).stdout
    assert "年度资金总额·全年预算数：120" in shown
    assert "年度资金总额·全年执行数：95" in shown
    assert "按官方表样和本地的表样声明" not in xlforms("校验", path).stderr
    assert xlforms("填表", path, "-o", tmp_path / "完成").exit_code == 0
    assert "财政支出项目绩效自我评价统计表" in xlforms("表样", "--forms", declaration.parent).stdout


def test_a_declaration_that_is_there_is_kept(tmp_path: Path) -> None:
    path, target = saved(tmp_path / "河道.xlsx", RIVER), tmp_path / "河道.toml"
    target.write_text("改好了的", "utf-8")
    refused = xlforms("学表", path, "-o", target)
    assert refused.exit_code == 3
    assert "XF960" in refused.stderr
    assert target.read_text("utf-8") == "改好了的"
    assert xlforms("学表", path, "-o", target, "--replace").exit_code == 0


def test_the_sheet_that_is_not_known_is_learnt_unless_another_is_named(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", DEPARTMENT, EQUIPMENT)
    assert "工作表“表2”" in xlforms("学表", path, "-o", tmp_path / "a.toml").stdout
    assert "工作表“表1”" in xlforms("学表", path, "-o", tmp_path / "b.toml", "--sheet", "表1").stdout
    nothing = xlforms("学表", path, "-o", tmp_path / "c.toml", "--sheet", "表9")
    assert "XF947" in nothing.stderr
    assert "表1、表2" in nothing.stderr


def test_instructions_before_the_form_are_passed_over(tmp_path: Path) -> None:
    path = saved(tmp_path / "甲.xlsx", RIVER)
    there = openpyxl.load_workbook(path)
    guide = there.create_sheet("填表说明", 0)
    for line in (("填表说明",), ("项目名称", "填全称"), ("资金", "填万元"), ("联系电话", "填座机")):
        guide.append(line)
    there.save(path)
    assert "工作表“Sheet1”像「项目支出绩效自评表」" in xlforms("学表", path).stdout


def test_a_wrong_declaration_is_said_once_for_many_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('form = "project"\n', "utf-8")
    for command in ("读取", "校验", "填表", "评分", "比较", "汇总", "报告"):
        result = xlforms(command, FINANCE, FINANCE.with_name("junshan-2024.xlsx"), "--forms", tmp_path)
        assert result.exit_code == 3
        assert result.stderr.count("XF944") == 1


def test_every_command_that_judges_takes_declarations(tmp_path: Path) -> None:
    declared(tmp_path / "声明" / "河道.toml")
    inbox = tmp_path / "报来"
    inbox.mkdir()
    old, new = (saved(inbox / name, RIVER) for name in ("河道.xlsx", "河道-改.xlsx"))
    forms = ("--forms", tmp_path / "声明")
    assert xlforms("评分", old).exit_code == 3
    assert len(json.loads(xlforms("评分", old, *forms, "--json").stdout)["rows"]) == 8
    told = json.loads(xlforms("比较", old, new, *forms, "--json").stdout)
    assert "error" not in told
    assert told["changes"] == []
    summed = json.loads(xlforms("汇总", inbox, *forms, "--json").stdout)
    assert [line["final_budget"] for line in summed["funds"] if line["field"] == "funds.total"] == [120]
    assert xlforms("汇总", inbox, "--json").exit_code == 3


def test_a_sheet_without_labels_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(making.xlsx())
    assert "XF947" in xlforms("学表", tmp_path / "a.xlsx").stderr


@pytest.mark.parametrize("text", ['"引号"', "反\\斜", "两行\n文字", "\x01\x7f", "🙂"])
def test_any_text_can_be_quoted(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


def test_the_manual_shows_it_to_the_letter(tmp_path: Path) -> None:
    path = saved(tmp_path / "河道.xlsx", RIVER)

    def told(text: str) -> str:
        return text.replace(f"{tmp_path}/", "D:\\绩效\\").replace("表样/", "表样\\")

    said = told(xlforms("学表", path).stdout)
    assert said in blocks(MANUAL.read_text("utf-8"), "")
    declaration = tmp_path / "表样" / "河道.toml"
    draft_shown, edited = blocks(MANUAL.read_text("utf-8"), "toml")[-2:]
    text = declaration.read_text("utf-8")
    assert text.endswith(draft_shown)
    for line in edited.splitlines():
        text = text.replace(f'{line.partition(" = ")[0]} = ""', line)
    declaration.write_text(text, "utf-8")
    shown = told(xlforms("读取", path).stdout).splitlines()
    (read_shown,) = (block for block in blocks(MANUAL.read_text("utf-8"), "") if "河道清淤" in block)
    assert set(read_shown.splitlines()) <= set(shown)
    assert {xlforms(command, path).exit_code for command in ("校验", "填表")} == {0}
