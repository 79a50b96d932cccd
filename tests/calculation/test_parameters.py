"""Settings: the regulation's numbers by date, and a bureau's own file over them."""

from __future__ import annotations

import doctest
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from xlforms.calculation import bands
from xlforms.calculation.parameters import Rulebook, load
from xlforms.calculation.rules import grade, indicator_score, tier_band
from xlforms.errors import FileError
from xlforms.values.targets import read_actual, read_target


def own_file(folder: Path, text: str) -> str:
    path = folder / "xlforms.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_every_setting_has_a_unit_a_date_and_a_basis() -> None:
    settings = load().settings
    assert settings["tiers.partial"].basis.startswith("财预〔2020〕10号")
    for setting in settings.values():
        assert setting.unit in {"分", "比率", "万元", "规则", "名称"}
        assert setting.since <= date(2024, 1, 1)
        assert setting.basis


def test_the_weights_make_up_the_whole() -> None:
    total, *parts = load().weights
    assert sum(parts) == total == 100


def test_the_older_table_holds_until_the_newer_begins() -> None:
    assert load(on=date(2020, 2, 24)).tiers.partial == Decimal("0.5")
    assert load(on=date(2020, 2, 25)).tiers.partial == Decimal("0.6")
    assert load(on=date(2000, 1, 1)).tiers.partial == Decimal("0.5")
    assert load().tiers.partial == Decimal("0.6")


def test_a_bureaus_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    own = load(own_file(tmp_path, '[tiers]\npartial = 0.5\n[grades]\nnames = ["A", "B", "C", "D"]\n'))
    assert tier_band(Decimal(10), 3, own).high == 5
    assert grade(Decimal(85), own) == "B"
    assert own[:5] == (*load()[:4], own.tiers)
    assert own.settings["tiers.partial"].basis.startswith("xlforms.toml（规定：财预")


def test_the_rule_where_less_is_better_can_be_chosen(tmp_path: Path) -> None:
    own = load(own_file(tmp_path, '\ufeff[indicators]\nreverse = "linear"\n'))
    aim, came = read_target("≤10", "", ""), read_actual("15", "", "")
    assert indicator_score(aim, came, Decimal(10), own).score == 5


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[tiers]\npartal = 0.5", "没有“tiers.partal”这项设置，是不是“tiers.partial”"),
        ("[zzz]\nqqq = 1", "没有“zzz.qqq”这项设置，可用的是 weights.total、"),
        ("partial = 0.5", "没有“partial”这项设置"),
        ('[tiers]\npartial = "一半"', "“tiers.partial”应为不小于 0 的数，不能是“一半”"),
        ("[tiers]\npartial = -0.5", "“tiers.partial”应为不小于 0 的数，不能是“-0.5”"),
        ("[tiers]\npartial = nan", "“tiers.partial”应为不小于 0 的数，不能是“NaN”"),
        ("[tiers]\npartial = true", "“tiers.partial”应为不小于 0 的数，不能是“True”"),
        ("[tiers]\npartial = 0.9", "“tiers.full”应大于“tiers.partial”"),
        ("[grades]\ngood = 95", "“grades.excellent”应大于“grades.good”"),
        ('[indicators]\nreverse = "quadratic"', "“indicators.reverse”应为inverse 或 linear，不能是“quadratic”"),
        ('[grades]\nnames = ["好", "坏"]', "“grades.names”应为4 个名称"),
        ("[tiers]\npartial = 60", "“tiers.partial”应为小数（90% 写成 0.9），不能是“60”"),
        ("[weights]\noutput = 60", "之和应等于“weights.total”"),
        ("[tiers]\npartial = {value = 0.5, form = 2025-01-01}", "“tiers.partial”里不认识“form”"),
        ('[tiers]\npartial = {value = 0.5, from = "明年"}', "“tiers.partial”的 from 应为日期"),
        ("[tiers]\npartial = {from = 2025-01-01}", "“tiers.partial”应为不小于 0 的数，不能是“空白”"),
        ('[annex5]\nproblems = ["20", "16-18"]', "“annex5.problems”应为由高到低的 5 档"),
        ('[annex5]\nproblems = ["20", "16-18", "13-17", "10-12", "0"]', "“annex5.problems”应为由高到低的 5 档"),
        ('[annex5]\ndeadline = "later"', "“annex5.deadline”应为printed 或 rolled"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(FileError) as refused:
        load(own_file(tmp_path, text))
    assert refused.value.code == "XF971"
    assert sentence in refused.value.message


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"tiers\.ful”.*；.*grades\.fiar"):
        load(own_file(tmp_path, "[tiers]\nful = 1\n[grades]\nfiar = 2"))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('[grades]\nnames = "优"'.encode("gb18030"))
    for path in (str(tmp_path / "missing.toml"), str(tmp_path / "gbk.toml"), own_file(tmp_path, "[tiers\n")):
        with pytest.raises(FileError) as refused:
            load(path)
        assert refused.value.code == "XF970"


def test_weights_of_another_place_that_make_up_the_whole_are_taken(tmp_path: Path) -> None:
    own = load(own_file(tmp_path, "[weights]\nexecution = 20\noutput = 40\nbenefit = 40\nsatisfaction = 0\n"))
    assert [*own.weights] == [100, 20, 40, 40, 0]


def test_a_bureaus_setting_has_its_own_dates_and_basis(tmp_path: Path) -> None:
    dated = '[[tiers.partial]]\nvalue = 0.5\nfrom = 2025-01-01\nbasis = "市财〔2025〕5号"\n'
    rules = Rulebook(own_file(tmp_path, dated))
    # A form of 2023 is evaluated in 2024, before the bureau's own begins.
    assert (rules.of(2023).tiers.partial, rules.of(2024).tiers.partial) == (Decimal("0.6"), Decimal("0.5"))
    assert rules.of(2024).settings["tiers.partial"].basis.startswith("xlforms.toml：市财〔2025〕5号（规定：")


def test_a_contradiction_on_a_single_day_is_found(tmp_path: Path) -> None:
    dated = "[[tiers.partial]]\nvalue = 0.9\nfrom = 2023-01-01\n[[tiers.partial]]\nvalue = 0.5\nfrom = 2025-01-01\n"
    with pytest.raises(FileError, match=r"“tiers\.full”应大于“tiers\.partial”"):
        load(own_file(tmp_path, dated))


def test_bands_are_numbers() -> None:
    assert load().annex5.problems[1] == (Decimal(16), Decimal(18))
    assert doctest.testmod(bands).failed == 0
