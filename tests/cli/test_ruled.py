"""explain --rule, and settings of a bureau's own."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.running import FINANCE, xlforms
from tests.readers.drawing import DEPARTMENT, book, changed
from xlforms.calculation.told import told

OWN = '[grades]\nnames = ["A", "B", "C", "D"]\n[annex5]\nmissing_part = 1\n'


def own(folder: Path, text: str = OWN) -> Path:
    path = folder / "xlforms.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_rule_is_told_with_formula_basis_and_setting() -> None:
    said = xlforms("explain", "--rule", "execution_score").stdout
    assert said.splitlines()[0] == "执行率得分（execution_score，预算执行率得分）"
    for words in (
        "公式：分值 × 全年执行数 ÷ 全年预算数",
        "依据：财预〔2020〕10号",
        "举例：",
        "weights.execution ＝ 10 分",
    ):
        assert words in said


@pytest.mark.parametrize("typed", ["执行率得分", "Execution-Score", "ｅｘｅｃｕｔｉｏｎ_score", " 预算执行率得分 "])
def test_a_rule_is_named_as_people_type_it(typed: str) -> None:
    assert xlforms("解释", "--rule", typed).stdout.startswith("执行率得分（")


def test_without_a_name_every_rule_is_listed() -> None:
    said = xlforms("explain", "--rule").stdout
    assert all(f"  {one.name}  {'、'.join(one.terms)}" in said for one in told())


def test_a_setting_names_its_rules() -> None:
    assert xlforms("explain", "--rule", "tiers.partial").stdout.startswith("定性指标得分档次（")


@pytest.mark.parametrize(("typed", "hint"), [("执行得分", "执行率得分"), ("反映", "反映问题情况"), ("zzz", "全部规则")])
def test_an_unknown_rule_gives_the_nearest(typed: str, hint: str) -> None:
    result = xlforms("explain", "--rule", typed)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_the_year_and_the_day_choose_the_setting() -> None:
    assert "tiers.partial ＝ 0.5" in xlforms("explain", "--rule", "tier_band", "--year", "2018年度").stdout
    assert "tiers.partial ＝ 0.6" in xlforms("explain", "--rule", "tier_band", "--year", "2019").stdout
    assert "tiers.partial ＝ 0.5" in xlforms("explain", "--rule", "tier_band", "--on", "2020年2月24日").stdout


@pytest.mark.parametrize(
    "words", [("--year", "去年"), ("--on", "3"), ("--year", "2020", "--on", "2020-01-01"), ("--on", "2020-02-30")]
)
def test_a_date_that_is_none_is_wrong_usage(words: tuple[str, ...]) -> None:
    assert xlforms("explain", "--rule", "等级", *words).exit_code == 2
    assert xlforms("explain", *words).exit_code == 2


def test_the_bureaus_own_file_is_honoured(tmp_path: Path) -> None:
    said = xlforms("explain", "--rule", "等级", "--rules", own(tmp_path)).stdout
    assert "grades.names ＝ A、B、C、D（xlforms.toml（规定：财预〔2020〕10号））" in said


def test_the_file_beside_the_workbook_is_used_and_said(tmp_path: Path) -> None:
    copy(FINANCE, tmp_path / "a.xlsx")
    before = json.loads(xlforms("check", tmp_path / "a.xlsx", "--json").stdout)["findings"]
    own(tmp_path)
    after = json.loads(xlforms("check", tmp_path / "a.xlsx", "--json").stdout)["findings"]
    (hint,) = [note for note in after if note not in before]
    assert hint["code"] == "XF317"
    assert "“xlforms.toml”里的设置计算：grades.names＝A、B、C、D、annex5.missing_part＝1" in hint["message"]


def test_the_settings_reach_scores_grades_and_annex5(tmp_path: Path) -> None:
    """The rule where less is better, the weights and the names of the grades."""
    less = changed(changed(DEPARTMENT, 12, 4, "≤40次"), 12, 5, "60次")
    path = book(tmp_path / "a.xlsx", less)
    before = json.loads(xlforms("check", path, "--json").stdout)
    settings = ('[indicators]\nreverse = "linear"', "[weights]\noutput = 60\nbenefit = 20")
    own(tmp_path, "\n".join([*settings, OWN]))
    after = json.loads(xlforms("check", path, "--json").stdout)
    # 50 × 40 ÷ 60 and 50 × (1 − 20 ÷ 40), with 9.94, 30 and 9.47.
    assert (before["score"], before["grade"]) == (82.74, "良")
    assert (after["score"], after["grade"]) == (74.41, "C")
    assert "产出指标50分应为60分" in xlforms("score", path).stdout


def test_the_file_asked_for_goes_before_the_one_beside(tmp_path: Path) -> None:
    copy(FINANCE, tmp_path / "a.xlsx")
    own(tmp_path, "[nonsense]\na = 1\n")
    assert "XF971" in xlforms("check", tmp_path / "a.xlsx").stderr
    (tmp_path / "other").mkdir()
    assert xlforms("check", tmp_path / "a.xlsx", "--rules", own(tmp_path / "other")).exit_code == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = xlforms("check", FINANCE, "--rules", tmp_path / "没有.toml")
    assert (result.exit_code, "XF970" in result.stderr) == (3, True)
