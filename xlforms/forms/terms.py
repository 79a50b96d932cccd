"""The vocabulary of labels: each official term once, with the synonyms seen on published forms.

Brackets, quotation marks, white space, a trailing colon, numbering, a leading 其中： and a year are dropped before
labels are compared (see `labels.recognise`), so no synonym here differs from another word by those alone.
"""

from __future__ import annotations

from xlforms.forms.fund_terms import AMOUNTS
from xlforms.forms.term import Term
from xlforms.forms.unit_terms import IMPLEMENTING_UNIT, PROJECT_NAME, SUPERVISING_DEPARTMENT, UNIT_NAME

# Funds: their columns (IPSAS 24) and what heads them.
ORIGINAL_BUDGET = Term(
    "original_budget",
    "年初预算数",
    (
        "年初预算",
        "年初预算金额",
        "年初批复数",
        "年初预算批复数",
        "年初批复预算数",
        "年初安排数",
        "年初预算安排",
        "年初预算安排数",
        "预算数(年初)",
        "年初批复预算",
    ),
)
FINAL_BUDGET = Term(
    "final_budget",
    "全年预算数",
    (
        "调整预算数",
        "调整后预算数",
        "全年预算",
        "预算数",
        "调整后预算",
        "全年预算金额",
        "调整后的预算",
        "当年预算数",
        "调整后全年预算数",
        "预算安排数",
        "预算安排金额",
        "预算金额",
        "调整预算",
        "调整后预算金额",
        "批复金额",
        "预算数(调整后)",
        "年度预算数",
        "调整后预算安排数",
        "项目预算金额",
        "项目预算数",
    ),
)
ACTUAL_EXPENDITURE = Term(
    "actual_expenditure",
    "全年执行数",
    (
        "预算执行数",
        "执行数",
        "决算数",
        "全年执行",
        "全年执行金额",
        "全年实际执行数",
        "实际执行数",
        "全年支出数",
        "执行金额",
        "实际支出数",
        "实际支出金额",
        "实际支出",
        "全年实际支出数",
        "全年实际支出",
        "年度执行数",
        "实际执行金额",
        "资金执行数",
    ),
)
EXECUTION_RATE = Term(
    "execution_rate",
    "执行率",
    ("预算执行率", "预算执行率%", "执行率%", "全年预算执行率", "预算执行进度", "执行进度"),
)
WEIGHT = Term(
    "weight",
    "分值",
    (
        "权重",
        "指标权重",
        "参考分值",
        "标准分值",
        "分值权重",
        "权重分值",
        "权重分",
        "指标分值",
        "执行率权重",
        "满分",
        "指标满分",
        "标准分",
    ),
)
SCORE = Term(
    "score",
    "得分",
    (
        "自评得分",
        "自评分",
        "评分",
        "自评分值",
        "指标得分",
        "实际得分",
        "执行率得分",
        "自评打分",
        "评价得分",
        "单位自评得分",
    ),
)
ANNUAL_BUDGET = Term(
    "annual_budget",
    "年度预算申请",
    (
        "部门整体支出资金",
        "年度预算",
        "预算执行情况",
        "部门预算",
        "部门整体支出",
        "年度预算情况",
        "部门预算资金",
        "年度主要任务完成情况",
    ),
)
PROJECT_FUNDS = Term(
    "project_funds", "项目资金", ("项目资金情况", "项目预算", "项目预算执行情况", "资金情况", "预算执行情况")
)

# Indicators.
INDICATORS = Term(
    "indicators", "绩效指标", ("年度绩效指标", "年度绩效指标完成情况", "绩效指标完成情况", "绩效指标情况")
)
LEVEL1 = Term("level1", "一级指标", ("一级", "一级指标名称"))
LEVEL2 = Term("level2", "二级指标", ("二级", "二级指标名称"))
LEVEL3 = Term("name", "三级指标", ("三级", "三级指标名称", "指标名称", "指标内容", "具体指标"))
TARGET = Term(
    "target",
    "年度指标值",
    (
        "指标值",
        "年初目标值",
        "目标值",
        "年初指标值",
        "年度目标值",
        "预期指标值",
        "绩效指标值",
        "计划指标值",
        "预期值",
        "计划值",
        "绩效目标值",
        "年初设定值",
        "年初设定指标值",
        "预期实现值",
        "计划完成值",
        "全年指标值",
        "指标目标值",
        "年度绩效指标值",
        "全年目标值",
        "预期目标值",
        "设定值",
        # Below a heading over sign, number and unit.
        "值",
    ),
)
ADJUSTED_TARGET = Term(
    "adjusted_target",
    "调整后指标值",
    (
        "调整指标值",
        "调整后的指标值",
        "调整后年度指标值",
        "年中调整指标值",
        "调整后目标值",
        "调整目标值",
        "指标值(调整后)",
        "年度指标值(调整后)",
    ),
)
TARGET_SIGN = Term(
    "target_sign",
    "指标性质",
    ("计算符号", "指标方向", "符号", "运算符号", "指标符号", "绩效指标性质", "比较符号"),
)
TARGET_UNIT = Term(
    "target_unit",
    "度量单位",
    ("计量单位", "指标单位", "指标值单位", "绩效指标单位", "绩效指标值单位", "单位（文字描述）"),
)
ACTUAL = Term(
    "actual",
    "实际完成值",
    (
        "完成值",
        "全年实际值",
        "全年实际完成值",
        "自评完成值",
        "实际值",
        "实际完成指标值",
        "全年完成值",
        "实际完成",
        "年度完成值",
        "指标完成值",
        "全年实际完成指标值",
        "全年完成指标值",
        "年度实际完成值",
        "年度实际值",
        "实现值",
        "实际实现值",
        "指标实现值",
        "全年实现值",
        "指标实际完成值",
        "年末完成值",
        "执行值",
        "指标完成情况",
        "完成情况",
        "实际完成情况",
    ),
)
DEVIATION_REASON = Term(
    "deviation_reason",
    "偏差原因分析及改进措施",
    (
        "偏差原因及改进措施",
        "未完成原因分析",
        "未完成原因分析及改进措施",
        "未完成原因及改进措施",
        "未完成原因和改进措施",
        "未完成原因及拟采取的改进措施",
        "未完成原因和拟采取的改进措施",
        "偏差原因分析和改进措施",
        "扣分原因",
        "扣分原因及说明",
        "扣分原因及其他说明",
        "产生差异的原因及改进措施",
        "扣分原因和其他说明",
        "偏差原因分析",
        "偏差原因",
        "未完成原因",
        "原因",
        "原因分析",
        "偏差原因及措施",
        "偏差分析及改进措施",
        "未完成原因及分析",
        "未完成原因说明",
        "未达标原因",
        "未达标原因及改进措施",
        "扣分原因分析",
        "备注",
    ),
)
TOTAL = Term(
    "total", "总分", ("合计", "总计", "总得分", "合计得分", "总分值", "自评总分", "总分合计", "分值合计", "得分合计")
)
HEAD_SCORE = Term("head_score", "自评总分", ("总分", "自评总得分", "自评得分", "绩效自评得分", "综合得分"))
SUBTOTAL = Term("subtotal", "小计", ("分项小计", "本级小计", "指标小计", "小计得分"))

# Beside and below the tables.
MONEY_UNIT = Term("money_unit", "金额单位", ("单位",))
NOTE = Term("note", "说明", ("注", "备注", "填表说明"))
PREPARER = Term("preparer", "填表人", ("填报人", "制表人", "经办人", "填报人签字"))

# Labels whose value may stand in their own cell, so that it ends where another label begins.
BRIEF = AMOUNTS | {UNIT_NAME, PROJECT_NAME, SUPERVISING_DEPARTMENT, IMPLEMENTING_UNIT, PREPARER}
