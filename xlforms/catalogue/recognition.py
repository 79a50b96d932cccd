"""XF94: workbooks in which no form is found, for whose forms there is no blank, or without marks to take off."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "XF941": Entry(
        "错误",
        "没有认识的表格",
        "没有找到认识的表格（认识的表名：{known}）。{nearest}请核对表名和栏目名是否被改动。",
        "表格按表名和栏目名识别",
        "把表名和栏目名改回下发时的原样，或改填 xlforms 的空白表。",
    ),
    "XF942": Entry(
        "错误",
        "表样声明读不出来",
        "表样声明“{path}”读不出来：{reason}。",
        "TOML 1.0",
        "核对文件夹和文件名；用记事本打开，对照 xlforms learn 起草的样子改正，存成 UTF-8。",
    ),
    "XF944": Entry(
        "错误",
        "表样声明有误",
        "表样声明“{path}”有误：{mistakes}。",
        "xlforms 使用手册：本地的表样",
        "按提示改正这几处，再运行一次。",
    ),
    "XF947": Entry(
        "错误",
        "没有可学的内容",
        "工作表“{sheet}”里没有找到栏目，没有起草表样声明；可以写：{sheets}。",
        "按表内文字和数字的排列找栏目",
        "用 --sheet 写明表所在的工作表。",
    ),
    "XF943": Entry(
        "错误",
        "没有空白表可填",
        "「{form}」没有空白表可以填入，{kind} 格式的这张表只能读取、核对；请用 WPS 或 Excel 另存为 .xlsx 后再试。",
        "本系统只原样修改 xlsx、xlsm 工作簿",
        "用 WPS 或 Excel 另存为 .xlsx 后再试。",
    ),
    "XF945": Entry(
        "错误",
        "没有标注",
        "这个文件没有 xlforms 的标注，不用清除；标注件的文件名通常以“-已标注”结尾，请核对是不是选错了文件。",
        "标注件：xlforms check --annotate 的结果",
        "请选“…-已标注”的文件。",
    ),
}
