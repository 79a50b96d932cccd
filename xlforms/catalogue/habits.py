"""XF5: habits of filling that reviewers send back."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

_COMPLETE = "附件5：自评报告正文部分内容齐全，每少一个部分扣2分"

ENTRIES: dict[str, Entry] = {
    "XF501": Entry(
        "提示",
        "自评报告有待填写的内容",
        "自评报告第{part}部分缺少「{label}」，报告里留了〔待填写〕。",
        _COMPLETE,
        "请在所指的单元格写明后再运行一次；也可以直接在完成的自评报告里补写。",
    ),
    "XF502": Entry(
        "警告",
        "报告素材与表内数字不一致",
        "报告素材的「{label}」填的是 {found} 万元，表里是 {expected} 万元，自评报告用的是表里的数。",
        "自评报告中的数字应与自评表、基础数据表一致",
        "请核对两处数字，改正填错的一处。",
    ),
    "XF503": Entry(
        "警告",
        "自评报告缺少一部分",
        "自评报告没有「{section}」这个标题，这部分没有写。",
        _COMPLETE,
        "请在自评报告里补上这个标题，下面留一个空行，再运行一次。",
    ),
    "XF504": Entry(
        "提示",
        "自评报告还有〔待填写〕",
        "自评报告里还有没填的地方：{found}",
        _COMPLETE,
        "请写上内容，删去〔待填写〕的字样。",
    ),
}
