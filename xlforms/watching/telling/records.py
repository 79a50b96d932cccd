"""处理记录: a .csv a month that Excel opens, made from the log as a whole, so that no crash and no reader spoils it.

It goes from the log to the disk line by line: a month of it is never in memory.
"""

from __future__ import annotations

import csv
import heapq
import os
from collections.abc import Iterator
from io import TextIOWrapper

from xlforms.watching.folders import Folders
from xlforms.watching.moving import replacing
from xlforms.watching.names import shown
from xlforms.watching.telling.ledger import Ends, Event, events, log_files
from xlforms.workbook.files.saving import make_folders

HEADER = ("时间", "文件", "结果", "说明", "结果文件", "原件", "编号", "SHA-256")
KINDS = {
    "done": "已完成",
    "returned": "退回",
    "failed": "失败",
    "duplicate": "重复",
    "unpacked": "已解压",
    "unchanged": "复核不变",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(folders: Folders, month: str) -> None:
    """Write the month's records; OSError when Excel has them open on Windows: the next time will do."""
    make_folders(folders.records, folders.root)
    with replacing(os.path.join(folders.records, f"{month}.csv"), folders.temporary) as file:
        out = TextIOWrapper(file, "utf-8-sig", "replace", newline="")
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(map(_row, _ends(folders, month)))
        out.detach()


def _ends(folders: Folders, month: str) -> Iterator[Event]:
    """The ends by their time; each machine's log is in its order."""
    ends = Ends(folders.logs, month)
    told = ((event for event, _ in events(path)) for path in log_files(folders.logs, month))
    return filter(ends.counts, heapq.merge(*told, key=lambda event: str(event.get("at", ""))))


def _row(event: Event) -> tuple[str, ...]:
    cells = (
        str(event.get("at", "")).replace("T", " ")[:19],
        shown(str(event.get("file", ""))),
        KINDS[event["event"]],
        str(event.get("sentence", "")),
        "；".join(map(shown, event.get("results", []))),
        shown(str(event.get("original", ""))),
        str(event.get("job", "")),
        str(event.get("sha256", "")),
    )
    return tuple(map(_harmless, cells))


def _harmless(text: str) -> str:
    """A file can be called =HYPERLINK(…); Excel would calculate it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
