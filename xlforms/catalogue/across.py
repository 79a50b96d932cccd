"""XF42 and XF43: the forms of one unit that do not agree with each other."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

_PROJECTS = "勾稽关系：基础数据表项目支出决算数＝部门自评表项目支出＝各项目自评表全年执行数之和"
_SAME = "一个单位一个年度的各张表，单位名称和年度应当一致"

ENTRIES: dict[str, Entry] = {
    "XF420": Entry(
        "错误",
        "两张表的项目支出不一致",
        "部门自评表的项目支出填的是 {found}，基础数据表（{other}）的项目支出决算数是 {expected}：{arithmetic}。",
        _PROJECTS,
        "请核对两张表的项目支出，改正填错的一处。",
    ),
    "XF421": Entry(
        "错误",
        "各项目执行数之和超过项目支出",
        "{label}是 {found}，各项目自评表的全年执行数（{cells}）相加是 {expected}，超过了：{arithmetic}。",
        _PROJECTS,
        "请核对各项目的全年执行数和项目支出；同一个项目的表不要重复。",
    ),
    "XF422": Entry(
        "警告",
        "各项目执行数之和少于项目支出",
        "{label}是 {found}，各项目自评表的全年执行数（{cells}）相加是 {expected}：{arithmetic}。",
        _PROJECTS,
        "请核对各项目的全年执行数；还有项目没有自评表的，请补上。",
    ),
    "XF423": Entry(
        "错误",
        "项目的执行数两处不一致",
        "项目「{project}」的自评表填的全年执行数是 {found}，基础数据表（{other}）的决算数是 {expected}：{arithmetic}。",
        _PROJECTS,
        "请核对这个项目的决算数，改正填错的一处。",
    ),
    "XF424": Entry(
        "警告",
        "项目自评表的张数与项目数不一致",
        "基础数据表列了 {expected} 个项目（{rows}），项目自评表有 {found} 张（{projects}）。",
        "每个项目支出一张项目支出绩效自评表",
        "请补上缺少的项目自评表，或在基础数据表里补列项目；几个项目合报一张的，请说明。",
    ),
    "XF425": Entry(
        "警告",
        "同一个项目有两张自评表",
        "项目「{found}」有两张自评表，另一张在 {other}。",
        "每个项目支出一张项目支出绩效自评表",
        "请删去重复的一张；确是两个项目的，请把项目名称写得有区别。",
    ),
    "XF426": Entry(
        "警告",
        "单位名称不一致",
        "这张表的单位是「{found}」，{form}的单位是「{expected}」。",
        _SAME,
        "请核对是不是放错了别的单位的表，或者单位名称写得不一样。",
    ),
    "XF427": Entry(
        "错误",
        "年度不一致",
        "这张{form}是 {found} 年的，其他表是 {expected} 年的。",
        _SAME,
        "请核对是不是放错了上年的表，或者标题里的年度没有改。",
    ),
    "XF428": Entry(
        "警告",
        "上年决算数与上年的表不一致",
        "{label}的上年决算数填的是 {found}，上年的基础数据表（{other}）的决算数是 {expected}：{arithmetic}。",
        "上年决算数应与上年报送的决算数一致",
        "请核对上年报送的表；决算批复后有调整的，请说明。",
    ),
    "XF430": Entry(
        "提示",
        "项目的单位不是本单位",
        "这张项目自评表的单位是「{found}」，部门自评表的单位是「{expected}」。",
        _SAME,
        "请核对是不是放错了别的单位的表；由下属单位实施的，不需要处理。",
    ),
    "XF431": Entry(
        "提示",
        "项目名称在基础数据表里没有",
        "项目自评表的项目名称是「{found}」，基础数据表列的项目是：{rows}，没有这个名称。",
        "同一个项目在各张表里的名称应当一致",
        "请把两处的项目名称写得一样。",
    ),
}
