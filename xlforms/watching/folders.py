"""The folders beside the inbox, on one volume so that a rename is atomic, and the names of what lies in them."""

from __future__ import annotations

import os
import sys

from xlforms.records import NamedTuple

PRIVATE = ".xlforms"
ROLES = ("done", "returned", "failed", "inbox")


class Folders(NamedTuple):
    """Absolute paths.

    Attributes:
        root: where everything stands.
        inbox: drop here.
        done: 已完成, results.
        returned: 退回, what is to be mended.
        failed: 失败, what could not be read.
        originals: 原件, by month.
        again: the name of the folder, in a month's, of what was dropped twice.
        records: 处理记录, a .csv a month.
        page: 处理状态.html.
        state: 状态.txt.
        about: 说明.txt.
        private: what the watchers keep.
        temporary: for what is written and then renamed; of one watcher alone.
    """

    root: str
    inbox: str
    done: str
    returned: str
    failed: str
    originals: str
    again: str
    records: str
    page: str
    state: str
    about: str
    private: str
    temporary: str

    def role(self, name: str) -> str:
        """The folder of one of ROLES."""
        folder: str = getattr(self, name)
        return folder

    @property
    def claims(self) -> str:
        """What is being worked on, by watcher."""
        return os.path.join(self.private, "claim")

    @property
    def finished(self) -> str:
        """Which contents are finished."""
        return os.path.join(self.private, "done")

    @property
    def logs(self) -> str:
        """What happened, one object a line."""
        return os.path.join(self.private, "log")

    @property
    def reservations(self) -> str:
        """Names taken, where a rename can't refuse to replace."""
        return os.path.join(self.private, "names")

    @property
    def turns(self) -> str:
        """Of which names a version is in hand."""
        return os.path.join(self.private, "turn")

    @property
    def temporaries(self) -> str:
        """The places for temporary files, by watcher."""
        return os.path.join(self.private, "new")

    def short(self, path: str) -> str:
        """A path as people see it from the root."""
        return os.path.relpath(path, self.root)


_CHINESE = ("已完成", "退回", "失败", "原件", "重复", "处理记录", "处理状态.html", "状态.txt", "说明.txt")
_ASCII = ("done", "returned", "failed", "originals", "again", "records", "status.html", "status.txt", "README.txt")


def beside(inbox: str, *, ascii_names: bool = False) -> Folders:
    """The folders that belong to an inbox."""
    inbox = _unbounded(os.path.abspath(inbox))
    root = os.path.dirname(inbox)
    *named, again, records, page, state, about = _ASCII if ascii_names else _CHINESE
    done, returned, failed, originals, records, page, state, about, private = (
        os.path.join(root, name) for name in (*named, records, page, state, about, PRIVATE)
    )
    return Folders(root, inbox, done, returned, failed, originals, again, records, page, state, about, private, "")


def of_watcher(folders: Folders, name: str) -> Folders:
    """The same with a place for the temporary files of one watcher."""
    return folders._replace(temporary=os.path.join(folders.temporaries, name))


def is_taken(folders: Folders) -> bool:
    """Whether results would fall into the inbox itself, to be worked on for ever."""
    ours = (folders.root, folders.done, folders.returned, folders.failed, folders.originals, folders.records)
    return folders.inbox in (*ours, folders.private)


def make(folders: Folders) -> None:
    """Create what is not there; OSError when it can't be."""
    for folder in (folders.inbox, folders.done, folders.returned, folders.failed, folders.originals):
        os.makedirs(folder, exist_ok=True)
    fresh = not os.path.isdir(folders.private)
    for folder in (folders.claims, folders.finished, folders.logs):
        os.makedirs(folder, exist_ok=True)
    if fresh:
        _hide(folders.private)
    if not os.path.lexists(folders.about):
        with open(folders.about, "xb") as file:
            file.write(about(folders).encode("utf-8-sig"))


def there(folders: Folders) -> bool:
    """Whether the place is there at all; an empty mount point is not it."""
    return os.path.isdir(folders.private) or os.path.isdir(folders.inbox)


def about(folders: Folders) -> str:
    """说明.txt."""
    named = {role: os.path.basename(folders.role(role)) for role in (*ROLES, "originals", "page", "state", "records")}
    return _ABOUT.format(**named, again=folders.again).replace("\n", "\r\n")


_ABOUT = """这里的文件夹由 xlforms 看管：放进表格，自动填好、核对。

{inbox}　　把要处理的表格（.xlsx、.xls、.et、.ods 等）复制到这里；可以带文件夹，也可以是 .zip 压缩包。
{done}　　填好的表格“…-已完成.xlsx”和它的“…-问题清单.txt”。
{returned}　　有错误、要修改的：标出了错处的表格，和写明每处错误的“….原因.txt”。
　　　　改好以后，用原来的文件名再放进“{inbox}”，会作为新的一版处理，旧的保留。
{failed}　　读不出来的：原来的文件，和写明原因、怎么办的“….原因.txt”。
{originals}　　您放进来的原文件，一个字节也不改，按月存放；同名同内容再放一次的，在其中的“{again}”里。
{page}　　双击打开，看现在等着什么、在处理什么、结果在哪里；自己会刷新。
{state}　　同样的内容，纯文字。
{records}　　处理记录，一月一个文件，用 Excel 打开。

几点说明：
1. 请“复制”进来，不要一边填一边放；在 WPS 或 Excel 里开着的表格，要等关上以后才处理。
2. 放进来的文件处理后会从“{inbox}”移走，这是正常的，原文件在“{originals}”里。
3. 原文件只移动，不修改，不删除。您可以随时取走、删除“{done}”“{returned}”“{failed}”里的文件。
4. 文件夹“.xlforms”是程序用的，请不要动它。
5. “{page}”上的时间超过一分钟不变，说明程序没有在运行，请找管理这台电脑的人。
"""


def _unbounded(path: str) -> str:
    """On Windows, a spelling that is not bound to 260 characters."""
    if os.name != "nt" or path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def _hide(folder: str) -> None:
    """Windows hides by an attribute, not by a point."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(folder, 2)
