"""What the documents say that can be held against the program: code, commands, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from xlforms.cli.commands import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
MANUAL = ROOT / "docs" / "手册.md"
CODES = ROOT / "docs" / "问题代码.md"
INDEX = ROOT / "docs" / "findings.md"
WATCHING = ROOT / "docs" / "监视.md"
DOCUMENTS = (README, MANUAL, CODES, INDEX, WATCHING, ROOT / "docs" / "architecture.md", ROOT / "examples" / "README.md")

_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
HELP = {"-h", "--help"}


def blocks(text: str, language: str) -> list[str]:
    """The blocks of code in one language, "" for those that name none."""
    return [code for named, code in _BLOCK.findall(text) if named == language]


def calls(text: str) -> Iterator[list[str]]:
    """The words that follow `xlforms` wherever a document shows how to call it."""
    lines = [line for code in (*blocks(text, ""), *blocks(text, "sh")) for line in code.splitlines()]
    for line in (*lines, *_INLINE.findall(_BLOCK.sub("", text))):
        words = line.partition(" #")[0].split()
        starts = [number for number, word in enumerate(words) if word.rpartition("/")[2] == "xlforms"]
        yield from (words[start + 1 :] for start in starts if words[start + 1 :])


def options(name: str) -> set[str]:
    """The options of a command, by its English or its Chinese name, besides those for help."""
    command = main.every()[main.aliases.get(name, name)]
    return {spelt for param in command.params for spelt in param.opts if spelt.startswith("-")}


def is_right(words: list[str]) -> bool:
    """Whether there are the command and the options that a call of xlforms names."""
    named = {word for word in words if word.startswith("-")}
    if words[0].startswith("-"):
        return named <= HELP | {"--version"}
    return words[0] in {*main.every(), *main.aliases} and named <= HELP | options(words[0])


def links(text: str) -> list[str]:
    """Where the links and pictures of a document lead, without those into the net."""
    return [link for link in _LINK.findall(text) if "://" not in link]


def anchors(text: str) -> set[str]:
    """The anchors of the headings, as GitHub makes them: no punctuation, hyphens for spaces."""
    return {re.sub(r"[^\w\s-]", "", heading).lower().replace(" ", "-") for heading in _HEADING.findall(text)}
