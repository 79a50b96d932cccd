"""名册: the units that a bureau hands forms out to and expects them back from, read by the labels of its columns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from xlforms.findings import refusal
from xlforms.forms.unit_terms import UNIT_NAME
from xlforms.records import NamedTuple
from xlforms.values.dates import read_date
from xlforms.values.text import clean, normalise, squash
from xlforms.workbook import Sheet, open_workbook
from xlforms.workbook.files.storage import read_source

_COLUMNS = {
    "name": (UNIT_NAME.official, *UNIT_NAME.synonyms, "单位", "名称", "单位全称"),
    "code": ("编码", "单位编码", "预算编码", "预算单位编码", "部门编码", "代码", "单位代码"),
    "contact": ("联系人", "经办人", "填报人", "财务负责人", "联络员"),
    "phone": ("联系电话", "电话", "联系方式", "手机", "手机号", "手机号码"),
    "submitted": ("报送日期", "报送时间", "实际报送日期", "收到日期", "上报日期", "上报时间"),
}
_WORDS = {normalise(word): name for name, words in _COLUMNS.items() for word in words}
_HEADER_WITHIN = 10  # a title, a note and blank lines may stand above the header
_TOLD = 10
_FORBIDDEN = frozenset('\\/:*?"<>|')
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))])
_LONGEST = 80
_LONGEST_WORD = 200  # of what is told of a unit besides its name
_OTHERS = {"code": "编码", "contact": "联系人", "phone": "联系电话"}

Line = tuple[int, Mapping[int, str]]


class Member(NamedTuple):
    """One unit of a roster.

    Attributes:
        row: its row in the roster.
        name: 单位名称.
        code: 编码, "" when none.
        contact: 联系人, "" when none.
        phone: 联系电话, "" when none.
        submitted: 报送日期, the day on which its submission came, None when none is told.
    """

    row: int
    name: str
    code: str = ""
    contact: str = ""
    phone: str = ""
    submitted: date | None = None


def read_roster(path: str, *, names_files: bool = False) -> list[Member]:
    """The units of a roster: a workbook, or a .csv in UTF-8 or GBK.

    Args:
        path: the roster; its columns are found by their labels in the first lines.
        names_files: whether files will be called by the units, whose names must be fit for that.

    Raises:
        FileError: XF986 with every mistake and its row, XF987 no column of names, XF9 the file can't be read.
    """
    lines = [*(_csv(path) if path.lower().endswith((".csv", ".txt")) else _workbook(path))]
    header = next((number for number, (_, cells) in enumerate(lines) if "name" in _labelled(cells).values()), None)
    if header is None or lines[header][0] > _HEADER_WITHIN:
        known = "、".join(words[0] for words in _COLUMNS.values())
        raise refusal("XF987", path=path, known=f"{known}（“{_COLUMNS['name'][1]}”等写法也认）")
    columns = _labelled(lines[header][1])
    told = [
        (row, {name: clean(cells.get(at, "")) for at, name in columns.items()})
        for row, cells in lines[header + 1 :]
        if any(map(squash, cells.values()))
    ]
    members = [_member(row, words) for row, words in told]
    if mistakes := [*_mistakes(members, names_files=names_files), *_no_days(told)]:
        more = f"；等 {len(mistakes)} 处" if len(mistakes) > _TOLD else ""
        raise refusal("XF986", path=path, mistakes="；".join(mistakes[:_TOLD]) + more)
    return members


def _member(row: int, words: Mapping[str, str]) -> Member:
    others = {name: word for name, word in words.items() if name != "submitted"}
    return Member(row, **others, submitted=read_date(words.get("submitted", "")))


def _no_days(told: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[str]:
    for row, words in told:
        if (word := words.get("submitted")) and read_date(word) is None:
            yield f"第 {row} 行的报送日期“{word}”看不懂，要写年月日，如 2025-04-09"


def _labelled(cells: Mapping[int, str]) -> dict[int, str]:
    """Which column of a line is headed by which label; the first one counts."""
    found: dict[str, int] = {}
    for at, text in cells.items():
        if name := _WORDS.get(normalise(text)):
            found.setdefault(name, at)
    return {at: name for name, at in found.items()}


def _workbook(path: str) -> Iterator[Line]:
    """The lines of the first sheet that has a column of names, else of the first sheet."""
    sheets = open_workbook(path).sheets
    yield from _lines(next(filter(_has_names, sheets), sheets[0])) if sheets else ()


def _has_names(sheet: Sheet) -> bool:
    return any("name" in _labelled(cells).values() for row, cells in _lines(sheet) if row <= _HEADER_WITHIN)


def _lines(sheet: Sheet) -> list[Line]:
    lines: dict[int, dict[int, str]] = {}
    for cell in sheet.cells.values():
        # A day may be shown without its year.
        text = f"{cell.value:%Y-%m-%d}" if isinstance(cell.value, date) else cell.text
        lines.setdefault(cell.row, {})[cell.column] = text
    return sorted(lines.items())


def _csv(path: str) -> Iterator[Line]:
    import csv

    data = read_source(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    reader = csv.reader(text.splitlines(keepends=True))
    try:
        for cells in reader:
            yield reader.line_num, dict(enumerate(cells))
    except csv.Error:
        raise refusal("XF923", row=reader.line_num, count=csv.field_size_limit()) from None


def _mistakes(members: Sequence[Member], *, names_files: bool) -> Iterator[str]:
    names, codes = _rows(members, "name"), _rows(members, "code")
    for member in members:
        if not member.name:
            yield f"第 {member.row} 行没有单位名称"
        elif member.row != (first := names[squash(member.name)]):
            yield f"第 {member.row} 行的“{member.name}”与第 {first} 行重名"
        if member.code and member.row != (first := codes[squash(member.code)]):
            yield f"第 {member.row} 行的编码“{member.code[:_LONGEST]}”与第 {first} 行相同"
        for field, label in _OTHERS.items():
            if (count := len(getattr(member, field))) > _LONGEST_WORD:
                yield f"第 {member.row} 行的{label}有 {count} 个字，最多 {_LONGEST_WORD} 个字"
        if names_files and (why := unfit(member.name)):
            yield f"第 {member.row} 行的“{member.name}”不能用作文件名：{why}"


def _rows(members: Iterable[Member], field: str) -> dict[str, int]:
    """The first row of each name or code."""
    rows: dict[str, int] = {}
    for member in members:
        rows.setdefault(squash(getattr(member, field)), member.row)
    return rows


def unfit(name: str) -> str:
    r"""Why a name can't be that of a file on Windows, "" when it can.

    >>> unfit("市财政局"), unfit("市财政局/预算科")
    ('', '含有“/”')
    """
    if found := [one for one in name if one in _FORBIDDEN or not one.isprintable()]:
        return f"含有“{found[0]}”" if found[0].isprintable() else "含有看不见的控制字符"
    if name != name.rstrip(". "):
        return "以句点结尾"
    if os.path.splitext(name)[0].upper() in _DEVICES:
        return "是系统保留的名称"
    return f"超过 {_LONGEST} 个字" if len(name) > _LONGEST else ""
