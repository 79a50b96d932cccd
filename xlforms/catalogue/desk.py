"""XF98: many submissions at once, rosters and machines."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ROSTER = "名册的第一行（或前几行）是栏目名称：单位名称、编码、联系人"


def _error(title: str, message: str, basis: str, remedy: str) -> Entry:
    return Entry("错误", title, message, basis, remedy)


ENTRIES: dict[str, Entry] = {
    "XF981": _error(
        "处理得太久",
        "处理了 {seconds} 秒还没有处理完，只好停下；其他文件不受影响。",
        "每份报送材料由单独的进程处理，限时",
        "用 WPS 或 Excel 打开，删去多余的工作表和空行空列，另存为 .xlsx 再试。",
    ),
    "XF982": _error(
        "处理时进程中断",
        "处理这份文件的进程两次意外中断（多半是文件有问题，或内存不足）；其他文件不受影响。",
        "每份报送材料由单独的进程处理，限内存 2 GB",
        "单独校验这份文件：xlforms check；还不行的，用 WPS 或 Excel 打开后另存为 .xlsx 再试。",
    ),
    "XF983": _error(
        "连不上集群",
        "连不上集群“{address}”：{reason}。",
        "Dask 调度程序的地址，如 tcp://192.168.1.10:8786",
        "核对地址；先启动调度程序和工作进程，见手册。",
    ),
    "XF984": _error(
        "集群上的版本不同",
        "集群“{address}”的工作机上装的 xlforms 与本机不同（{theirs}，本机 {ours}），结果会不一样，没有处理。",
        "同一份材料在哪台机器上处理，结果都应相同",
        "在每台工作机上装同一版本的 xlforms，重新启动工作进程。",
    ),
    "XF985": _error(
        "缺少组件",
        '“{option}”要先安装组件：pip install "xlforms[{extra}]"。',
        "可选组件，用到才装",
        "照提示安装后再试。",
    ),
    "XF986": _error(
        "名册有误",
        "名册“{path}”有误：{mistakes}。",
        ROSTER,
        "按提示改正名册后再试。",
    ),
    "XF987": _error(
        "名册里没有单位名称",
        "名册“{path}”里没有找到“单位名称”这一栏；认识的栏目：{known}。",
        ROSTER,
        "在名册的第一行写上栏目名称。",
    ),
    "XF988": _error(
        "沿用的工作簿里没有自评表",
        "上年的工作簿里没有可以沿用的表：要的是{wanted}，读到的是{found}。",
        "上年的自评表，以表名和栏目名识别",
        "核对上年工作簿的文件名。",
    ),
    "XF989": _error(
        "找不到要汇总的文件夹",
        "找不到“{path}”，请检查名称和所在位置。",
        "汇总的参数：放各单位报送材料的文件夹",
        "不要手敲，把文件夹拖进命令窗口。",
    ),
    "XF990": _error(
        "文件夹里没有报送材料",
        "“{path}”（连同子文件夹）里没有可以汇总的文件，请检查文件夹；“-已完成”的结果不算在内。",
        "汇总的参数：放各单位报送材料的文件夹",
        "把各单位的文件夹或工作簿放进这个文件夹。",
    ),
}
