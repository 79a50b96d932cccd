"""处理状态.html and 状态.txt: one static page without a script, from a share or a disk alike, that reloads itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from xlforms.records import NamedTuple
from xlforms.watching.folders import Folders
from xlforms.watching.moving import replace
from xlforms.watching.names import shown
from xlforms.watching.telling.records import KINDS

REFRESH_SECONDS = 5
LONGEST_LIST = 300
STILL = "如果这个时间一分钟以上没有变，说明程序没有在运行，请找管理这台电脑的人。"


class Row(NamedTuple):
    """One line of the page.

    Attributes:
        file: the drop's path in the inbox.
        state: a word.
        reason: a sentence.
        when: a time of day, "" when it says nothing.
        link: a path relative to the root, "" without one.
    """

    file: str
    state: str
    reason: str
    when: str = ""
    link: str = ""


class View(NamedTuple):
    """What the page shows.

    Attributes:
        at: the time of the last sign of life.
        stopped: whether the watcher has been stopped.
        notices: what stands in the way of all.
        counts: how many of this month's drops ended how.
        waiting: in the inbox.
        running: in hand.
        ended: the last that ended, the latest first.
        odd: what is in the inbox and stays there.
    """

    at: str
    stopped: bool
    notices: Sequence[str]
    counts: Mapping[str, int]
    waiting: Sequence[Row]
    running: Sequence[Row]
    ended: Sequence[Row]
    odd: Sequence[Row] = ()


def write(folders: Folders, view: View) -> None:
    """Write both files; OSError when it can't be done now."""
    replace(folders.page, page(view, folders).encode("utf-8", "replace"), folders.temporary)
    replace(folders.state, text(view).replace("\n", "\r\n").encode("utf-8-sig", "replace"), folders.temporary)


def page(view: View, folders: Folders) -> str:
    """The page as HTML."""
    return _PAGE.format(
        refresh=REFRESH_SECONDS,
        life=escape(_life(view)),
        notices="".join(f"<p class=notice>{escape(notice)}</p>" for notice in view.notices),
        counts="".join(f"<li><b>{number}</b>{escape(word)}" for word, number in _counts(view)),
        places="　".join(map(_place, _places(folders))),
        sections="".join(_section(title, rows) for title, rows in _lists(view)),
    )


def text(view: View) -> str:
    """The same in plain words."""
    lines = [_life(view), *view.notices, "，".join(f"{word} {number}" for word, number in _counts(view)), ""]
    for title, rows in _lists(view):
        lines += [f"【{title}】{len(rows) or '没有'}", *(_line(row) for row in rows[:LONGEST_LIST]), ""]
    return "\n".join(lines)


def _lists(view: View) -> Iterator[tuple[str, Sequence[Row]]]:
    yield "等待处理", view.waiting
    yield "正在处理", view.running
    if view.odd:
        yield "留在收件箱里不处理的", view.odd
    yield "最近结果", view.ended


def _life(view: View) -> str:
    if view.stopped:
        return f"程序已于 {view.at} 停止；放进收件箱的文件要等它再次启动才处理。"
    return f"更新时间 {view.at}。{STILL}"


def _counts(view: View) -> Iterator[tuple[str, int]]:
    yield "等待", len(view.waiting)
    yield "处理中", len(view.running)
    always = ("done", "returned", "failed")
    for kind, word in KINDS.items():
        if kind in always or view.counts.get(kind):
            yield f"本月{word}", view.counts.get(kind, 0)


def _line(row: Row) -> str:
    link = f"→ {shown(row.link)}" if row.link else ""
    return "  " + "  ".join(filter(None, (row.when, row.state, shown(row.file), row.reason, link)))


def _section(title: str, rows: Sequence[Row]) -> str:
    if not rows:
        return f"<h2>{title}</h2><p class=none>没有</p>"
    more = len(rows) - LONGEST_LIST
    rest = f"<p>还有 {more} 个没有列出。</p>" if more > 0 else ""
    body = "".join(map(_table_row, rows[:LONGEST_LIST]))
    return f"<h2>{title}（{len(rows)}）</h2><table><tr>{_HEAD}</tr>{body}</table>{rest}"


def _table_row(row: Row) -> str:
    file = f"<a href='{escape(href(row.link))}'>{escape(shown(row.link))}</a>" if row.link else ""
    cells = (row.when, shown(row.file), row.state, row.reason)
    mark = {"退回": "returned", "失败": "failed", "已完成": "done"}.get(row.state, "")
    return f"<tr class='{mark}'>{''.join(f'<td>{escape(cell)}' for cell in cells)}<td>{file}</tr>"


def href(path: str) -> str:
    """A relative path as a link, whatever its name holds."""
    return "./" + quote(os.fsencode(path.replace(os.sep, "/")))


def _places(folders: Folders) -> Iterable[str]:
    return (folders.inbox, folders.done, folders.returned, folders.failed, folders.originals, folders.records)


def _place(folder: str) -> str:
    name = os.path.basename(folder)
    return f"<a href='{escape(href(name))}/'>{escape(shown(name))}</a>"


_HEAD = "<th>时间<th>文件<th>状态<th>说明<th>打开"
_PAGE = """<!doctype html>
<html lang=zh><meta charset=utf-8><meta http-equiv=refresh content={refresh}>
<meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'unsafe-inline'">
<title>处理状态</title>
<style>
body {{ font: 15px/1.6 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 1.5em 2em; color: #222 }}
h1 {{ font-size: 1.4em; margin: 0 }} h2 {{ font-size: 1.1em; margin: 1.5em 0 .4em }}
ul {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .6em }}
li {{ border: 1px solid #ccd; border-radius: 6px; padding: .3em 1em; text-align: center }}
li b {{ display: block; font-size: 1.5em }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .25em .8em .25em 0; border-bottom: 1px solid #e4e4ea;
  overflow-wrap: anywhere }}
td:first-child, td:nth-child(3), th {{ white-space: nowrap }}
.life, .none {{ color: #666 }}
.notice {{ background: #fff3cd; border-left: 4px solid #e0a800; padding: .5em 1em }}
.returned td:nth-child(3) {{ color: #b26a00 }} .failed td:nth-child(3) {{ color: #b00020 }}
.done td:nth-child(3) {{ color: #1b7a36 }}
</style>
<h1>处理状态</h1><p class=life>{life}</p>{notices}
<ul>{counts}</ul><p>打开文件夹：{places}</p>
{sections}
</html>
"""
