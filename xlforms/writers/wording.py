"""The wording of the report: wording.txt, or a file of the unit's own over it, checked when loaded.

A line is a sentence; `{名称}` stands for a fact of the tables. There is no other mark-up.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from xlforms.calculation.report.material import OPEN
from xlforms.calculation.report.names import FACTS
from xlforms.catalogue.system import why
from xlforms.findings import refusal
from xlforms.records import NamedTuple

OURS = os.path.join(os.path.dirname(__file__), "wording.txt")
_STOPS = "：，、；。"
_NAME = re.compile(r"\{([^{}]+)\}")
# What the sentence of a place to be filled in may name.
_CONTENT = "内容"
_OPEN_PLACE = "待填写"


class Clause(NamedTuple):
    """A piece of a sentence up to its punctuation, and the facts that it states."""

    text: str
    names: frozenset[str]


Sentence = tuple[Clause, ...]
Wording = Mapping[str, Sequence[Sentence]]


class _Line(NamedTuple):
    """A sentence as written: its line's number, the key that it stands under, its text."""

    number: int
    key: str
    text: str


def wording(path: str | None = None) -> Wording:
    """All sentences by their keys; those that a file of the unit's own leaves out are ours.

    Raises:
        FileError: XF997 the file can't be read; XF998 it has an unknown key or placeholder, or an odd bracket.
    """
    ours = _ours()
    if path is None:
        return ours
    lines = list(_lines(_read(path)))
    if mistakes := [mistake for line in lines for mistake in _mistakes(line, ours)]:
        raise refusal("XF998", path=path, mistakes="；".join(mistakes))
    return {**ours, **_sentences(lines)}


@lru_cache(maxsize=1)
def _ours() -> Wording:
    return _sentences(list(_lines(_read(OURS))))


def _read(path: str) -> str:
    """The text of a file as Notepad saves it, in UTF-8 or GBK."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise refusal("XF997", path=path, reason=why(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusal("XF997", path=path, reason="不是 UTF-8 或 GBK 编码的文本")


def _lines(text: str) -> Iterator[_Line]:
    """The sentences, and each heading as a line without a text."""
    key = ""
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if line.startswith("[") and line.endswith("]"):
            key = line[1:-1].strip()
            yield _Line(number, key, "")
        elif line and not line.startswith("#"):
            yield _Line(number, key, line)


def _sentences(lines: Sequence[_Line]) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {line.key: [] for line in lines}
    for line in lines:
        if line.text and (clauses := _clauses(line.text)):
            found[line.key].append(clauses)
    return found


def _clauses(line: str) -> Sentence:
    for stop in _STOPS:
        line = line.replace(stop, f"{stop}\n")
    texts = (text for text in line.split("\n") if text.strip(_STOPS))
    return tuple(Clause(text, frozenset(_NAME.findall(text))) for text in texts)


def _mistakes(line: _Line, ours: Wording) -> Iterator[str]:
    where = f"第{line.number}行"
    if not line.key:
        yield f"{where}前面没有“[…]”的小标题"
    elif line.key not in ours:
        if not line.text:
            yield f"{where}没有“[{line.key}]”这个小标题，{_nearest(line.key, ours)}"
        return
    known = {*FACTS, _CONTENT} if line.key == _OPEN_PLACE else FACTS
    for name in _NAME.findall(line.text):
        if name not in known:
            yield f"{where}没有“{{{name}}}”这个名称，{_nearest(name, known)}"
    if line.key == _OPEN_PLACE and line.text and not line.text.startswith(OPEN):
        yield f"{where}要以“{OPEN}”开头，还要写的地方靠它认"
    if set("{}") & set(_NAME.sub("", line.text)):
        yield f"{where}的大括号“{{ }}”不成对，或里面是空的"


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = sorted(known)
    nearest = get_close_matches(name, names, n=1, cutoff=0.4)
    return f"是不是“{nearest[0]}”" if nearest else f"可用的有：{'、'.join(names)}"
