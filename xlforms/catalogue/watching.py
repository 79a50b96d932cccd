"""XF975 to XF979: what happens in a watched folder only."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

_LIMITS = "xlforms 监视的上限，一个文件不能拖住其他文件"
_SPLIT = "删去多余的工作表、图片和远处的单元格，另存为 .xlsx；仍不行的，把文件发给技术人员。"


def _error(title: str, message: str, basis: str, remedy: str) -> Entry:
    return Entry("错误", title, message, basis, remedy)


ENTRIES: dict[str, Entry] = {
    "XF975": _error(
        "处理超时",
        "这个文件 {seconds} 秒还没有处理完，已停止；试了 {times} 次都这样，不像正常的申报表。",
        _LIMITS,
        _SPLIT,
    ),
    "XF976": _error("占用内存太多", "处理这个文件要占用的内存超过上限，已停止。", _LIMITS, _SPLIT),
    "XF977": _error(
        "处理时程序崩溃",
        "处理这个文件时，读取它的程序崩溃了；试了 {times} 次都这样，文件可能已损坏。",
        _LIMITS,
        "用 WPS 或 Excel 打开后另存为 .xlsx；仍不行的，把文件发给技术人员。",
    ),
    "XF978": _error(
        "处理多次中断",
        "处理这个文件时，程序或电脑中断了 {times} 次，没有再试。",
        _LIMITS,
        "先请技术人员查明电脑为什么中断；文件没有问题的，可以再试一次。",
    ),
    "XF979": _error(
        "监视的文件夹不能用",
        "文件夹“{folder}”不能使用：{reason}。请检查路径、网络盘和权限后再试。",
        "操作系统的答复",
        "核对收件箱的路径；在网络盘上的，确认能打开、能新建文件。",
    ),
}
