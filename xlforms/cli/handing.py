"""新建 at the command line: what is made, where, and what was taken over from last year."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from xlforms.cli.chinese import Misuse, echo, progressbar
from xlforms.cli.streams import json_text
from xlforms.cli.wording import listed
from xlforms.contract import Json, findings
from xlforms.errors import EXIT_DONE, EXIT_FILE, FileError
from xlforms.handing_out import SETS, Made, hand_out, hand_out_to_all
from xlforms.records import NamedTuple

if TYPE_CHECKING:
    from xlforms.roster import Member

T = TypeVar("T")

_NAMES = {"部门": "department", "项目": "project", "附件5": "annex5", "附件五": "annex5", "全部": "all"}
_YEARS = range(2000, 2100)
_NEXT = "下一步：打开看一眼“填表说明”，发给单位填；收回来以后：xlforms summary。"
_AGAIN = "下一步：照上面说的处理没有生成的，再运行一次；已经有的不会覆盖，除非加 --replace。"


class Order(NamedTuple):
    """What is ordered.

    Attributes:
        kind: which forms, by an English or a Chinese name.
        output: the workbook, or with a roster the folder.
        year: None for the one after last year's workbook, else the year before this one.
        last: last year's workbook.
        roster: the roster.
        replace: replace what is there.
    """

    kind: str
    output: str | None
    year: int | None
    last: str | None
    roster: str | None
    replace: bool


class Done(NamedTuple):
    """What came of an order.

    Attributes:
        order: the order, its kind by the English name.
        made: the workbooks.
        refused: units whose workbook could not be written, and why.
    """

    order: Order
    made: list[Made]
    refused: list[tuple[Member, FileError]]


def run(order: Order, *, as_json: bool) -> int:
    """Make what is ordered, and say it; gives the exit code.

    Raises:
        FileError: the roster, last year's workbook or the target can't be used.
    """
    kind = _kind(order.kind)
    if order.year is not None and order.year not in _YEARS:
        raise Misuse("--year 后面要写四位数的年度，如 2025。")
    order = order._replace(kind=kind)
    try:
        done = _for_all(order, order.roster) if order.roster else Done(order, [_one(order)], [])
    except FileError as error:
        if as_json:
            echo(json_text({"error": _told_error(error), **_object(Done(order, [], []))}))
        raise
    for member, why in done.refused:
        echo(f"错误 {why.code} 名册第 {member.row} 行“{member.name}”：{why.message}", err=True)
    if as_json:
        echo(json_text(_object(done)))
    echo("\n".join([*_told(done), _AGAIN if done.refused else _NEXT]), err=as_json)
    return EXIT_FILE if done.refused else EXIT_DONE


def _one(order: Order) -> Made:
    return hand_out(order.kind, _target(order), year=_year(order), last=order.last, replace=order.replace)


def _kind(typed: str) -> str:
    name = unicodedata.normalize("NFKC", typed).strip().lower()
    kind = _NAMES.get(name, name)
    if kind not in SETS:
        raise Misuse(f"没有“{typed}”这种表样；有 department（部门）、project（项目）、annex5（附件5）、all（全部）。")
    return kind


def _year(order: Order) -> int:
    if order.year is not None:
        return order.year
    if order.last:
        from xlforms.calculation.report.figures import year_of
        from xlforms.pipeline import read

        if year := year_of(read(order.last)):
            return int(year) + 1
        raise Misuse("上年的表里没有写年度，请用 --year 写明新表的年度。")
    from datetime import date

    return date.today().year - 1


def _target(order: Order) -> str:
    name = f"{SETS[order.kind].title}.xlsx"
    if order.output and os.path.isdir(order.output):
        return os.path.join(order.output, name)
    if order.output and not order.output.lower().endswith(".xlsx"):
        return f"{order.output}.xlsx"
    return order.output or name


def _for_all(order: Order, roster: str) -> Done:
    from xlforms.roster import read_roster

    if order.last:
        raise Misuse("--from 和 --roster 不能一起写：上年的表是一个单位的。")
    if not order.output:
        raise Misuse("给了名册的，要用 -o 写明放到哪个文件夹。")
    members = read_roster(roster, names_files=True)
    coming = hand_out_to_all(order.kind, members, order.output, year=_year(order), replace=order.replace)
    outcomes = [*_watched(coming, len(members))]
    made = [one for one in outcomes if isinstance(one, Made)]
    return Done(order, made, [one for one in outcomes if not isinstance(one, Made)])


def _watched(coming: Iterator[T], expected: int) -> Iterator[T]:
    """What is made, one after the other, with a progress bar where somebody looks."""
    if not sys.stderr.isatty():
        yield from coming
        return
    with progressbar(coming, length=expected, label="生成进度", file=sys.stderr) as bar:
        yield from bar


def _told(done: Done) -> Iterator[str]:
    """What was made, and where."""
    if done.order.roster:
        count, expected = len(done.made), len(done.made) + len(done.refused)
        yield f"名册上 {expected} 个单位，已生成 {count} 份 {_year(done.order)} 年度的表，放在：{done.order.output}"
        return
    for made in done.made:
        yield f"已生成 {made.year} 年度的表：{made.path}"
        if made.carried is not None:
            yield f"  沿用了上年的：{made.carried.words or '没有可以沿用的内容'}"
        yield from listed(made.findings)


def _object(done: Done) -> Json:
    """The contract's object."""
    return {
        "form": done.order.kind,
        "made": [
            {
                "output": one.path,
                "unit": one.unit,
                "year": one.year,
                "carried": one.carried and one.carried._asdict(),
                "findings": findings(one.findings),
            }
            for one in done.made
        ],
        "refused": [
            {"unit": member.name, "row": member.row, "error": _told_error(why)} for member, why in done.refused
        ],
    }


def _told_error(error: FileError) -> Json:
    return {"code": error.code, "message": error.message}
