"""What the operating system answers, in Chinese; its own words follow in brackets for who looks after the system."""

from __future__ import annotations

import errno
from collections.abc import Iterator

# By the names of `errno`; not every system has each.
_BY_NAME = {
    "ENOENT": "找不到这个文件或文件夹",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EISDIR": "这是文件夹，不是文件",
    "EEXIST": "已经有同名的文件或文件夹",
    "ENOTEMPTY": "文件夹里还有内容",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "超过了磁盘配额",
    "EFBIG": "文件太大，这个磁盘放不下",
    "EIO": "磁盘读写出错",
    "ENXIO": "设备不在了",
    "ENODEV": "设备不在了",
    "EBUSY": "正被其他程序使用",
    "ETXTBSY": "正被其他程序使用",
    "EAGAIN": "正被其他程序使用",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
    "ENOMEM": "内存不足",
    "ENAMETOOLONG": "名称或路径太长",
    "EINVAL": "系统不接受这个名称或操作",
    "EILSEQ": "名称里有系统不接受的字符",
    "ELOOP": "链接绕成了圈",
    "ESTALE": "网络共享已经失效",
    "ENOTCONN": "网络共享断开了",
    "EHOSTDOWN": "对方的机器没有开机",
    "EHOSTUNREACH": "网络到不了对方的机器",
    "ENETUNREACH": "网络不通",
    "ENETDOWN": "网络断开了",
    "ECONNREFUSED": "对方的机器上没有这个服务，或者拒绝连接",
    "ECONNRESET": "连接被对方断开",
    "ECONNABORTED": "连接断开了",
    "EPIPE": "连接断开了",
    "ETIMEDOUT": "等了很久没有回答",
}
# What looking up the name of a machine gives, on Linux, on macOS and on Windows.
_NO_SUCH_NAME = dict.fromkeys((-2, -3, -5, 8, 11001, 11004), "找不到这个名称的机器")
_BY_NUMBER = {number: told for name, told in _BY_NAME.items() if (number := getattr(errno, name, None))}
_LONGEST = 120


def why(error: BaseException, otherwise: str = "") -> str:
    """Why something could not be opened, reached or written; `otherwise` where the system gave no reason that we know.

    >>> why(FileNotFoundError(2, "No such file or directory", "a.txt"))
    '找不到这个文件或文件夹（No such file or directory）'
    """
    known = next(filter(None, map(_told, _causes(error))), "") or otherwise
    own = getattr(error, "strerror", None) or str(error)
    said = " ".join(str(own).split())[:_LONGEST]
    return (f"{known}（{said}）" if known and said else known or said) or "系统没有说明原因"


def _told(error: BaseException) -> str:
    number = getattr(error, "errno", None)
    return (_NO_SUCH_NAME if type(error).__name__ == "gaierror" else _BY_NUMBER).get(number or 0, "")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those that it came of."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
