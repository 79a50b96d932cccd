"""The wording: ours, or a file of the unit's own, checked when loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import xlforms
from tests.writers.filling import FIGURES, WORDS, made
from xlforms.calculation.report.figures import report_facts
from xlforms.calculation.report.names import FACTS
from xlforms.errors import FileError
from xlforms.forms import report_terms as r
from xlforms.forms.report import TEXTS
from xlforms.forms.term import Term
from xlforms.readers.prose.headings import heading
from xlforms.writers.narrative import told_by
from xlforms.writers.report_text import paragraphs
from xlforms.writers.wording import OURS, wording

EXAMPLE = Path(__file__).parents[2] / "examples" / "junshan-2024.xlsx"
SUBMISSION = made(FIGURES, WORDS).submission


def own(tmp_path: Path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "措辞.txt"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_sentence_of_the_units_own(tmp_path: Path, encoding: str) -> None:
    path = own(
        tmp_path, "# 说明\n[基本支出]\n全年预算{总预算数}万元，执行{决算数}万元，结余{年中调减}万元。\n", encoding
    )
    told = told_by(SUBMISSION, words=wording(path))
    assert paragraphs(r.BASIC, told) == ["全年预算232.31万元，执行228.6万元。"]
    # What the file leaves out is ours.
    assert paragraphs(r.PROJECTS, told) == paragraphs(r.PROJECTS, told_by(SUBMISSION))


def test_our_own_file_is_right() -> None:
    assert wording(OURS) == wording()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[基本支出]\n全年预算{总预算}万元。", "第2行没有“{总预算}”这个名称，是不是“总预算数”"),
        ("[基本支出]\n\n全年预算{总预算数万元。", "第3行的大括号“{ }”不成对"),
        ("[基本支出]\n全年预算{}万元。", "第2行的大括号"),
        ("[基本的支出]\n全年预算{总预算数}万元。", "第1行没有“[基本的支出]”这个小标题，是不是“基本支出”"),
        ("全年预算{总预算数}万元。", "第1行前面没有“[…]”的小标题"),
        ("[待填写]\n（请补充{内容}）", "第2行要以“〔待填写”开头"),
        ("[基本支出]\n{内容}。", "第2行没有“{内容}”这个名称"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_the_nearest_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FileError) as refused:
        wording(own(tmp_path, text))
    assert refused.value.code == "XF998"
    assert said in refused.value.message


@pytest.mark.parametrize("text", ["", "# 只有说明", "[基本支出]\n。\n", "[没有]\n本单位无此项支出。"])
def test_odd_files_are_no_mistake(tmp_path: Path, text: str) -> None:
    told = told_by(SUBMISSION, words=wording(own(tmp_path, text)))
    assert all(isinstance(paragraphs(term, told), list) for term in TEXTS)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(b"\xff\xfe\x81\x00\xff")
    for path in (tmp_path / "没有.txt", tmp_path / "坏.txt", tmp_path):
        with pytest.raises(FileError) as refused:
            wording(str(path))
        assert refused.value.code == "XF997"


def test_fill_and_report_take_it_and_stop_at_a_mistake(tmp_path: Path) -> None:
    good = own(tmp_path, "[基本支出]\n总预算{总预算数}万元。")
    filled = xlforms("fill", EXAMPLE, "-o", tmp_path, "--wording", good)
    assert filled.exit_code == 0
    assert "总预算232.31万元。" in xlforms("read", tmp_path / "junshan-2024-已完成.xlsx").stdout
    assert xlforms("report", EXAMPLE, "-o", tmp_path / "报告.docx", "--wording", good).exit_code == 0
    assert "总预算数：232.31万元" in xlforms("read", tmp_path / "报告.docx").stdout
    bad = own(tmp_path, "[基本支出]\n总预算{总预算}万元。")
    stopped = xlforms("report", EXAMPLE, "-o", tmp_path / "新.docx", "--wording", bad)
    assert stopped.exit_code == 3
    assert "是不是“总预算数”" in stopped.stderr
    assert not (tmp_path / "新.docx").exists()


def test_the_names_are_those_of_the_facts() -> None:
    facts = {name for name in report_facts(SUBMISSION) if not name.startswith("material.")}
    assert facts - {"项目名称"} <= FACTS


@pytest.mark.parametrize("term", TEXTS, ids=lambda term: term.name)
def test_every_heading_of_the_sheet_is_known_in_prose_too(term: Term) -> None:
    for word in (term.official, *term.synonyms):
        found = heading(word)
        assert found is not None, word
        assert found.term == term, word
