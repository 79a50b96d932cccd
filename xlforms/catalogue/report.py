"""XF131, XF45, XF46 and XF505 to XF508: what the report says, against itself and against the tables."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

_AGREES = "自评报告中的数字应与自评表、基础数据表一致"
_CLOSES = "勾稽关系：年初预算数＋年中追加＝总预算数，人员＋公用＋项目＝总数"
_ANNEX5 = "附件5：建议与问题对应且全面"

ENTRIES: dict[str, Entry] = {
    "XF131": Entry(
        "提示",
        "还有一份自评报告",
        "“{found}”也是自评报告，一样核对了；附件5的正文、问题和建议按“{report}”评。",
        "一个单位一份自评报告",
        "请只留下正式的一份。",
    ),
    "XF450": Entry(
        "错误",
        "报告里两个数连在一起",
        "报告{where}的「{found}」像是两个数连在了一起：{readings}。",
        _CLOSES,
        "请删去多余的一个数。",
    ),
    "XF451": Entry(
        "错误",
        "报告的年初加追加不等于总预算",
        "报告{where}的年初预算数加年中追加是 {found} 万元，总预算数是 {expected} 万元：{arithmetic}，差 {difference}。",
        _CLOSES,
        "请核对年初预算数、年中追加和总预算数，改正写错的一个。",
    ),
    "XF452": Entry(
        "错误",
        "报告的分项之和不等于总数",
        "报告{where}的{label}，各项相加是 {found} 万元，总数写的是 {expected} 万元：{arithmetic}，相差 {difference}。",
        _CLOSES,
        "请核对总数和各分项，改正写错的一个。",
    ),
    "XF453": Entry(
        "警告",
        "报告的公用经费超预算",
        "报告{where}的公用经费决算 {found} 万元，超过预算 {expected} 万元，{arithmetic}。",
        "财预〔2013〕53号：公用经费控制率不应超过 100%",
        "请核对数字；确实超预算的，请在自评报告里说明原因和改进措施。",
    ),
    "XF454": Entry(
        "错误",
        "报告与表内数字不一致",
        "报告{where}写「{phrase}」，{label}是 {found}，表里（{source}）是 {expected}{slip}。",
        _AGREES,
        "请核对两处数字，改正写错的一处。",
    ),
    "XF455": Entry(
        "错误",
        "报告的自评分与总分不一致",
        "报告{where}写「{phrase}」，自评表的总分（{source}）是 {expected} 分。",
        "自评报告的自评得分应等于部门整体支出绩效自评表的总分",
        "请核对自评表的得分；以表为准的，改报告里的分数。",
    ),
    "XF456": Entry(
        "错误",
        "报告列出的项目超过项目支出",
        "报告{where}列出的项目合计 {found} 万元，超过项目支出 {expected} 万元：{arithmetic}。",
        "勾稽关系：列出的项目合计不超过项目支出",
        "请核对各项目的金额和项目支出。",
    ),
    "XF457": Entry(
        "警告",
        "报告列出的项目不等于项目支出",
        "报告{where}列出的项目合计 {found} 万元，项目支出是 {expected} 万元，没有写“等”：{arithmetic}。",
        "勾稽关系：全部列出的，合计等于项目支出",
        "没有全部列出的，请写上“等”；全部列出的，请核对金额。",
    ),
    "XF458": Entry(
        "错误",
        "报告前后不一致",
        "报告{where}写「{phrase}」，前面{earlier}写的是「{expected}」，同一个数前后不一致。",
        _AGREES,
        "请核对后统一。",
    ),
    "XF459": Entry(
        "警告",
        "报告的执行率与预算、决算数不符",
        "报告{where}的预算执行率写的是 {found}，按报告的总预算数和决算数计算应为 {expected}：{arithmetic}。",
        "预算执行率＝全年执行数÷全年预算数",
        "请核对执行率、总预算数和决算数。",
    ),
    "XF460": Entry(
        "警告",
        "报告的同比增减率不符",
        "报告{where}写「{phrase}」，增减率写的是 {found}，按前面的 {base} 万元计算应为 {expected}：{arithmetic}。",
        "同比增减率＝增减额÷（本年数－增减额）",
        "请核对本年数、增减额和增减率。",
    ),
    "XF461": Entry(
        "警告",
        "报告的项目个数不符",
        "报告{where}写项目共 {found} 个，{source}是 {expected} 个。",
        _AGREES,
        "请核对项目个数。",
    ),
    "XF462": Entry(
        "错误",
        "报告的年度与表不一致",
        "报告标题的年度是 {found} 年，{source}的年度是 {expected} 年。",
        _AGREES,
        "请核对是不是同一年度的材料，改正写错的一处。",
    ),
    "XF463": Entry(
        "警告",
        "报告的单位与表不一致",
        "报告标题的单位是「{found}」，{source}的单位是「{expected}」。",
        _AGREES,
        "请核对是不是同一单位的材料，改成同一个名称。",
    ),
    "XF505": Entry(
        "警告",
        "问题没有对应的措施",
        "报告{where}的第 {number} 个问题「{found}」，在改进措施里没有看到对应的措施。",
        _ANNEX5,
        "请在改进措施里针对这个问题写一条；已经写了的，请用同样的说法点明。",
    ),
    "XF506": Entry(
        "警告",
        "报告的标题编号不对",
        "报告{where}的标题「{heading}」编号是「{found}」，应为「{expected}」。",
        "公文结构层次序数：一、（一）1.（1），依次编排",
        "请改正编号；用了自动编号的，请在 Word 里重新设置。",
    ),
    "XF507": Entry(
        "警告",
        "报告的正文前多了编号",
        "报告{where}的正文「{text}」前有编号「{found}」，前面没有「{expected}」，像是多出来的。",
        "公文结构层次序数：一、（一）1.（1），依次编排",
        "请删去多余的编号，或补上缺少的一条。",
    ),
    "XF508": Entry(
        "提示",
        "看不出问题和措施是否对应",
        "报告{where}的第 {number} 个问题「{found}」，措施里没有用同样的说法；"
        "第 {measure} 条「{text}」看不出是不是针对它的。",
        _ANNEX5,
        "是对应的，不用改；不是的，请针对这个问题写一条措施。",
    ),
}
