"""处理记录: a .csv a month that Excel opens, made from the log as a whole, so that no crash and no reader spoils it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator

from xlforms.watching.folders import Folders
from xlforms.watching.ledger import ENDS, Event, events, log_files
from xlforms.watching.moving import replace
from xlforms.watching.names import shown
from xlforms.workbook.saving import make_folders

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
    content = _text(_ends(folders, month)).encode("utf-8-sig")
    replace(os.path.join(folders.records, f"{month}.csv"), content, folders.temporary)


def _ends(folders: Folders, month: str) -> Iterator[Event]:
    seen = set()
    for path in log_files(folders.logs, month):
        for event, _ in events(path):
            if event.get("event") in ENDS and event.get("job") not in seen:
                seen.add(event.get("job"))
                yield event


def _text(ends: Iterator[Event]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(sorted(map(_row, ends)))
    return out.getvalue().encode("utf-8", "replace").decode()


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
