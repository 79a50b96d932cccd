"""forms, explain and demo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import JUNSHAN, xlforms
from xlforms.catalogue import CATALOGUE, FAMILIES
from xlforms.forms import FORMS


def test_forms_names_each_form_with_titles_and_labels() -> None:
    words, told = xlforms("forms").stdout, json.loads(xlforms("forms", "--json").stdout)
    assert [each["form"] for each in told] == [form.key for form in FORMS]
    for form, each in zip(FORMS, told, strict=True):
        assert each["official"] == form.official
        assert each["titles"] == list(form.titles)
        assert each["labels"] == [term.official for term in form.proof]
        assert all(text in words for text in (each["official"], *each["titles"], *each["labels"]))


def test_explain_lists_every_code_in_its_family() -> None:
    lines = xlforms("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  XF")] == sorted(CATALOGUE)
    assert {code[:3] for code in CATALOGUE} <= FAMILIES.keys()
    for heading in (line for line in lines if line.startswith("XF")):
        assert lines[lines.index(heading) + 1].startswith(f"  {heading[:3]}")


@pytest.mark.parametrize("typed", ["XF413", "xf413", "413", "ＸＦ４１３", " XF413 "])
def test_explain_takes_a_code_as_people_type_it(typed: str) -> None:
    entry = CATALOGUE["XF413"]
    assert xlforms("explain", typed).stdout.splitlines() == [
        "XF413 警告 公用经费超预算",
        "  公用经费决算 … 万元，超过预算（…）… 万元，…。",
        f"  依据：{entry.basis}",
        f"  处理：{entry.remedy}",
    ]


@pytest.mark.parametrize("code", CATALOGUE)
def test_explain_leaves_no_placeholder(code: str) -> None:
    result = xlforms("explain", code)
    assert result.exit_code == 0
    assert "{" not in result.stdout


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("XF41", "XF414（四舍五入尾差）"),
        ("公用经费", "相近的有：XF413（公用经费超预算）"),
        ("zz", "全部代码：xlforms explain。"),
    ],
)
def test_explain_an_unknown_code(typed: str, hint: str) -> None:
    result = xlforms("explain", typed)
    assert result.exit_code == 2
    assert f"没有“{typed}”这个代码；" in result.stderr
    assert hint in result.stderr


def test_demo_fills_the_example_and_says_what_to_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = xlforms("demo")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "演示").iterdir()) == [
        f"{JUNSHAN.stem}-已完成.xlsx",
        f"{JUNSHAN.stem}.xlsx",
    ]
    sights = ("-已完成.xlsx", "执行率 98.40%，得分 9.84", "公用经费决算 17.07 万元", "附件5", "自评报告", "问题清单")
    assert all(sight in result.stdout for sight in sights)


def test_demo_again_keeps_the_copy_and_replaces_the_result(tmp_path: Path) -> None:
    copy, output = tmp_path / JUNSHAN.name, tmp_path / f"{JUNSHAN.stem}-已完成.xlsx"
    assert xlforms("demo", tmp_path).exit_code == 0
    assert copy.read_bytes() == JUNSHAN.read_bytes()
    output.write_bytes(b"")
    assert xlforms("demo", tmp_path).exit_code == 0
    assert output.stat().st_size > 0


def test_demo_into_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    result = xlforms("demo", tmp_path / "文件" / "下级")
    assert result.exit_code == 3
    assert "不存在或不能写入" in result.stderr
