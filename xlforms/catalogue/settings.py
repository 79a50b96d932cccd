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
}
