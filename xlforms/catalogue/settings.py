"""XF97: settings files that can't be used."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "XF970": Entry(
        "错误",
        "设置文件读不出来",
        "设置文件“{path}”读不出来：{reason}。",
        "TOML 1.0",
        "核对文件名；内容逐行写成“名称 = 数值”，分节写成“[节名]”。",
    ),
    "XF971": Entry(
        "错误",
        "设置有误",
        "设置文件“{path}”有误：{mistakes}。",
        "xlforms/calculation/parameters.toml",
        "按提示改正，或删去这一行以使用规定的数值。",
    ),
    "XF972": Entry(
        "错误",
        "不知道这一年的节假日安排",
        "不知道 {year} 年的节假日安排，算不出推迟了几个工作日；请用 --holidays 给出写有这一年放假和调休日期的文件。",
        "国务院办公厅关于部分节假日安排的通知；chinesecalendar 组件收录的年份",
        "照国务院办公厅的通知写一个文本文件，一行一天或一段，如“2027-01-01 休”；或者更新 chinesecalendar 组件。",
    ),
    "XF973": Entry(
        "错误",
        "节假日文件读不出来",
        "节假日文件“{path}”读不出来：{reason}。",
        "节假日文件：文本或 CSV，一行一天或一段",
        "核对文件名；内容逐行写成“2027-01-01 休”或“2027年2月5日至2月11日 休”，调休上班的写“班”。",
    ),
    "XF974": Entry(
        "错误",
        "节假日文件有误",
        "节假日文件“{path}”第 {number} 行“{line}”有误：{why}。",
        "节假日文件：文本或 CSV，一行一天或一段",
        "改正这一行。",
    ),
}
