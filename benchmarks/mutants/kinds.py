"""Spoiled workbooks of the other kinds: one form as LibreOffice saved it in each, damaged as bytes, texts and tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.mutants.markup import spoil_markup
from benchmarks.mutants.oddities import ATTRIBUTES, NUMBERS, SEEN, STRANGE
from benchmarks.mutants.raw import spoil_bytes

DATA = Path(__file__).parents[2] / "tests" / "data" / "kinds"
_ENCODINGS = ("gb18030", "utf-16", "utf-8-sig", "utf-16-le", "latin-1", "utf-7", "utf-32")
_VALUE = re.compile(r'="[^"]*"')
_TEXT = re.compile(r">[^<>]+<")
_TAG = re.compile(r"<[^<>]*>")
_LINE = re.compile(r"^[^\n]*\n", re.MULTILINE)
_SPANS = ("0", "-1", "2", "1000", "65534", "16384", "1048576", "9" * 30, "x", "")
_DEEP = (3, 40, 4000)
_LONGEST = 1_000_000


def spoiled(chance: Random) -> tuple[str, str, bytes]:
    """Name, way and bytes of one that is spoiled."""
    name, way = chosen(chance)
    return name, way, _WAYS[way](name, bases()[name], chance)


def chosen(chance: Random) -> tuple[str, str]:
    """Which one, and in which way."""
    return chance.choice(tuple(bases())), chance.choice(("bytes", "text"))


@cache
def bases() -> dict[str, bytes]:
    """The sound ones by name, the texts in other encodings too, and the page as MHTML."""
    found = {path.name: path.read_bytes() for path in sorted(DATA.iterdir())}
    page, text = found["langfang-2019.html"], found["langfang-2019.csv"].decode()
    found["gb18030.csv"] = text.encode("gb18030")
    found["utf-16.csv"] = text.replace(",", "\t").encode("utf-16")
    found["langfang-2019.mht"] = _archive(page)
    return found


def _archive(page: bytes) -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_type("multipart/related")
    message.set_boundary("=_one_and_the_same")
    part = EmailMessage()
    part.set_content(page, "text", "html", cte="quoted-printable", params={"charset": "utf-8"})
    part["Content-Location"] = "file:///C:/a.htm"
    message.attach(part)
    return bytes(message)


def _spoil_bytes(_: str, data: bytes, chance: Random) -> bytes:
    return spoil_bytes(data, chance)


def _spoil_text(name: str, data: bytes, chance: Random) -> bytes:
    if name.endswith(".ods"):
        return spoil_markup(data, chance)
    if name.endswith(".xls"):
        return _spoil_records(data, chance)
    text = data.decode("utf-16" if name.startswith("utf-16") else "gb18030" if name.startswith("gb") else "utf-8")
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        text = chance.choice(_CHANGES)(text, chance)[:_LONGEST]
    encoding = chance.choice(("utf-8", "utf-8", *_ENCODINGS))
    return text.encode(encoding, "replace")


def _spoil_records(data: bytes, chance: Random) -> bytes:
    """Two bytes of a record's head or content, many times: lengths, rows, columns, styles."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(512, len(damaged) - 2)
        damaged[at : at + 2] = chance.choice((0, 1, 0xFF, 0x7FFF, 0xFFFF, chance.randrange(65536))).to_bytes(
            2, "little"
        )
    return bytes(damaged)


def _replaced(pattern: re.Pattern[str], with_: Callable[[str, Random], str]) -> Callable[[str, Random], str]:
    def change(text: str, chance: Random) -> str:
        count = sum(1 for _ in pattern.finditer(text))
        if not count:
            return text
        one = next(islice(pattern.finditer(text), chance.choice(range(count)), None))
        return text[: one.start()] + with_(one[0], chance) + text[one.end() :]

    return change


def _odd(_: str, chance: Random) -> str:
    return chance.choice((*ATTRIBUTES, *NUMBERS, *SEEN, *STRANGE))


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _insert(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + chance.choice(('"', "<", ">", "&#0;", "&x;", "\0", ",", "\n", "<table>", "</td>", "<tr>", "]]>"))
        + text[at:]
    )


_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _replaced(_VALUE, lambda _, chance: f'="{chance.choice(_SPANS)}"'),
    _replaced(_VALUE, lambda found, chance: f'="{_odd(found, chance)}"'),
    _replaced(_TEXT, lambda found, chance: f">{_odd(found, chance)}<"),
    _replaced(_TEXT, lambda found, chance: f">{_odd(found, chance)}<"),
    _replaced(_TAG, lambda *_: ""),
    _replaced(_TAG, lambda found, chance: found * chance.choice(_DEEP)),
    _replaced(_LINE, lambda found, chance: found * chance.choice((2, 30, 2000))),
    _replaced(_LINE, lambda *_: ""),
    _replaced(re.compile(r"[^,\n]+"), _odd),
    _cut,
    _insert,
)
_WAYS: dict[str, Callable[[str, bytes, Random], bytes]] = {"bytes": _spoil_bytes, "text": _spoil_text}
