"""The documents tell everything that there is, and nothing that there isn't."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import FINANCE, xlforms
from tests.documents import CODES, DOCUMENTS, MANUAL, ROOT, anchors, blocks, calls, is_right, links, options
from tools import findings_doc
from xlforms.catalogue import CATALOGUE, Entry, files, report_files
from xlforms.cli.commands import main

TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in DOCUMENTS}
TOLD = MANUAL.read_text("utf-8")
LARGEST_PICTURE = 150_000
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())


@pytest.mark.parametrize(("alias", "name"), main.aliases.items())
def test_every_command_has_its_section_with_every_option(alias: str, name: str) -> None:
    section = TOLD.partition(f"\n### {alias} `{name}`\n")[2].partition("\n#")[0]
    assert f"`xlforms {alias}" in section
    assert set(re.findall(r"`(-[-\w]+)", section)) == options(name)


def test_the_options_of_xlforms_itself_are_told() -> None:
    assert {"--help", "-h", "--version"} <= set(re.findall(r"(?<=[` ])-[-\w]+", TOLD))


@pytest.mark.parametrize("command", ["填表", "校验"])
def test_what_is_printed_is_told_to_the_letter(command: str, tmp_path: Path) -> None:
    shutil.copy(FINANCE, tmp_path / "自评表.xlsx")
    said = xlforms(command, tmp_path / "自评表.xlsx").stdout.replace(f"{tmp_path}/", "D:\\绩效\\")
    assert said in blocks(TOLD, "")


def test_what_the_demo_prints_is_told(tmp_path: Path) -> None:
    (shown,) = (block for block in blocks(TOLD, "") if block.startswith("已填好"))
    said = xlforms("演示", tmp_path).stdout.replace(f"{tmp_path}/", "D:\\演示\\")
    assert said.startswith(shown.removesuffix("  …\n"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_call_in_a_document_is_right(text: str) -> None:
    assert [words for words in calls(text) if not is_right(words)] == []


@pytest.mark.parametrize("name", ["README.md", "docs/手册.md", "docs/问题代码.md", "examples/README.md"])
def test_a_document_shows_how_to_call_xlforms(name: str) -> None:
    assert [*calls(TEXTS[name])]


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_a_command_or_option_in_a_sentence_exists(entry: Entry) -> None:
    told = f"{entry.message} {entry.remedy}"
    assert set(re.findall(r"xlforms ([a-z]\w*)", told)) <= {*main.every(), *main.aliases}
    known = {spelt for name in main.every() for spelt in options(name)}
    assert set(re.findall(r"(?<![\w-])--?[a-z]+", told)) <= {"--version", *known}


@pytest.mark.parametrize("path", DOCUMENTS, ids=TEXTS.keys())
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(path.read_text("utf-8")):
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_shown(picture: Path) -> None:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert len(data) <= LARGEST_PICTURE
    assert f"pictures/{picture.name}" in links(TOLD)


@pytest.mark.parametrize(("code", "entry"), [*files.ENTRIES.items(), *report_files.ENTRIES.items()])
def test_every_refusal_is_explained_under_its_title(code: str, entry: Entry) -> None:
    assert f"| {code} {entry.title} | " in TOLD


def test_the_page_of_codes_is_what_the_script_writes() -> None:
    assert CODES.read_text("utf-8") == findings_doc.page()
    assert findings_doc.INDEX.read_text("utf-8") == findings_doc.index()


def test_the_page_of_codes_has_every_code_once() -> None:
    assert sorted(re.findall(r"^### (XF\d{3}) ", CODES.read_text("utf-8"), re.MULTILINE)) == sorted(CATALOGUE)
