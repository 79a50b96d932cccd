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
