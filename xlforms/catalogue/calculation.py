"""XF3: derived figures that disagree or can't be derived."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

_10 = "财预〔2020〕10号《项目支出绩效评价管理办法》"

ENTRIES: dict[str, Entry] = {
    "XF301": Entry(
        "错误",
        "计算结果不符",
        "{label}填的是 {found}，按规定计算应为 {expected}：{arithmetic}。",
        _10,
        "请核对后改成计算结果；原来填的数没有改动，想直接换成计算结果可以加 --overwrite。",
    ),
    "XF302": Entry(
        "警告",
        "算不出来：除数是零或空白",
        "{label}算不出来：{reason}。",
        _10,
        "请补填或核对所需的数字；确实没有预算的项目可以不理会。",
    ),
    "XF303": Entry(
        "提示",
        "定性指标建议得满分",
        "「{label}」完成情况是「{found}」，属于达成年度指标，建议得分 {expected}（可在 {low}—{high} 之间调整）。",
        _10 + "：达成年度指标的得 100%—80%（含）",
        "请核实后确定得分。",
    ),
    "XF304": Entry(
        "警告",
        "得分需要人工填写",
        "「{label}」的得分没有计算：{reason}。",
        _10,
        "请按实际完成情况填写得分。",
    ),
    "XF305": Entry(
        "警告",
        "总分没有计算",
        "总分没有计算：还有 {count} 个指标没有得分（{cells}）。",
        _10,
        "请补填这些指标的得分后再运行一次。",
    ),
    "XF306": Entry(
        "错误",
        "公式算出的数不符",
        "{label}里的公式 ={formula} 算出 {found}，按规定应为 {expected}：{arithmetic}。",
        _10,
        "请检查公式引用的单元格是否正确。",
    ),
    "XF307": Entry(
        "警告",
        "指标得分与计算不符",
        "「{label}」填的得分是 {found}，按目标值和完成值计算是 {expected}：{arithmetic}。",
        _10,
        "请核对得分；有扣分或酌情给分理由的，请写在偏差原因里。",
    ),
    "XF308": Entry(
        "警告",
        "得分不在档次范围内",
        "「{label}」的完成情况「{actual}」属于{tier}，得分应在 {expected} 之间，填的是 {found}。",
        _10 + "：定性指标分三档",
        "请核对完成情况或得分。",
    ),
    "XF309": Entry(
        "提示",
        "尾数被截去",
        "{label}填的是 {found}，按四舍五入应为 {expected}：{arithmetic}，看来是直接去掉了尾数。",
        "四舍五入到显示的位数",
        "建议改为四舍五入后的数。",
    ),
}
