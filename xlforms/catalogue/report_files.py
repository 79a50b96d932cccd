"""XF991 to XF998: reports in files of their own, and the wording of those that we write."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry
from xlforms.catalogue.files import CONTENT, PASSWORD

ENTRIES: dict[str, Entry] = {
    "XF996": Entry(
        "错误",
        "没有认出自评报告",
        "没有认出自评报告：没有找到「部门基本情况」「基本支出情况」「存在的问题」「改进措施」等标题，请核对选对了文件。",
        "报告按各部分的标题识别，不看编号",
        "选对文件；标题改动太大的，请改回下发的提纲。",
    ),
    "XF991": Entry(
        "错误",
        "旧版 Word 文档",
        "是旧版 Word 文档（.doc），请用 WPS 或 Word 打开，另存为 .docx 再试。",
        CONTENT,
        "用 WPS 文字或 Word 打开，选“另存为”，类型选“Word 文档 (*.docx)”。",
    ),
    "XF992": Entry(
        "错误",
        "不是 Word 文档或已损坏",
        "不是 Word 文档（.docx），或者文档已损坏，请用 WPS 或 Word 打开后另存为 .docx 再试。",
        CONTENT,
        "用 WPS 文字或 Word 打开后另存；打不开的，请报送单位重新发送。",
    ),
    "XF993": Entry(
        "错误",
        "Word 文档有密码",
        "Word 文档设有打开密码，请在 WPS 或 Word 中去掉密码后再试。",
        PASSWORD,
        "去掉打开密码后另存。",
    ),
    "XF994": Entry(
        "错误",
        "缺少 Word 组件",
        "要读写 Word 文档，请先安装组件：pip install python-docx。",
        "python-docx",
        "安装后再试，或把报告另存为 .txt。",
    ),
    "XF995": Entry(
        "错误",
        "文字编码读不出",
        "文本文件不是 UTF-8 或 GB18030（GBK）编码，请用记事本打开，另存为 UTF-8 再试。",
        CONTENT,
        "用记事本打开，选“另存为”，编码选 UTF-8。",
    ),
    "XF997": Entry(
        "错误",
        "措辞文件读不出来",
        "措辞文件“{path}”读不出来：{reason}。",
        "--wording 文件",
        "核对文件名；用记事本保存成 UTF-8 的文本。",
    ),
    "XF998": Entry(
        "错误",
        "措辞文件有误",
        "措辞文件“{path}”有误：{mistakes}。",
        "xlforms/writers/wording.txt",
        "按提示改正；小标题和大括号里的名称要和原来的措辞文件一样。",
    ),
    "XF946": Entry(
        "错误",
        "没有表，写不了报告",
        "没有自评表、基础数据表等任何一张表，写不了报告；请给出填好的工作簿，或单位报送材料的文件夹。",
        "自评报告的数字取自各表",
        "写明填好的工作簿；只想核对一份写好的报告，用 xlforms check。",
    ),
}
