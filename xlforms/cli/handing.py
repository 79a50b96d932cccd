"""新建 at the command line: what is made, where, and what was taken over from last year."""

from __future__ import annotations

import os
import unicodedata
from typing import NamedTuple

from xlforms.cli.chinese import Misuse, echo
from xlforms.errors import EXIT_DONE, EXIT_FILE
from xlforms.handing_out import SETS, Made, hand_out, hand_out_to_all

_NAMES = {"部门": "department", "项目": "project", "附件5": "annex5", "附件五": "annex5", "全部": "all"}
_YEARS = range(2000, 2100)
_NEXT = "下一步：打开看一眼“填表说明”，发给单位填；收回来以后：xlforms summary。"


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


def run(order: Order) -> int:
    """Make what is ordered; gives the exit code.

    Raises:
        FileError: the roster, last year's workbook or the target can't be used.
    """
    kind = _kind(order.kind)
    if order.year is not None and order.year not in _YEARS:
        raise Misuse("--year 后面要写四位数的年度，如 2025。")
    if order.roster:
        return _for_all(order, kind, order.roster)
    made = hand_out(kind, _target(order, kind), year=_year(order), last=order.last, replace=order.replace)
    echo(_told(made))
    echo(_NEXT)
    return EXIT_DONE


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


def _target(order: Order, kind: str) -> str:
    name = f"{SETS[kind].title}.xlsx"
    if order.output and os.path.isdir(order.output):
        return os.path.join(order.output, name)
    if order.output and not order.output.lower().endswith(".xlsx"):
        return f"{order.output}.xlsx"
    return order.output or name


def _for_all(order: Order, kind: str, roster: str) -> int:
    from xlforms.roster import read_roster

    if order.last:
        raise Misuse("--from 和 --roster 不能一起写：上年的表是一个单位的。")
    if not order.output:
        raise Misuse("给了名册的，要用 -o 写明放到哪个文件夹。")
    members = read_roster(roster, names_files=True)
    year, code, count = _year(order), EXIT_DONE, 0
    for made in hand_out_to_all(kind, members, order.output, year=year, replace=order.replace):
        if isinstance(made, Made):
            count += 1
            continue
        member, error = made
        echo(f"错误 {error.code} 名册第 {member.row} 行“{member.name}”：{error.message}", err=True)
        code = EXIT_FILE
    echo(f"名册上 {len(members)} 个单位，已生成 {count} 份 {year} 年度的表，放在：{order.output}")
    echo(_NEXT)
    return code


def _told(made: Made) -> str:
    lines = [f"已生成 {made.year} 年度的表：{made.path}"]
    if made.carried is not None:
        lines.append(f"  沿用了上年的：{made.carried.words or '没有可以沿用的内容'}")
    return "\n".join(lines)
