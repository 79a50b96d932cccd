"""XF96: results that can't be saved; XF99: faults of our own. A part of the family of files."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry, error

SYSTEM = "操作系统的答复"

SAVING: dict[str, Entry] = {
    "XF960": error(
        "目标已存在",
        "“{target}”已经存在，没有覆盖；要覆盖上次的结果请加 --replace，或用 -o 换一个文件夹。",
        "已有的文件不覆盖",
        "移走或改名后再试，或加 --replace 覆盖。",
    ),
    "XF961": error(
        "目标就是原文件",
        "不能写回原文件“{target}”，请换一个文件名或文件夹。",
        "原件从不改动",
        "用 -o 指定另一个文件夹。",
    ),
    "XF962": error(
        "文件夹不能写入",
        "文件夹“{folder}”不存在或不能写入，请换一个有权限的文件夹。",
        SYSTEM,
        "用 -o 指定另一个文件夹。",
    ),
    "XF963": error(
        "磁盘已满", "磁盘空间不足，“{target}”没有保存，请清理磁盘后再试。", SYSTEM, "清理磁盘，或用 -o 换一个磁盘。"
    ),
    "XF964": error(
        "目标正被打开", "“{target}”正被其他程序打开，请在 WPS 或 Excel 中关闭后再试。", SYSTEM, "关闭后再试。"
    ),
    "XF965": error(
        "没能保存", "“{target}”没能保存：{reason}。请检查磁盘和文件夹后再试。", SYSTEM, "检查磁盘、网络盘或 U 盘。"
    ),
}

OURS: dict[str, Entry] = {
    "XF999": error(
        "程序出错",
        "程序出了没有料到的错（{reason}），没有处理，原文件没有改动；"
        "请把这句话、这个文件和 xlforms --version 显示的版本号发给安装本软件的技术人员。",
        "程序本身的错误，与填表无关",
        "发给技术人员；技术人员设置环境变量 XLFORMS_DEBUG=1 再运行，可看到出错的位置。",
    ),
}
