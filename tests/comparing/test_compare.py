"""Two hand-ins compared: figures and texts by field, lines and projects by name, and what became of the findings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import xlforms
from tests.cli.running import FINANCE, JUNSHAN
from tests.cli.running import xlforms as run
from tests.libreoffice import converted, needs_libreoffice
from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, book, changed
from tests.readers.test_other_places import LAYOUTS
from tests.report.texts import RIGHT
from xlforms.comparing import Change, Compared

SPENT, RATE = "funds.total.actual_expenditure", "funds.total.execution_rate"


def compared(folder: Path, old: Sequence[Lines], new: Sequence[Lines]) -> Compared:
    paths = (book(folder / f"{name}.xlsx", *forms) for name, forms in (("旧", old), ("新", new)))
    return xlforms.compare(*map(str, paths))


def single(folder: Path, old: Lines, new: Lines) -> Compared:
    """Of one form."""
    return compared(folder, [old], [new])


def told(done: Compared) -> dict[str, tuple[str | None, str | None]]:
    """The texts of either side by field name."""
    return {one.name: (one.old.text if one.old else None, one.new.text if one.new else None) for one in done.changes}


def test_the_same_content_has_not_changed(tmp_path: Path) -> None:
    done = compared(tmp_path, [DEPARTMENT, BASE_DATA], [DEPARTMENT, BASE_DATA])
    assert (done.changes, done.settled, done.appeared, done.warnings) == ([], [], [], [])
    assert done.remaining == done.new.findings


def test_a_figure_that_changed_is_told_with_both_cells_and_the_difference(tmp_path: Path) -> None:
    moved = [*DEPARTMENT[:2], ("说明：单位万元",), *changed(DEPARTMENT, 3, 4, 1380.3)[2:]]
    (change, *derived) = single(tmp_path, DEPARTMENT, moved).changes
    assert change == Change(
        "部门整体支出绩效自评表",
        "",
        SPENT,
        "年度资金总额·全年执行数",
        change.old,
        change.new,
    )
    assert change.old is not None
    assert change.new is not None
    assert (change.old.cell, change.new.cell) == ("E4", "E5")
    assert change.difference == Decimal("-9.0")
    assert {one.name for one in derived} == {RATE, "funds.total.score", "total.score"}


@pytest.mark.parametrize(
    ("row", "column", "typed"),
    [(3, 4, "1,389.30"), (3, 4, "1389.3万元"), (12, 4, "≧ 50 个"), (14, 4, "≥95%"), (10, 1, " 深化\n改革 ")],
)
def test_another_spelling_is_no_change(tmp_path: Path, row: int, column: int, typed: str) -> None:
    names = {one.name for one in single(tmp_path, DEPARTMENT, changed(DEPARTMENT, row, column, typed)).changes}
    assert names <= ({"indicators.3.target"} if row == 14 else set())


def test_a_text_and_a_blank_are_told(tmp_path: Path) -> None:
    text = changed(DEPARTMENT, 10, 4, "已基本完成")
    done = single(tmp_path, DEPARTMENT, changed(text, 14, 8, ""))
    assert told(done) == {"goal.actual": ("已完成", "已基本完成"), "indicators.3.deviation_reason": ("个别不满意", "")}


def test_an_indicator_is_known_by_its_name_wherever_it_stands(tmp_path: Path) -> None:
    added = ("", "", "质量指标", "合格率", "≥95%", "96%", 10, "", "")
    new = [*DEPARTMENT[:12], added, *changed(DEPARTMENT, 12, 6, 40)[12:]]
    names = told(single(tmp_path, DEPARTMENT, new))
    assert names["indicators.2.weight"] == ("50", "40")
    assert names["indicators.1"][0] is None
    assert "年度指标值 ≥95%" in (names["indicators.1"][1] or "")
    assert "indicators.3.weight" not in names


def test_an_indicator_that_was_renamed_is_another_one(tmp_path: Path) -> None:
    done = single(tmp_path, DEPARTMENT, changed(DEPARTMENT, 12, 3, "培训人数"))
    assert [(one.label, one.old is None, one.new is None) for one in done.changes] == [
        ("产出指标／数量指标／培训人数", True, False),
        ("产出指标／数量指标／培训人次", False, True),
    ]


def test_an_indicator_of_another_level_is_the_same_one(tmp_path: Path) -> None:
    (change,) = single(tmp_path, DEPARTMENT, changed(DEPARTMENT, 12, 2, "质量指标")).changes
    assert change.label.endswith("（所属级别）")
    assert change.old is not None
    assert change.old.text == "产出指标／数量指标／培训人次"


def test_a_line_of_costs_is_known_by_its_path(tmp_path: Path) -> None:
    row = next(number for number, line in enumerate(BASE_DATA) if line[0] == "教育专项")
    new = changed(changed(BASE_DATA, row, 3, 6.5), row + 1, 0, "农业专项")
    labels = {one.label for one in single(tmp_path, BASE_DATA, new).changes}
    assert any(label.endswith("教育专项·决算数") for label in labels)
    assert any(label.endswith("农业专项") for label in labels)
    assert any(label.endswith("卫生专项") for label in labels)


def test_projects_are_paired_by_their_names(tmp_path: Path) -> None:
    bridge = changed(PROJECT, 2, 2, "桥梁维修")
    done = compared(tmp_path, [PROJECT, bridge], [changed(bridge, 6, 4, 60), PROJECT])
    assert {one.project for one in done.changes} == {"桥梁维修"}
    assert told(done)["funds.appropriation.actual_expenditure"] == ("70", "60")


def test_a_project_that_is_gone_and_one_that_is_new(tmp_path: Path) -> None:
    forms = [changed(PROJECT, 2, 2, name) for name in ("桥梁维修", "隧道养护", "绿化")]
    done = compared(tmp_path, [PROJECT, *forms[:2]], [PROJECT, forms[2], changed(PROJECT, 2, 2, "照明")])
    whole = [(one.project, one.old is None) for one in done.changes if not one.name]
    assert sorted(whole) == [("桥梁维修", False), ("照明", True), ("绿化", True), ("隧道养护", False)]


def test_a_single_project_with_another_name_is_that_project_renamed(tmp_path: Path) -> None:
    done = single(tmp_path, PROJECT, changed(PROJECT, 2, 2, "公路养护"))
    assert told(done)["project_name"] == ("道路养护", "公路养护")
    assert all(one.name for one in done.changes)


@pytest.mark.parametrize("place", [place for place in LAYOUTS if place != "四川"])
def test_layouts_of_different_places_are_compared_by_what_was_read(tmp_path: Path, place: str) -> None:
    done = single(tmp_path, LAYOUTS["四川"], LAYOUTS[place])
    assert {one.name for one in done.changes} <= {
        "funds.appropriation." + name
        for name in ("original_budget", "final_budget", "actual_expenditure", "execution_rate", "score", "weight")
    }


def test_another_unit_and_another_year_are_said(tmp_path: Path) -> None:
    other = changed(changed(DEPARTMENT, 1, 2, "另一个局"), 0, 0, "2023年度部门整体支出绩效自评表")
    unit, year = single(tmp_path, DEPARTMENT, other).warnings
    assert ("某某局" in unit, "另一个局" in unit) == (True, True)
    assert ("2024" in year, "2023" in year) == (True, True)


def test_findings_are_settled_new_and_remaining_though_their_cells_have_moved(tmp_path: Path) -> None:
    wrong = changed(changed(DEPARTMENT, 3, 7, 10), 14, 7, 99)
    line = ("", "", "质量指标", "合格率", "≥95%", "96%", 0, "", "")
    mended = [*DEPARTMENT[:2], ("说明",), *changed(wrong, 3, 7, 9.94)[2:12], line, *wrong[12:]]
    done = single(tmp_path, wrong, mended)
    score = [(note.code, note.cell) for note in done.remaining if note.name.endswith(".score")]
    assert ("XF405", "H17") in score
    assert [note.code for note in done.settled if note.name == "funds.total.score"] == ["XF301"]
    assert not [note for note in done.appeared if note.severity is xlforms.Severity.ERROR]
    back = xlforms.compare(str(tmp_path / "新.xlsx"), str(tmp_path / "旧.xlsx"))
    assert [note.code for note in back.appeared if note.name == "funds.total.score"] == ["XF301"]


@needs_libreoffice
def test_an_old_kind_against_a_new_one(tmp_path: Path) -> None:
    source = Path(shutil.copy(FINANCE, tmp_path / "自评表.xlsx"))
    (old,) = converted(tmp_path, "xls", source)
    done = xlforms.compare(str(old), str(source))
    assert (done.changes, done.warnings) == ([], [])


def test_a_workbook_against_a_folder(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    book(tmp_path / "材料" / "部门.xlsx", DEPARTMENT)
    book(tmp_path / "材料" / "基础.xlsx", changed(BASE_DATA, 2, 2, 10))
    (tmp_path / "材料" / "自评报告.txt").write_text(RIGHT, "utf-8")
    one = book(tmp_path / "一份.xlsx", DEPARTMENT, BASE_DATA)
    done = xlforms.compare(str(one), str(tmp_path / "材料"))
    change = next(change for change in done.changes if change.name == "staff.actual")
    assert change.new is not None
    assert (change.difference, change.new.file) == (Decimal(-2), "基础.xlsx")
    assert [(change.form, change.old) for change in done.changes if not change.name] == [("自评报告", None)]


def test_reports_in_words_are_compared_by_section(tmp_path: Path) -> None:
    for name, text in (("旧", RIGHT), ("新", RIGHT.replace("自评得分为", "自评得分是"))):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    changes = xlforms.compare(str(tmp_path / "旧.txt"), str(tmp_path / "新.txt")).changes
    assert len(changes) == RIGHT.count("自评得分为") == 1
    assert changes[0].new is not None
    assert "自评得分是" in changes[0].new.text


def test_in_words(tmp_path: Path) -> None:
    new = book(tmp_path / "新.xlsx", changed(changed(DEPARTMENT, 3, 4, 1380.3), 10, 4, ""))
    result = run("比较", book(tmp_path / "旧.xlsx", DEPARTMENT), new)
    assert result.stdout.startswith(f"旧：{tmp_path / '旧.xlsx'}\n新：{new}\n")
    assert "    年度资金总额·全年执行数：1389.3 → 1380.3（表1!E4），减少 9\n" in result.stdout
    assert "    年度资金总额·执行率：99.38% → 98.74%（表1!G4），减少 0.64 个百分点\n" in result.stdout
    assert "    实际完成情况：已完成 → （空白）（表1!E11）\n" in result.stdout


def test_the_exit_code_is_that_of_the_newer_one(tmp_path: Path) -> None:
    wrong, right = Path(FINANCE), Path(JUNSHAN)
    assert run("compare", right, wrong).exit_code == 1
    assert run("compare", wrong, right).exit_code == 0
    assert "注意：两份材料的单位不同" in run("compare", wrong, right).stdout
    missing = run("compare", right, tmp_path / "没有.xlsx", "--json")
    assert missing.exit_code == 3
    assert json.loads(missing.stdout)["error"]["file"] == str(tmp_path / "没有.xlsx")
    assert missing.stderr.startswith(f"错误 XF901 {tmp_path / '没有.xlsx'}：")


def test_the_json_is_the_contract_s_object(tmp_path: Path) -> None:
    old, new = book(tmp_path / "旧.xlsx", DEPARTMENT), book(tmp_path / "新.xlsx", changed(DEPARTMENT, 3, 4, 1380.3))
    told_ = json.loads(run("compare", old, new, "--json").stdout)
    keys = ["old", "new", "warnings", "score", "changes", "settled", "appeared", "remaining", "next"]
    assert list(told_) == keys
    assert told_["changes"][0] == {
        "form": "部门整体支出绩效自评表",
        "project": "",
        "name": SPENT,
        "label": "年度资金总额·全年执行数",
        "old": {"value": 1389.3, "text": "1389.3", "sheet": "表1", "cell": "E4"},
        "new": {"value": 1380.3, "text": "1380.3", "sheet": "表1", "cell": "E4"},
        "difference": -9,
    }
    assert json.loads(run("compare", old, tmp_path / "没有.xlsx", "--json").stdout).keys() == {*keys, "error"}


def test_a_folder_of_many_units_is_not_one_hand_in(tmp_path: Path) -> None:
    for unit in ("甲局", "乙局"):
        book(tmp_path / f"{unit}.xlsx", changed(DEPARTMENT, 1, 2, unit))
    result = run("compare", tmp_path, tmp_path)
    assert result.exit_code == 2
    assert "里有 2 份材料，一次只比较一份" in result.stderr
